// Reads a paste of mem_info line by line: which line begins a map, an area, and which is of the log around it. What the lines of an area
// come to is AreaBuilder's.

import BlockHeap
import Text

/// The state between two lines of a paste.
struct BoardMapReader {
    private var paste = BoardPaste()
    /// The map that is being read, and its areas; the last is the one that lines go to while `isInLayout`.
    private var map = BoardMap()
    private var areas: [PastedArea] = []
    private var isInLayout = false
    private var blocksRead = 0
    private var log: [LogLine] = []

    private static let lineLength = MemoryLayoutText.lineLength

    mutating func read(_ raw: Substring, number: Int) {
        // A log is long, and most of its lines are not of a map. Looking for bytes that those have costs little.
        let marks = Marks(raw)
        let isOfMap = (marks.hasAny || isInLayout) && readMapLine(PastedLine.plain(raw), marks, number)
        if !isOfMap { note(raw, number) }
    }

    /// Whether a line was one of a map.
    private mutating func readMapLine(_ line: Substring, _ marks: Marks, _ number: Int) -> Bool {
        if marks.hasLetter, let range = line.firstRange(of: "GC: total:") {
            endMap()
            readTotals(line[range.lowerBound...], number)
        } else if marks.hasColon, map.total != nil, let range = line.firstRange(of: "No. of 1-blocks: ") {
            map.biggestAllocation = Self.figure("max blk sz", line[range.lowerBound...])
            map.biggestHole = Self.figure("max free sz", line[range.lowerBound...])
        } else if marks.hasLetter, let range = line.firstRange(of: "GC memory layout; from ") ?? Self.areaHeading(line) {
            readHeading(line[range], line[range.upperBound...], number)
        } else if marks.hasBracket, let fold = line.firstRange(of: " lines all free)") {
            readFold(line, before: fold.lowerBound, number)
        } else if marks.hasColon, let row = PastedLine(line, number: number), isInLayout || row.isKnown {
            readBlocks(row)
        } else if isInLayout {
            return readBareBlocks(line, number)
        } else {
            return marks.hasColon && line.contains("stack: ") && line.contains(" out of ")
        }
        return true
    }

    /// The paste is over.
    mutating func finish() -> BoardPaste {
        endMap()
        paste.logEnd = log
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

    private mutating func note(_ raw: Substring, _ number: Int) {
        guard raw.contains(where: { !$0.isWhitespace }) else { return }
        if log.count == BoardPaste.mostLogLines { log.removeFirst() }
        log.append(LogLine(number: number, text: String(PastedLine.plain(raw))))
    }

    /// A map begins: what stood before it is beside it.
    private mutating func takeLog() { (map.log, log) = (log, []) }

    // MARK: Headings

    /// `name: 123`.
    private static func figure(_ name: String, _ line: Substring) -> Int? {
        line.firstRange(of: name + ": ").flatMap { Int(line[$0.upperBound...].prefix { $0.isASCII && $0.isNumber }) }
    }

    /// `GC: total: 211648, used: 208, free: 211440`, and on newer boards more.
    private mutating func readTotals(_ line: Substring, _ number: Int) {
        takeLog()
        map.line = number
        map.total = Self.figure("total", line)
        map.used = Self.figure("used", line)
        map.free = Self.figure("free", line)
    }

    /// `GC area #0 (size 96000), from `.
    private static func areaHeading(_ line: Substring) -> Range<Substring.Index>? {
        guard let start = line.firstRange(of: "GC area #"), let end = line[start.upperBound...].firstRange(of: "from ") else { return nil }
        return start.lowerBound..<end.upperBound
    }

    private mutating func readHeading(_ heading: Substring, _ rest: Substring, _ number: Int) {
        let digits = rest.prefix { $0.isHexDigit || $0 == "x" }
        let address = Int(digits.hasPrefix("0x") ? digits.dropFirst(2) : digits, radix: 16) ?? 0
        endArea()
        // The same area once more: another call of mem_info, whose first lines were not copied.
        if address != 0, areas.contains(where: { $0.start == address }) { endMap() }
        begin(number)
        areas[areas.count - 1].start = address
        areas[areas.count - 1].hasHeading = true
        areas[areas.count - 1].size = heading.firstRange(of: "(size ").flatMap {
            Int(heading[$0.upperBound...].prefix { $0.isASCII && $0.isNumber })
        }
    }

    // MARK: Lines of blocks

    /// `(205 lines all free)`.
    private mutating func readFold(_ line: Substring, before end: Substring.Index, _ number: Int) {
        let digits = line[..<end].reversed().prefix { $0.isASCII && $0.isNumber }
        let column = line.distance(from: line.startIndex, to: end) + 1 - digits.count
        guard let count = Int(String(digits.reversed())), count > 0 else {
            return report(number, column, "a number of free lines is expected in the brackets")
        }
        begin(number)
        append(PastedLine(content: .free(lines: count), line: number, column: column, blocksColumn: column))
    }

    private mutating func readBlocks(_ row: PastedLine) {
        begin(row.line)
        guard case .blocks(var blocks) = row.content else { return }
        if blocks.count > Self.lineLength {
            report(row.line, row.blocksColumn + Self.lineLength, "\(blocks.count) blocks in a line; a line has \(Self.lineLength)")
            blocks = Array(blocks.prefix(Self.lineLength))
        }
        var row = row
        row.content = .blocks(judged(blocks, row))
        append(row)
    }

    /// The blocks, with those that are none as unknown; the first of them is told.
    private mutating func judged(_ blocks: [UInt8], _ row: PastedLine) -> [UInt8] {
        let strange = blocks.indices.filter { !PastedLine.isKnown(blocks[$0]) }
        guard let first = strange.first else { return blocks }
        let what = blocks[first] == PastedLine.strange ? "this" : "`\(Character(UnicodeScalar(blocks[first])))`"
        report(
            row.line, row.blocksColumn + first,
            "\(what) is no block" + (strange.count > 1 ? ", nor are \(strange.count - 1) more in this line" : ""))
        var blocks = blocks
        for place in strange { blocks[place] = PastedLine.strange }
        return blocks
    }

    /// The rest of a line that a narrow terminal has broken, or a line whose offset was cut away. Whether it is one.
    private mutating func readBareBlocks(_ line: Substring, _ number: Int) -> Bool {
        guard !areas.isEmpty, let last = areas[areas.count - 1].lines.last else {
            // Right behind the heading.
            guard areas.last?.hasHeading == true, let found = PastedLine.bareBlocks(line, room: Self.lineLength) else { return false }
            append(PastedLine(content: .blocks(found.blocks), line: number, column: found.column, blocksColumn: found.column))
            return true
        }
        if case .blocks(let begun) = last.content, begun.count < Self.lineLength {
            guard let found = PastedLine.bareBlocks(line, room: Self.lineLength - begun.count) else { return false }
            areas[areas.count - 1].lines[areas[areas.count - 1].lines.count - 1].content = .blocks(begun + found.blocks)
            blocksRead += found.blocks.count
            return true
        }
        // Words of the log have fewer letters, and no offset is missing where the others have one.
        guard areas[areas.count - 1].lines.allSatisfy({ $0.offset == nil }), let found = PastedLine.bareBlocks(line, room: Self.lineLength)
        else { return false }
        append(PastedLine(content: .blocks(found.blocks), line: number, column: found.column, blocksColumn: found.column))
        return true
    }

    private mutating func append(_ line: PastedLine) {
        if case .blocks(let blocks) = line.content { blocksRead += blocks.count }
        guard blocksRead <= BoardPaste.mostBlocks else { return report(line.line, line.column, "no board has that much memory") }
        // The first line once more: another call of mem_info, of which nothing but blocks was copied.
        if areas[areas.count - 1].lines.count > 1, line.offset == 0, areas[areas.count - 1].lines[0].offset == 0, line.digits == 8 {
            endMap()
            begin(line.line)
        }
        areas[areas.count - 1].lines.append(line)
    }

    // MARK: Beginnings and ends

    /// A map line without its heading begins an area all the same.
    private mutating func begin(_ number: Int) {
        guard !isInLayout else { return }
        isInLayout = true
        if areas.isEmpty, map.total == nil {
            takeLog()
            map.line = number
        }
        areas.append(PastedArea(line: number))
    }

    private mutating func endArea() {
        guard isInLayout else { return }
        isInLayout = false
        guard let area = areas.last, area.lines.isEmpty else { return }
        areas.removeLast()
        // Lines that were told already are the reason.
        if paste.problems.allSatisfy({ $0.line < area.line }) { report(area.line, 1, "no lines of blocks follow the heading") }
    }

    private mutating func endMap() {
        let hadLayout = isInLayout || !areas.isEmpty
        endArea()
        defer { (map, areas) = (BoardMap(), []) }
        let known = paste.problems.count
        for area in areas {
            let most = BoardPaste.mostBlocks - paste.maps.reduce(0) { $0 + $1.blockCount } - map.blockCount
            var builder = AreaBuilder(area, total: areas.count == 1 ? map.total : nil, most: max(0, most))
            let blocks = builder.map()
            paste.problems += builder.problems
            if blocks.blockCount > 0 { map.areas.append(blocks) }
        }
        if map.areas.isEmpty, let total = map.total, total / Heap.blockSize <= BoardPaste.mostBlocks {
            map.areas = [.unknown(bytes: total)]
        }
        guard !map.areas.isEmpty else { return }
        if paste.problems.count == known, hadLayout { checkTotals() }
        paste.maps.append(map)
    }

    /// What the board says of its heap as a whole must fit what it shows of it.
    private mutating func checkTotals() {
        let size = map.blockSize
        let numbers = map.areas.map { MapNumbers($0) }
        let unknown = numbers.reduce(0) { $0 + $1.unknownBlocks }
        let shown = (map.blockCount - unknown) * size, used = numbers.reduce(0) { $0 + $1.usedBlocks } * size
        let hole = numbers.map(\.biggestHoleBlocks).max() ?? 0
        if let total = map.total, total != shown {
            let what = total > shown ? "the end of the paste is missing" : "something stands there twice"
            return report(map.line, 1, "the heap has \(total.grouped) bytes in all, but \(shown.grouped) are shown: \(what)")
        }
        if let said = map.used, said != used {
            report(
                map.line, 1, "\(said.grouped) bytes are in use, but the lines show \(used.grouped): some are not as the board printed them")
        } else if let said = map.biggestHole, map.areas.count == 1, said != hole {
            report(
                map.line, 1, "the biggest hole has \(said.counted("block")), but the lines show \(hole.grouped): some are not as the board "
                    + "printed them")
        }
    }
}

extension PastedLine {
    /// Whether all its letters are blocks.
    fileprivate var isKnown: Bool {
        guard case .blocks(let blocks) = content else { return true }
        return blocks.allSatisfy { PastedLine.isKnown($0) }
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
