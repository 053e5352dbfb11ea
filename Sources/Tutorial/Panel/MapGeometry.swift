// How a heap is laid on the screen: columns and blocks a cell are powers of two, so that a row is a round number of KiB. A very large
// screen shows every block; there a row is as wide as it has to be, in steps of 32 blocks.
//
//     one cell a row of the terminal     ·░▒▓▇█      how full a cell is, by its glyph
//     two (halved)                       ▀▄█         each half has a colour of its own, and is the darker the emptier
import BlockHeap
import Grid

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

    /// Whether each block is a character of its own, in the letters of mem_info(1).
    func showsBlocks(_ zoom: MapZoom) -> Bool {
        zoom == .blocks || blocksPerCell == 1 && cellWidth == 1 && !isHalved
    }

    /// A map that shows each block has the lens's row in it, and takes the room of the lens below.
    func takeLens(_ lens: inout Rect, into map: inout Rect, _ zoom: MapZoom) {
        guard showsBlocks(zoom) else { return }
        map.rows += lens.rows
        lens = .none
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

    private static func rows(_ blocks: Int, _ perRow: Int, _ perCell: Int) -> Int { (blocks + perRow * perCell - 1) / (perRow * perCell) }

    /// Rows of the terminal.
    var terminalRows: Int { isHalved ? (rows + 1) / 2 : rows }
    var bytesPerRow: Int { cellsPerRow * blocksPerCell * Heap.blockSize }

    /// The offset of a row: in KiB where rows are that long, else in hex as mem_info prints it.
    func label(row: Int) -> String {
        let bytes = row * bytesPerRow
        return bytesPerRow % 1024 == 0 ? "\(bytes / 1024)K" : String(bytes, radix: 16)
    }

    func cell(ofBlock block: Int) -> (column: Int, row: Int) {
        let cell = block / blocksPerCell
        return (cell % cellsPerRow, cell / cellsPerRow)
    }
}

/// How near the map is looked at.
enum MapZoom: Sendable, CaseIterable {
    /// The whole heap, beside the source.
    case fitted
    /// Every block, 64 a row, as `mem_info(1)` prints them; rows that are all free are folded.
    case blocks
    /// The whole heap, as fine as the whole screen allows.
    case whole

    var next: MapZoom {
        switch self {
        case .fitted: .blocks
        case .blocks: .whole
        case .whole: .fitted
        }
    }
}
