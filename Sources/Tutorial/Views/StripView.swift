// The whole run in two or three rows: the least free memory and the least biggest hole of each column, where it collected and failed, and
// where we are. The height is the least of the column, so that no dip is lost; a column whose most is clearly higher is underlined.
import Timeline

func drawStrip(_ track: Track, _ columns: [TimelineColumn], _ rect: Rect, _ state: State, into grid: inout Grid) {
    guard !rect.isEmpty, !columns.isEmpty, let history = track.result?.history, let position = track.view?.moment.position else { return }
    let theme = state.options.theme
    let here = history.columnIndex(of: position, columnCount: columns.count)
    let left = rect.column + MapGeometry.labelWidth
    let most = max(1, columns.map(\.mostFree).max() ?? 1)
    let rows: [(String, (TimelineColumn) -> (least: Int, most: Int))] = [
        ("free", { ($0.leastFree, $0.mostFree) }), ("hole", { ($0.leastHole, $0.mostHole) }),
    ]
    for (y, (name, values)) in rows.enumerated() where y < rect.rows {
        grid.put(name, column: rect.column + 1, row: rect.row + y, style: theme[.faint])
        for (x, column) in columns.enumerated() where left + x < rect.endColumn {
            let (low, high) = values(column)
            var style = theme[column.failures > 0 ? .bad : column.collections > 0 ? .key : .text]
            if level(high, most) > level(low, most) + 1 { style.attributes.insert(.underline) }
            if x == here { style.attributes.insert(.reverse) }
            grid.put(String(bars[level(low, most)]), column: left + x, row: rect.row + y, style: style)
        }
    }
    guard rect.rows > 2 else { return }
    grid.put("GC", column: rect.column + 1, row: rect.row + 2, style: theme[.faint])
    for (x, column) in columns.enumerated() where left + x < rect.endColumn {
        let mark = column.failures > 0 ? "✗" : column.collections > 0 ? "│" : ""
        grid.put(mark, column: left + x, row: rect.row + 2, style: theme[column.failures > 0 ? .bad : .key])
    }
}

private let bars: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

/// Eighths; anything above nothing is at least one.
private func level(_ value: Int, _ most: Int) -> Int {
    value == 0 ? 0 : max(1, value * 8 / most)
}
