// What is this block? Pages with links from one to the next and a way back. The map's cursor goes with them.
import Grid

/// The pages that have been gone through; the last is on the screen. Never empty.
struct BlockOverlay: Overlay {
    private var builder: BlockPageBuilder
    private(set) var pages: [BlockPage]

    init(_ builder: BlockPageBuilder, _ subject: BlockPage.Subject) {
        self.builder = builder
        pages = [builder.page(subject)]
    }

    var page: BlockPage {
        get { pages[pages.count - 1] }
        set { pages[pages.count - 1] = newValue }
    }

    var place: Place { .block }

    func offers(_ action: Action, _ context: Context) -> Bool {
        switch action {
        case .select: page.hasLinks
        case .selectNext: page.hasLinks || page.lines.count > context.overlayRows
        default: true
        }
    }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        let rows = min(context.overlayRows, page.lines.count)
        switch action {
        case .selectNext: page.selectNext(rows: rows)
        case .selectPrevious: page.selectPrevious(rows: rows)
        case .pageDown, .pageUp: page.scroll(action, rows: rows)
        case .select:
            guard let head = page.link ?? page.lines.lazy.compactMap(\.link).first else { return [] }
            pages.append(builder.page(.allocation(head)))
            return [.cursor(head)]
        case .goBack where pages.count > 1:
            pages.removeLast()
            if case .allocation(let head) = page.subject { return [.cursor(head)] }
        case .goBack, .close: return [.close]
        default: break
        }
        return []
    }

    /// What is open is written anew with what is known now.
    mutating func take(_ insight: Insight) {
        guard builder.track.run == insight.run, builder.view.moment.position == insight.position else { return }
        builder.insight = insight
        builder.isLooking = false
        pages = pages.map { old in
            var page = builder.page(old.subject)
            (page.selected, page.scroll) = (old.selected, old.scroll)
            return page
        }
    }

    /// The chosen link is reversed, and the title says how far one has come.
    func draw(_ context: Context, into grid: inout Grid) {
        let look = context.look
        let depth = pages.count > 1 ? " (← back, \(pages.count - 1))" : ""
        let inside = drawFrame(
            page.title + depth, columns: context.overlayWidth, rows: max(1, page.lines.count), look, into: &grid)
        for (i, line) in page.lines.dropFirst(page.scroll.top).prefix(inside.rows).enumerated() {
            let y = inside.row + i
            grid.put(line.content, column: inside.column, row: y, limit: inside.endColumn)
            guard page.scroll.top + i == page.selected else { continue }
            for column in inside.column..<inside.endColumn {
                grid.restyle(column: column, row: y) { $0.attributes.formUnion(look[.selection].attributes) }
            }
        }
        drawMore(page.scroll, of: page.lines.count, in: inside, look, into: &grid)
    }
}
