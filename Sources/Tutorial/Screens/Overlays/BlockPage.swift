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
    var scroll = Scroll()

    init(_ subject: Subject, title: String, lines: [Line]) {
        self.subject = subject
        self.title = title
        self.lines = lines
    }

    var link: Int? { selected.flatMap { lines.indices.contains($0) ? lines[$0].link : nil } }

    var hasLinks: Bool { lines.contains { $0.link != nil } }

    /// Chooses the next link, or scrolls on where the next one is further away than what is visible.
    mutating func selectNext(rows: Int) {
        let next = lines.indices.first { $0 > selected ?? -1 && $0 >= scroll.top && lines[$0].link != nil }
        if let next, next < scroll.top + rows { selected = next } else { go(.scrollDown, to: next, rows: rows) }
    }

    mutating func selectPrevious(rows: Int) {
        let before = lines.indices.last { $0 < selected ?? lines.count && $0 < scroll.top + rows && lines[$0].link != nil }
        if let before, before >= scroll.top { selected = before } else { go(.scrollUp, to: before, rows: rows) }
    }

    mutating func scroll(_ action: Action, rows: Int) {
        scroll.act(action, of: lines.count, page: rows)
        if let selected, !(scroll.top..<scroll.top + rows).contains(selected) { self.selected = nil }
    }

    /// Three lines on, and to a link if it has come into view.
    private mutating func go(_ action: Action, to link: Int?, rows: Int) {
        for _ in 0..<min(3, rows) { scroll(action, rows: rows) }
        if let link, (scroll.top..<scroll.top + rows).contains(link) { selected = link }
    }
}
