// Reading a section, presenting it, and searching the course.
//
// Invariants: `page` is what the section on the screen comes to at the current width, and `top` a line of it.
import Grid
import Lessons

/// The text of a section, and where in it one is.
public struct Reading: Sendable {
    /// The section, laid out.
    private(set) var page = Page()
    /// The first visible line of `page`.
    public internal(set) var top = 0
    /// Digits typed before G or Enter.
    var count = ""
    var hits = SearchHits()

    // MARK: What is visible

    /// Rows that the text has.
    static func rows(_ context: Context) -> Int { max(1, context.rows - 2) }
    /// Columns that the text has: more than 88 are tiring to read.
    static func columns(_ context: Context) -> Int { min(context.columns - 2, 88) }

    /// The lines that may be seen now.
    func visibleCount(_ context: Context) -> Int { context.show.map { page.count(steps: $0.steps) } ?? page.lines.count }
    func lastTop(_ context: Context) -> Int { max(0, visibleCount(context) - Reading.rows(context)) }
    func clampedTop(_ line: Int, _ context: Context) -> Int { line.clamped(to: 0...lastTop(context)) }
    func visibleLines(_ context: Context) -> Range<Int> { top..<max(top, min(visibleCount(context), top + Reading.rows(context))) }

    /// The line of lesson.md at the top of the screen: it survives another width.
    var source: Int { page.lines.indices.contains(top) ? page.lines[top].source : 1 }

    // MARK: Laying out

    mutating func layOut(_ context: Context) {
        page = context.builder(width: Reading.columns(context)).page()
        top = clampedTop(top, context)
    }

    /// The same section, in which a box or a figure has changed: what is read stays where it is.
    mutating func layOutAgain(_ context: Context) {
        guard page.lines.indices.contains(top) else { return layOut(context) }
        let source = source
        let within = top - (page.lines.firstIndex { $0.source == source } ?? top)
        layOut(context)
        if let first = page.lines.firstIndex(where: { $0.source == source }) { top = clampedTop(first + within, context) }
    }

    /// The screen has another size: the reader's place is kept as well as the layout allows.
    mutating func resize(_ context: Context) {
        let source = source, isAtStart = top == 0
        layOut(context)
        top = isAtStart ? 0 : clampedTop(page.firstLine(ofSourceLine: source), context)
        if context.show != nil { scrollToRevealed(context) }
    }

    /// Opens a section at its beginning, or at a step or line of it.
    mutating func open(step: Int? = nil, line: Int? = nil, _ context: Context) {
        top = 0
        layOut(context)
        if let step {
            top = clampedTop(page.firstLine(ofStep: step - 1), context)
        } else if let line {
            top = clampedTop(page.firstLine(ofSourceLine: line), context)
        }
        if context.show != nil { scrollToRevealed(context) }
    }

    // MARK: Scrolling

    mutating func scroll(by lines: Int, _ context: inout Context) {
        top = clampedTop(top + lines, context)
        noteReading(&context)
    }

    /// A section whose end has been on the screen has been read.
    func noteReading(_ context: inout Context) {
        if context.show == nil, top >= lastTop(context) { context.progress.finished.insert(context.lesson.id) }
    }

    /// The newest step in full, or its beginning where it is longer than the screen.
    mutating func scrollToRevealed(_ context: Context) {
        guard let show = context.show else { return }
        top = min(lastTop(context), page.firstLine(ofStep: show.steps - 1))
    }

    // MARK: What keys mean here

    /// The thing to be opened that a key means here. A class can mean only what it sees: the first of the newest step, else the last
    /// before it.
    func directive(_ context: Context, where accepts: (Directive) -> Bool) -> Directive? {
        let visible = visibleLines(context)
        guard let show = context.show else { return page.directive(around: visible, where: accepts) }
        let newest = page.firstLine(ofStep: show.steps - 1)
        let accepted = visible.filter { page.lines[$0].directive.map(accepts) ?? false }
        return (accepted.first { $0 >= newest } ?? accepted.last).flatMap { page.lines[$0].directive }
    }

    /// Whether there is such a thing for a key: in the section, or for a class on the screen.
    func offers(_ context: Context, _ accepts: (Directive) -> Bool) -> Bool {
        context.show == nil ? page.lines.contains { $0.directive.map(accepts) ?? false } : directive(context, where: accepts) != nil
    }

    /// Whether a directive stands for a program: its panel, or a place that is still to be pointed at on its map.
    static func isProgram(_ directive: Directive, _ context: Context) -> Bool {
        switch directive {
        case .panel: true
        case .predict(let id): context.lesson.prediction(id: id)?.isPlace == true && context.cover.isOpen(id, .prediction)
        default: false
        }
    }

    /// The panel of this place.
    func panel(_ context: Context) -> Lessons.Panel? {
        directive(context) { Reading.isProgram($0, context) }.flatMap { context.lesson.panel(of: $0) }
    }

    /// The program that this place is about: the task's, else the panel's, else the section's first, unless a class has not seen it.
    func file(_ context: Context) -> String? {
        let found = directive(context) { directive in
            switch directive {
            case .check, .panel(.run), .panel(.twin): true
            default: false
            }
        }
        switch found {
        case .check(let id): return context.lesson.check(id: id)?.file
        case .panel(let panel): return panel.files.first
        default: return context.show == nil ? context.lesson.runs.first?.file : nil
        }
    }

    /// The task of this place.
    func check(_ context: Context) -> Check? {
        guard case .check(let id) = directive(context, where: \.isCheck) else { return nil }
        return context.lesson.check(id: id)
    }
}

extension Directive {
    var isCheck: Bool { if case .check = self { true } else { false } }
    var isQuiz: Bool { if case .quiz = self { true } else { false } }
    var isDiscussion: Bool { if case .discuss = self { true } else { false } }
    var isPanel: Bool { if case .panel = self { true } else { false } }
}
