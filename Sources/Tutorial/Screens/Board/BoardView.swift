// A board's map on the screen.
import BlockHeap
import Grid
import Text
import Timeline

func drawBoard(_ board: BoardState, _ context: Context, into grid: inout Grid) {
    drawBoardHeader(board, context.look, into: &grid)
    let layout = BoardLayout(context, board)
    let look = context.look
    let scene = MapScene(board.map, numbers: board.area.numbers, board.look, against: board.other)
    let picture = MapPicture(scene, layout.geometry, board.look.zoom, look)
    drawNumbers(board.reading, probe: picture.scene.probe, layout.numbers, look, into: &grid)
    drawBoardWords(board, layout, look, into: &grid)
    picture.draw(in: layout.map, into: &grid)
    drawLens(picture.scene, layout.lens, look, into: &grid)
    drawLegend([picture], mapRows: layout.map.rows, layout.legend, look, into: &grid)
    drawBoardTables(board, layout.tables, look, into: &grid)
}

private func drawBoardHeader(_ board: BoardState, _ look: Look, into grid: inout Grid) {
    let style = look[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    let start = board.map.poolStart == 0 ? "" : "  from 0x\(String(board.map.poolStart, radix: 16))"
    let bytes = (board.map.blockCount * board.map.blockSize).grouped
    let right = grid.columns < (board.film == nil ? 60 : 100) ? "" : "\(bytes) B\(start) "
    grid.putRight(right, endColumn: grid.columns, row: 0, style: style)
    let area = board.area.name + (board.isPlaying ? ", playing" : "")
    let title = board.film.map { film in
        " \(board.name) \(area), \(board.selected + 1)/\(board.areas.count), less \(film.ownBlocks.counted("block")) of looking"
    } ?? " Your board's map: \(board.name)" + (area.isEmpty ? "" : "  (\(area))")
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(right) - 1)
}

/// What stands under the cursor, or how to get one; where there is no other room for it, what a watched board prints.
private func drawBoardWords(_ board: BoardState, _ layout: BoardLayout, _ look: Look, into grid: inout Grid) {
    var text = layout.words.rows == 1
        ? "Arrow keys: cursor. Enter: what is it?"
        : "The arrow keys put a cursor on the map, Enter says what stands there. [ and ] try a request. N explains the numbers."
    if board.look.cursor == nil, layout.tables.isEmpty, let film = board.film {
        for (i, line) in film.rows(layout.words.rows, width: layout.words.columns).enumerated() {
            grid.putCut(line, column: layout.words.column, row: layout.words.row + i, style: look[.text], limit: layout.words.endColumn)
        }
        return
    }
    if !board.area.log.isEmpty {
        text = "The log before this map: " + board.area.log.suffix(layout.words.rows + 1).map(\.text).joined(separator: " | ")
    }
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

/// What a watched board prints, or the tables of the plain text, where there is room for them.
private func drawBoardTables(_ board: BoardState, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    if let film = board.film {
        grid.putCut("What it prints:", column: rect.column, row: rect.row, style: look[.heading], limit: rect.endColumn)
        for (i, line) in film.rows(rect.rows - 1, width: rect.columns).enumerated() {
            grid.putCut(line, column: rect.column, row: rect.row + 1 + i, style: look[.text], limit: rect.endColumn)
        }
        return
    }
    let tables = PlainMap.tables(of: board.map, board.area.numbers, isASCII: look.isASCII, isNarrow: rect.columns < 100)
    var row = rect.row
    for table in tables {
        for (i, line) in table.lines.enumerated() where row + i < rect.endRow {
            let role: Role = i == 0 && !table.rows.isEmpty ? .heading : .text
            grid.putCut(line, column: rect.column, row: row + i, style: look[role], limit: rect.endColumn)
        }
        row += table.lines.count + 1
    }
}
