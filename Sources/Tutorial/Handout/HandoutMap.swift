// A moment's map as a vector picture for paper: white ground, dark colours, the letters of mem_info(1) in the cells. Rows of 64 blocks that
// hold anything are drawn block by block; free rows between them are one line with their size.
//
//     0000  [L][=][=]...          a rectangle for each row of one class, and the row's letters above it
//     0400  12 rows, all free: 12,288 bytes
import BlockHeap
import Text
import Timeline

/// A heap as SVG.
struct HandoutMap {
    var map: BlockMap
    /// Blocks to be framed.
    var marked: Range<Int>?

    private static let columns = 64, cell = 9, height = 13, left = 50
    /// More rows than these are not drawn: the picture says how many are left out.
    private static let mostRows = 24

    private enum Row {
        case blocks(Int)
        case free(first: Int, rows: Int)
        case leftOut(rows: Int)
    }

    /// The picture, to stand in a page or in a file of its own.
    var svg: String {
        let rows = rows, width = Self.left + Self.columns * Self.cell + 2
        var parts: [String] = []
        for (index, row) in rows.enumerated() {
            let y = index * Self.height
            switch row {
            case .blocks(let first): parts += drawn(first, y)
            case .free(let first, let count):
                parts.append(note("\(count) row\(count == 1 ? "" : "s"), all free: \(bytes(count).grouped) bytes", y))
                parts += frame(first..<min(first + count * Self.columns, map.blockCount), y, of: Self.columns)
            case .leftOut(let count): parts.append(note("\(count) more rows, all or partly in use", y))
            }
        }
        let size = "width=\"\(width)\" height=\"\(rows.count * Self.height + 2)\" viewBox=\"0 0 \(width) \(rows.count * Self.height + 2)\""
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\" font-family=\"monospace\" font-size=\"9\">"
            + parts.joined() + "</svg>"
    }

    /// The same as the letters of mem_info(1), free rows folded.
    var letters: String {
        rows.map { row in
            switch row {
            case .blocks(let first):
                let blocks = first..<min(first + Self.columns, map.blockCount)
                return (first * Heap.blockSize).hex(digits: 8) + ": " + String(blocks.map(map.letter))
            case .free(_, let count): return "       (\(count) line\(count == 1 ? "" : "s") all free)"
            case .leftOut(let count): return "       (\(count) more lines)"
            }
        }.joined(separator: "\n")
    }

    private func bytes(_ rows: Int) -> Int { rows * Self.columns * Heap.blockSize }

    private var rows: [Row] {
        var rows: [Row] = []
        var free = 0, used = 0
        let all = stride(from: 0, to: map.blockCount, by: Self.columns).map { $0 }
        let isUsed = all.map { first in (first..<min(first + Self.columns, map.blockCount)).contains { !map.isFree($0) } }
        // Where not all rows fit, those around what is marked are drawn.
        let marked = marked.map { $0.lowerBound / Self.columns } ?? 0
        let usedRows = isUsed.indices.filter { isUsed[$0] }
        let start = max(0, min((usedRows.firstIndex { $0 >= marked } ?? usedRows.count) - Self.mostRows / 2, usedRows.count - Self.mostRows))
        let kept = Set(usedRows.dropFirst(start).prefix(Self.mostRows))
        func close(before next: Int) {
            if free > 0 { rows.append(.free(first: next - free * Self.columns, rows: free)) }
            if used > 0 { rows.append(.leftOut(rows: used)) }
            (free, used) = (0, 0)
        }
        for (index, first) in all.enumerated() {
            if kept.contains(index) {
                close(before: first)
                rows.append(.blocks(first))
            } else if isUsed[index] {
                if free > 0 { close(before: first) }
                used += 1
            } else {
                if used > 0 { close(before: first) }
                free += 1
            }
        }
        close(before: all.count * Self.columns)
        return rows
    }

    private func drawn(_ first: Int, _ y: Int) -> [String] {
        let end = min(first + Self.columns, map.blockCount)
        var parts = ["<text x=\"0\" y=\"\(y + 10)\" fill=\"#555\">\((first * Heap.blockSize).hex(digits: 5))</text>"]
        var start = first
        while start < end {
            let colour = Self.colour(map, start)
            var stop = start + 1
            while stop < end, Self.colour(map, stop) == colour { stop += 1 }
            let x = Self.left + (start - first) * Self.cell
            let size = "width=\"\((stop - start) * Self.cell)\" height=\"\(Self.height - 2)\""
            parts.append("<rect x=\"\(x)\" y=\"\(y + 1)\" \(size) fill=\"\(colour)\"/>")
            start = stop
        }
        // A letter a cell, whatever the font's width.
        for block in first..<end {
            let letter = map.letter(of: block), isFree = letter == "."
            let x = Self.left + (block - first) * Self.cell + Self.cell / 2
            if !isFree { parts.append("<text x=\"\(x)\" y=\"\(y + 10)\" text-anchor=\"middle\" fill=\"#fff\">\(letter)</text>") }
        }
        return parts + frame(first..<end, y, of: end - first)
    }

    /// What of the marked blocks stands in a row that is so many cells wide.
    private func frame(_ blocks: Range<Int>, _ y: Int, of cells: Int) -> [String] {
        guard let marked, marked.overlaps(blocks) else { return [] }
        let from = (max(marked.lowerBound, blocks.lowerBound) - blocks.lowerBound) * cells / blocks.count
        let to = (min(marked.upperBound, blocks.upperBound) - blocks.lowerBound) * cells / blocks.count
        let place = "x=\"\(Self.left + from * Self.cell)\" y=\"\(y + 1)\" width=\"\(max(1, to - from) * Self.cell)\""
        return ["<rect \(place) height=\"\(Self.height - 2)\" fill=\"none\" stroke=\"#d00000\" stroke-width=\"2\"/>"]
    }

    private func note(_ words: String, _ y: Int) -> String {
        "<text x=\"\(Self.left)\" y=\"\(y + 10)\" fill=\"#555\" font-style=\"italic\">\(words)</text>"
    }

    /// White letters on each of them have a contrast of 4.5 or more.
    private static func colour(_ map: BlockMap, _ block: Int) -> String {
        guard let head = map.head(of: block) else { return "#f1f1ee" }
        return switch map.content(ofHead: head) {
        case .tuple, .list, .dict, .items, .table: "#8f5a00"
        case .string, .characters: "#1f6f9f"
        case .array, .elements: "#00704f"
        case .float: "#6b6300"
        case .function, .module, .code: "#1b4a8a"
        case .other: "#7a4a77"
        }
    }
}
