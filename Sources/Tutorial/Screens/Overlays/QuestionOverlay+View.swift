// What is asked, what can be chosen or is being typed, and afterwards what was right and why.
import Grid
import Text

extension QuestionOverlay {
    func draw(_ context: Context, into grid: inout Grid) {
        let look = context.look
        let width = max(20, min(grid.columns - 4, 76))
        let builder = context.builder(width: width)
        var lines = builder.set(ask, width: width) + [StyledLine()]
        var cursorLine: Int?
        if isTyped {
            cursorLine = lines.count
            lines.append(StyledLine([Span("> ", look[.key]), Span(entry.text, look[.entry]), Span(" " + unit, look[.faint])]))
        }
        for (i, option) in options.enumerated() { lines += optionLines(option, i, builder, look) }
        lines += [StyledLine()] + closing(builder, look)
        let inside = drawFrame(title, columns: width, rows: lines.count, look, into: &grid)
        for (i, line) in lines.prefix(inside.rows).enumerated() {
            grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
        }
        if let cursorLine, cursorLine < inside.rows, verdict == nil {
            grid.cursor = (inside.column + 2 + CellWidth.of(entry.text), inside.row + cursorLine)
        }
    }

    private var title: String {
        switch kind {
        case .guess: "Before it runs: what do you expect?"
        case .quiz: "Question"
        }
    }

    private func optionLines(_ option: String, _ i: Int, _ builder: PageBuilder, _ look: Look) -> [StyledLine] {
        let isHere = i == selection.index && verdict == nil
        let mark = switch choosing {
        case .one: marked.contains(i) ? "(•)" : "( )"
        case .several: marked.contains(i) ? "[x]" : "[ ]"
        case .inOrder: marked.firstIndex(of: i).map { "[\($0 + 1)]" } ?? "[ ]"
        }
        let lead = "\(isHere ? "›" : " ") \(i + 1) \(mark) "
        return builder.set(option, width: builder.width - lead.count).enumerated().map { j, line in
            line.prefixed(j == 0 ? lead : String(repeating: " ", count: lead.count), look[isHere ? .key : .text])
        }
    }

    private func closing(_ builder: PageBuilder, _ look: Look) -> [StyledLine] {
        guard let verdict else {
            if case .guess = kind {
                let order = choosing == .inOrder
                    ? ["The numbers in your order, such as 2 3 1: what you press first comes first. The same number takes it back."] : []
                return (order + ["Enter runs it. Without a guess, Enter just runs it."])
                    .flatMap { Wrapping.lines($0, width: builder.width) }.map { StyledLine($0, look[.faint]) }
            }
            return [StyledLine(isTyped ? "Enter answers." : "A number or Space chooses, Enter answers.", look[.faint])]
        }
        var lines = [verdict.isRight ? StyledLine("✓ Right.", look[.good]) : StyledLine("✗ Not this time.", look[.warning])]
        if !verdict.isRight { lines += builder.set("It is: \(verdict.answer)", width: builder.width) }
        for why in verdict.why where !why.isEmpty { lines += [StyledLine()] + builder.set(why, width: builder.width) }
        return lines + [StyledLine(), StyledLine("Enter goes on.", look[.faint])]
    }
}
