// A long text in a frame: help, words, notes, hints, model answers.
import Grid

/// A text to scroll.
struct TextOverlay: Overlay {
    var title: String
    var lines: [StyledLine]
    var scroll = Scroll()

    init(_ title: String, _ lines: [StyledLine]) {
        self.title = title
        self.lines = lines
    }

    var place: Place { .text }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        if action == .close { return [.close] }
        scroll.act(action, of: lines.count, page: context.overlayRows)
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        drawText(title, lines, scroll, columns: context.overlayWidth, context.look, into: &grid)
    }
}

/// Lines in a frame, from the first visible one on.
func drawText(_ title: String, _ lines: [StyledLine], _ scroll: Scroll, columns: Int, _ look: Look, into grid: inout Grid) {
    let inside = drawFrame(title, columns: columns, rows: max(1, lines.count), look, into: &grid)
    for (i, line) in lines.dropFirst(scroll.top).prefix(inside.rows).enumerated() {
        grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
    }
    drawMore(scroll, of: lines.count, in: inside, look, into: &grid)
}
