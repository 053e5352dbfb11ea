// Text from elsewhere (a file's name, a title, a program's output) must not command the terminal that it is shown on. Control characters, and
// those that turn the direction of writing, are shown as what they are: `^[` for Escape, `<U+202E>` for what has no such name.

extension StringProtocol {
    /// The text with its control characters made visible, but for line ends and tabs.
    public var printable: String { shown { $0 == "\n" || $0 == "\t" } }

    /// The same for what is to be one line: a file's name.
    public var printableLine: String { shown { _ in false } }

    /// The first control character that is not a line end or a tab.
    public var firstControl: UnicodeScalar? {
        if utf8.allSatisfy({ ($0 >= 32 && $0 < 127) || $0 == 10 || $0 == 9 }) { return nil }
        var before: UnicodeScalar?
        for scalar in unicodeScalars {
            // CR LF is a line end too.
            if before == "\r", scalar != "\n" { return before }
            if scalar.isControl, scalar != "\n", scalar != "\t", scalar != "\r" { return scalar }
            before = scalar
        }
        return before == "\r" ? before : nil
    }

    private func shown(but keeps: (UnicodeScalar) -> Bool) -> String {
        if utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return String(self) }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isControl, !keeps(scalar) { text += scalar.visible.unicodeScalars } else { text.append(scalar) }
        }
        return String(text)
    }
}

extension UnicodeScalar {
    /// Does something to a terminal, or to the order of what stands beside it, in place of being shown.
    public var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7f..<0xa0: true
        // Marks, embeddings, overrides and isolates of direction; ends of lines and paragraphs.
        case 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    /// How a control character is shown, in ASCII.
    public var visible: String {
        switch value {
        case 0..<0x20: "^" + String(UnicodeScalar(UInt8(value + 64)))
        case 0x7f: "^?"
        default: "<U+\(value.hex(digits: 4).uppercased())>"
        }
    }
}

/// A board's console on a terminal: bytes as they come, with control characters made visible. Line ends, tabs, CR and backspace do what they
/// do, and so do the two sequences that `input()` edits a line with: the cursor to the left, and erasing to the end of the line.
public struct VisibleControls: Sendable {
    /// The beginning of a character, or of a sequence, whose end has not come yet.
    private var held: [UInt8] = []

    public init() {}

    public mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
        if held.isEmpty, bytes.allSatisfy(Self.isHarmless) { return bytes }
        var out: [UInt8] = []
        for byte in bytes {
            held.append(byte)
            decide(&out)
        }
        return out
    }

    /// What has been held back to the end.
    public mutating func finish() -> [UInt8] {
        var out: [UInt8] = []
        release(&out)
        return out
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        (byte >= 32 && byte < 127) || byte == 10 || byte == 13 || byte == 9 || byte == 8
    }

    /// Passes on what is held as soon as it is known what it is.
    private mutating func decide(_ out: inout [UInt8]) {
        guard let first = held.first, let last = held.last else { return }
        if held.count == 1, Self.isHarmless(first) {
            out += held
            held = []
        } else if first == 0x1b {
            let isBeginning = held.count < 2 || (held[1] == UInt8(ascii: "[") && held.count < 6
                && held.dropFirst(2).allSatisfy { $0 >= 48 && $0 < 58 })
            if isBeginning { return }
            let isEditing = held[1] == UInt8(ascii: "[") && held.dropFirst(2).dropLast().allSatisfy { $0 >= 48 && $0 < 58 }
                && (last == UInt8(ascii: "D") || (last == UInt8(ascii: "K") && held.count == 3))
            if isEditing {
                out += held
                held = []
            } else {
                release(&out)
            }
        } else if !Self.isUnfinished(held) {
            release(&out)
        }
    }

    /// Whether the bytes are the beginning of one UTF-8 character.
    private static func isUnfinished(_ bytes: [UInt8]) -> Bool {
        let length = switch bytes[0] {
        case 0xc2...0xdf: 2
        case 0xe0...0xef: 3
        case 0xf0...0xf4: 4
        default: 1
        }
        return bytes.count < length && bytes.dropFirst().allSatisfy { $0 & 0xc0 == 0x80 }
    }

    /// Shows what is held. The first byte of it is no beginning of anything; what follows may be.
    private mutating func release(_ out: inout [UInt8]) {
        guard !held.isEmpty else { return }
        let bytes = held
        held = []
        if let text = String(validating: bytes, as: UTF8.self), bytes[0] != 0x1b, text.unicodeScalars.count == 1 {
            out += text.printableLine.utf8
            return
        }
        out += Self.visible(bytes[0])
        for byte in bytes.dropFirst() {
            held.append(byte)
            decide(&out)
        }
    }

    private static func visible(_ byte: UInt8) -> [UInt8] {
        if byte < 0x80 { return isHarmless(byte) ? [byte] : Array(UnicodeScalar(byte).visible.utf8) }
        return Array("\\x\(byte.hex(digits: 2))".utf8)
    }
}
