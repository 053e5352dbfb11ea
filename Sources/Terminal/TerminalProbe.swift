// What ncurses finds out about a terminal without touching it: for `picoheap doctor`.
import CNcurses
import Foundation

/// A terminal as its description tells of it.
public struct TerminalProbe: Sendable {
    public var description: TerminalDescription
    /// Colours that it shows; 0 for none.
    public var colours: Int
    /// Whether the cursor can be put anywhere, without which there is no full screen.
    public var movesCursor: Bool

    /// Nil if nobody knows the terminal.
    public init?(environment: [String: String]) {
        let found = TerminalDescription.open(environment: environment) { name in
            var fault: Int32 = 0
            return setupterm(name, STDOUT_FILENO, &fault) == OK ? () : nil
        }
        guard let found else { return nil }
        description = found.description
        colours = max(0, Int(tigetnum("colors")))
        movesCursor = tigetstr("cup").map { Int(bitPattern: $0) > 0 } ?? false
    }

    /// The size of the terminal that one of the standard streams is, as the system knows it; nil if none is one.
    public static var size: (columns: Int, rows: Int)? {
        for stream in [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO] {
            var size = winsize()
            if isatty(stream) == 1, ioctl(stream, UInt(TIOCGWINSZ), &size) == 0 { return (Int(size.ws_col), Int(size.ws_row)) }
        }
        return nil
    }
}
