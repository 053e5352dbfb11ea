// The output pane: all that was printed up to the moment on the screen, of each program, and at the end what there is to say of it.
import Grid
import Lessons
import Text

/// What programs have printed.
struct PrintedOverlay: Overlay {
    let tracks: [Track]
    /// Which of them is of most interest.
    let side: Int
    let ending: Ending?
    private var scroll = Scroll()

    /// Opens where what came last is in sight: the end of what the chosen program has printed; the end of all where the run has ended.
    init(_ explorer: Explorer, _ ending: Ending?, _ context: Context) {
        tracks = explorer.tracks
        side = explorer.side
        self.ending = ending
        let (lines, last) = lines(context)
        scroll.top = (last - context.overlayRows).clamped(to: 0...lines.count)
        scroll.act(.redraw, of: lines.count, page: context.overlayRows)
    }

    var place: Place { .printed }
    private var isTwin: Bool { tracks.count > 1 }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        if action == .close { return [.close] }
        scroll.act(action, of: lines(context).lines.count, page: context.overlayRows)
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        let title = isTwin ? "Printed up to here"
            : "What \(tracks.indices.contains(side) ? tracks[side].request.fileName : "") has printed up to here"
        let lines = lines(context).lines
        var scroll = scroll
        // The screen may have got another size.
        scroll.act(.redraw, of: lines.count, page: context.overlayRows)
        drawText(title, lines, scroll, columns: context.overlayWidth, context.look, into: &grid)
    }

    /// The pane's lines, and how many of them lead to what is of most interest.
    private func lines(_ context: Context) -> (lines: [StyledLine], last: Int) {
        let look = context.look, width = context.overlayWidth
        var lines: [StyledLine] = []
        var last = 0
        for (i, track) in tracks.enumerated() {
            if i > 0 { lines.append(StyledLine()) }
            if isTwin { lines.append(StyledLine(track.label, look[.heading])) }
            let rows = track.printed(columns: width)
            lines += rows.map { $0.line(look.theme) }
            if rows.isEmpty { lines.append(StyledLine("Nothing has been printed up to here.", look[.faint])) }
            if i == side { last = lines.count }
        }
        guard let ending else { return (lines, last) }
        lines += [StyledLine(), StyledLine("How it ended", look[.heading])] + ending.lines(columns: width, look.theme)
        return (lines, lines.count)
    }
}
