// What can be said of an allocation, as pages with links from one to the next and a way back.
import Grid

/// A page: lines to read, some of which lead to another allocation.
struct BlockPage: Sendable {
    enum Subject: Sendable, Equatable {
        /// The allocation that begins at this block.
        case allocation(Int)
        /// All that stands in a cell of the map.
        case cell(Range<Int>)
    }

    struct Line: Sendable {
        var content: StyledLine
        /// The head that the line leads to.
        var link: Int?
    }

    var subject: Subject
    var title: String
    var lines: [Line]
    /// The chosen link, as an index of `lines`.
    var selected: Int?
    /// The first line that is visible.
    var top = 0

    init(_ subject: Subject, title: String, lines: [Line]) {
        self.subject = subject
        self.title = title
        self.lines = lines
    }

    var link: Int? { selected.flatMap { lines.indices.contains($0) ? lines[$0].link : nil } }

    var hasLinks: Bool { lines.contains { $0.link != nil } }

    /// Chooses the next link, or scrolls on where the next one is further away than what is visible.
    mutating func selectNext(rows: Int) {
        let next = lines.indices.first { $0 > selected ?? -1 && $0 >= top && lines[$0].link != nil }
        if let next, next < top + rows {
            selected = next
        } else {
            scroll(by: min(3, rows), rows: rows)
            if let next, next < top + rows { selected = next }
        }
    }

    mutating func selectPrevious(rows: Int) {
        let before = lines.indices.last { $0 < selected ?? lines.count && $0 < top + rows && lines[$0].link != nil }
        if let before, before >= top {
            selected = before
        } else {
            scroll(by: -min(3, rows), rows: rows)
            if let before, before >= top { selected = before }
        }
    }

    mutating func scroll(by count: Int, rows: Int) {
        top = (top + count).clamped(to: 0...max(0, lines.count - rows))
        if let selected, !(top..<top + rows).contains(selected) { self.selected = nil }
    }
}

/// The pages that have been gone through; the last is on the screen. Never empty.
struct BlockPages: Sendable {
    var pages: [BlockPage]

    var page: BlockPage {
        get { pages[pages.count - 1] }
        set { pages[pages.count - 1] = newValue }
    }
}
