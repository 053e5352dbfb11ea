// Where the parts of a board's map stand.
//
//      80x24                              120x40
//      numbers                            numbers
//      words                              words
//      map             | legend           map          | holes by their size
//      lens                               lens         | what is used
//                                         legend
import BlockHeap
import Grid
import Timeline

/// Where the parts stand. A part that has no room is empty.
struct BoardLayout {
    var numbers = Rect.none
    var words = Rect.none
    var map = Rect.none
    var lens = Rect.none
    var legend = Rect.none
    /// Tables beside the map.
    var tables = Rect.none
    var geometry: MapGeometry
    /// What the cursor moves on.
    var surface: MapSurface {
        MapSurface(geometry: zoom == .blocks ? MapGeometry(everyBlockOf: blockCount) : geometry, blockCount: blockCount)
    }
    private let zoom: MapZoom
    private let blockCount: Int

    /// Columns of the map with its offsets.
    private static let mapColumns = MapGeometry.labelWidth + 64

    init(_ context: Context, _ board: BoardState) {
        let body = context.body
        let isWide = body.columns >= BoardLayout.mapColumns + 44 && board.look.zoom != .whole
        let isLow = body.rows < 16
        // Two rows of a narrow screen are FREE and BIGGEST HOLE, which belong together.
        let numberRows = body.columns >= 64 ? isLow ? 1 : 2 : body.rows < 13 ? 2 : 4
        let wordRows = isLow ? 1 : 2
        var lensRows = isLow || body.columns < 70 ? 0 : 1
        var legendRows = isLow ? 0 : body.rows < 30 && board.look.zoom != .blocks ? 1 : 2
        var room = max(1, body.rows - numberRows - wordRows - lensRows - legendRows)
        // Two cells in one have no glyph that says unknown.
        let canHalve = context.look.canHalve && board.map.unknownBlocks == 0
        (zoom, blockCount) = (board.look.zoom, board.map.blockCount)
        if zoom == .whole {
            geometry = MapGeometry(finestOf: blockCount, columns: body.columns, rows: room, canHalve: canHalve)
        } else {
            geometry = MapGeometry(
                zoom, BlockUse(board.map), columns: body.columns, rows: &room, lens: &lensRows, isProjected: false)
        }
        let mapRows = zoom == .blocks ? room : min(room, geometry.terminalRows)
        if legendRows > 0 { legendRows += min(2, room - mapRows) }
        let rows = body.rows(.fixed(numberRows), .fixed(wordRows), .fixed(mapRows), .fixed(lensRows), .fixed(legendRows), .fill)
        numbers = rows[0].inset(left: 1, right: 1)
        words = rows[1].inset(left: 1, right: 1)
        (map, lens, legend) = (rows[2], rows[3], rows[4])
        guard isWide else { return }
        tables = Rect(column: 0, row: map.row, columns: body.columns, rows: body.endRow - map.row)
            .inset(left: BoardLayout.mapColumns + 4, right: 1)
        legend = legend.splitLeft(BoardLayout.mapColumns + 2).left
    }
}
