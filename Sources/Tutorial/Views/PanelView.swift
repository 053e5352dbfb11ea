// The hands-on panel.
import Lessons

func drawPanel(_ panel: PanelState, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let style = theme[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    grid.putCut(" \(state.lesson.number) \(panel.file ?? state.lesson.title)", column: 0, row: 0, style: style.with(.bold), limit: grid.columns)
    for (i, line) in panel.source.dropFirst(panel.sourceTop).prefix(state.textRows).enumerated() {
        grid.putRight(String(panel.sourceTop + i + 1), endColumn: 4, row: 1 + i, style: theme[.lineNumber])
        grid.put(line, column: 6, row: 1 + i)
    }
}
