import Foundation
import Terminal

/// Standard input as what is typed at a board's console: Enter is CR, whatever ends the lines of a file or a pipe.
///
/// On a terminal the board echoes and edits, not the terminal. Ctrl-C is the program's while it waits for a key, and ends picoheap while
/// it runs.
final class Typing {
    private let beforeWaiting: () -> Void
    private var terminal: RawTerminal?
    private var last: UInt8 = 0

    /// `beforeWaiting` is called before each byte: what has been printed is to be seen by then.
    init(beforeWaiting: @escaping () -> Void) { self.beforeWaiting = beforeWaiting }

    /// The next byte, waiting for it; nil at the end of input.
    /// `asIs`: a tool types, whose bytes are left alone.
    func next(asIs: Bool = false) -> UInt8? {
        beforeWaiting()
        if terminal == nil, isatty(STDIN_FILENO) == 1 { terminal = RawTerminal(keepsSignals: true) }
        terminal?.setSignals(false)
        defer { terminal?.setSignals(true) }
        let newline = UInt8(ascii: "\n"), enter = UInt8(ascii: "\r")
        guard let byte = Console.readByte() else { return nil }
        defer { last = byte }
        // Of CR LF, the board ignores the second.
        return !asIs && byte == newline && last != enter ? enter : byte
    }

    /// Leaves the terminal as it was.
    func end() {
        terminal?.restore()
        terminal = nil
    }
}
