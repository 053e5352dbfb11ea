// What a learner has done, for whoever they give it to: read from their progress and judged anew, so that it says what is right today.
import Foundation
import Lessons
import Text

/// One learner's report; as JSON it is what `picoheap report --class` reads.
public struct LearnerReport: Codable, Sendable, Equatable {
    public var format = LearnerReport.currentFormat
    public var course: String
    public var sections: [Section]
    public var questions: [Question]
    public var tasks: [Task]
    public var tables: [Table]

    public static let currentFormat = 1

    public struct Section: Codable, Sendable, Equatable {
        public var number: Int
        public var title: String
        public var isRead: Bool
    }

    public struct Question: Codable, Sendable, Equatable {
        public enum Kind: String, Codable, Sendable { case prediction, quiz }

        public var id: String
        public var section: Int
        public var kind: Kind
        public var ask: String
        /// As it was given; empty where it was passed over.
        public var answer: String
        public var isRight: Bool
        public var tries: Int
        /// The wrong beliefs that a wrong answer shows.
        public var shows: [String]
    }

    public struct Task: Codable, Sendable, Equatable {
        public var id: String
        public var section: Int
        public var title: String
        public var isSolved: Bool
        public var hints: Int
    }

    public struct Table: Codable, Sendable, Equatable {
        public var title: String
        public var markdown: String
        public var csv: String
    }

    /// - Parameter figures: those of the learner's own run of a worksheet's file; `nil` where there is none.
    public init(_ progress: Progress, of course: Course, figures: (Lesson, String) -> RunFigures?) {
        self.course = course.title
        sections = course.lessons.map { Section(number: $0.number, title: $0.title, isRead: progress.finished.contains($0.id)) }
        questions = course.lessons.flatMap { LearnerReport.questions(progress, $0) }
        tasks = course.lessons.flatMap { lesson in
            lesson.checks.map {
                Task(
                    id: $0.id, section: lesson.number, title: $0.title, isSolved: progress.solved.contains($0.id),
                    hints: progress.hints[$0.id, default: 0])
            }
        }
        tables = course.lessons.flatMap { lesson in
            lesson.worksheets.map { sheet in
                Table(title: sheet.title, markdown: sheet.markdown { figures(lesson, $0) }, csv: sheet.csv { figures(lesson, $0) })
            }
        }
    }

    /// The questions that were asked, in the order of the course.
    private static func questions(_ progress: Progress, _ lesson: Lesson) -> [Question] {
        let guessed = lesson.predictions.compactMap { prediction -> Question? in
            let guess = progress.guesses[prediction.id]
            guard guess != nil || progress.skipped.contains(prediction.id) else { return nil }
            let scope = lesson.scope(run: prediction.run, figures: [:])
            let verdict = guess.flatMap(prediction.guess).flatMap { try? prediction.judge($0, in: scope) }
            return Question(
                id: prediction.id, section: lesson.number, kind: .prediction, ask: bare(prediction.ask), answer: bare(guess ?? ""),
                isRight: verdict?.isRight ?? false, tries: guess == nil ? 0 : 1,
                shows: verdict.map { $0.isRight ? [] : prediction.catches } ?? [])
        }
        let answered = lesson.quizzes.compactMap { quiz -> Question? in
            guard let answer = progress.answers[quiz.id] else { return nil }
            return Question(
                id: quiz.id, section: lesson.number, kind: .quiz, ask: bare(quiz.ask), answer: bare(answer.text), isRight: answer.right,
                tries: answer.tries, shows: answer.right ? [] : quiz.catches)
        }
        return guessed + answered
    }

    private static func bare(_ text: String) -> String { Markdown.inlines(text).runs { _ in "" }.map(\.text).joined() }

    /// Sections, questions, tasks and tables as Markdown.
    public var markdown: String {
        let read = sections.count { $0.isRead }, right = questions.count { $0.isRight }, solved = tasks.count { $0.isSolved }
        var lines = ["# \(course)", ""]
        lines += ["Sections read: \(read) of \(sections.count). Questions right: \(right) of \(questions.count) asked. "
            + "Tasks solved: \(solved) of \(tasks.count).", ""]
        lines += ["| section | read | questions right | tasks solved |", "|---|---|---:|---:|"]
        for section in sections {
            let asked = questions.filter { $0.section == section.number }, own = tasks.filter { $0.section == section.number }
            lines.append("| \(section.number) \(section.title) | \(section.isRead ? "yes" : "no") | "
                + "\(asked.count { $0.isRight }) of \(asked.count) | \(own.count { $0.isSolved }) of \(own.count) |")
        }
        let missed = questions.filter { !$0.isRight }
        if !missed.isEmpty {
            lines += ["", "## To look at again", ""]
            lines += missed.map { "- \($0.section): \($0.ask) " + ($0.answer.isEmpty ? "(passed over)" : "Your answer: \($0.answer)") }
        }
        for table in tables { lines += ["", "## \(table.title)", "", table.markdown.trimmed] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The homework tables as comma-separated values, a line with nothing in it between two.
    public var csv: String { tables.map(\.csv).joined(separator: "\r\n") }
}

extension Prediction {
    /// The guess that was kept as this text; `nil` if it cannot be understood any more.
    func guess(_ text: String) -> Guess? {
        switch kind {
        case .number(_, let unit, _): return Int(typed: text, unit: unit).map(Guess.number)
        case .place:
            let digits = text.lowercased()
            return (digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(typed: text, unit: "bytes")).map(Guess.place)
        case .choice(let options): return options.firstIndex { $0.text == text }.map(Guess.choice)
        case .order(let items):
            let order = text.components(separatedBy: "; ").map { part in items.firstIndex { $0.text == part } }
            return order.contains(nil) || order.count != items.count ? nil : .order(order.compactMap(\.self))
        }
    }
}
