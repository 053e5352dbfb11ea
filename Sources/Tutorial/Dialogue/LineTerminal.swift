// Somebody who reads lines and answers in lines: a screen reader, a braille display, a teletype, a test.
import Text

/// A terminal as lines: what is said goes out whole, and an answer is a line.
public struct LineTerminal {
    /// Columns.
    public var width: Int
    /// Writes lines; control characters in them are made visible, and command nothing.
    private let write: (String) -> Void
    /// The next line typed, without its end; `nil` when there is no more.
    private let read: () -> String?

    public init(width: Int, write: @escaping (String) -> Void, read: @escaping () -> String?) {
        self.width = max(20, width)
        self.write = write
        self.read = read
    }

    /// Says lines of a text that has been set already.
    func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        write(lines.map(\.printable).joined(separator: "\n") + "\n")
    }

    /// Says a sentence, broken between words.
    func say(_ sentence: String) { say(Wrapping.lines(sentence, width: width)) }

    func sayNothing() { write("\n") }

    /// Asks, and waits for a line.
    func ask(_ prompt: String) -> String? {
        write(prompt.printable + " ")
        return read()
    }
}
