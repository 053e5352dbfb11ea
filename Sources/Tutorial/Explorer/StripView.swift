// The whole run in a few rows, and where in it we are. Each column stands for many positions and shows both the most and the least of
// them, so that no dip and no peak is lost:
//
//      free ██▇▇▆▆▅▇▇   hole ██▇▇▅▅▃▇▇        the most of each column
//           █▇▇▆▅▅▄▆▇        █▇▅▃▂▁▁▂▇        the least
//      GC         │ ✗   made ▁▁▂▃▇▇▇▂▁        collections and failures; blocks handed out
//
// With one row, it is the least, underlined where the most is clearly higher.
import Grid
import Timeline

func drawStrip(_ track: Track, _ columns: [TimelineColumn], _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty, !columns.isEmpty, let history = track.result?.history, let position = track.view?.moment.position else { return }
    let here = history.columnIndex(of: position, columnCount: columns.count)
    let strip = Strip(columns: columns, here: here, look: look)
    let left = rect.column, right = rect.column + stripColumns(rect.columns) + MapGeometry.labelWidth + 2
    let hasBothRows = rect.rows > 1
    strip.draw("free", column: left, row: rect.row, isUnderlined: !hasBothRows, into: &grid) { hasBothRows ? $0.mostFree : $0.leastFree }
    strip.draw("hole", column: right, row: rect.row, isUnderlined: !hasBothRows, into: &grid) { hasBothRows ? $0.mostHole : $0.leastHole }
    guard hasBothRows else { return }
    strip.draw("", column: left, row: rect.row + 1, into: &grid) { $0.leastFree }
    strip.draw("", column: right, row: rect.row + 1, into: &grid) { $0.leastHole }
    guard rect.rows > 2 else { return }
    strip.drawMarks(column: left, row: rect.row + 2, into: &grid)
    strip.drawChurn(column: right, row: rect.row + 2, into: &grid)
}

/// Columns of each of the two curves that stand beside each other in a strip.
func stripColumns(_ columns: Int) -> Int { max(1, (columns - 2) / 2 - MapGeometry.labelWidth) }

/// The curves of one run.
private struct Strip {
    let columns: [TimelineColumn]
    /// The column in which we are.
    let here: Int
    let look: Look

    func draw(
        _ name: String, column: Int, row: Int, isUnderlined: Bool = false, into grid: inout Grid, _ value: (TimelineColumn) -> Int
    ) {
        let most = max(1, columns.map(\.mostFree).max() ?? 1)
        grid.put(name, column: column + 1, row: row, style: look[.faint])
        for (x, each) in columns.enumerated() {
            let height = level(value(each), most)
            var style = look[each.failures > 0 ? .bad : each.collections > 0 ? .key : .text]
            let freeSpan = level(each.mostFree, most) - level(each.leastFree, most)
            let holeSpan = level(each.mostHole, most) - level(each.leastHole, most)
            if isUnderlined && max(freeSpan, holeSpan) > 1 {
                style.attributes.insert(.underline)
            }
            put(bars[height], x, style, column, row, &grid)
        }
    }

    /// Where it collected and where an allocation failed.
    func drawMarks(column: Int, row: Int, into grid: inout Grid) {
        grid.put("GC", column: column + 1, row: row, style: look[.faint])
        for (x, each) in columns.enumerated() {
            put(each.failures > 0 ? "✗" : each.collections > 0 ? "│" : " ", x, look[each.failures > 0 ? .bad : .key], column, row, &grid)
        }
    }

    /// How much was handed out, against the column with the most.
    func drawChurn(column: Int, row: Int, into grid: inout Grid) {
        let most = max(1, columns.map(\.churn).max() ?? 1)
        grid.put("made", column: column + 1, row: row, style: look[.faint])
        for (x, each) in columns.enumerated() { put(bars[level(each.churn, most)], x, look[.text], column, row, &grid) }
    }

    private func put(_ character: Character, _ x: Int, _ style: Style, _ column: Int, _ row: Int, _ grid: inout Grid) {
        var style = style
        if x == here { style.attributes.insert(.reverse) }
        grid.put(String(character), column: column + MapGeometry.labelWidth + x, row: row, style: style)
    }
}

private let bars: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

/// Eighths; anything above nothing is at least one.
private func level(_ value: Int, _ most: Int) -> Int {
    value == 0 ? 0 : max(1, value * 8 / most)
}
