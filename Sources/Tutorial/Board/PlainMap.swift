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
        var lines: [String] = []
        for (i, area) in map.areas.enumerated() {
            if i > 0 { lines.append("") }
            lines += section(area, of: map.areas.count, number: i + 1)
        }
        return lines
    }

    private func section(_ area: BlockMap, of count: Int, number: Int) -> [String] {
        let numbers = MapNumbers(area)
        let place = area.poolStart == 0 ? "" : " from 0x\(String(area.poolStart, radix: 16))"
        let title = (count > 1 ? "Area \(number) of \(count): " : "A heap of ")
            + "\((area.blockCount * Heap.blockSize).grouped) bytes, \(area.blockCount.grouped) blocks of \(Heap.blockSize)\(place)."
        return [title, ""] + figures(numbers) + [""] + PlainMap.tables(of: area, isASCII: isASCII) + [""] + drawing(area)
    }

    /// Holes by their size, and what is used. The narrow ones take 45 columns.
    static func tables(of area: BlockMap, isASCII: Bool, isNarrow: Bool = false) -> [String] {
        holes(MapNumbers(area), isASCII: isASCII, isNarrow: isNarrow) + [""] + contents(area, isNarrow: isNarrow)
    }

    // MARK: Numbers

    private func figures(_ numbers: MapNumbers) -> [String] {
        let hole = numbers.biggestHole
        let fits = [(64, "64 B"), (256, "256 B"), (1024, "1 KB"), (4096, "4 KB"), (16384, "16 KB")]
            .map { "\($0.1) \(numbers.fits($0.0) ? "yes" : "NO")" }.joined(separator: ", ")
        let percent = Int((numbers.scattered * 1000).rounded())
        return [
            "FREE          " + right(numbers.freeBytes.grouped, 11) + " bytes, in \(plural(numbers.holes.count, "hole"))",
            "BIGGEST HOLE  " + right(numbers.biggestHoleBytes.grouped, 11) + " bytes"
                + (hole.map { ", \(plural($0.count, "block")) from offset \($0.start.blockOffset)" } ?? ""),
            "USED          " + right(numbers.usedBytes.grouped, 11) + " bytes, in \(plural(numbers.allocationCount, "allocation"))",
            "Fits now:     " + fits,
            "Scattered:    \(percent / 10).\(percent % 10) % of what is free lies outside the biggest hole",
        ]
    }

    private static func holes(_ numbers: MapNumbers, isASCII: Bool, isNarrow: Bool) -> [String] {
        guard !numbers.holes.isEmpty else { return ["Nothing is free."] }
        let histogram = numbers.histogram
        let most = histogram.max() ?? 1
        var bytes = [Int](repeating: 0, count: histogram.count)
        for hole in numbers.holes { bytes[Int.bitWidth - 1 - hole.count.leadingZeroBitCount] += hole.bytes }
        let indent = isNarrow ? "" : "    "
        var lines = ["Holes by their size:", indent + "blocks          holes        bytes"]
        for (power, count) in histogram.enumerated() where count > 0 {
            let low = 1 << power, high = low * 2 - 1
            let bar = String(repeating: isASCII ? "#" : "█", count: max(1, count * (isNarrow ? 9 : 32) / most))
            lines.append(
                indent + left(low == high ? "\(low)" : "\(low.grouped)-\(high.grouped)", 13) + right(count.grouped, 8)
                    + right(bytes[power].grouped, 13) + "  " + bar)
        }
        return lines
    }

    private static func contents(_ area: BlockMap, isNarrow: Bool) -> [String] {
        var counts: [BlockContent: (count: Int, blocks: Int)] = [:]
        for head in area.heads {
            let blocks = area.count(ofHead: head)
            counts[area.content(ofHead: head), default: (0, 0)].count += 1
            counts[area.content(ofHead: head)]?.blocks += blocks
        }
        guard !counts.isEmpty else { return ["Nothing is used."] }
        let sorted = counts.sorted { ($0.value.blocks, $1.key.rawValue) > ($1.value.blocks, $0.key.rawValue) }
        let indent = isNarrow ? "" : "    ", rest = isNarrow ? "the rest" : "everything else, and what lists, texts and dicts point to"
        return ["What is used:", indent + "letter   allocations       bytes"] + sorted.map { content, sum in
            indent + left(String(content.letter), 6) + right(sum.count.grouped, 14) + right((sum.blocks * Heap.blockSize).grouped, 12)
                + "  " + (content == .other ? rest : content.name)
        }
    }

    // MARK: Map

    private func drawing(_ area: BlockMap) -> [String] {
        var perCell = 1
        while (area.blockCount + 64 * perCell - 1) / (64 * perCell) > PlainMap.mostRows { perCell *= 2 }
        let cells = area.cells(blocksPerCell: perCell)
        var lines = legend(perCell)
        for first in stride(from: 0, to: cells.count, by: 64) {
            let row = cells[first..<min(first + 64, cells.count)]
            lines.append(right(String(row[first].firstBlock * Heap.blockSize, radix: 16), 8) + ": " + glyphs(row, perCell, area))
        }
        return lines
    }

    /// Cells of one block are shown by mem_info's own letters.
    private func glyphs(_ row: ArraySlice<MapCell>, _ perCell: Int, _ area: BlockMap) -> String {
        String(row.map { perCell == 1 ? area.letter(of: $0.firstBlock) : mapGlyph($0.fullness, isASCII: isASCII) })
    }

    private func legend(_ perCell: Int) -> [String] {
        if perCell == 1 { return ["The map, a letter a block, as the board printed it:"] }
        let steps: [(Fullness, String)] = [
            (.empty, "free"), (.underQuarter, "<1/4"), (.underHalf, "<1/2"), (.underThreeQuarters, "<3/4"), (.underFull, "<1"),
            (.full, "full"),
        ]
        let names = steps.map { "\(mapGlyph($0.0, isASCII: isASCII)) \($0.1)" }.joined(separator: "  ")
        return [
            "The map, \(perCell) blocks a cell, \((perCell * 64 * Heap.blockSize).grouped) bytes a row. How full a cell is:",
            "    " + names,
        ]
    }

    private func plural(_ count: Int, _ one: String) -> String { "\(count.grouped) \(one)\(count == 1 ? "" : "s")" }
}

/// Columns of a table.
private func left(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
private func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
