// Two runs, one above the other on one scale: what each holds, what each has thrown away, and its map.
import Lessons
import Timeline

func drawTwins(_ panel: PanelState, _ state: State, into grid: inout Grid) {
    let words = grid.rows >= 22 ? 2 : 1
    let half = max(3, (grid.rows - 2 - words) / 2)
    let blocks = panel.tracks.compactMap { $0.view?.moment.map.blockCount }.max() ?? 1
    let geometry = MapGeometry(blocks: blocks, columns: grid.columns, rows: max(1, half - 2), isProjected: state.show != nil)
    for (i, track) in panel.tracks.enumerated() {
        guard let view = track.view else { continue }
        let rect = Rect(column: 0, row: 1 + i * half, columns: grid.columns, rows: half)
        drawTwinLine(track, rect, state, into: &grid)
        drawTwinNumbers(view, rect, state, into: &grid)
        let map = rect.inset(top: 2)
        CoarseMap(track, view, panel, geometry, state).draw(in: map, into: &grid)
    }
    let rect = Rect(column: 1, row: 1 + 2 * half, columns: grid.columns - 2, rows: grid.rows - 2 - 2 * half)
    drawComparison(panel, rect, state, into: &grid)
}

private func drawTwinLine(_ track: Track, _ rect: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let x = grid.put(track.request.fileName, column: rect.column + 1, row: rect.row, style: theme[.heading], limit: rect.endColumn)
    guard let line = track.line, track.source.indices.contains(line - 1) else { return }
    let after = grid.put("  \(line) ", column: x, row: rect.row, style: theme[.key], limit: rect.endColumn)
    grid.put(track.source[line - 1], column: after, row: rect.row, limit: rect.endColumn - 1)
}

private func drawTwinNumbers(_ view: TrackView, _ rect: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    var x = rect.column + 1
    let parts = [
        ("FREE ", view.moment.freeBytes.grouped), ("BIGGEST HOLE ", view.numbers.biggestHoleBytes.grouped),
        ("thrown away ", view.moment.totals.thrownAwayBytes.grouped), ("GC ", String(view.moment.totals.collections)),
    ]
    for (name, value) in parts {
        guard x + name.count + value.count < rect.endColumn else { break }
        x = grid.put(name, column: x, row: rect.row + 1, style: theme[.text])
        x = grid.put(value + "   ", column: x, row: rect.row + 1, style: theme[.strong])
    }
}

/// The difference in numbers, since each script began; at the end, the guess beside the result.
private func drawComparison(_ panel: PanelState, _ rect: Rect, _ state: State, into grid: inout Grid) {
    guard panel.tracks.count == 2, rect.rows > 0 else { return }
    let theme = state.options.theme
    var lines: [String] = []
    if panel.isAtEnd {
        lines = panel.verdicts.map { "\($0.isRight ? "✓" : "✗") You guessed \($0.guess); it is \($0.answer). \($0.reaction)" }
    }
    if lines.isEmpty {
        let handed = panel.tracks.map { track in
            guard let history = track.result?.history, let view = track.view else { return 0 }
            return view.moment.totals.allocatedBytes - history.moment(at: history.scriptStart).totals.allocatedBytes
        }
        let names = panel.tracks.map(\.request.fileName)
        lines = ["Handed out since the script began: \(names[0]) \(handed[0].grouped) B, \(names[1]) \(handed[1].grouped) B."]
    }
    for (i, line) in lines.flatMap({ Wrapping.lines($0, width: rect.columns) }).prefix(rect.rows).enumerated() {
        grid.putCut(line, column: rect.column, row: rect.row + i, style: theme[.text], limit: rect.endColumn)
    }
}
