// How a heap is laid on the screen: columns and blocks a cell are powers of two, so that a row is a round number of KiB.
import Heap

/// The shape of a map.
struct MapGeometry: Equatable {
    /// Cells a row.
    var cellsPerRow: Int
    var blocksPerCell: Int
    /// Columns of the terminal that a cell takes.
    var cellWidth: Int
    var rows: Int

    /// Columns of the offset before each row.
    static let labelWidth = 6

    /// The finest map of `blocks` blocks that fits.
    init(blocks: Int, columns: Int, rows available: Int, isProjected: Bool = false) {
        let room = columns - MapGeometry.labelWidth
        cellWidth = isProjected && room >= 64 ? 2 : 1
        cellsPerRow = cellWidth == 2 || room < 64 ? 32 : 64
        while cellsPerRow > 8, cellsPerRow * cellWidth > room { cellsPerRow /= 2 }
        blocksPerCell = 1
        let most = max(1, available)
        func needed(_ perRow: Int, _ perCell: Int) -> Int { (blocks + perRow * perCell - 1) / (perRow * perCell) }
        while needed(cellsPerRow, blocksPerCell) > most { blocksPerCell *= 2 }
        rows = needed(cellsPerRow, blocksPerCell)
    }

    var bytesPerRow: Int { cellsPerRow * blocksPerCell * Heap.blockSize }

    /// The offset of a row: in KiB where rows are that long, else in hex as mem_info prints it.
    func label(row: Int) -> String {
        let bytes = row * bytesPerRow
        return bytesPerRow >= 1024 ? "\(bytes / 1024)K" : String(bytes, radix: 16)
    }

    func cell(ofBlock block: Int) -> (column: Int, row: Int) {
        let cell = block / blocksPerCell
        return (cell % cellsPerRow, cell / cellsPerRow)
    }
}
