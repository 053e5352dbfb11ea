// A section as plain text: what a pipe, a dumb terminal and a screen reader get. A question's answer, and whatever gives it away, stands
// under "Answers" at the end of the step in which a reader at a screen would know it: where the question's program stands.
import Text

/// Renders a lesson without a screen.
public struct PlainText {
    private let lesson: Lesson
    /// Columns.
    private let width: Int
    /// What a program does to the heap, in sentences: the run stands here in words where a screen would draw it. The lessons know no
    /// machine.
    public var story: (RunPlan) -> [String] = { _ in [] }
    /// The stops of a run's tour: each one's place and what is said there, in inline Markdown.
    public var stops: (Tour) -> [(name: String, words: String)] = { _ in [] }
    /// Stands in place of a figure until it may be known.
    public var mask = Cover.none.mask
    private let questions: [MachineQuestion]
    /// Index of the section.
    private let index: Int

    /// - Parameter index: that of one of the course's sections.
    public init(_ course: Course, section index: Int, width: Int = 80) {
        lesson = course.lessons[index]
        self.index = index
        self.width = max(20, width)
        questions = course.machineQuestions
    }

    /// The whole section, ending in a newline.
    public func text() -> String {
        var parts = [Self.joined(header())]
        for step in lesson.steps.indices {
            parts.append(Self.joined(lines(of: lesson.steps[step].blocks, under: cover(in: step))))
            let answers = answers(after: step)
            if !answers.isEmpty { parts.append(Self.joined(["Answers", "-------", ""] + answers)) }
        }
        if !lesson.terms.isEmpty { parts.append(Self.joined(glossary())) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func joined(_ lines: [String]) -> String { lines.map(withoutTrail).joined(separator: "\n") }

    /// Prose and whatever its directives stand for.
    public func lines(of blocks: [Block], under cover: Cover) -> [String] {
        Typesetter(
            width: width, figure: { cover.shown($0, in: lesson) ?? "(not measured)" },
            directive: { directive in
                self.lines(of: directive, under: cover)
                    .map { SetLine(runs: [StyledRun($0)], kind: $0.isEmpty ? .blank : .prose, source: 0) }
            }
        ).lines(blocks).map(\.text)
    }

    // MARK: When answers may be known

    /// What is covered in a step.
    private func cover(in step: Int) -> Cover {
        var cover = Cover(open: questions.filter { $0.lesson > index || $0.lesson == index && answerStep(of: $0) >= step })
        cover.mask = mask
        return cover
    }

    /// The step at whose end a question is answered: where one of its programs stands, but not before it is asked.
    private func answerStep(of question: MachineQuestion) -> Int {
        guard question.kind == .prediction else { return question.step }
        return lesson.steps.indices.dropFirst(question.step).first { step in
            lesson.steps[step].blocks.contains { block in
                guard case .directive(.panel(let panel)) = block.kind else { return false }
                return panel.files.contains { file in lesson.run(file: file).map { question.runs.contains($0.id) } ?? false }
            }
        } ?? question.step
    }

    /// What may be known at the end of a step and not before: answers, and whatever was covered because of them.
    private func answers(after step: Int) -> [String] {
        let (before, after) = (cover(in: step), cover(in: step + 1))
        var parts: [[String]] = []
        for (asked, each) in lesson.steps.enumerated().prefix(step + 1) {
            for block in each.blocks {
                switch block.kind {
                case .directive(.predict(let id)):
                    let question = questions.first { $0.kind == .prediction && $0.id == id }
                    guard let question, answerStep(of: question) == step, let prediction = lesson.prediction(id: id) else { continue }
                    parts.append(answer(to: prediction))
                case .directive(.quiz(let ids)) where asked == step: parts += ids.compactMap(lesson.quiz).map(answer)
                case .directive(.discuss(let id)) where asked == step:
                    guard let discussion = lesson.discussion(id: id) else { continue }
                    parts.append(hanging("To discuss: ", discussion.ask) + hanging("One answer: ", discussion.answer))
                case .directive(.panel(let panel)):
                    parts += panel.files.compactMap(lesson.run).filter { before.hides(outputOf: $0, in: lesson) }
                        .filter { !after.hides(outputOf: $0, in: lesson) }.map { ["\($0.file):", ""] + result(of: $0, under: after) }
                case .directive: break
                default:
                    guard block.formulas.contains(where: { before.hides($0, in: lesson) && !after.hides($0, in: lesson) }) else { continue }
                    parts.append(lines(of: [block], under: after))
                }
            }
        }
        return Array(parts.joined(separator: [""]))
    }

    /// Title, minutes and goals.
    public func header() -> [String] {
        let title = "\(lesson.number) \(lesson.title)"
        let minutes = lesson.minutes > 0 ? "  (\(lesson.minutes) min)" : ""
        var lines = Wrapping.lines(title + minutes, width: width)
        lines.append(String(repeating: "=", count: lines.map { CellWidth.of($0) }.max() ?? 0))
        if !lesson.goals.isEmpty {
            lines += ["", "Afterwards you can:"] + lesson.goals.flatMap { hanging("- ", $0) }
        }
        return lines
    }

    /// The words that the section explains.
    public func glossary() -> [String] {
        ["Words of this section", "---------------------"] + lesson.terms.flatMap { hanging("\($0.term): ", $0.means, hang: 4) }
    }

    // MARK: Directives

    private func lines(of directive: Directive, under cover: Cover) -> [String] {
        switch directive {
        case .reveal, .again: []
        case .panel(let panel): self.panel(panel, under: cover)
        case .predict(let id): lesson.prediction(id: id).map(question) ?? []
        case .quiz(let ids): Array(ids.compactMap { lesson.quiz(id: $0).map(question) }.joined(separator: [""]))
        case .discuss(let id): lesson.discussion(id: id).map { hanging("To discuss: ", $0.ask) } ?? []
        case .check(let id): lesson.check(id: id).map(check) ?? []
        case .figures: figures(under: cover)
        }
    }

    private func panel(_ panel: Panel, under cover: Cover) -> [String] {
        switch panel {
        case .run, .twin: return Array(panel.files.map { program($0, under: cover) }.joined(separator: [""]))
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

    /// A program and what came of it, unless that answers a question.
    private func program(_ file: String, under cover: Cover) -> [String] {
        guard let run = lesson.run(file: file) else { return listing(file, title: "\(file):") }
        let lines = listing(file, title: "\(file), on board \(run.board):")
        guard cover.hides(outputOf: run, in: lesson) else { return lines + [""] + result(of: run, under: cover) }
        return lines + [""] + Wrapping.lines("What it prints stands under Answers, further down.", width: width)
    }

    /// A program with its line numbers.
    public func listing(_ file: String, title: String) -> [String] {
        var lines = Wrapping.lines(title, width: width) + [""]
        let source = ((try? lesson.source(of: file)) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in source.enumerated() where index < source.count - 1 || !line.isEmpty {
            let number = String(index + 1)
            lines.append(String(repeating: " ", count: max(0, 4 - number.count)) + number + "  " + line)
        }
        return lines
    }

    /// What a program prints and what it does to the heap.
    private func result(of run: RunPlan, under cover: Cover) -> [String] {
        var parts = lesson.output(of: run).map { [$0.isEmpty ? ["The machine prints nothing."] : block("The machine prints:", $0)] } ?? []
        let sentences = story(run).map { cover.masked($0, in: lesson) }
        if !sentences.isEmpty {
            parts.append(Wrapping.lines("What it does to the heap: " + sentences.joined(separator: " "), width: width))
        }
        let stops = lesson.tour(ofRun: run.id).map(stops) ?? []
        if !stops.isEmpty {
            parts.append(["A tour of it:"] + stops.flatMap { hanging("- \($0.name): ", cover.masked($0.words, in: lesson), hang: 2) })
        }
        return Array(parts.joined(separator: [""]))
    }

    /// The handout's figures, and those of its program.
    private func figures(under cover: Cover) -> [String] {
        var parts = lesson.handout.map { [block("The handout says (its figures are illustrative):", $0)] } ?? []
        if let run = lesson.runs.first, let output = lesson.output(of: run) {
            parts.append(
                cover.hides(outputOf: run, in: lesson)
                    ? block("\(run.file) prints here:", mask) : block("\(run.file) prints here, on board \(run.board):", output))
        }
        return Array(parts.joined(separator: [""]))
    }

    // MARK: Questions and answers

    /// What is asked before a run.
    public func question(_ prediction: Prediction) -> [String] {
        let lines = hanging("Predict: ", prediction.ask)
        switch prediction.kind {
        case .number(_, let unit, _): return lines + hanging("", "(a number: \(unit))")
        case .place: return lines + hanging("", "(a place: bytes from the first block of the heap)")
        case .choice(let options): return lines + lettered(options.map(\.text))
        case .order(let items): return lines + lettered(items.map(\.text))
        }
    }

    private func answer(to prediction: Prediction) -> [String] {
        let lines = hanging("Predict: ", prediction.ask)
        func figure(_ formula: Formula) -> String? { lesson.figure(formula, run: prediction.run) }
        switch prediction.kind {
        case .number(let answer, let unit, _):
            return lines + hanging("Answer: ", (figure(answer) ?? "run it and see") + " " + unit, hang: 2)
        case .place(let answer, _): return lines + hanging("Answer: offset ", figure(answer) ?? "run it and see", hang: 2)
        case .choice(let options):
            return lines + reasons(options.compactMap { option in figure(option.holds).map { ($0 == "yes", option.text, option.why) } })
        case .order(let items):
            func key(_ item: Prediction.Item) -> FigureValue? { figure(item.key).map { FigureValue(shown: $0) } }
            let ascending = items.sorted { first, second in
                if case (.number(let a)?, .number(let b)?) = (key(first), key(second)) { a < b } else { false }
            }
            return lines + ascending.enumerated().flatMap { place, item in
                hanging("  \(place + 1). ", item.text + (key(item).map { " (\($0.shown))" } ?? ""))
            }
        }
    }

    /// What is asked afterwards.
    public func question(_ quiz: Quiz) -> [String] {
        let lines = hanging("Question: ", quiz.ask)
        switch quiz.kind {
        case .choice(let options), .many(let options): return lines + lettered(options.map(\.text))
        case .short: return lines
        case .number(_, let unit, _): return lines + hanging("", "(a number: \(unit))")
        case .trace(let file): return lines + [""] + listing(file, title: "\(file):")
        }
    }

    private func answer(to quiz: Quiz) -> [String] {
        var lines = hanging("Question: ", quiz.ask)
        switch quiz.kind {
        case .choice(let options), .many(let options): lines += reasons(options.map { ($0.right, $0.text, $0.why) })
        case .short(let accept): lines += hanging("Answer: ", accept.first ?? "")
        case .number(let answer, let unit, _): lines += hanging("Answer: ", (lesson.figure(answer) ?? "run it and see") + " " + unit)
        case .trace(let file): lines += lesson.run(file: file).flatMap(lesson.output).map { block("Answer:", $0) } ?? []
        }
        if !quiz.why.isEmpty { lines += hanging("Why: ", quiz.why) }
        return lines
    }

    private func lettered(_ options: [String]) -> [String] {
        zip("abcdefgh", options).flatMap { hanging("  \($0)) ", $1) }
    }

    /// Each option again, whether it is right, and why.
    private func reasons(_ options: [(isRight: Bool, text: String, why: String)]) -> [String] {
        zip("abcdefgh", options).flatMap { letter, option in
            let why = option.why.isEmpty ? "" : " - " + option.why
            return hanging("  \(letter)) \(option.isRight ? "Right" : "No"): ", option.text + why, hang: 5)
        }
    }

    /// A task.
    public func check(_ check: Check) -> [String] {
        hanging("Task: ", check.title) + Typesetter(width: width).lines(Markdown.blocks(check.task)).map(\.text)
            + ["Start from \(check.file)."]
    }

    // MARK: Pieces

    /// A text as it was printed, four columns in.
    public func block(_ title: String, _ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
        if lines.last == "    " { lines.removeLast() }
        return Wrapping.lines(title, width: width) + [""] + lines.map(Self.withoutTrail)
    }

    /// A label and a text in inline Markdown, whose further lines stand under the text or `hang` columns in.
    public func hanging(_ label: String, _ text: String, hang: Int? = nil) -> [String] {
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
