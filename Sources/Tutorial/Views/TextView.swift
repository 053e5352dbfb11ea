// A long text in a frame: help, words, notes, hints, model answers.
import Grid

func drawText(_ text: TextState, _ state: State, into grid: inout Grid) {
    let inside = drawFrame(text.title, columns: state.overlayWidth, rows: max(1, text.lines.count), state, into: &grid)
    for (i, line) in text.lines.dropFirst(text.top).prefix(inside.rows).enumerated() {
        grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
    }
    let theme = state.options.theme
    if text.top > 0 { grid.put("▲", column: inside.endColumn + 1, row: inside.row, style: theme[.key]) }
    if text.top + inside.rows < text.lines.count {
        grid.put("▼", column: inside.endColumn + 1, row: inside.endRow - 1, style: theme[.key])
    }
}
