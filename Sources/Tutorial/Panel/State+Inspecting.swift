// What is this block? Pages laid over the map.
import BlockHeap
import Lessons
import Timeline

extension State {
    /// Opens what can be said of the allocations under the cursor.
    mutating func inspect() {
        guard let panel, let view = panel.chosen?.view, let builder = pageBuilder else { return }
        guard let cursor = panel.map.cursor else { return say("The arrow keys put a cursor on the map.") }
        let cell = geometry(panel).blocks(atCursor: cursor).clamped(to: 0..<view.moment.map.blockCount)
        let heads = builder.heads(in: cell)
        let subject: BlockPage.Subject = heads.count > 1 ? .cell(cell) : .allocation(heads.first ?? cursor)
        overlays.append(.block(BlockPages(pages: [builder.page(subject)])))
    }

    private var pageBuilder: BlockPageBuilder? {
        guard let panel, let track = panel.chosen, let view = track.view else { return nil }
        return BlockPageBuilder(
            track: track, view: view, insight: panel.insightNow, isLooking: panel.lookingAt != nil, theme: options.theme, width: overlayWidth)
    }

    mutating func act(_ action: Action, on pages: BlockPages) -> [Effect] {
        var pages = pages
        let rows = min(overlayRows, pages.page.lines.count)
        switch action {
        case .selectNext: pages.page.selectNext(rows: rows)
        case .selectPrevious: pages.page.selectPrevious(rows: rows)
        case .pageDown: pages.page.scroll(by: rows - 1, rows: rows)
        case .pageUp: pages.page.scroll(by: 1 - rows, rows: rows)
        case .select:
            guard let head = pages.page.link ?? pages.page.lines.lazy.compactMap(\.link).first, let builder = pageBuilder else { return [] }
            pages.pages.append(builder.page(.allocation(head)))
            panel?.map.cursor = head
        case .goBack where pages.pages.count > 1:
            pages.pages.removeLast()
            if case .allocation(let head) = pages.page.subject { panel?.map.cursor = head }
        case .goBack, .close:
            overlays.removeLast()
            return []
        default: return []
        }
        overlays[overlays.count - 1] = .block(pages)
        return []
    }

    /// A look into the memory has come back: what is open is written anew with what is known now.
    mutating func refreshPages() {
        guard let builder = pageBuilder, let last = overlays.indices.last, case .block(var pages) = overlays[last] else { return }
        pages.pages = pages.pages.map { old in
            var page = builder.page(old.subject)
            (page.selected, page.top) = (old.selected, old.top)
            return page
        }
        overlays[last] = .block(pages)
    }
}
