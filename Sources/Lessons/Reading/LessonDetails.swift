// The lists of a lesson.yaml, key by key; which keys there are is in `Schema`.

/// Reads what stands below a lesson's root keys.
struct LessonDetails {
    var root: YAMLObject
    var defaultBoard: String

    func terms() -> [Term] {
        root.objects("terms", .term).map {
            Term(term: $0.text("term"), means: $0.text("means"))
        }
    }

    func runs() -> [RunPlan] {
        root.objects("run", .run).map { run in
            let file = run.fileName("file")
            return RunPlan(
                id: run.text("id", or: Self.stem(file)), file: file, board: run.text("board", or: defaultBoard),
                maxSteps: run.integer("max_steps", or: RunPlan.defaultMaxSteps, in: RunPlan.stepRange), raises: run.textIfAny("raises"))
        }
    }

    func predictions() -> [Prediction] {
        return root.objects("predict", .prediction).compactMap { predict in
            guard let word = predict.word("kind", of: PredictionKind.self) else { return nil }
            let kind: Prediction.Kind
            switch word {
            case .choice:
                let options = predict.objects("options", .holdingOption)
                if options.count < 2 { predict.fail("a choice needs at least two `options`", at: "options") }
                kind = .choice(
                    options.map { Prediction.Option(text: $0.text("text"), holds: $0.formula("holds"), why: $0.text("why")) })
            case .place:
                kind = .place(answer: predict.formula("answer"), tolerance: predict.integer("tolerance", or: 0))
            case .order:
                let items = predict.objects("items", .item)
                if items.count < 2 { predict.fail("an order needs at least two `items`", at: "items") }
                kind = .order(items.map { Prediction.Item(text: $0.text("text"), key: $0.formula("key")) })
            case .number:
                kind = .number(
                    answer: predict.formula("answer"), unit: predict.text("unit", or: "bytes"),
                    tolerance: predict.integer("tolerance", or: 0))
            }
            return Prediction(
                id: predict.text("id"), ask: predict.text("ask"), kind: kind, run: predict.textIfAny("run"),
                catches: predict.texts("catches"),
                reactions: predict.objects("reactions", .reaction).map {
                    Prediction.Reaction(when: $0.formula("when"), say: $0.text("say"))
                })
        }
    }

    func quizzes() -> [Quiz] {
        return root.objects("quiz", .quiz).compactMap { quiz in
            guard let word = quiz.word("kind", of: QuizKind.self) else { return nil }
            let kind: Quiz.Kind
            switch word {
            case .short:
                kind = .short(accept: quiz.texts("accept"))
                if quiz.texts("accept").isEmpty { quiz.fail("a short answer needs what it would `accept`", at: "accept") }
                requireWhy(quiz)
            case .number:
                kind = .number(
                    answer: quiz.formula("answer"), unit: quiz.text("unit", or: "bytes"),
                    tolerance: quiz.integer("tolerance", or: 0))
                requireWhy(quiz)
            case .trace:
                kind = .trace(file: quiz.fileName("file"))
                requireWhy(quiz)
            case .choice, .many:
                kind = word == .many ? .many(options(quiz, isMany: true)) : .choice(options(quiz, isMany: false))
            }
            return Quiz(
                id: quiz.text("id"), ask: quiz.text("ask"), kind: kind, why: quiz.text("why", or: ""),
                again: quiz.has("again") ? quiz.integer("again") : nil, catches: quiz.texts("catches"))
        }
    }

    /// Options of which one is right (some, where it `isMany`), and of which each wrong one says why.
    private func options(_ quiz: YAMLObject, isMany: Bool) -> [Quiz.Option] {
        let objects = quiz.objects("options", .option)
        let options = objects.map {
            Quiz.Option(text: $0.text("text"), right: $0.truth("right", or: false), why: $0.text("why", or: ""))
        }
        let right = options.count(where: \.right)
        if right == 0 || (right > 1 && !isMany) {
            quiz.fail("\(right) options are `right`; it must be \(isMany ? "at least one" : "one")", at: "options")
            return options
        }
        for (object, option) in zip(objects, options) where !option.right && option.why.isEmpty {
            object.fail("a wrong option needs its `why`")
        }
        return options
    }

    private func requireWhy(_ quiz: YAMLObject) {
        if !quiz.has("why") { quiz.fail("this kind of quiz needs a `why`, for those who miss it") }
    }

    func checks() -> [Check] {
        return root.objects("check", .check).map { check in
            let hints = check.texts("hints")
            if hints.count != 3 { check.fail("a check needs three hints, not \(hints.count)", at: "hints") }
            if !check.has("require") { check.fail("a check needs to `require` something") }
            return Check(
                id: check.text("id"), title: check.text("title"), task: check.text("task"), file: check.fileName("file"),
                solution: check.fileName("solution"), board: check.text("board", or: defaultBoard),
                maxSteps: check.integer("max_steps", or: RunPlan.defaultMaxSteps, in: RunPlan.stepRange),
                require: check.objects("require", .requirement).map {
                    Check.Requirement(that: $0.formula("that"), otherwise: $0.text("else"))
                },
                hints: hints)
        }
    }

    func tours() -> [Tour] {
        root.objects("tour", .tour).map { tour in
            Tour(run: tour.text("run"), stops: tour.objects("stops", .stop).map(stop))
        }
    }

    private func stop(_ stop: YAMLObject) -> Tour.Stop {
        let at = stop.text("at"), place = Tour.Place(at)
        if place == nil, !at.isEmpty {
            let forms = Tour.Place.forms.map { "`\($0.example)`" }.joined(separator: ", ")
            stop.fail("`\(at)` is no place of a run; there are \(forms)", at: "at")
        }
        let say = stop.text("say")
        for problem in Markdown.problems(say) { stop.fail(problem, at: "say") }
        return Tour.Stop(
            place: place ?? .start, say: say,
            mark: stop.has("mark") ? stop.word("mark", of: Tour.Mark.self) ?? .event : .event,
            layer: stop.has("layer") ? stop.word("layer", of: Tour.Layer.self) : nil,
            zoom: stop.has("zoom") ? stop.word("zoom", of: Tour.Zoom.self) ?? .fitted : .fitted)
    }

    func discussions() -> [Discussion] {
        root.objects("discuss", .discussion).map {
            Discussion(id: $0.text("id"), ask: $0.text("ask"), answer: $0.text("answer"))
        }
    }

    func worksheets() -> [Worksheet] {
        root.objects("table", .worksheet).map { table in
            Worksheet(
                id: table.text("id"), title: table.text("title"),
                columns: table.objects("columns", .column).map {
                    Worksheet.Column(title: $0.text("title"), value: $0.formula("value"))
                },
                rows: table.objects("rows", .row).map {
                    Worksheet.Row(title: $0.text("title"), file: $0.fileName("file"))
                })
        }
    }

    func prompt() -> PromptPlan? {
        let prompts = root.objects("prompt", .prompt)
        if prompts.count > 1 { prompts[1].fail("a lesson has one `prompt`") }
        return prompts.first.map { prompt in
            let lines = prompt.texts("type")
            if lines.isEmpty { prompt.fail("a prompt needs the lines to `type`") }
            for line in lines where !line.utf8.allSatisfy({ (32...126).contains($0) }) {
                prompt.fail("the board's prompt takes only the characters of ASCII: `\(line)`", at: "type")
            }
            return PromptPlan(board: prompt.text("board", or: defaultBoard), lines: lines)
        }
    }

    func notes() -> [SpeakerNote] {
        root.objects("notes", .note).map {
            SpeakerNote(minutes: $0.decimal("minutes", in: 0...600), say: $0.text("say"))
        }
    }

    /// The words that `kind` may be.
    private enum PredictionKind: String, CaseIterable { case number, choice, place, order }
    private enum QuizKind: String, CaseIterable { case choice, many, short, number, trace }

    private static func stem(_ file: String) -> String {
        file.hasSuffix(".py") ? String(file.dropLast(3)) : file
    }
}
