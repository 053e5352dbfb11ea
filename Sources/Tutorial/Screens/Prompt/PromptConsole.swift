// What the board's console has shown, as lines: a terminal as far as MicroPython's prompt needs one.
//
// Invariant: `0 <= column <= lines.last.count`; the cursor stands in the last line.

/// The lines of a terminal that only grows. A line may be longer than a screen is wide.
struct PromptConsole: Sendable, Equatable {
    private(set) var lines: [[Character]] = [[]]
    /// Where the next character goes in the last line.
    private(set) var column = 0
    /// What has come of an escape sequence, or of a character of several bytes.
    private var unfinished: [UInt8] = []

    static let mostLines = 1000
    static let mostColumns = 2000

    init() {}

    var lastLine: String { String(lines[lines.count - 1]) }

    mutating func write(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { write(byte) }
    }

    private mutating func write(_ byte: UInt8) {
        if unfinished.first == 27 { return continueEscape(byte) }
        if byte & 0xc0 == 0x80, !unfinished.isEmpty { return continueCharacter(byte) }
        unfinished = []
        switch byte {
        case 8: column = max(0, column - 1)
        case 9: put(String(repeating: " ", count: 8 - column % 8))
        case 10: endLine()
        case 13: column = 0
        case 27, 0xc0...: unfinished = [byte]
        case 32..<127: put(String(UnicodeScalar(byte)))
        default: break
        }
    }

    /// `ESC [ n D` goes back, `ESC [ K` erases to the end of the line; nothing else is used.
    private mutating func continueEscape(_ byte: UInt8) {
        unfinished.append(byte)
        guard byte >= 64, byte != UInt8(ascii: "[") else { return }
        let number = Int(String(decoding: unfinished.dropFirst(2).dropLast(), as: UTF8.self))
        switch byte {
        case UInt8(ascii: "D"): column = max(0, column - max(1, number ?? 1))
        case UInt8(ascii: "K"): lines[lines.count - 1].removeSubrange(column...)
        default: break
        }
        unfinished = []
    }

    private mutating func continueCharacter(_ byte: UInt8) {
        unfinished.append(byte)
        let length = unfinished[0] >= 0xf0 ? 4 : unfinished[0] >= 0xe0 ? 3 : 2
        guard unfinished.count == length else { return }
        put(String(decoding: unfinished, as: UTF8.self))
        unfinished = []
    }

    private mutating func put(_ text: String) {
        for character in text {
            if column == PromptConsole.mostColumns { endLine() }
            let last = lines.count - 1
            if column < lines[last].count { lines[last][column] = character } else { lines[last].append(character) }
            column += 1
        }
    }

    private mutating func endLine() {
        lines.append([])
        column = 0
        if lines.count > PromptConsole.mostLines { lines.removeFirst(lines.count - PromptConsole.mostLines) }
    }
}
