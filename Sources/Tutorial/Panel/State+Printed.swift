// The output pane: all that was printed up to the moment on the screen, of each program, and at the end what there is to say of it.
import Grid
import Lessons
import Text

extension State {
    /// Opens the pane where what came last is in sight.
    mutating func openPrinted() {
        guard let panel else { return }
        let (lines, last) = printedLines(panel)
        let title = panel.isTwin ? "Printed up to here" : "What \(panel.chosen?.request.fileName ?? "") has printed up to here"
        overlays.append(.printed(TextState(title: title, lines: lines, top: (last - overlayRows).clamped(to: 0...lines.count))))
        scrollPrinted(.redraw)
    }

    mutating func act(_ action: Action, onPrinted: TextState) -> [Effect] {
        if action == .close { overlays.removeLast() } else { scrollPrinted(action) }
        return []
    }

    private mutating func scrollPrinted(_ action: Action) {
        guard let last = overlays.indices.last, case .printed(var text) = overlays[last] else { return }
        text.scroll(action, page: overlayRows)
        overlays[last] = .printed(text)
    }

    /// The screen has another size: the lines are wrapped anew.
    mutating func rewrapPrinted() {
        guard let last = overlays.indices.last, case .printed(var text) = overlays[last], let panel else { return }
        text.lines = printedLines(panel).lines
        overlays[last] = .printed(text)
        scrollPrinted(.redraw)
    }

    /// The pane's lines, and how many of them lead to what is of most interest: to the end of what the chosen program has printed; to the
    /// end of all where the run has ended.
    private func printedLines(_ panel: PanelState) -> (lines: [StyledLine], last: Int) {
        let theme = options.theme
        var lines: [StyledLine] = []
        var last = 0
        for (i, track) in panel.tracks.enumerated() {
            if i > 0 { lines.append(StyledLine()) }
            if panel.isTwin { lines.append(StyledLine(track.label, theme[.heading])) }
            let rows = track.printed(columns: overlayWidth)
            lines += rows.map { $0.line(theme) }
            if rows.isEmpty { lines.append(StyledLine("Nothing has been printed up to here.", theme[.faint])) }
            if i == panel.side { last = lines.count }
        }
        guard let ending = panel.ending else { return (lines, last) }
        lines += [StyledLine(), StyledLine("How it ended", theme[.heading])] + ending.lines(columns: overlayWidth, theme)
        return (lines, lines.count)
    }
}
