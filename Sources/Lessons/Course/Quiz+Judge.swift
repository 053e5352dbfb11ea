// Answers judged. A quiz needs no run, except that a number or a trace may be computed from one.

import Foundation
import Text

extension Quiz {
    public enum Answer: Sendable, Hashable {
        /// Indices of the options chosen.
        case options(Set<Int>)
        /// What was typed.
        case text(String)
    }

    public struct Verdict: Sendable, Hashable {
        public var isRight: Bool
        /// The right answer, as text.
        public var answer: String
        /// Why each wrong choice is wrong, then the question's own word; may be empty.
        public var why: [String]
    }

    /// Judges an answer. `scope` serves numbers, `output` is what a traced file printed.
    public func judge(_ answer: Answer, in scope: FigureScope, output: String?) throws(FormulaError) -> Verdict {
        var verdict: Verdict
        switch (kind, answer) {
        case (.choice(let options), .options(let chosen)), (.many(let options), .options(let chosen)):
            let right = Set(options.indices.filter { options[$0].right })
            let text = right.sorted().map { options[$0].text }.joined(separator: "; ")
            verdict = Verdict(isRight: chosen == right, answer: text, why: [])
            verdict.why = chosen.subtracting(right).sorted().filter { options.indices.contains($0) }.map { options[$0].why }
        case (.short(let accepted), .text(let typed)):
            let isRight = accepted.contains { $0.caseInsensitiveCompare(typed.trimmed) == .orderedSame }
            verdict = Verdict(isRight: isRight, answer: accepted.first ?? "", why: [])
        case (.number(let formula, let unit, let tolerance), .text(let typed)):
            let right = try formula.number(in: scope)
            let isRight = Int(typed: typed, unit: unit).map { Prediction.isNear($0, right, tolerance) } ?? false
            verdict = Verdict(isRight: isRight, answer: "\(right.grouped) \(unit)", why: [])
        case (.trace, .text(let typed)):
            guard let output else { throw FormulaError(offset: 0, message: "the traced program has not been run") }
            verdict = Verdict(isRight: Self.lines(typed) == Self.lines(output), answer: output.trimmed, why: [])
        default: throw FormulaError(offset: 0, message: "the answer is of another kind than the question")
        }
        if !why.isEmpty { verdict.why.append(why) }
        return verdict
    }

    /// Lines without blanks at their ends, so that a stray blank does not count.
    private static func lines(_ text: String) -> [String] { text.trimmed.components(separatedBy: "\n").map(\.trimmed) }
}
