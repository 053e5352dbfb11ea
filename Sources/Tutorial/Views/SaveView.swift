// What to save, and under which name.
import Grid
import Text

func drawSave(_ save: SaveState, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    if let name = save.name {
        let lines = Wrapping.lines(
            "Save \(save.kind.name). The name of the file; with / in it, in another folder:", width: state.overlayWidth)
        let inside = drawFrame("Save", columns: state.overlayWidth, rows: lines.count + 2, state, into: &grid)
        for (i, line) in lines.enumerated() { grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn) }
        let row = inside.row + lines.count + 1
        // The end of a long name is what is being typed.
        let shown = String(name.text.suffix(max(1, inside.columns - 1)))
        grid.fill(Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), style: theme[.entry])
        let end = grid.put(shown, column: inside.column, row: row, style: theme[.entry], limit: inside.endColumn)
        grid.cursor = (min(end, inside.endColumn - 1), row)
        return
    }
    let inside = drawFrame("What shall be saved?", columns: min(60, state.overlayWidth), rows: save.kinds.count, state, into: &grid)
    for (i, kind) in save.kinds.enumerated() {
        let style = i == save.selected ? theme[.selection] : theme[.text]
        let row = Rect(column: inside.column, row: inside.row + i, columns: inside.columns, rows: 1)
        if i == save.selected { grid.fill(row, style: style) }
        grid.putCut("\(i + 1) \(kind.name)", column: inside.column, row: row.row, style: style, limit: inside.endColumn)
    }
}
