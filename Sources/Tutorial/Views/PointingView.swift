// The question for a place: above the map, which stays free to be pointed at.
import BlockHeap
import Grid
import Text
import Timeline

func drawPointing(_ pointing: PointingState, _ state: State, into grid: inout Grid) {
    guard let panel = state.panel else { return }
    let theme = state.options.theme
    let layout = PanelLayout(state, panel)
    let isBeside = layout.map.column > 20
    let frame = isBeside ? Rect(column: 0, row: 1, columns: layout.map.column - 1, rows: min(16, grid.rows - 2))
        : Rect(column: 0, row: 1, columns: grid.columns, rows: max(4, layout.map.row - 1))
    grid.fill(frame)
    grid.box(frame, title: "Point at the place", style: theme[.heading])
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let builder = state.builder(width: inside.columns)
    let here = "The cursor is at \((panel.map.cursor ?? 0).blockOffset). The arrows move it, Enter says: here. Esc skips the guess."
    let lines = builder.set(pointing.prediction.ask, width: inside.columns)
        + Wrapping.lines(here, width: inside.columns).map { StyledLine($0, theme[.key]) }
    for (i, line) in lines.suffix(inside.rows).enumerated() {
        grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
    }
}
