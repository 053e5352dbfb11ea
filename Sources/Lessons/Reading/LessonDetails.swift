// The lists of a lesson.yaml, key by key. Each function names the keys that its mappings may have.

/// Reads what stands below a lesson's root keys.
struct LessonDetails {
    var root: YAMLObject
    var defaultBoard: String

    func terms() -> [Term] {
        root.objects("terms", what: "a term", known: ["term", "means"]).map {
            Term(term: $0.text("term"), means: $0.text("means"))
        }
    }

    func runs() -> [RunPlan] {
        root.objects("run", what: "a run", known: ["id", "file", "board", "max_steps", "raises"]).map { run in
            let file = run.fileName("file")
            return RunPlan(
                id: run.text("id", or: Self.stem(file)), file: file, board: run.text("board", or: defaultBoard),
                maxSteps: run.integer("max_steps", or: RunPlan.defaultMaxSteps, in: RunPlan.stepRange), raises: run.textIfAny("raises"))
        }
    }

    func predictions() -> [Prediction] {
        let keys = ["id", "ask", "kind", "run", "answer", "unit", "tolerance", "options", "items", "reactions"]
        return root.objects("predict", what: "a prediction", known: keys).compactMap { predict in
            guard let word = predict.word("kind", of: PredictionKind.self) else { return nil }
            let kind: Prediction.Kind
            switch word {
            case .choice:
                refuse(predict, ["answer", "unit", "tolerance", "items"], for: word)
                let options = predict.objects("options", what: "an option", known: ["text", "holds", "why"])
                if options.count < 2 { predict.fail("a choice needs at least two `options`", at: "options") }
                kind = .choice(
                    options.map { Prediction.Option(text: $0.text("text"), holds: $0.formula("holds"), why: $0.text("why")) })
            case .place:
                refuse(predict, ["options", "unit", "items"], for: word)
                kind = .place(answer: predict.formula("answer"), tolerance: predict.integer("tolerance", or: 0))
            case .order:
                refuse(predict, ["options", "unit", "answer", "tolerance"], for: word)
                let items = predict.objects("items", what: "an item", known: ["text", "key"])
                if items.count < 2 { predict.fail("an order needs at least two `items`", at: "items") }
                kind = .order(items.map { Prediction.Item(text: $0.text("text"), key: $0.formula("key")) })
            case .number:
                refuse(predict, ["options", "items"], for: word)
                kind = .number(
                    answer: predict.formula("answer"), unit: predict.text("unit", or: "bytes"),
                    tolerance: predict.integer("tolerance", or: 0))
            }
            return Prediction(
                id: predict.text("id"), ask: predict.text("ask"), kind: kind, run: predict.textIfAny("run"),
                reactions: predict.objects("reactions", what: "a reaction", known: ["when", "say"]).map {
                    Prediction.Reaction(when: $0.formula("when"), say: $0.text("say"))
                })
        }
    }

    func quizzes() -> [Quiz] {
        let keys = ["id", "ask", "kind", "options", "accept", "answer", "unit", "tolerance", "file", "why", "again"]
        return root.objects("quiz", what: "a quiz", known: keys).compactMap { quiz in
            guard let word = quiz.word("kind", of: QuizKind.self) else { return nil }
            let kind: Quiz.Kind
            switch word {
            case .short:
                refuse(quiz, ["options", "answer", "unit", "tolerance", "file"], for: word)
                kind = .short(accept: quiz.texts("accept"))
                if quiz.texts("accept").isEmpty { quiz.fail("a short answer needs what it would `accept`", at: "accept") }
                requireWhy(quiz)
            case .number:
                refuse(quiz, ["options", "accept", "file"], for: word)
                kind = .number(
                    answer: quiz.formula("answer"), unit: quiz.text("unit", or: "bytes"),
                    tolerance: quiz.integer("tolerance", or: 0))
                requireWhy(quiz)
            case .trace:
                refuse(quiz, ["options", "accept", "answer", "unit", "tolerance"], for: word)
                kind = .trace(file: quiz.fileName("file"))
                requireWhy(quiz)
            case .choice, .many:
                refuse(quiz, ["accept", "answer", "unit", "tolerance", "file"], for: word)
                kind = word == .many ? .many(options(quiz, isMany: true)) : .choice(options(quiz, isMany: false))
            }
            return Quiz(
                id: quiz.text("id"), ask: quiz.text("ask"), kind: kind, why: quiz.text("why", or: ""),
                again: quiz.integer("again", or: 10))
        }
    }

    /// Options of which one is right (some, where it `isMany`), and of which each wrong one says why.
    private func options(_ quiz: YAMLObject, isMany: Bool) -> [Quiz.Option] {
        let objects = quiz.objects("options", what: "an option", known: ["text", "right", "why"])
        let options = objects.map {
            Quiz.Option(text: $0.text("text"), right: $0.truth("right", or: false), why: $0.text("why", or: ""))
        }
        for (object, option) in zip(objects, options) where !option.right && option.why.isEmpty {
            object.fail("a wrong option needs its `why`")
        }
        let right = options.count(where: \.right)
        if right == 0 || (right > 1 && !isMany) {
            quiz.fail("\(right) options are `right`; it must be \(isMany ? "at least one" : "one")", at: "options")
        }
        return options
    }

    private func requireWhy(_ quiz: YAMLObject) {
        if !quiz.has("why") { quiz.fail("this kind of quiz needs a `why`, for those who miss it") }
    }

    func checks() -> [Check] {
        let keys = ["id", "title", "task", "file", "solution", "board", "max_steps", "require", "hints"]
        return root.objects("check", what: "a check", known: keys).map { check in
            let hints = check.texts("hints")
            if hints.count != 3 { check.fail("a check needs three hints, not \(hints.count)", at: "hints") }
            if !check.has("require") { check.fail("a check needs to `require` something") }
            return Check(
                id: check.text("id"), title: check.text("title"), task: check.text("task"), file: check.fileName("file"),
                solution: check.fileName("solution"), board: check.text("board", or: defaultBoard),
                maxSteps: check.integer("max_steps", or: RunPlan.defaultMaxSteps, in: RunPlan.stepRange),
                require: check.objects("require", what: "a requirement", known: ["that", "else"]).map {
                    Check.Requirement(that: $0.formula("that"), otherwise: $0.text("else"))
                },
                hints: hints)
        }
    }

    func discussions() -> [Discussion] {
        root.objects("discuss", what: "a discussion", known: ["id", "ask", "answer"]).map {
            Discussion(id: $0.text("id"), ask: $0.text("ask"), answer: $0.text("answer"))
        }
    }

    func worksheets() -> [Worksheet] {
        root.objects("table", what: "a table", known: ["id", "title", "columns", "rows"]).map { table in
            Worksheet(
                id: table.text("id"), title: table.text("title"),
                columns: table.objects("columns", what: "a column", known: ["title", "value"]).map {
                    Worksheet.Column(title: $0.text("title"), value: $0.formula("value"))
                },
                rows: table.objects("rows", what: "a row", known: ["title", "file"]).map {
                    Worksheet.Row(title: $0.text("title"), file: $0.fileName("file"))
                })
        }
    }

    func prompt() -> PromptPlan? {
        let prompts = root.objects("prompt", what: "a prompt", known: ["board", "type"])
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
        root.objects("notes", what: "a note", known: ["minutes", "say"]).map {
            SpeakerNote(minutes: $0.decimal("minutes", in: 0...600), say: $0.text("say"))
        }
    }

    /// Keys that the schema has, but not for this kind.
    private func refuse(_ object: YAMLObject, _ keys: [String], for kind: some RawRepresentable<String>) {
        for key in keys where object.has(key) { object.fail("`\(key)` means nothing with `kind: \(kind.rawValue)`", at: key) }
    }

    /// The words that `kind` may be.
    private enum PredictionKind: String, CaseIterable { case number, choice, place, order }
    private enum QuizKind: String, CaseIterable { case choice, many, short, number, trace }

    private static func stem(_ file: String) -> String {
        file.hasSuffix(".py") ? String(file.dropLast(3)) : file
    }
}
