// Every formula of a lesson and the run that it means, so that its figures can be blessed and its names proved.

extension Lesson {
    /// A formula and where it stands.
    struct FormulaUse {
        var formula: Formula
        /// The run that names without one mean; `nil` is the lesson's first.
        var run: String?
        /// The file that it stands in.
        var file: String
        /// A line at or before its own.
        var line: Int
    }

    /// The formulas of the prose and of questions; those of checks and tables are for the learner's runs.
    var formulas: [FormulaUse] {
        var uses: [FormulaUse] = []
        for block in blocks {
            for formula in block.formulas { uses.append(FormulaUse(formula: formula, run: nil, file: "lesson.md", line: block.line)) }
        }
        for prediction in predictions {
            for formula in prediction.formulas {
                uses.append(FormulaUse(formula: formula, run: prediction.run, file: "lesson.yaml", line: 1))
            }
        }
        for quiz in quizzes {
            if case .number(let answer, _, _) = quiz.kind {
                uses.append(FormulaUse(formula: answer, run: nil, file: "lesson.yaml", line: 1))
            }
        }
        return uses
    }
}

extension Prediction {
    /// The formulas that the run alone decides; reactions need a guess too.
    var formulas: [Formula] {
        switch kind {
        case .number(let answer, _, _), .place(let answer, _): [answer]
        case .choice(let options): options.map(\.holds)
        case .order(let items): items.map(\.key)
        }
    }
}

extension Block {
    /// The figures that its text holds.
    var formulas: [Formula] { inlines.flatMap { $0.formulas } }

    /// All running text of the block and of those within it.
    var inlines: [[Inline]] {
        switch kind {
        case .heading(_, let inlines), .paragraph(let inlines): [inlines]
        case .list(let list): list.items.flatMap { $0.flatMap(\.inlines) }
        case .table(let table): table.header + table.rows.flatMap { $0 }
        case .quote(let blocks): blocks.flatMap(\.inlines)
        case .code, .rule, .directive: []
        }
    }
}

extension [Inline] {
    var formulas: [Formula] {
        flatMap { inline -> [Formula] in
            switch inline {
            case .value(let formula): [formula]
            case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.formulas
            case .text, .code, .lineBreak: []
            }
        }
    }
}
