// The two numbers that belong together, and what follows from them.
import Heap
import Timeline

func drawNumbers(_ track: Track, _ view: TrackView, _ panel: PanelState, _ rect: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let numbers = view.numbers, moment = view.moment
    var lines: [StyledLine] = [
        pair("FREE", "\(moment.freeBytes.grouped) B", rect.columns, theme),
        pair("BIGGEST HOLE", "\(numbers.biggestHoleBytes.grouped) B", rect.columns, theme),
        panel.request.map { probeLine($0, view, theme) } ?? ladder(numbers, theme),
        StyledLine("thrown away \(moment.totals.thrownAwayBytes.grouped) B in \(moment.totals.thrownAway.grouped)", theme[.text]),
    ]
    if rect.rows > 4 {
        let scattered = Int((numbers.scattered * 100).rounded())
        lines.append(StyledLine(
            "scattered \(scattered) %   holes \(numbers.holes.count.grouped)   handed out \(moment.totals.allocatedBytes.grouped) B", theme[.text]))
    }
    for (i, line) in lines.prefix(rect.rows).enumerated() { grid.put(line, column: rect.column, row: rect.row + i, limit: rect.endColumn) }
}

private func pair(_ name: String, _ value: String, _ width: Int, _ theme: Theme) -> StyledLine {
    let gap = String(repeating: " ", count: max(1, min(width, 28) - name.count - value.count))
    return StyledLine([Span(name, theme[.text]), Span(gap + value, theme[.strong])])
}

/// Which of five sizes would fit now.
private func ladder(_ numbers: MapNumbers, _ theme: Theme) -> StyledLine {
    var spans = [Span("fits", theme[.text])]
    for (name, bytes) in [("64", 64), ("256", 256), ("1K", 1024), ("4K", 4096), ("16K", 16384)] {
        let fits = numbers.fits(bytes)
        spans += [Span(" \(name) ", theme[.text]), Span(fits ? "✓" : "✗", theme[fits ? .good : .bad])]
    }
    return StyledLine(spans)
}

private func probeLine(_ bytes: Int, _ view: TrackView, _ theme: Theme) -> StyledLine {
    let probe = view.moment.probe(bytes)
    guard let landing = probe.landing else {
        return StyledLine([Span("\(bytes.grouped) B: ", theme[.text]), Span("NO", theme[.bad]), Span(", no hole is that long", theme[.text])])
    }
    return StyledLine([Span("\(bytes.grouped) B lands at ", theme[.text]), Span(landing.blockOffset, theme[.good])])
}
