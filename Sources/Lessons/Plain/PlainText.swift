// A section as plain text: what a pipe, a dumb terminal and a screen reader get. Questions stand with their answers.
import Text

/// Renders a lesson without a screen.
public struct PlainText {
    public var lesson: Lesson
    /// Columns.
    public var width: Int
    /// What a program does to the heap, in sentences: the run stands here in words where a screen would draw it. The lessons know no
/// machine.
    public var story: (RunPlan) -> [String] = { _ in [] }

    public init(lesson: Lesson, width: Int = 80) {
        self.lesson = lesson
        self.width = max(20, width)
    }

    /// The whole section, ending in a newline.
    public func text() -> String {
        var parts = [header()]
        let setter = Typesetter(width: width, figure: { lesson.figure($0) ?? "(not measured)" }, directive: directive)
        parts += lesson.steps.map { step in
            setter.lines(step.blocks).map { Self.withoutTrail($0.text) }.joined(separator: "\n")
        }
        if !lesson.terms.isEmpty { parts.append(glossary()) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func header() -> String {
        let title = "\(lesson.number) \(lesson.title)"
        let minutes = lesson.minutes > 0 ? "  (\(lesson.minutes) min)" : ""
        var lines = Wrapping.lines(title + minutes, width: width)
        lines.append(String(repeating: "=", count: lines.map { CellWidth.of($0) }.max() ?? 0))
        if !lesson.goals.isEmpty {
            lines += ["", "Afterwards you can:"] + lesson.goals.flatMap { hanging("- ", $0) }
        }
        return lines.joined(separator: "\n")
    }

    private func glossary() -> String {
        (["Words of this section", "---------------------"] + lesson.terms.flatMap { hanging("\($0.term): ", $0.means, hang: 4) })
            .joined(separator: "\n")
    }

    // MARK: Directives

    private func directive(_ directive: Directive) -> [SetLine] {
        let lines: [String] =
            switch directive {
            case .reveal: []
            case .panel(let panel): self.panel(panel)
            case .predict(let id): lesson.prediction(id: id).map(prediction) ?? []
            case .quiz(let ids): Array(ids.compactMap { lesson.quiz(id: $0).map(quiz) }.joined(separator: [""]))
            case .discuss(let id):
                lesson.discussion(id: id).map { hanging("To discuss: ", $0.ask) + hanging("One answer: ", $0.answer) } ?? []
            case .check(let id): lesson.check(id: id).map(check) ?? []
            case .figures: figures()
            }
        return lines.map { SetLine(runs: [StyledRun($0)], kind: $0.isEmpty ? .blank : .prose, source: 0) }
    }

    private func panel(_ panel: Panel) -> [String] {
        switch panel {
        case .run(let file, _): return program(file)
        case .twin: return Array(panel.files.map(program).joined(separator: [""]))
        case .repl: return prompt()
        case .table(let id):
            guard let sheet = lesson.worksheet(id: id) else { return [] }
            return [sheet.title + ":"] + sheet.markdown { _ in nil }.split(separator: "\n").map(String.init)
        }
    }

    /// What is suggested for the prompt, with the machine's answers.
    private func prompt() -> [String] {
        guard let dialogue = lesson.dialogue, let plan = lesson.prompt else {
            return Wrapping.lines("[MicroPython's prompt: open this section in a terminal to type at it, or `picoheap repl`]", width: width)
        }
        return block("MicroPython's prompt, on board \(plan.board), and what it answers:", dialogue)
    }

    private func program(_ file: String) -> [String] {
        let run = lesson.run(file: file)
        var lines = Wrapping.lines("\(file)\(run.map { ", on board \($0.board)" } ?? ""):", width: width) + [""]
        let source = ((try? lesson.source(of: file)) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in source.enumerated() where index < source.count - 1 || !line.isEmpty {
            let number = String(index + 1)
            lines.append(String(repeating: " ", count: max(0, 4 - number.count)) + number + "  " + line)
        }
        if let output = run.flatMap({ lesson.output(of: $0) }) { lines += [""] + block("The machine prints:", output) }
        let sentences = run.map(story) ?? []
        if !sentences.isEmpty {
            lines += [""] + Wrapping.lines("What it does to the heap: " + sentences.joined(separator: " "), width: width)
        }
        return lines
    }

    private func figures() -> [String] {
        var lines = lesson.handout.map { block("The handout says (its figures are illustrative):", $0) } ?? []
        if let machine = lesson.machine { lines += (lines.isEmpty ? [] : [""]) + block("The machine prints:", machine) }
        return lines
    }

    private func prediction(_ prediction: Prediction) -> [String] {
        var lines = hanging("Predict: ", prediction.ask)
        switch prediction.kind {
        case .number(let answer, let unit, _):
            lines += hanging("Answer: ", (lesson.figure(answer, run: prediction.run) ?? "run it and see") + " " + unit, hang: 2)
        case .place(let answer, _):
            lines += hanging("Answer: offset ", lesson.figure(answer, run: prediction.run) ?? "run it and see", hang: 2)
        case .choice(let options):
            for (letter, option) in zip("abcdefgh", options) { lines += hanging("  \(letter)) ", option.text) }
            for (letter, option) in zip("abcdefgh", options) {
                guard let holds = lesson.figure(option.holds, run: prediction.run) else { continue }
                lines += hanging("  \(letter): \(holds == "yes" ? "right" : "no"). ", option.why, hang: 5)
            }
        case .order(let items):
            for item in items {
                let key = lesson.figure(item.key, run: prediction.run).map { " (\($0))" } ?? ""
                lines += hanging("  - ", item.text + key)
            }
        }
        return lines
    }

    private func quiz(_ quiz: Quiz) -> [String] {
        var lines = hanging("Question: ", quiz.ask)
        switch quiz.kind {
        case .choice(let options), .many(let options):
            for (letter, option) in zip("abcdefgh", options) { lines += hanging("  \(letter)) ", option.text) }
            for (letter, option) in zip("abcdefgh", options) {
                lines += hanging("  \(letter): \(option.right ? "right" : "no"). ", option.why, hang: 5)
            }
        case .short(let accept): lines += hanging("Answer: ", accept.first ?? "")
        case .number(let answer, let unit, _):
            lines += hanging("Answer: ", (lesson.figure(answer) ?? "run it and see") + " " + unit)
        case .trace(let file): lines += [""] + program(file)
        }
        if !quiz.why.isEmpty { lines += hanging("Why: ", quiz.why) }
        return lines
    }

    private func check(_ check: Check) -> [String] {
        hanging("Task: ", check.title) + Typesetter(width: width).lines(Markdown.blocks(check.task)).map(\.text)
            + ["Start from \(check.file)."]
    }

    // MARK: Pieces

    private func block(_ title: String, _ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        if lines.last == "    " { lines.removeLast() }
        return Wrapping.lines(title, width: width) + [""] + lines.map(Self.withoutTrail)
    }

    /// A label and a text in inline Markdown, whose further lines stand under the text or `hang` columns in.
    private func hanging(_ label: String, _ text: String, hang: Int? = nil) -> [String] {
        let indent = hang ?? (label.count <= 6 ? label.count : 2)
        // The label is wrapped as part of the first word's line: letters stand in for what it has beyond the indent.
        let extra = max(0, label.count - indent)
        let runs = Markdown.inlines(text).runs { lesson.figure($0) ?? "(not measured)" }
        let lines = Wrapping.lines([StyledRun(String(repeating: "x", count: extra))] + runs, width: width - indent)
            .map { $0.map(\.text).joined() }
        return lines.enumerated().map { row, line in
            row == 0 ? label + line.dropFirst(extra) : String(repeating: " ", count: indent) + line
        }
    }

    private static func withoutTrail(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
