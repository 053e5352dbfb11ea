// Reads a paste of mem_info(1) line by line.

import BlockHeap
import MicroPython
import Text

/// The state between two lines of a paste.
struct BoardMapReader {
    private var paste = BoardPaste()
    /// The map that is being read, and the area of it.
    private var map = BoardMap()
    private var symbols: [UInt8] = []
    private var start: Address = 0
    private var isInLayout = false
    private var blocksRead = 0
    /// Where each line of symbols stands: its first block in the area, and its place in the paste.
    private var rows: [(block: Int, line: Int, column: Int)] = []
    /// Where the area began.
    private var layoutLine = 0
    /// The last line, if it had fewer than 64 symbols, and the column behind its end.
    private var short: (line: Int, column: Int)?

    mutating func read(_ raw: Substring, number: Int) {
        // A log is long, and most of its lines are not of a map. Looking for bytes that those have costs little.
        let marks = Marks(raw)
        guard marks.hasAny || (isInLayout && short != nil) else { return }
        let line = BoardMapReader.withoutColours(raw)
        if marks.hasLetter, let range = line.firstRange(of: "GC: total:") {
            endMap()
            readTotals(line[range.lowerBound...], number)
        } else if marks.hasLetter, let range = line.firstRange(of: "GC memory layout; from ") {
            readHeading(line[range.upperBound...], number)
        } else if marks.hasBracket, let fold = line.firstRange(of: " lines all free)") {
            readFold(line, before: fold.lowerBound, number)
        } else if marks.hasColon, let row = Row(line), isInLayout || row.symbols.allSatisfy(BoardMapReader.isKnown) {
            readRow(row, number)
        } else if isInLayout, short != nil {
            readContinuation(line, number)
        }
    }

    /// The paste is over.
    mutating func finish() -> BoardPaste {
        endMap()
        // A fault of an area as a whole is found at its end.
        paste.problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        if paste.maps.isEmpty, paste.problems.isEmpty {
            report(1, 1, "no map is in this text: run micropython.mem_info(1) and copy all that it prints")
        }
        return paste
    }

    private mutating func report(_ line: Int, _ column: Int, _ message: String) {
        paste.problems.append(PasteProblem(line: line, column: column, message: message))
    }

    // MARK: Lines

    /// `GC: total: 211648, used: 208, free: 211440`, and on newer boards more.
    private mutating func readTotals(_ line: Substring, _ number: Int) {
        func figure(_ name: String) -> Int? {
            line.firstRange(of: name + ": ").flatMap { Int(line[$0.upperBound...].prefix(while: \.isNumber)) }
        }
        map.line = number
        map.total = figure("total")
        map.used = figure("used")
        map.free = figure("free")
    }

    private mutating func readHeading(_ rest: Substring, _ number: Int) {
        endArea()
        let digits = rest.prefix { $0.isHexDigit || $0 == "x" }
        let address = Address(digits.hasPrefix("0x") ? digits.dropFirst(2) : digits, radix: 16) ?? 0
        // The same area once more: another call of mem_info, whose first lines were not copied.
        if address != 0, map.areas.contains(where: { $0.poolStart == address }) { endMap() }
        begin(number)
        start = address
    }

    /// `(205 lines all free)`.
    private mutating func readFold(_ line: Substring, before end: Substring.Index, _ number: Int) {
        let digits = line[..<end].reversed().prefix { $0.isASCII && $0.isNumber }
        let column = line.distance(from: line.startIndex, to: end) + 1 - digits.count
        guard let count = Int(String(digits.reversed())), count > 0 else {
            return report(number, column, "a number of free lines is expected in the brackets")
        }
        begin(number)
        endRow()
        fill(min(count, BoardPaste.mostBlocks) * MemoryLayoutText.lineLength, with: UInt8(ascii: "."), number, column)
    }

    private mutating func readRow(_ row: Row, _ number: Int) {
        begin(number)
        endRow()
        let expected = symbols.count * Heap.blockSize
        let shown = row.digits == 5 ? expected & 0xfffff : expected
        if row.offset != shown {
            let isAhead = row.offset > shown
            report(
                number, row.column,
                "offset \(hex(row.offset)) where \(hex(shown)) is expected: "
                    + (isAhead ? "lines are missing before it" : "it stands here twice, or out of order"))
            guard isAhead, row.offset % Heap.blockSize == 0 else { return }
            // Go on with the map as far as it is known: what is missing counts as free.
            fill((row.offset - shown) / Heap.blockSize, with: BlockMap.stranger, number, row.column)
        }
        take(row.symbols, number, row.symbolColumn)
    }

    /// The rest of a line that a narrow terminal has broken.
    private mutating func readContinuation(_ line: Substring, _ number: Int) {
        let room = MemoryLayoutText.lineLength - symbols.count % MemoryLayoutText.lineLength
        guard line.count <= room, line.contains(where: { $0 == "." || $0 == "=" }), line.allSatisfy(BoardMapReader.isKnown) else { return }
        take(line, number, 1)
    }

    private mutating func take(_ row: Substring, _ number: Int, _ column: Int) {
        let room = MemoryLayoutText.lineLength - symbols.count % MemoryLayoutText.lineLength
        if row.count > room {
            report(number, column + room, "\(row.count) blocks in a line; a line has 64")
        }
        rows.append((symbols.count, number, column))
        var strangers = 0
        for (index, symbol) in row.prefix(room).enumerated() {
            if !BoardMapReader.isKnown(symbol) {
                if strangers == 0 { report(number, column + index, "`\(symbol)` is no block") }
                strangers += 1
            }
            symbols.append(BoardMapReader.isKnown(symbol) ? symbol.asciiValue ?? 0 : BlockMap.stranger)
        }
        blocksRead += min(row.count, room)
        if strangers > 1 { paste.problems[paste.problems.count - 1].message += ", nor are \(strangers - 1) more in this line" }
        short = row.count < room ? (number, column + row.count) : nil
    }

    /// Blocks that no line shows, as far as there is room for them.
    private mutating func fill(_ count: Int, with symbol: UInt8, _ line: Int, _ column: Int) {
        guard count >= 0, blocksRead + count <= BoardPaste.mostBlocks else {
            return report(line, column, "no board has that much memory")
        }
        blocksRead += count
        symbols += repeatElement(symbol, count: count)
    }

    // MARK: Beginnings and ends

    /// Only the last line of an area may be shorter than 64.
    private mutating func endRow() {
        guard let cut = short else { return }
        short = nil
        report(cut.line, cut.column, "the line is cut off: it has fewer than 64 blocks and is not the last")
        let rest = symbols.count % MemoryLayoutText.lineLength
        fill(rest > 0 ? MemoryLayoutText.lineLength - rest : 0, with: BlockMap.stranger, cut.line, cut.column)
    }

    /// A map line without its heading begins an area all the same.
    private mutating func begin(_ number: Int) {
        guard !isInLayout else { return }
        isInLayout = true
        layoutLine = number
        start = 0
        if map.areas.isEmpty, map.total == nil { map.line = number }
    }

    private mutating func endArea() {
        defer {
            (symbols, rows) = ([], [])
            isInLayout = false
            short = nil
        }
        guard isInLayout else { return }
        if symbols.isEmpty {
            // Lines that were told already are the reason.
            if paste.problems.allSatisfy({ $0.line < layoutLine }) { report(layoutLine, 1, "no lines of blocks follow the heading") }
            return
        }
        var blocks = BlockMap(poolStart: start, blockCount: symbols.count)
        if let orphan = blocks.take(symbols) {
            let row = rows.last { $0.block <= orphan } ?? (orphan, layoutLine, 1)
            report(
                row.line, row.column + orphan - row.block,
                "the block at \(orphan.blockOffset) goes on an allocation whose beginning is missing")
        }
        map.areas.append(blocks)
    }

    private mutating func endMap() {
        endArea()
        defer { map = BoardMap() }
        guard !map.areas.isEmpty else { return }
        if paste.problems.isEmpty { checkTotals() }
        paste.maps.append(map)
    }

    /// What the board says of its heap as a whole must fit what it shows of it.
    private mutating func checkTotals() {
        let bytes = map.blockCount * Heap.blockSize, used = map.areas.reduce(0) { $0 + $1.usedBlocks } * Heap.blockSize
        if let total = map.total, total != bytes {
            let what = total > bytes ? "the end of the paste is missing" : "something stands there twice"
            report(map.line, 1, "the heap has \(total.grouped) bytes in all, but \(bytes.grouped) are shown: \(what)")
        } else if let said = map.used, said != used {
            report(
                map.line, 1, "\(said.grouped) bytes are in use, but the lines show \(used.grouped): some are not as the board printed them")
        }
    }

    private func hex(_ offset: Int) -> String {
        "0x" + String(offset, radix: 16)
    }

    /// `=` and the old `t` are tails. A letter of an object that this program does not tell apart is a head too.
    static func isKnown(_ symbol: Character) -> Bool {
        symbol == "." || symbol == "=" || (symbol.isASCII && symbol.isLetter)
    }

    /// Serial monitors colour what they show: ESC [ ... letter.
    private static func withoutColours(_ line: Substring) -> Substring {
        guard line.contains("\u{1b}") else { return line }
        var plain = "", isInside = false
        for scalar in line.unicodeScalars {
            if scalar == "\u{1b}" {
                isInside = true
            } else if isInside {
                isInside = !("@"..."~").contains(scalar) || scalar == "["
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain[...]
    }
}

/// Bytes without which a line is none of a map: `GC`, `:` and `)`.
private struct Marks {
    var hasLetter = false
    var hasColon = false
    var hasBracket = false
    var hasAny: Bool { hasLetter || hasColon || hasBracket }

    init(_ line: Substring) {
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "G"): hasLetter = true
            case UInt8(ascii: ":"): hasColon = true
            case UInt8(ascii: ")"): hasBracket = true
            default: break
            }
        }
    }
}

/// A map line, whatever a terminal or a log has put before it: `00000400: h=..`.
private struct Row {
    var offset: Int
    /// Digits of the offset: 8, or 5 in old firmware.
    var digits: Int
    /// Where the offset begins, from 1.
    var column: Int
    var symbols: Substring
    /// Where the symbols begin, from 1.
    var symbolColumn: Int

    init?(_ line: Substring) {
        guard let colon = line.lastIndex(of: ":") else { return nil }
        let digits = line[..<colon].reversed().prefix { $0.isASCII && $0.isHexDigit }
        guard digits.count == 8 || digits.count == 5, let offset = Int(String(digits.reversed()), radix: 16) else { return nil }
        var symbols = line[line.index(after: colon)...]
        guard symbols.first == " " else { return nil }
        symbols = symbols.dropFirst()
        while symbols.last == " " { symbols = symbols.dropLast() }
        self.offset = offset
        self.digits = digits.count
        let column = line.distance(from: line.startIndex, to: colon)
        self.column = column + 1 - digits.count
        symbolColumn = column + 3
        self.symbols = symbols
    }
}

extension BlockMap {
    /// Places what mem_info's letters say; the first block that goes on nothing, if there is one.
    fileprivate mutating func take(_ symbols: [UInt8]) -> Int? {
        var orphan: Int?
        var block = 0
        while block < symbols.count {
            guard symbols[block] != 0x2e, symbols[block] != BlockMap.stranger else {
                block += 1
                continue
            }
            let isTail = BlockMap.isTail(symbols[block])
            // What a strange symbol was the beginning of has been told with it.
            if isTail, block == 0 || symbols[block - 1] != BlockMap.stranger { orphan = orphan ?? block }
            var end = block + 1
            while end < symbols.count, BlockMap.isTail(symbols[end]) { end += 1 }
            let letter = Character(UnicodeScalar(symbols[block]))
            place(head: block, count: end - block, content: isTail ? .other : BlockContent(BlockLetter(rawValue: letter) ?? .other))
            block = end
        }
        return orphan
    }

    /// Stands for a symbol that is none, or was not pasted; the block counts as free.
    fileprivate static let stranger = UInt8(ascii: "?")

    private static func isTail(_ symbol: UInt8) -> Bool { symbol == 0x3d || symbol == 0x74 }
}
