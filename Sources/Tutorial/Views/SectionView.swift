// A section's text: header, page, and where in it we are.
import Grid
import Lessons
import Text

func drawSection(_ state: State, into grid: inout Grid) {
    drawHeader(state, into: &grid)
    let theme = state.options.theme
    let left = max(1, (grid.columns - state.textWidth) / 2)
    let limit = grid.columns - 1
    for (i, index) in state.visibleLines.enumerated() {
        grid.put(state.page.lines[index].content, column: left, row: 1 + i, limit: limit)
        mark(state.hits.words, row: 1 + i, columns: left..<limit, style: theme[.found], in: &grid)
    }
    markMeant(state, column: left - 1, into: &grid)
    // A mark at the right edge says that there is more, above or below.
    if state.top > 0 { grid.put("▲", column: grid.columns - 1, row: 1, style: theme[.faint]) }
    if state.top < state.lastTop { grid.put("▼", column: grid.columns - 1, row: state.textRows, style: theme[.faint]) }
}

private func drawHeader(_ state: State, into grid: inout Grid) {
    let style = state.options.theme[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    let lesson = state.lesson
    var right = ""
    if lesson.minutes > 0 { right += "\(lesson.minutes) min   " }
    if let show = state.show {
        right += "step \(show.steps) of \(lesson.steps.count) "
    } else {
        right += state.lastTop == 0 ? "all " : "\(state.top * 100 / state.lastTop) % "
    }
    grid.putRight(right, endColumn: grid.columns, row: 0, style: style)
    let title = " \(lesson.number) \(lesson.title)"
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(right) - 1)
}

/// Where several things of a kind are in view the keys mean one of them: a mark stands beside that one.
private func markMeant(_ state: State, column: Int, into grid: inout Grid) {
    let kinds: [(Directive) -> Bool] = [
        state.isProgram, { if case .check = $0 { true } else { false } },
        { if case .discuss = $0 { true } else { false } },
    ]
    let shown = state.visibleLines
    for isOfKind in kinds {
        let inView = Set(shown.compactMap { state.page.lines[$0].directive }.filter(isOfKind))
        guard inView.count > 1, let meant = state.directiveHere(where: isOfKind) else { continue }
        for (row, line) in shown.enumerated() where state.page.lines[line].directive == meant {
            grid.put("›", column: column, row: 1 + row, style: state.options.theme[.key])
        }
    }
}

/// Marks the words that were searched for.
private func mark(_ words: String, row: Int, columns: Range<Int>, style: Style, in grid: inout Grid) {
    guard !words.isEmpty else { return }
    let sought = Array(words.lowercased())
    let line = columns.map { Character(grid[$0, row].character.lowercased().first.map(String.init) ?? " ") }
    guard line.count >= sought.count else { return }
    for start in 0...(line.count - sought.count) where line[start..<start + sought.count].elementsEqual(sought) {
        for column in start..<start + sought.count { grid.restyle(column: columns.lowerBound + column, row: row) { $0 = style } }
    }
}
