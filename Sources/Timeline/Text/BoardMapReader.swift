// Reads a paste of mem_info(1) line by line.

import Heap

/// The state between two lines of a paste.
struct BoardMapReader {
    var map = BoardMap()
    /// The symbols of the area being read, and where it says that it begins.
    private var symbols: [Character] = []
    private var start: Address = 0
    private var isInLayout = false
    /// Line in the paste where the area began, and of the last map line that had fewer than 64 symbols.
    private var layoutLine = 0
    private var shortLine: Int?

    mutating func read(_ line: Substring, number: Int) {
        if let range = line.firstRange(of: "GC: total:") {
            readTotals(line[range.lowerBound...])
        } else if let range = line.firstRange(of: "GC memory layout; from ") {
            endArea()
            isInLayout = true
            layoutLine = number
            let digits = line[range.upperBound...].prefix { $0.isHexDigit || $0 == "x" }
            start = Address(digits.hasPrefix("0x") ? digits.dropFirst(2) : digits, radix: 16) ?? 0
        } else if line.contains("lines all free)") {
            readFold(line, number)
        } else if let row = BoardMapReader.row(line), isInLayout || row.symbols.allSatisfy(BoardMapReader.isKnown) {
            readRow(row, number)
        }
    }

    mutating func finish() {
        endArea()
        if map.areas.isEmpty, map.problems.isEmpty {
            report(1, "no map is in this text: run micropython.mem_info(1) and copy all that it prints")
        }
        let blocks = map.areas.reduce(0) { $0 + $1.blockCount }
        if let total = map.total, !map.areas.isEmpty, total != blocks * Heap.blockSize, map.problems.isEmpty {
            report(
                layoutLine,
                "the map has \(blocks.grouped) blocks, but the heap's total of \(total.grouped) bytes is "
                    + "\((total / Heap.blockSize).grouped): the end of the paste is missing")
        }
    }

    private mutating func report(_ line: Int, _ message: String) {
        map.problems.append(PasteProblem(line: line, message: message))
    }

    /// `GC: total: 211648, used: 208, free: 211440`, and on newer boards more.
    private mutating func readTotals(_ line: Substring) {
        func figure(_ name: String) -> Int? {
            line.firstRange(of: name + ": ").flatMap { Int(line[$0.upperBound...].prefix(while: \.isNumber)) }
        }
        map.total = figure("total")
        map.used = figure("used")
        map.free = figure("free")
    }

    /// `(205 lines all free)`.
    private mutating func readFold(_ line: Substring, _ number: Int) {
        guard let open = line.lastIndex(of: "("),
            let count = Int(line[line.index(after: open)...].prefix(while: \.isNumber)), count > 0, count < 1 << 20
        else { return report(number, "a number of free lines is expected in the brackets") }
        begin(number)
        checkLast()
        symbols += Array(repeating: ".", count: count * MemoryLayoutText.lineLength)
    }

    /// Offset and symbols of a map line, whatever a terminal or a log put before them; `nil` for a line that is none.
    private static func row(_ line: Substring) -> (offset: Int, symbols: Substring)? {
        guard let colon = line.lastIndex(of: ":") else { return nil }
        let digits = line[..<colon].reversed().prefix(while: \.isHexDigit)
        guard digits.count == 8 || digits.count == 5, let offset = Int(String(digits.reversed()), radix: 16) else { return nil }
        var symbols = line[line.index(after: colon)...]
        guard symbols.first == " " else { return nil }
        symbols = symbols.dropFirst()
        while symbols.last == " " { symbols = symbols.dropLast() }
        return (offset, symbols)
    }

    private mutating func readRow(_ row: (offset: Int, symbols: Substring), _ number: Int) {
        begin(number)
        checkLast()
        let expected = symbols.count * Heap.blockSize
        if row.offset != expected {
            let what = row.offset > expected ? "lines are missing before it" : "it stands here twice, or out of order"
            report(number, "offset \(hex(row.offset)) where \(hex(expected)) is expected: \(what)")
            guard row.offset > expected, row.offset % Heap.blockSize == 0, row.offset < 1 << 26 else { return }
            // Go on with the map as far as it is known: what is missing counts as free.
            symbols += Array(repeating: ".", count: (row.offset - expected) / Heap.blockSize)
        }
        if row.symbols.count > MemoryLayoutText.lineLength {
            report(number, "\(row.symbols.count) blocks in a line; a line has 64")
        }
        for (index, symbol) in row.symbols.prefix(MemoryLayoutText.lineLength).enumerated() {
            if !BoardMapReader.isKnown(symbol) { report(number, "`\(symbol)` at column \(index + 1) is no block") }
            symbols.append(symbol)
        }
        shortLine = row.symbols.count < MemoryLayoutText.lineLength ? number : nil
    }

    /// Only the last line of an area may be shorter than 64.
    private mutating func checkLast() {
        guard let short = shortLine else { return }
        report(short, "the line is cut off: it has fewer than 64 blocks and is not the last")
        let rest = symbols.count % MemoryLayoutText.lineLength
        if rest > 0 { symbols += Array(repeating: ".", count: MemoryLayoutText.lineLength - rest) }
        shortLine = nil
    }

    /// A map line without its heading begins an area all the same.
    private mutating func begin(_ number: Int) {
        if !isInLayout {
            isInLayout = true
            layoutLine = number
            start = 0
        }
    }

    /// `=` and the old `t` are tails. A letter of an object that this program does not tell apart is a head too.
    private static func isKnown(_ symbol: Character) -> Bool {
        symbol == "." || symbol == "=" || (symbol.isASCII && symbol.isLetter)
    }

    private mutating func endArea() {
        defer {
            symbols = []
            isInLayout = false
            shortLine = nil
        }
        guard isInLayout else { return }
        if symbols.isEmpty { return report(layoutLine, "no lines of blocks follow the heading") }
        var blocks = BlockMap(poolStart: start, blockCount: symbols.count)
        var head: Int?
        for (block, symbol) in symbols.enumerated() {
            switch symbol {
            case "=", "t":
                if let head {
                    blocks.place(head: head, count: block - head + 1, content: blocks.content(ofHead: head))
                } else {
                    report(
                        layoutLine + 1,
                        "the block at \(block.blockOffset) goes on an allocation whose beginning is missing")
                    blocks.place(head: block, count: 1)
                    head = block
                }
            case let letter where letter.isASCII && letter.isLetter:
                blocks.place(head: block, count: 1, content: BlockContent(letter: letter) ?? .other)
                head = block
            default:
                head = nil
            }
        }
        map.areas.append(blocks)
    }

    private func hex(_ offset: Int) -> String {
        "0x" + String(offset, radix: 16)
    }
}
