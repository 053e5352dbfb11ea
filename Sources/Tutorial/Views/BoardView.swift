// A board's map on the screen.
//
//      80x24                              120x40
//      numbers                            numbers
//      words                              words
//      map             | legend           map          | holes by their size
//      lens                               lens         | what is used
//                                         legend
import BlockHeap
import Grid
import Text
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

    init(_ state: State, _ board: BoardState) {
        let body = Rect(column: 0, row: 1, columns: state.columns, rows: max(1, state.rows - 2))
        let isWide = body.columns >= BoardLayout.mapColumns + 44 && board.look.zoom != .whole
        let isLow = body.rows < 16
        // Two rows of a narrow screen are FREE and BIGGEST HOLE, which belong together.
        let numberRows = body.columns >= 64 ? isLow ? 1 : 2 : body.rows < 13 ? 2 : 4
        let wordRows = isLow ? 1 : 2
        var lensRows = isLow || body.columns < 70 ? 0 : 1
        var legendRows = isLow ? 0 : body.rows < 30 && board.look.zoom != .blocks ? 1 : 2
        var room = max(1, body.rows - numberRows - wordRows - lensRows - legendRows)
        let canHalve = state.options.look.canHalve
        (zoom, blockCount) = (board.look.zoom, board.map.blockCount)
        if zoom == .whole {
            geometry = MapGeometry(finestOf: blockCount, columns: body.columns, rows: room, canHalve: canHalve)
        } else {
            geometry = MapGeometry(
                zoom, BlockUse(board.map), columns: body.columns, rows: &room, lens: &lensRows, isProjected: false)
        }
        let mapRows = zoom == .blocks ? room : min(room, geometry.terminalRows)
        if legendRows > 0 { legendRows += min(2, room - mapRows) }
        var below: Rect
        (numbers, below) = body.inset(left: 1, right: 1).splitTop(numberRows)
        (words, below) = below.splitTop(wordRows)
        below = Rect(column: 0, row: below.row, columns: body.columns, rows: below.rows)
        if isWide { tables = below.inset(left: BoardLayout.mapColumns + 4, right: 1) }
        (map, below) = below.splitTop(mapRows)
        (lens, below) = below.splitTop(lensRows)
        legend = below.splitTop(legendRows).top
        if isWide { legend = legend.splitLeft(BoardLayout.mapColumns + 2).left }
    }
}

func drawBoard(_ board: BoardState, _ state: State, into grid: inout Grid) {
    drawBoardHeader(board, state, into: &grid)
    let layout = BoardLayout(state, board)
    let look = state.options.look
    let picture = MapPicture(MapScene(board.map, board.look), layout.geometry, board.look.zoom, look)
    drawNumbers(board.reading, probe: picture.scene.probe, layout.numbers, look, into: &grid)
    drawBoardWords(board, layout, look, into: &grid)
    picture.draw(in: layout.map, into: &grid)
    drawLens(picture.scene, layout.lens, look, into: &grid)
    drawLegend([picture], mapRows: layout.map.rows, layout.legend, look, into: &grid)
    drawBoardTables(board, layout.tables, look, into: &grid)
}

private func drawBoardHeader(_ board: BoardState, _ state: State, into grid: inout Grid) {
    let style = state.options.theme[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    let start = board.map.poolStart == 0 ? "" : "  from 0x\(String(board.map.poolStart, radix: 16))"
    let right = grid.columns < 60 ? "" : "\((board.map.blockCount * Heap.blockSize).grouped) B\(start) "
    grid.putRight(right, endColumn: grid.columns, row: 0, style: style)
    let area = board.area.name.isEmpty ? "" : "  (\(board.area.name))"
    let title = " Your board's map: \(board.name)\(area)"
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(right) - 1)
}

/// What stands under the cursor, or how to get one.
private func drawBoardWords(_ board: BoardState, _ layout: BoardLayout, _ look: Look, into grid: inout Grid) {
    var text = layout.words.rows == 1
        ? "Arrow keys: cursor. Enter: what is it?"
        : "The arrow keys put a cursor on the map, Enter says what stands there. [ and ] try a request. N explains the numbers."
    if let cursor = board.look.cursor {
        let blocks = layout.surface.blocks(at: cursor)
        text = board.map.sentences(blocks).prefix(2).joined(separator: " ")
    }
    let lines = Wrapping.lines(text, width: layout.words.columns)
    for (i, line) in lines.prefix(layout.words.rows).enumerated() {
        let more = i == layout.words.rows - 1 && lines.count > layout.words.rows ? " …" : ""
        grid.putCut(line + more, column: layout.words.column, row: layout.words.row + i, style: look[.text], limit: layout.words.endColumn)
    }
}

/// The tables of the plain text, where there is room for them.
private func drawBoardTables(_ board: BoardState, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let tables = PlainMap.tables(of: board.map, isASCII: look.isASCII, isNarrow: rect.columns < 100)
    for (i, line) in tables.prefix(rect.rows).enumerated() {
        let isHeading = line.hasSuffix(":")
        grid.putCut(line, column: rect.column, row: rect.row + i, style: look[isHeading ? .heading : .text], limit: rect.endColumn)
    }
}
