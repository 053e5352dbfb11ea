// A section's text: header, page, and where in it we are.
import Grid
import Lessons
import Text

func drawReading(_ reading: Reading, _ context: Context, into grid: inout Grid) {
    drawHeader(reading, context, into: &grid)
    let theme = context.theme
    let lastTop = reading.lastTop(context)
    let left = max(1, (grid.columns - Reading.columns(context)) / 2)
    let limit = grid.columns - 1
    for (i, index) in reading.visibleLines(context).enumerated() {
        grid.put(reading.page.lines[index].content, column: left, row: 1 + i, limit: limit)
        mark(reading.hits.words, row: 1 + i, columns: left..<limit, style: theme[.found], in: &grid)
    }
    markMeant(reading, context, column: left - 1, into: &grid)
    // A mark at the right edge says that there is more, above or below.
    if reading.top > 0 { grid.put("▲", column: grid.columns - 1, row: 1, style: theme[.faint]) }
    if reading.top < lastTop { grid.put("▼", column: grid.columns - 1, row: Reading.rows(context), style: theme[.faint]) }
}

private func drawHeader(_ reading: Reading, _ context: Context, into grid: inout Grid) {
    let style = context.look[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    let lesson = context.lesson
    var right = ""
    if lesson.minutes > 0 { right += "\(lesson.minutes) min   " }
    if let show = context.show {
        right += "step \(show.steps) of \(lesson.steps.count) "
    } else {
        let lastTop = reading.lastTop(context)
        right += lastTop == 0 ? "all " : "\(reading.top * 100 / lastTop) % "
    }
    grid.putRight(right, endColumn: grid.columns, row: 0, style: style)
    let title = " \(lesson.number) \(lesson.title)"
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(right) - 1)
}

/// Where several things of a kind are in view the keys mean one of them: a mark stands beside that one.
private func markMeant(_ reading: Reading, _ context: Context, column: Int, into grid: inout Grid) {
    let kinds: [(Directive) -> Bool] = [{ Reading.isProgram($0, context) }, \.isCheck, \.isDiscussion]
    let shown = reading.visibleLines(context)
    for isOfKind in kinds {
        let inView = Set(shown.compactMap { reading.page.lines[$0].directive }.filter(isOfKind))
        guard inView.count > 1, let meant = reading.directive(context, where: isOfKind) else { continue }
        for (row, line) in shown.enumerated() where reading.page.lines[line].directive == meant {
            grid.put("›", column: column, row: 1 + row, style: context.look[.key])
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
