// A board's map as text: its numbers in sentences and tables, and the map drawn again as small as it goes. What a pipe and a screen
// reader get.
import BlockHeap
import Text
import Timeline

/// What `mem_info(1)` says, told and drawn.
public struct PlainMap {
    let map: BoardMap
    /// Only ASCII can be shown.
    let isASCII: Bool

    public init(_ map: BoardMap, isASCII: Bool) {
        self.map = map
        self.isASCII = isASCII
    }

    /// Rows that the drawing takes at most.
    static let mostRows = 32

    /// Line by line.
    public var lines: [String] {
        var lines = map.areas.count > 1 ? said : []
        for (i, area) in map.areas.enumerated() {
            if i > 0 { lines.append("") }
            lines += section(area, map.numbers(ofArea: i), of: map.areas.count, number: i + 1)
        }
        return lines
    }

    /// What the board said of several areas together.
    private var said: [String] {
        guard let total = map.total, let free = map.free else { return [] }
        let hole = map.biggestHole.map { ", and the biggest hole has \(($0 * map.blockSize).grouped) bytes" } ?? ""
        return ["The board says: \(free.grouped) of \(total.grouped) bytes are free\(hole).", ""]
    }

    private func section(_ area: BlockMap, _ numbers: MapNumbers, of count: Int, number: Int) -> [String] {
        let place = area.poolStart == 0 ? "" : " from 0x\(String(area.poolStart, radix: 16))"
        let isWhole = map.total != nil || area.origin == 0
        let title = (count > 1 ? "Area \(number) of \(count): " : isWhole ? "A heap of " : "Of a heap, ")
            + "\((area.blockCount * area.blockSize).grouped) bytes, \(area.blockCount.grouped) blocks of \(area.blockSize)\(place)."
        guard map.isDrawn else { return [title, "The board printed no map: mem_info(1) does."] + [""] + figures(numbers) }
        let tables = PlainMap.tables(of: area, numbers, isASCII: isASCII).flatMap { $0.lines + [""] }
        return [title] + unknown(area, numbers, isWhole) + [""] + figures(numbers) + [""] + tables + drawing(area)
    }

    /// What is not known of an area.
    private func unknown(_ area: BlockMap, _ numbers: MapNumbers, _ isWhole: Bool) -> [String] {
        let figures = map.areas.count == 1 && map.total != nil ? " FREE, BIGGEST HOLE and USED are what the board itself said." : ""
        if numbers.unknownBlocks > 0 {
            return ["The paste does not show \(numbers.unknownBlocks.counted("block")): they are unknown, ? on the map.\(figures)"]
        }
        guard !isWhole else { return [] }
        let start = area.offsetText(ofBlock: 0)
        return ["The paste does not show what stands before \(start), nor what follows: the figures are of its lines alone."]
    }

    /// A table under its name.
    struct Table {
        var name: String
        var rows: [String]
        /// The name as a heading, if it has rows; else what there is to say.
        var heading: String { rows.isEmpty ? name + "." : name + ":" }
        var lines: [String] { [heading] + rows }
    }

    /// Holes by their size, and what is used. The narrow ones take 45 columns.
    static func tables(of area: BlockMap, _ numbers: MapNumbers, isASCII: Bool, isNarrow: Bool = false) -> [Table] {
        [holes(numbers, isASCII: isASCII, isNarrow: isNarrow), contents(area, isNarrow: isNarrow)]
    }

    // MARK: Numbers

    private func figures(_ numbers: MapNumbers) -> [String] {
        // What the board said of a hole that the paste does not show has no place.
        let hole = numbers.biggestHole.flatMap { $0.count == numbers.biggestHoleBlocks ? $0 : nil }
        let isSeen = numbers.unknownBlocks == 0, origin = map.areas.count == 1 ? map.areas[0].origin : 0
        let fits = FitLadder.steps.map { "\($0.size) \(numbers.fits($0.bytes) ? "yes" : "NO")" }.joined(separator: ", ")
        let percent = Int((numbers.scattered * 1000).rounded())
        return [
            "FREE          " + numbers.freeBytes.grouped.alignedRight(in: 11) + " bytes"
                + (isSeen ? ", in \(numbers.holes.count.counted("hole"))" : ""),
            "BIGGEST HOLE  " + numbers.biggestHoleBytes.grouped.alignedRight(in: 11)
                + " bytes, \(numbers.biggestHoleBlocks.counted("block"))"
                + (hole.map { " from offset 0x\(($0.start * numbers.blockSize + origin).hex(digits: 4))" } ?? ""),
            "USED          " + numbers.usedBytes.grouped.alignedRight(in: 11) + " bytes"
                + (isSeen ? ", in \(numbers.allocationCount.counted("allocation"))" : ""),
            "Fits now:     " + fits,
            "Scattered:    \(percent / 10).\(percent % 10) % of what is free lies outside the biggest hole",
        ]
    }

    private static func holes(_ numbers: MapNumbers, isASCII: Bool, isNarrow: Bool) -> Table {
        guard !numbers.holes.isEmpty else { return Table(name: numbers.freeBlocks == 0 ? "Nothing is free" : "No hole is shown", rows: []) }
        let histogram = numbers.histogram
        let most = histogram.max() ?? 1
        var bytes = [Int](repeating: 0, count: histogram.count)
        for hole in numbers.holes { bytes[hole.power] += hole.bytes }
        let indent = isNarrow ? "" : "    "
        var lines = [indent + "blocks          holes        bytes"]
        for (power, count) in histogram.enumerated() where count > 0 {
            let low = 1 << power, high = low * 2 - 1
            let bar = String(repeating: isASCII ? "#" : "█", count: max(1, count * (isNarrow ? 9 : 32) / most))
            lines.append(
                indent + (low == high ? "\(low)" : "\(low.grouped)-\(high.grouped)").padded(to: 13) + count.grouped.alignedRight(in: 8)
                    + bytes[power].grouped.alignedRight(in: 13) + "  " + bar)
        }
        return Table(name: "Holes by their size", rows: lines)
    }

    private static func contents(_ area: BlockMap, isNarrow: Bool) -> Table {
        var counts: [BlockContent: (count: Int, blocks: Int)] = [:]
        for head in area.heads {
            let blocks = area.count(ofHead: head)
            counts[area.content(ofHead: head), default: (0, 0)].count += 1
            counts[area.content(ofHead: head)]?.blocks += blocks
        }
        guard !counts.isEmpty else { return Table(name: "Nothing is used", rows: []) }
        let sorted = counts.sorted { ($0.value.blocks, $1.key.rawValue) > ($1.value.blocks, $0.key.rawValue) }
        let indent = isNarrow ? "" : "    ", rest = isNarrow ? "the rest" : "everything else, and what lists, texts and dicts point to"
        let rows = [indent + "letter   allocations       bytes"] + sorted.map { content, sum in
            indent + String(content.letter).padded(to: 6) + sum.count.grouped.alignedRight(in: 14)
                + (sum.blocks * area.blockSize).grouped.alignedRight(in: 12) + "  " + (content == .other ? rest : content.name)
        }
        return Table(name: "What is used", rows: rows)
    }

    // MARK: Map

    private func drawing(_ area: BlockMap) -> [String] {
        var perCell = 1
        while (area.blockCount + 64 * perCell - 1) / (64 * perCell) > PlainMap.mostRows { perCell *= 2 }
        let cells = area.cells(blocksPerCell: perCell)
        var lines = legend(perCell, area)
        for first in stride(from: 0, to: cells.count, by: 64) {
            let row = cells[first..<min(first + 64, cells.count)]
            let offset = area.origin + row[first].firstBlock * area.blockSize
            lines.append(offset.hex().alignedRight(in: 8) + ": " + glyphs(row, perCell, area))
        }
        return lines
    }

    /// Cells of one block are shown by mem_info's own letters.
    private func glyphs(_ row: ArraySlice<MapCell>, _ perCell: Int, _ area: BlockMap) -> String {
        String(row.map { cell in
            if perCell == 1 { return area.letter(of: cell.firstBlock) }
            return cell.unknownBlocks > 0 ? "?" : mapGlyph(cell.fullness, isASCII: isASCII)
        })
    }

    private func legend(_ perCell: Int, _ area: BlockMap) -> [String] {
        if perCell == 1 { return ["The map, a letter a block, as the board printed it:"] }
        let steps: [(Fullness, String)] = [
            (.empty, "free"), (.underQuarter, "<1/4"), (.underHalf, "<1/2"), (.underThreeQuarters, "<3/4"), (.underFull, "<1"),
            (.full, "full"),
        ]
        let names = steps.map { "\(mapGlyph($0.0, isASCII: isASCII)) \($0.1)" }.joined(separator: "  ")
        return [
            "The map, \(perCell) blocks a cell, \((perCell * 64 * area.blockSize).grouped) bytes a row. How full a cell is:",
            "    " + names + (area.unknownBlocks > 0 ? "  ? unknown" : ""),
        ]
    }
}
