// The contents: every section with its minutes and whether it has been read.
import Grid
import Lessons

/// The contents: which line is marked.
struct ContentsOverlay: Overlay {
    var selection: Selection
    /// Digits typed before Enter or G.
    var count = ""

    var place: Place { .contents }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .digit:
            if case .character(let digit) = key, count.count < 3 { count.append(digit) }
        case .close: return [.close]
        case .select, .bottom:
            guard count.isEmpty else { return [.close, .goToNumber(count)] }
            if action == .select { return [.close, .goTo(section: selection.index)] }
            fallthrough
        default: selection.act(action, of: context.course.lessons.count, page: max(1, context.rows - 2))
        }
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        let look = context.look, lessons = context.course.lessons
        let goals = lessons[selection.index].goals
        let spare = grid.rows - 4 - lessons.count
        let goalRows = spare >= goals.count + 2 && !goals.isEmpty ? goals.count + 2 : 0
        let inside = drawFrame(context.course.title, columns: 72, rows: lessons.count + goalRows, look, into: &grid)
        let listRows = min(lessons.count, inside.rows)
        var scroll = Scroll()
        scroll.show(selection.index, page: listRows)
        for (i, lesson) in lessons.dropFirst(scroll.top).prefix(listRows).enumerated() {
            draw(lesson, isSelected: scroll.top + i == selection.index, row: inside.row + i, inside, context, into: &grid)
        }
        guard goalRows > 0 else { return }
        let text = inside.inset(left: 2, top: lessons.count + 1)
        let builder = context.builder(width: text.columns, for: lessons[selection.index])
        for (i, goal) in goals.enumerated() {
            grid.put("•", column: inside.column, row: text.row + i, style: look[.rule])
            grid.put(builder.set(goal, width: 10_000).first ?? StyledLine(), column: text.column, row: text.row + i, limit: text.endColumn)
        }
    }

    private func draw(_ lesson: Lesson, isSelected: Bool, row: Int, _ inside: Rect, _ context: Context, into grid: inout Grid) {
        let look = context.look
        let base = look[isSelected ? .selection : .text]
        if isSelected { grid.fill(Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), style: base) }
        let isRead = context.progress.finished.contains(lesson.id)
        grid.put(isRead ? "✓" : " ", column: inside.column, row: row, style: isSelected ? base : look[.good])
        grid.putRight(String(lesson.number), endColumn: inside.column + 4, row: row, style: base)
        let minutes = lesson.minutes > 0 ? "\(lesson.minutes) min" : ""
        grid.putRight(minutes, endColumn: inside.endColumn, row: row, style: isSelected ? base : look[.faint])
        let title = lesson.id == context.lesson.id ? base.with(.bold) : base
        grid.putCut(lesson.title, column: inside.column + 6, row: row, style: title, limit: inside.endColumn - 7)
    }
}
