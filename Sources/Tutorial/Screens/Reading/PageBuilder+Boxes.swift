// What a directive looks like in the text: a frame that names the thing, and the key that opens it.
import Grid
import Lessons
import Text

extension PageBuilder {
    func box(for directive: Directive, width: Int) -> [StyledLine] {
        switch directive {
        case .reveal: []
        case .panel(let panel): box(panelTitle(panel), panelBody(panel, width: width - 4), keys: panelKeys(panel), width: width)
        case .predict(let id): predictBox(id, width: width)
        case .quiz(let ids): ids.flatMap { quizBox($0, width: width) }
        case .discuss(let id): discussBox(id, width: width)
        case .check(let id): checkBox(id, width: width)
        case .figures: figures(width: width)
        case .again: againBox(width: width)
        }
    }

    /// A frame around lines, with keys in its lower edge.
    func box(_ title: String, _ body: [StyledLine], keys: String = "", width: Int) -> [StyledLine] {
        let rule = theme[.rule]
        func edge(_ left: String, _ text: String, _ style: Style, _ right: String) -> StyledLine {
            let shown = text.isEmpty ? "" : " \(text) "
            let rest = max(0, width - 3 - CellWidth.of(shown))
            return StyledLine([Span(left + "─", rule), Span(shown, style), Span(String(repeating: "─", count: rest) + right, rule)])
        }
        var lines = [edge("┌", title, theme[.heading], "┐")]
        for line in body {
            var framed = line.prefixed("│ ", rule).padded(to: width - 1)
            framed.spans.append(Span("│", rule))
            lines.append(framed)
        }
        lines.append(edge("└", keys, theme[.key], "┘"))
        return lines
    }

    private func panelTitle(_ panel: Lessons.Panel) -> String {
        switch panel {
        case .run(let file, _): "▶ \(file)"
        case .twin: "▶ " + panel.files.joined(separator: " beside ")
        case .repl: "▶ MicroPython's prompt"
        case .table(let id): lesson.worksheet(id: id)?.title ?? id
        }
    }

    private func panelKeys(_ panel: Lessons.Panel) -> String {
        if case .repl = panel { return "Tab type there" }
        return "r run   Tab panel   e edit"
    }

    private func panelBody(_ panel: Lessons.Panel, width: Int) -> [StyledLine] {
        switch panel {
        case .run(let file, _): listing(file, width: width) + printed(file, width: width)
        case .twin:
            Array(panel.files.map { file in
                [StyledLine(file, theme[.strong])] + listing(file, width: width) + printed(file, width: width)
            }.joined(separator: [StyledLine()]))
        case .repl: promptBody()
        case .table(let id): worksheet(id, width: width)
        }
    }

    /// What is suggested, as it will stand at the prompt.
    private func promptBody() -> [StyledLine] {
        let lines = (lesson.prompt?.lines ?? []).map { StyledLine([Span(">>> ", theme[.key]), Span($0, theme[.code])]) }
        return lines.isEmpty ? [StyledLine("Type Python and see what it does to the heap.", theme[.text])] : lines
    }

    private func listing(_ file: String, width: Int) -> [StyledLine] {
        guard let source = programs.text(file, of: lesson) else { return [StyledLine("\(file) cannot be read", theme[.warning])] }
        var lines = highlighted(source, theme: theme)
        if lines.last?.spans.isEmpty == true { lines.removeLast() }
        let digits = String(lines.count).count
        return lines.enumerated().map { i, line in
            let number = String(i + 1)
            return line.prefixed(String(repeating: " ", count: digits - number.count) + number + "  ", theme[.lineNumber])
        }
    }

    /// What a program has printed in this sitting: the last lines, as a console has them.
    private func printed(_ file: String, width: Int) -> [StyledLine] {
        guard let run = lesson.run(file: file) else { return [] }
        var theirs = boardOutputs[run.id]?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) ?? []
        if theirs.last == "" { theirs.removeLast() }
        return console("printed", figures[run.id]?.outputLines ?? [], width: width)
            + console("printed on your board", theirs, width: width)
    }

    private func console(_ title: String, _ output: [String], width: Int) -> [StyledLine] {
        guard !output.isEmpty else { return [] }
        let most = 8
        var lines = output.suffix(most).flatMap { Wrapping.lines($0.printableLine, width: width) }.map { StyledLine($0, theme[.text]) }
        if output.count > most { lines.insert(StyledLine("… \(output.count - most) lines before", theme[.faint]), at: 0) }
        let rule = "─ \(title) "
        return [StyledLine(rule + String(repeating: "─", count: max(0, width - rule.count)), theme[.rule])] + lines
    }

    private func worksheet(_ id: String, width: Int) -> [StyledLine] {
        guard let sheet = lesson.worksheet(id: id) else { return [] }
        return set(sheet.markdown { file in figures[lesson.run(file: file)?.id ?? file] }, width: width)
    }

    private func predictBox(_ id: String, width: Int) -> [StyledLine] {
        guard let prediction = lesson.prediction(id: id) else { return [] }
        var body = set(prediction.ask, width: width - 4)
        if let guess = progress.guesses[id] { body += set("Your guess: \(guess)", width: width - 4) }
        let isOpen = cover.isOpen(id, .prediction)
        if !isOpen, let answer = try? prediction.answer(in: lesson.scope(run: prediction.run, figures: figures)) {
            body += set("It is: \(answer)", width: width - 4)
        }
        let title = prediction.isPlace ? "When it has run" : "Before you run it"
        guard isOpen else { return box(title, body, width: width) }
        let file = lesson.run(of: prediction)?.file ?? ""
        return box(title, body, keys: prediction.isPlace ? "r run \(file), then point at the place" : "r guess and run", width: width)
    }

    private func quizBox(_ id: String, width: Int) -> [StyledLine] {
        guard let quiz = lesson.quiz(id: id) else { return [] }
        var body = set(quiz.ask, width: width - 4)
        if let answer = progress.answers[id] {
            body.append(answer.right
                ? StyledLine("✓ answered", theme[.good])
                : StyledLine("✗ not yet right; it comes back later", theme[.warning]))
        }
        return box("Question", body, keys: "a answer", width: width)
    }

    /// What was missed earlier; nothing where nothing was.
    private func againBox(width: Int) -> [StyledLine] {
        guard !returning.isEmpty else { return [] }
        let body = Array(returning.map { set($0.ask, width: width - 4) }.joined(separator: [StyledLine()]))
        return box("Missed before", body, keys: "a answer", width: width)
    }

    private func discussBox(_ id: String, width: Int) -> [StyledLine] {
        guard let discussion = lesson.discussion(id: id) else { return [] }
        return box("To talk about", set(discussion.ask, width: width - 4), keys: "d a model answer", width: width)
    }

    private func checkBox(_ id: String, width: Int) -> [StyledLine] {
        guard let check = lesson.check(id: id) else { return [] }
        var body = set(check.task, width: width - 4)
        if progress.solved.contains(id) { body.append(StyledLine("✓ solved", theme[.good])) }
        return box("Task: \(check.title)", body, keys: "e edit   c check   i hint", width: width)
    }

    /// The document's figures, the machine's and the board's, never mixed: side by side where there is room.
    private func figures(width: Int) -> [StyledLine] {
        var parts: [(title: String, body: [StyledLine])] = []
        func add(_ title: String, _ text: String) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledLine(String($0), theme[.code]) }
            parts.append((title, Array(lines.reversed().drop { $0.spans.isEmpty }.reversed())))
        }
        if let handout = lesson.handout { add("The handout says (illustrative)", handout) }
        if let run = lesson.runs.first, let output = lesson.output(of: run) {
            add("\(run.file) prints here", cover.hides(outputOf: run, in: lesson) ? cover.mask : output)
            if let output = boardOutputs[run.id] { add("on your board, at its prompt", output.printable) }
        }
        let share = (width - 1) / max(1, parts.count)
        let fits = parts.allSatisfy { part in
            CellWidth.of(part.title) + 5 <= share && part.body.allSatisfy { $0.width + 4 <= share }
        }
        guard parts.count > 1, fits else { return parts.flatMap { box($0.title, $0.body, width: width) } }
        let rows = parts.map(\.body.count).max() ?? 0
        let boxes = parts.map { part in
            box(part.title, part.body + Array(repeating: StyledLine(), count: rows - part.body.count), width: share)
        }
        // The last one ends where the text does; what is left over stands before it.
        return (0..<(rows + 2)).map { row in
            let before = boxes.dropLast().reduce(into: [Span]()) { $0 += $1[row].spans }
            return StyledLine(StyledLine(before).padded(to: width - share).spans + (boxes.last?[row].spans ?? []))
        }
    }
}
