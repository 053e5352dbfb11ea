// The contents: every section with its minutes and whether it has been read.
import Grid
import Lessons

func drawContents(_ contents: ContentsState, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let lessons = state.course.lessons
    let goals = lessons[contents.selected].goals
    let spare = grid.rows - 4 - lessons.count
    let goalRows = spare >= goals.count + 2 && !goals.isEmpty ? goals.count + 2 : 0
    let inside = drawFrame(state.course.title, columns: 72, rows: lessons.count + goalRows, state, into: &grid)
    let listRows = min(lessons.count, inside.rows)
    let first = (contents.selected - listRows + 1).clamped(to: 0...max(0, lessons.count - listRows))
    for row in 0..<listRows {
        drawEntry(lessons[first + row], isSelected: first + row == contents.selected, row: inside.row + row, inside, state, into: &grid)
    }
    guard goalRows > 0 else { return }
    var row = inside.row + lessons.count + 1
    let builder = state.builder(width: inside.columns - 2, for: lessons[contents.selected])
    for goal in goals {
        grid.put("•", column: inside.column, row: row, style: theme[.rule])
        grid.put(builder.set(goal, width: 10_000).first ?? StyledLine(), column: inside.column + 2, row: row, limit: inside.endColumn)
        row += 1
    }
}

private func drawEntry(_ lesson: Lesson, isSelected: Bool, row: Int, _ inside: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let isRead = state.progress.finished.contains(lesson.id)
    let base = isSelected ? theme[.selection] : theme[.text]
    if isSelected { grid.fill(Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), style: base) }
    grid.put(isRead ? "✓" : " ", column: inside.column, row: row, style: isSelected ? base : theme[.good])
    grid.putRight(String(lesson.number), endColumn: inside.column + 4, row: row, style: base)
    let minutes = lesson.minutes > 0 ? "\(lesson.minutes) min" : ""
    grid.putRight(minutes, endColumn: inside.endColumn, row: row, style: isSelected ? base : theme[.faint])
    let title = lesson.id == state.lesson.id ? base.with(.bold) : base
    grid.putCut(lesson.title, column: inside.column + 6, row: row, style: title, limit: inside.endColumn - 7)
}
