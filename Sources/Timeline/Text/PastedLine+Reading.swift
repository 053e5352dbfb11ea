// A line of a paste, whatever a terminal, a log or a web page has put around it.

import BlockHeap

extension PastedLine {
    /// `00000400: h=..`, with anything before the offset and spaces behind the blocks. The letters are not judged.
    init?(_ text: Substring, number: Int) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[..<colon].reversed().prefix { $0.isASCII && $0.isHexDigit }
        guard digits.count == 8 || digits.count == 5, let offset = Int(String(digits.reversed()), radix: 16) else { return nil }
        var symbols = text[text.index(after: colon)...]
        guard symbols.first == " " else { return nil }
        symbols = symbols.dropFirst()
        while symbols.last == " " { symbols = symbols.dropLast() }
        let column = text.distance(from: text.startIndex, to: colon)
        self.init(
            content: .blocks(symbols.map { $0.asciiValue ?? PastedLine.strange }), offset: offset, digits: digits.count, line: number,
            column: column + 1 - digits.count, blocksColumn: column + 3)
    }

    /// Stands for a character that is no letter of a map.
    static let strange: UInt8 = 0

    /// `=` and the old `t` are tails. A letter of an object that this program does not tell apart is a head too.
    static func isKnown(_ symbol: UInt8) -> Bool {
        symbol == UInt8(ascii: ".") || symbol == UInt8(ascii: "=") || Character(UnicodeScalar(symbol)).isLetter && symbol < 0x80
    }

    /// The blocks that end a line without an offset: where a narrow terminal has broken it, or where offsets were cut away. At most `room`
    /// blocks; fewer must look like blocks.
    static func bareBlocks(_ text: Substring, room: Int) -> (blocks: [UInt8], column: Int)? {
        var text = text
        while text.last == " " { text = text.dropLast() }
        let blocks = text[(text.lastIndex { $0 == " " || $0 == "\t" }.map { text.index(after: $0) } ?? text.startIndex)...]
        let symbols = blocks.map { $0.asciiValue ?? strange }
        guard !symbols.isEmpty, symbols.count <= room, symbols.allSatisfy({ isKnown($0) }) else { return nil }
        guard symbols.count == room || symbols.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "=") }) else { return nil }
        return (symbols, text.distance(from: text.startIndex, to: blocks.startIndex) + 1)
    }

    /// Without what a terminal or a web page does to it: colours, ESC [ ... letter, and spaces that do not break.
    static func plain(_ line: Substring) -> Substring {
        guard line.utf8.contains(where: { $0 == 0x1b || $0 == 0xc2 }) else { return line }
        var plain = "", isInside = false
        for scalar in line.unicodeScalars {
            if scalar == "\u{1b}" {
                isInside = true
            } else if isInside {
                isInside = !("@"..."~").contains(scalar) || scalar == "["
            } else {
                plain.unicodeScalars.append(scalar == "\u{a0}" ? " " : scalar)
            }
        }
        return plain[...]
    }
}
