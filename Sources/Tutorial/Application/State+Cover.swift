// What the learner may know by now: which questions are open, what is covered because of them, and what a key can mean where only some of
// the section has been shown.
import Grid
import Lessons

extension State {
    /// What is covered.
    var cover: Cover {
        var cover = Cover(open: questions.filter { !isClosed($0) }, ran: progress.ran)
        if options.isASCII { cover.mask = "####" }
        return cover
    }

    /// Whether a question has been answered, skipped or, unless it is about a place on the map, been answered by a run.
    private func isClosed(_ question: MachineQuestion) -> Bool {
        guard question.kind == .prediction else { return progress.answers[question.id] != nil }
        if progress.guesses[question.id] != nil || progress.skipped.contains(question.id) { return true }
        let isPlace = course.lessons[question.lesson].prediction(id: question.id)?.isPlace == true
        return !isPlace && question.runs.isSubset(of: progress.ran)
    }

    /// The predictions that a run of these files would answer and that are still open; in a show only those that have been shown.
    func openPredictions(before files: [String]) -> [Prediction] {
        let runs = Set(files.compactMap { lesson.run(file: $0)?.id })
        return questions.filter { question in
            question.kind == .prediction && question.lesson == lessonIndex && !question.runs.isDisjoint(with: runs) && !isClosed(question)
                && (show.map { question.step < $0.steps } ?? true)
        }.compactMap { lesson.prediction(id: $0.id) }
    }

    /// Lays texts of a section out.
    func builder(width: Int, for lesson: Lesson? = nil) -> PageBuilder {
        PageBuilder(
            lesson: lesson ?? self.lesson, theme: options.theme, width: width, progress: progress, figures: figures, cover: cover)
    }

    /// A short text in Markdown as lines.
    func set(_ text: String, width: Int) -> [StyledLine] { builder(width: width).set(text, width: width) }

    /// The thing to be opened that a key means here. A class can mean only what it sees: the first of the newest step, else the last
    /// before it.
    func directiveHere(where accepts: (Directive) -> Bool) -> Directive? {
        guard let show else { return page.directive(around: visibleLines, where: accepts) }
        let newest = page.firstLine(ofStep: show.steps - 1)
        let accepted = visibleLines.filter { page.lines[$0].directive.map(accepts) ?? false }
        return (accepted.first { $0 >= newest } ?? accepted.last).flatMap { page.lines[$0].directive }
    }

    /// Whether a directive stands for a program: its panel, or a place that is still to be pointed at on its map.
    func isProgram(_ directive: Directive) -> Bool {
        switch directive {
        case .panel: true
        case .predict(let id): lesson.prediction(id: id)?.isPlace == true && cover.isOpen(id, .prediction)
        default: false
        }
    }

    /// The panel of a directive that stands for a program.
    func panel(of directive: Directive) -> Lessons.Panel? {
        switch directive {
        case .panel(let panel): return panel
        case .predict(let id):
            guard let prediction = lesson.prediction(id: id), let plan = lesson.run(of: prediction) else { return nil }
            return lesson.blocks.lazy.compactMap { block -> Lessons.Panel? in
                guard case .directive(.panel(let panel)) = block.kind, panel.files.contains(plan.file) else { return nil }
                return panel
            }.first ?? .run(file: plan.file, board: plan.board)
        default: return nil
        }
    }
}

extension Lesson {
    /// The program that answers a prediction.
    func run(of prediction: Prediction) -> RunPlan? { prediction.run.map { id in runs.first { $0.id == id } } ?? runs.first }
}
