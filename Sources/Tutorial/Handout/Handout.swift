// The session on paper: text, programs, what they print, the stops of their tours with maps, questions and homework. Walked through once,
// into pieces; a writer makes a page or Markdown of them.
//
// Without answers it is a sheet to fill in: what answers a question is a blank. With them it is the sheet filled in.
import BlockHeap
import Lessons
import Text
import Timeline

/// A handout of a course.
public struct Handout {
    let course: Course
    let hasAnswers: Bool
    /// A place for what is to be filled in.
    private static let blank = "________"
    private let questions: [MachineQuestion]

    /// What it is made of.
    enum Piece {
        case title(String)
        case section(String)
        case heading(Int, String)
        /// A block of prose, its figures by the closure.
        case prose(Block, (Formula) -> String)
        /// A program or what was printed.
        case listing(title: String, text: String, isProgram: Bool)
        /// A question with what can be chosen, and lines to write on.
        case question(String, options: [String])
        case answer(String, reasons: [String])
        case stop(number: Int, name: String, words: String, picture: HandoutMap?)
        case sheet(String, Worksheet)
        case words([Term])
    }

    public init(_ course: Course, hasAnswers: Bool) {
        self.course = course
        self.hasAnswers = hasAnswers
        questions = course.machineQuestions
    }

    private var cover: Cover {
        var cover = hasAnswers ? Cover.none : Cover(open: questions)
        cover.mask = Self.blank
        return cover
    }

    /// Everything, in order. Programs with a tour are run.
    var pieces: [Piece] {
        [.title(course.title)] + course.lessons.flatMap(pieces)
    }

    private func pieces(_ lesson: Lesson) -> [Piece] {
        let minutes = lesson.minutes > 0 ? "  (\(lesson.minutes) min)" : ""
        var all: [Piece] = [.section("\(lesson.number). \(lesson.title)\(minutes)")]
        for block in lesson.blocks {
            switch block.kind {
            case .heading(let level, let inlines): all.append(.heading(level, inlines.runs { shown($0, lesson) }.map(\.text).joined()))
            case .directive(let directive): all += pieces(directive, lesson)
            default: all.append(.prose(block) { shown($0, lesson) })
            }
        }
        if !lesson.terms.isEmpty { all.append(.words(lesson.terms)) }
        return all
    }

    private func shown(_ formula: Formula, _ lesson: Lesson) -> String { cover.shown(formula, in: lesson) ?? "(not measured)" }

    private func pieces(_ directive: Directive, _ lesson: Lesson) -> [Piece] {
        switch directive {
        case .reveal, .again: return []
        case .panel(.table(let id)): return lesson.worksheet(id: id).map { [.sheet($0.title, $0)] } ?? []
        case .panel(.repl):
            guard let dialogue = lesson.dialogue else { return [] }
            return [.listing(title: "At MicroPython's prompt", text: dialogue, isProgram: false)]
        case .panel(let panel): return panel.files.flatMap { program($0, lesson) }
        case .predict(let id): return lesson.prediction(id: id).map { pieces($0, lesson) } ?? []
        case .quiz(let ids): return ids.compactMap(lesson.quiz).flatMap { pieces($0, lesson) }
        case .discuss(let id):
            guard let discussion = lesson.discussion(id: id) else { return [] }
            return [.question(discussion.ask, options: [])] + (hasAnswers ? [.answer(discussion.answer, reasons: [])] : [])
        case .check(let id):
            guard let check = lesson.check(id: id) else { return [] }
            let task: [Piece] = [.heading(3, "Task: \(check.title)")] + Markdown.blocks(check.task).map { .prose($0) { _ in "" } }
            let file = hasAnswers ? check.solution : check.file
            return task + [.listing(title: file, text: (try? lesson.source(of: file)) ?? "", isProgram: true)]
        case .figures:
            let title = "What the session's paper prints (illustrative)"
            return lesson.handout.map { [.listing(title: title, text: $0, isProgram: false)] } ?? []
        }
    }

    private func program(_ file: String, _ lesson: Lesson) -> [Piece] {
        guard let plan = lesson.run(file: file) else { return [] }
        var all: [Piece] = [.listing(title: "\(file), on board \(plan.board)", text: (try? lesson.source(of: file)) ?? "", isProgram: true)]
        let isCovered = cover.hides(outputOf: plan, in: lesson)
        if let output = lesson.output(of: plan), !output.isEmpty {
            let digits = isCovered ? output.replacing(/[0-9]{2,}/, with: Self.blank) : output
            all.append(.listing(title: isCovered ? "What it prints: fill it in" : "What it prints", text: digits, isProgram: false))
        }
        return all + stops(plan, lesson, isCovered)
    }

    private func stops(_ plan: RunPlan, _ lesson: Lesson, _ isCovered: Bool) -> [Piece] {
        guard let tour = lesson.tour(ofRun: plan.id), let request = try? lesson.request(plan), let run = try? ExerciseRun.record(request)
        else { return [] }
        let guided = GuidedTour(tour, of: run, figures: GuidedTour.figures(for: tour, in: course)) { formula, value in
            isCovered || cover.hides(formula, in: lesson) ? Self.blank : value
        }
        // Where a place is to be pointed out, a map would point.
        let asksPlace = questions.contains { question in
            guard question.runs.contains(plan.id), question.kind == .prediction else { return false }
            return lesson.prediction(id: question.id)?.isPlace == true
        }
        return guided.stops.enumerated().map { number, stop in
            let map = stop.blocks != nil && (hasAnswers || !asksPlace) ? run.history.moment(at: stop.position).map : nil
            return .stop(
                number: number + 1, name: stop.name, words: cover.masked(stop.words, in: lesson),
                picture: map.map { HandoutMap(map: $0, marked: stop.blocks) })
        }
    }

    // MARK: Questions

    private func pieces(_ prediction: Prediction, _ lesson: Lesson) -> [Piece] {
        let scope = lesson.scope(run: prediction.run, figures: [:])
        let answer = (try? prediction.answer(in: scope)) ?? "run it and see"
        switch prediction.kind {
        case .number, .place: return asked(prediction.ask, [], answer, [])
        case .choice(let options): return asked(prediction.ask, options.map(\.text), answer, options.map { "\($0.text) - \($0.why)" })
        case .order(let items): return asked(prediction.ask, items.map(\.text), answer, [])
        }
    }

    private func pieces(_ quiz: Quiz, _ lesson: Lesson) -> [Piece] {
        switch quiz.kind {
        case .choice(let options), .many(let options):
            let right = options.filter(\.right).map(\.text).joined(separator: "; ")
            return asked(quiz.ask, options.map(\.text), right, options.filter { !$0.why.isEmpty }.map { "\($0.text) - \($0.why)" })
        case .short(let accept): return asked(quiz.ask, [], accept.first ?? "", [quiz.why])
        case .number(let formula, let unit, _): return asked(quiz.ask, [], "\(lesson.figure(formula) ?? "") \(unit)", [quiz.why])
        case .trace(let file):
            let program = Piece.listing(title: file, text: (try? lesson.source(of: file)) ?? "", isProgram: true)
            let output = lesson.run(file: file).flatMap(lesson.output) ?? ""
            return [program] + asked(quiz.ask, [], output.replacing("\n", with: " / "), [quiz.why])
        }
    }

    private func asked(_ ask: String, _ options: [String], _ answer: String, _ reasons: [String]) -> [Piece] {
        [.question(ask, options: options)] + (hasAnswers ? [.answer(answer, reasons: reasons)] : [])
    }
}
