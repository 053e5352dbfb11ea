// A question: what is asked, what can be chosen or is being typed, and afterwards what was right and why.
import Grid
import Lessons
import Text

func drawQuestion(_ question: QuestionState, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let width = max(20, min(grid.columns - 4, 76))
    let builder = state.builder(width: width)
    var lines = builder.set(question.ask, width: width) + [StyledLine()]
    var cursorLine: Int?
    if question.isTyped {
        cursorLine = lines.count
        lines.append(StyledLine([
            Span("> ", theme[.key]), Span(question.entry.text, theme[.entry]), Span(" " + question.unit, theme[.faint]),
        ]))
    }
    for (i, option) in question.options.enumerated() {
        lines += optionLines(option, i, question, builder, width: width, theme)
    }
    lines += [StyledLine()] + closing(question, builder, width: width, theme)
    let inside = drawFrame(title(question), columns: width, rows: lines.count, state, into: &grid)
    for (i, line) in lines.prefix(inside.rows).enumerated() {
        grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
    }
    if let cursorLine, cursorLine < inside.rows, question.verdict == nil {
        grid.cursor = (inside.column + 2 + CellWidth.of(question.entry.text), inside.row + cursorLine)
    }
}

private func title(_ question: QuestionState) -> String {
    switch question.kind {
    case .guess: "Before it runs: what do you expect?"
    case .quiz: "Question"
    }
}

private func optionLines(
    _ option: String, _ i: Int, _ question: QuestionState, _ builder: PageBuilder, width: Int, _ theme: Theme
) -> [StyledLine] {
    let isHere = i == question.selected && question.verdict == nil
    let mark: String
    switch question.choosing {
    case .one: mark = question.marked.contains(i) ? "(•)" : "( )"
    case .several: mark = question.marked.contains(i) ? "[x]" : "[ ]"
    case .inOrder: mark = question.marked.firstIndex(of: i).map { "[\($0 + 1)]" } ?? "[ ]"
    }
    let lead = "\(isHere ? "›" : " ") \(i + 1) \(mark) "
    return builder.set(option, width: width - lead.count).enumerated().map { j, line in
        line.prefixed(j == 0 ? lead : String(repeating: " ", count: lead.count), theme[isHere ? .key : .text])
    }
}

private func closing(_ question: QuestionState, _ builder: PageBuilder, width: Int, _ theme: Theme) -> [StyledLine] {
    guard let verdict = question.verdict else {
        if case .guess = question.kind {
            let choosing = question.choosing == .inOrder
                ? ["The numbers in your order, such as 2 3 1: what you press first comes first. The same number takes it back."] : []
            return (choosing + ["Enter runs it. Without a guess, Enter just runs it."])
                .flatMap { Wrapping.lines($0, width: width) }.map { StyledLine($0, theme[.faint]) }
        }
        return [StyledLine(question.isTyped ? "Enter answers." : "A number or Space chooses, Enter answers.", theme[.faint])]
    }
    var lines = [verdict.isRight ? StyledLine("✓ Right.", theme[.good]) : StyledLine("✗ Not this time.", theme[.warning])]
    if !verdict.isRight { lines += builder.set("It is: \(verdict.answer)", width: width) }
    for why in verdict.why where !why.isEmpty { lines += [StyledLine()] + builder.set(why, width: width) }
    return lines + [StyledLine(), StyledLine("Enter goes on.", theme[.faint])]
}
