// The whole run in two or three rows: the least free memory and the least biggest hole of each column, where it collected and failed, and
// where we are. The height is the least of the column, so that no dip is lost; a column whose most is clearly higher is underlined.
import Timeline

func drawStrip(_ track: Track, _ columns: [TimelineColumn], _ layout: PanelLayout, _ state: State, into grid: inout Grid) {
    let rect = layout.strip
    guard !rect.isEmpty, !columns.isEmpty, let history = track.result?.history, let position = track.view?.moment.position else { return }
    let here = history.columnIndex(of: position, columnCount: columns.count)
    let strip = Strip(columns: columns, here: here, theme: state.options.theme)
    strip.draw("free", column: rect.column, row: rect.row, into: &grid) { ($0.leastFree, $0.mostFree) }
    guard layout.isStripShared || rect.rows > 1 else { return }
    let second = layout.isStripShared ? (rect.column + rect.columns / 2, rect.row) : (rect.column, rect.row + 1)
    strip.draw("hole", column: second.0, row: second.1, into: &grid) { ($0.leastHole, $0.mostHole) }
    if rect.rows > 2 { strip.drawMarks(column: rect.column, row: rect.row + 2, into: &grid) }
}

/// The curves of one run.
private struct Strip {
    let columns: [TimelineColumn]
    /// The column in which we are.
    let here: Int
    let theme: Theme

    func draw(_ name: String, column: Int, row: Int, into grid: inout Grid, _ values: (TimelineColumn) -> (least: Int, most: Int)) {
        let most = max(1, columns.map(\.mostFree).max() ?? 1)
        grid.put(name, column: column + 1, row: row, style: theme[.faint])
        for (x, each) in columns.enumerated() {
            let (low, high) = values(each)
            var style = theme[each.failures > 0 ? .bad : each.collections > 0 ? .key : .text]
            if level(high, most) > level(low, most) + 1 { style.attributes.insert(.underline) }
            if x == here { style.attributes.insert(.reverse) }
            grid.put(String(bars[level(low, most)]), column: column + MapGeometry.labelWidth + x, row: row, style: style)
        }
    }

    /// Where it collected and where an allocation failed.
    func drawMarks(column: Int, row: Int, into grid: inout Grid) {
        grid.put("GC", column: column + 1, row: row, style: theme[.faint])
        for (x, each) in columns.enumerated() {
            let mark = each.failures > 0 ? "✗" : each.collections > 0 ? "│" : ""
            grid.put(mark, column: column + MapGeometry.labelWidth + x, row: row, style: theme[each.failures > 0 ? .bad : .key])
        }
    }
}

private let bars: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

/// Eighths; anything above nothing is at least one.
private func level(_ value: Int, _ most: Int) -> Int {
    value == 0 ? 0 : max(1, value * 8 / most)
}
