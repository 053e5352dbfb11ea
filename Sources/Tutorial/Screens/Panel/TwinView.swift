// Several runs, one above the other on one scale: what each holds, what each has thrown away, its map; and the differences in numbers.
import Grid
import Text
import Timeline

func drawTwins(_ explorer: Explorer, _ ending: Ending?, _ context: Context, into grid: inout Grid) {
    let layout = TwinLayout(context, explorer, ending)
    let look = context.look
    var pictures: [MapPicture] = []
    for (i, track) in explorer.tracks.enumerated() {
        guard let view = track.view else { continue }
        let isChosen = i == explorer.side
        drawTwinLine(track, isChosen: isChosen, layout.heads[i], look, into: &grid)
        drawTwinNumbers(track, view, layout.heads[i], look, into: &grid)
        drawOutput(track, layout.heads[i].inset(left: 1, top: 2, right: 1), look, into: &grid)
        let picture = MapPicture(explorer.scene(track, view, look, isChosen: isChosen), layout.geometry, explorer.map.zoom, look)
        pictures.append(picture)
        picture.draw(in: layout.maps[i], into: &grid)
        if isChosen { drawLens(picture.scene, layout.lens, look, into: &grid) }
    }
    drawLegend(pictures, mapRows: layout.maps.first?.rows ?? 0, layout.legend, look, into: &grid)
    guard let track = explorer.chosen else { return }
    if explorer.columns.indices.contains(explorer.side) { drawStrip(track, explorer.columns[explorer.side], layout.strip, look, into: &grid) }
    drawComparison(explorer, ending, track, layout.words, look.theme, into: &grid)
}

private func drawTwinLine(_ track: Track, isChosen: Bool, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    let theme = look.theme
    let style = isChosen ? theme[.heading].with(.reverse) : theme[.heading]
    let name = track.policy == .asWritten ? track.request.fileName : track.policy.name
    let x = grid.put("\(isChosen ? "▶" : " ")\(name) ", column: rect.column, row: rect.row, style: style, limit: rect.endColumn)
    guard let line = track.line, track.source.indices.contains(line - 1) else { return }
    let isFailed = track.uncaught != nil
    let after = grid.put(
        isFailed ? "✗\(line) " : " \(line) ", column: x, row: rect.row, style: theme[isFailed ? .warning : .key], limit: rect.endColumn)
    grid.put(track.source[line - 1], column: after, row: rect.row, limit: rect.endColumn - 1)
}

private func drawTwinNumbers(_ track: Track, _ view: TrackView, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard rect.rows > 1 else { return }
    let theme = look.theme
    var x = rect.column + 1
    let parts = [
        ("FREE ", view.moment.freeBytes.grouped), ("BIGGEST HOLE ", view.numbers.biggestHoleBytes.grouped),
        ("handed out ", track.handedOut.grouped), ("GC ", track.collectionsOfScript.grouped),
        ("turn ", track.result.map { String($0.history.turns(before: view.moment.position + 1)) } ?? ""),
    ]
    for (name, value) in parts where !value.isEmpty {
        guard x + name.count + value.count < rect.endColumn else { break }
        x = grid.put(name, column: x, row: rect.row + 1, style: theme[.text])
        x = grid.put(value + "   ", column: x, row: rect.row + 1, style: theme[.strong])
    }
}

/// The differences in numbers, since each script began; at the end, the guess beside the result.
private func drawComparison(
    _ explorer: Explorer, _ ending: Ending?, _ track: Track, _ rect: Rect, _ theme: Theme, into grid: inout Grid
) {
    if !rect.isEmpty { grid.fill(Rect(column: rect.column - 1, row: rect.row, columns: rect.columns + 2, rows: rect.rows)) }
    var lines: [StyledLine] = []
    for other in explorer.tracks where other.run != track.run { lines.append(difference(track, other, columns: rect.columns, theme)) }
    lines += ending?.lines(columns: rect.columns, rows: rect.rows - lines.count, theme)
        ?? explorer.words(of: track).flatMap { Wrapping.lines($0, width: rect.columns) }.map { StyledLine($0, theme[.text]) }
    for (i, line) in lines.prefix(rect.rows).enumerated() { grid.put(line, column: rect.column, row: rect.row + i, limit: rect.endColumn) }
}

/// What the chosen program has more or less of than another: as many figures as there is room for, each whole.
private func difference(_ track: Track, _ other: Track, columns: Int, _ theme: Theme) -> StyledLine {
    guard let a = track.view, let b = other.view else { return StyledLine() }
    let parts = [
        ("FREE", a.moment.freeBytes - b.moment.freeBytes), ("hole", a.numbers.biggestHoleBytes - b.numbers.biggestHoleBytes),
        ("made", track.handedOut - other.handedOut), ("GC", track.collectionsOfScript - other.collectionsOfScript),
    ]
    var spans = [Span("▶ against \(other.label):", theme[.faint])]
    var room = columns - CellWidth.of(spans[0].text)
    for (name, value) in parts {
        let (label, figure) = (" \(name) ", value.signed + " ")
        guard label.count + value.signed.count <= room else { break }
        room -= label.count + figure.count
        spans += [Span(label, theme[.text]), Span(figure, theme[value == 0 ? .faint : .strong])]
    }
    return StyledLine(spans)
}

extension Track {
    /// The file, and the policy if that is not the program's own.
    var label: String { policy == .asWritten ? request.fileName : policy.name }

    /// Bytes handed out since the script began.
    var handedOut: Int {
        guard let view, let start else { return 0 }
        return view.moment.totals.allocatedBytes - start.allocatedBytes
    }

    /// Collections since the script began.
    var collectionsOfScript: Int {
        guard let view, let start else { return 0 }
        return view.moment.totals.collections - start.collections
    }
}

extension Int {
    /// With its sign, `−1,234`; 0 has none.
    var signed: String { self > 0 ? "+" + grouped : self < 0 ? "−" + (-self).grouped : "0" }
}
