// The program beside its map: its source, what it has printed, and what happened last, in words.
import Grid
import Text
import Timeline

/// The source with the line that runs, which is kept in the middle where possible.
func drawSource(_ track: Track, _ rect: Rect, _ look: Look, insight: Insight? = nil, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let line = track.line
    let first = ((line ?? 1) - 1 - rect.rows / 2).clamped(to: 0...max(0, track.source.count - rect.rows))
    for row in 0..<min(rect.rows, track.source.count - first) {
        let number = first + row + 1
        let isHere = number == line
        let y = rect.row + row
        let role: Role = !isHere ? .lineNumber : track.uncaught == nil ? .key : .warning
        grid.put(!isHere ? " " : track.uncaught == nil ? ">" : "✗", column: rect.column, row: y, style: look[role])
        grid.putRight(String(number), endColumn: rect.column + 4, row: y, style: look[role])
        let end = grid.put(track.source[number - 1], column: rect.column + 5, row: y, limit: rect.endColumn)
        guard isHere else { continue }
        let values = (insight?.variables(in: track.source[number - 1].text) ?? []).map { "\($0.name) = \($0.value)" }.joined(separator: "  ")
        if !values.isEmpty, end + 6 < rect.endColumn {
            grid.putCut(values, column: end + 2, row: y, style: look[.number], limit: rect.endColumn)
        }
        for column in rect.column + 5..<rect.endColumn {
            grid.restyle(column: column, row: y) { $0.attributes.formUnion(look[.currentLine].attributes) }
        }
    }
}

/// The last lines that the script has printed, wrapped.
func drawOutput(_ track: Track, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    var rect = rect
    // A few rows are worth more than a heading.
    if rect.rows > 3 {
        grid.horizontalRule(row: rect.row, from: rect.column, count: rect.columns, style: look[.rule])
        grid.putCut(" printed ", column: rect.column + 1, row: rect.row, style: look[.faint], limit: rect.endColumn)
        rect = rect.inset(top: 1)
    }
    for (i, row) in track.printed(columns: rect.columns, last: rect.rows).enumerated() {
        grid.put(row.line(isFirst: i == 0, look.theme), column: rect.column, row: rect.row + i, limit: rect.endColumn)
    }
}

/// What the last event was, in words; at the end of the run, what is to be said of it.
func drawWords(_ track: Track, _ explorer: Explorer, _ ending: Ending?, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    grid.fill(Rect(column: rect.column - 1, row: rect.row, columns: rect.columns + 2, rows: rect.rows))
    let lines = ending?.lines(columns: rect.columns, rows: rect.rows, look.theme)
        ?? explorer.words(of: track).flatMap { Wrapping.lines($0, width: rect.columns) }.map { StyledLine($0, look[.text]) }
    for (i, line) in lines.prefix(rect.rows).enumerated() {
        let isCut = i == rect.rows - 1 && lines.count > rect.rows
        if isCut {
            grid.putCut(
                line.text + " …", column: rect.column, row: rect.row + i, style: line.spans.first?.style ?? .plain, limit: rect.endColumn)
        } else {
            grid.put(line, column: rect.column, row: rect.row + i, limit: rect.endColumn)
        }
    }
}
