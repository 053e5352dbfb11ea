// The reports of a class's learners as one table: which questions were missed, and by how many; what most of the wrong answers said;
// where to begin next time.
import Lessons
import Text

/// Several learners together.
public struct ClassReport: Sendable {
    public let learners: [LearnerReport]

    public init(_ learners: [LearnerReport]) { self.learners = learners }

    private struct Tally {
        var question: LearnerReport.Question
        var asked = 0
        var right = 0
        var wrong: [String: Int] = [:]

        var missed: Int { asked - right }
        /// The wrong answer that most gave.
        var commonest: (answer: String, count: Int)? {
            wrong.min { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        }
    }

    private var tallies: [Tally] {
        var order: [String] = [], byID: [String: Tally] = [:]
        for question in learners.flatMap(\.questions) {
            if byID[question.id] == nil { order.append(question.id) }
            var tally = byID[question.id] ?? Tally(question: question)
            tally.asked += 1
            if question.isRight { tally.right += 1 } else if !question.answer.isEmpty { tally.wrong[question.answer, default: 0] += 1 }
            byID[question.id] = tally
        }
        return order.compactMap { byID[$0] }.sorted { ($0.question.section, $0.question.id) < ($1.question.section, $1.question.id) }
    }

    /// One table a matter, as Markdown.
    public func markdown(_ misconceptions: [Misconception]) -> String {
        guard let first = learners.first else { return "" }
        let tallies = tallies
        var lines = ["# \(first.course): \(learners.count) learner\(learners.count == 1 ? "" : "s")", ""]
        lines += ["| section | read by | questions right | tasks solved |", "|---|---:|---:|---:|"]
        for section in first.sections {
            let own = tallies.filter { $0.question.section == section.number }
            let tasks = learners.flatMap(\.tasks).filter { $0.section == section.number }
            let read = learners.count { $0.sections.contains { $0.number == section.number && $0.isRead } }
            lines.append("| \(section.number) \(section.title) | \(read) | \(own.reduce(0) { $0 + $1.right }) of "
                + "\(own.reduce(0) { $0 + $1.asked }) | \(tasks.count { $0.isSolved }) of \(tasks.count) |")
        }
        let missed = tallies.filter { $0.missed > 0 }.sorted { ($1.missed, $0.question.id) < ($0.missed, $1.question.id) }
        if !missed.isEmpty {
            lines += ["", "| section | question | missed by | most often answered |", "|---:|---|---:|---|"]
            for tally in missed {
                let common = tally.commonest.map { "\($0.answer) (\($0.count))" } ?? ""
                let question = tally.question, missed = "\(tally.missed) of \(tally.asked)"
                lines.append("| \(question.section) | \(cell(question.ask)) | \(missed) | \(cell(common)) |")
            }
            lines += ["", "Begin next time with section \(missed[0].question.section): \(missed[0].question.ask)"]
        }
        let shown = learners.flatMap(\.questions).flatMap(\.shows).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let held = misconceptions.filter { shown[$0.id] != nil }
        if !held.isEmpty {
            lines += ["", "| believed | shown by answers |", "|---|---:|"]
            for misconception in held.sorted(by: { shown[$0.id, default: 0] > shown[$1.id, default: 0] }) {
                lines.append("| \(cell(misconception.belief)) | \(shown[misconception.id, default: 0]) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
}
