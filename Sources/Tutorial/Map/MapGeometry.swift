// How a heap is laid on the screen: columns and blocks a cell are powers of two, so that a row is a round number of KiB. A very large
// screen shows every block; there a row is as wide as it has to be, in steps of 32 blocks.
//
// A fitted map has a line for each row of cells that holds anything at any moment of the run, and one for each stretch of rows that
// never do: it is as fine as what is used allows, and stands still while the run plays.
//
//     one cell a row of the terminal     ·░▒▓▇█      how full a cell is, by its glyph
//     two (halved)                       ▀▄█         each half has a colour of its own, and is the darker the emptier
import BlockHeap
import Grid
import Timeline

/// The shape of a map.
struct MapGeometry: Equatable {
    /// Cells a row.
    var cellsPerRow: Int
    var blocksPerCell: Int
    /// Columns of the terminal that a cell takes.
    var cellWidth = 1
    /// Rows of cells.
    var rows: Int
    /// Two rows of cells share a row of the terminal.
    var isHalved = false
    /// What stands in each row of the terminal where not every row of cells has one; all rows are in it, in order.
    private var folds: [MapLine]?

    /// What stands in each row of the terminal, unless the map is halved.
    var lines: [MapLine] { folds ?? (0..<rows).map { .row($0) } }

    /// Whether each block is a character of its own, in the letters of mem_info(1).
    func showsBlocks(_ zoom: MapZoom) -> Bool {
        zoom == .blocks || blocksPerCell == 1 && cellWidth == 1 && !isHalved
    }

    /// Columns of the offset before each row.
    static let labelWidth = 6
    /// A projected map is no finer than this many rows, so that a cell can be seen from the last bench.
    static let projectedRows = 16

    /// The finest map of `blocks` blocks that fits, with a cell a row of the terminal and 64 of them side by side.
    init(blocks: Int, columns: Int, rows available: Int, isProjected: Bool = false) {
        let room = columns - MapGeometry.labelWidth
        cellWidth = isProjected && room >= 64 ? 2 : 1
        cellsPerRow = cellWidth == 2 || room < 64 ? 32 : 64
        while cellsPerRow > 8, cellsPerRow * cellWidth > room { cellsPerRow /= 2 }
        blocksPerCell = 1
        let most = max(1, isProjected ? min(available, MapGeometry.projectedRows) : available)
        while MapGeometry.rows(blocks, cellsPerRow, blocksPerCell) > most { blocksPerCell *= 2 }
        rows = MapGeometry.rows(blocks, cellsPerRow, blocksPerCell)
    }

    /// The finest map that a whole screen can have, of as many columns as it takes.
    /// - Parameters:
    ///   - canHalve: the terminal has half blocks and the colours for them.
    ///   - prefersHalves: where two maps are as fine, take the one of fewer rows.
    init(finestOf blocks: Int, columns: Int, rows available: Int, canHalve: Bool, prefersHalves: Bool = false) {
        self.init(blocks: blocks, columns: columns, rows: available)
        let room = columns - MapGeometry.labelWidth
        guard room >= 64 else { return }
        let widths = stride(from: 64, through: room, by: 64).map { $0 } + stride(from: 96, through: room, by: 64)
        // Few rows are wanted: the widest ones first.
        let tried = prefersHalves ? widths.sorted(by: >) : widths
        let ways = !canHalve ? [false] : prefersHalves ? [true, false] : [false, true]
        var perCell = 1
        while perCell <= blocksPerCell {
            for isHalved in ways {
                for width in tried {
                    let rows = MapGeometry.rows(blocks, width, perCell)
                    guard (isHalved ? (rows + 1) / 2 : rows) <= max(1, available) else { continue }
                    (cellsPerRow, blocksPerCell, self.rows, self.isHalved) = (width, perCell, rows, isHalved)
                    return
                }
            }
            perCell *= 2
        }
    }

    /// The finest map that fits of what is ever used; free stretches that are folded are not counted. Before a class, a map that is not
    /// block by block has wide cells.
    init(fitted use: BlockUse, columns: Int, rows available: Int, isProjected: Bool = false) {
        let most = max(1, isProjected ? min(available, MapGeometry.projectedRows) : available)
        let standard = MapGeometry(blocks: use.blockCount, columns: columns, rows: most)
        // A heap of which every block has room anyway is shown as it is.
        if standard.blocksPerCell == 1 {
            self = standard
            return
        }
        let everyBlock = MapGeometry(standard, blocksPerCell: 1, folding: use)
        let coarsest = MapGeometry(blocks: use.blockCount, columns: columns, rows: available, isProjected: isProjected)
        self = everyBlock.terminalRows <= most ? everyBlock : coarsest
        var perCell = 2
        while perCell < coarsest.blocksPerCell, blocksPerCell == coarsest.blocksPerCell {
            let finer = MapGeometry(coarsest, blocksPerCell: perCell, folding: use)
            if finer.terminalRows <= most { self = finer }
            perCell *= 2
        }
    }

    /// The same columns with other cells, and rows folded that are never used: two or more of them, as mem_info folds lines.
    private init(_ other: MapGeometry, blocksPerCell: Int, folding use: BlockUse) {
        self = other
        self.blocksPerCell = blocksPerCell
        rows = MapGeometry.rows(use.blockCount, cellsPerRow, blocksPerCell)
        var lines: [MapLine] = []
        for row in 0..<rows {
            if use.isUsed(blocks(ofRow: row)) {
                lines.append(.row(row))
            } else if case .folded(let range)? = lines.last {
                lines[lines.count - 1] = .folded(range.lowerBound..<row + 1)
            } else {
                lines.append(.folded(row..<row + 1))
            }
        }
        folds = lines.map { line in
            if case .folded(let range) = line, range.count == 1 { return .row(range.lowerBound) }
            return line
        }
    }

    /// The map of a zoom that leaves room for other things.
    init(_ zoom: MapZoom, _ use: BlockUse, columns: Int, rows: Int, isProjected: Bool = false) {
        if zoom == .fitted {
            self.init(fitted: use, columns: columns, rows: rows, isProjected: isProjected)
        } else {
            self.init(blocks: use.blockCount, columns: columns, rows: rows, isProjected: isProjected)
        }
    }

    /// The same where there may be a lens below: a map that shows each block has the lens's row in it, and takes its room.
    init(_ zoom: MapZoom, _ use: BlockUse, columns: Int, rows: inout Int, lens: inout Int, isProjected: Bool) {
        let larger = MapGeometry(zoom, use, columns: columns, rows: rows + lens, isProjected: isProjected)
        if larger.showsBlocks(zoom) {
            self = larger
            (rows, lens) = (rows + lens, 0)
        } else {
            self.init(zoom, use, columns: columns, rows: rows, isProjected: isProjected)
        }
    }

    /// Every block, 64 a row, none folded.
    init(everyBlockOf blocks: Int) {
        cellsPerRow = 64
        blocksPerCell = 1
        rows = MapGeometry.rows(blocks, 64, 1)
    }

    private static func rows(_ blocks: Int, _ perRow: Int, _ perCell: Int) -> Int { (blocks + perRow * perCell - 1) / (perRow * perCell) }

    /// Rows of the terminal.
    var terminalRows: Int { isHalved ? (rows + 1) / 2 : folds?.count ?? rows }

    /// The offset of a row: in KiB where rows are that long, else in hex as mem_info prints it.
    func label(row: Int, of map: BlockMap) -> String {
        let bytesPerRow = cellsPerRow * blocksPerCell * map.blockSize
        let bytes = map.origin + row * bytesPerRow
        return bytesPerRow % 1024 == 0 && bytes % 1024 == 0 ? "\(bytes / 1024)K" : String(bytes, radix: 16)
    }

    /// The blocks of a row of cells; of the last one, as if it were full.
    func blocks(ofRow row: Int) -> Range<Int> { blocks(ofRows: row..<row + 1) }

    func blocks(ofRows rows: Range<Int>) -> Range<Int> {
        let perRow = cellsPerRow * blocksPerCell
        return rows.lowerBound * perRow..<rows.upperBound * perRow
    }

    func blocks(of line: MapLine) -> Range<Int> {
        switch line {
        case .row(let row): blocks(ofRow: row)
        case .folded(let rows): blocks(ofRows: rows)
        }
    }

    // MARK: The cursor

    /// What a cursor on `block` stands on: a cell, or all that is folded into one line.
    func blocks(atCursor block: Int) -> Range<Int> {
        if let line = line(ofBlock: block), case .folded(let rows) = lines[line] { return blocks(ofRows: rows) }
        let first = block / blocksPerCell * blocksPerCell
        return first..<first + blocksPerCell
    }

    /// Where a cursor on `block` goes by a cell, or up and down by a line. It may be outside the heap.
    func block(from block: Int, cells: Int, lines step: Int) -> Int {
        let here = blocks(atCursor: block)
        if step == 0 {
            let there = cells < 0 ? here.lowerBound - 1 : cells > 0 ? here.upperBound : block
            return there < 0 ? there : blocks(atCursor: there).lowerBound
        }
        guard let line = line(ofBlock: block), lines.indices.contains(line + step) else { return -1 }
        let perRow = cellsPerRow * blocksPerCell
        switch lines[line + step] {
        case .row(let row): return row * perRow + (here.count > blocksPerCell ? 0 : here.lowerBound % perRow)
        case .folded(let rows): return rows.lowerBound * perRow
        }
    }

    private func line(ofBlock block: Int) -> Int? {
        let row = block / (cellsPerRow * blocksPerCell)
        return lines.firstIndex { line in
            switch line {
            case .row(row): true
            case .row: false
            case .folded(let rows): rows.contains(row)
            }
        }
    }
}

/// A row of the terminal in a map.
enum MapLine: Equatable, Sendable {
    /// A row of cells.
    case row(Int)
    /// Rows of cells that nothing is used in from where the run is opened to its end.
    case folded(Range<Int>)
}
