// The page of an allocation, in a frame; the chosen link is reversed, and the title says how far one has come.
import Grid

func drawBlockPages(_ pages: BlockPages, _ state: State, into grid: inout Grid) {
    let page = pages.page
    let theme = state.options.theme
    let depth = pages.pages.count > 1 ? " (← back, \(pages.pages.count - 1))" : ""
    let inside = drawFrame(page.title + depth, columns: state.overlayWidth, rows: max(1, page.lines.count), state, into: &grid)
    for (i, line) in page.lines.dropFirst(page.top).prefix(inside.rows).enumerated() {
        let y = inside.row + i
        grid.put(line.content, column: inside.column, row: y, limit: inside.endColumn)
        guard page.top + i == page.selected else { continue }
        for column in inside.column..<inside.endColumn {
            grid.restyle(column: column, row: y) { $0.attributes.formUnion(theme[.selection].attributes) }
        }
    }
    if page.top > 0 { grid.put("▲", column: inside.endColumn + 1, row: inside.row, style: theme[.key]) }
    if page.top + inside.rows < page.lines.count {
        grid.put("▼", column: inside.endColumn + 1, row: inside.endRow - 1, style: theme[.key])
    }
}
