// What a guess was worth, once the run has answered it.
import Grid
import Lessons

/// A guess beside what it was about.
struct Verdict: Sendable {
    var guess: String
    var answer: String
    var isRight: Bool
    var reaction: String

    /// The guess beside the result.
    var brief: (String, Role) {
        // An option is Markdown, and may be a sentence of its own.
        func withoutStop(_ markdown: String) -> String {
            let plain = Markdown.inlines(markdown).runs { $0.text }.map(\.text).joined()
            let text = plain.isEmpty ? markdown : plain
            return text.hasSuffix(".") ? String(text.dropLast()) : text
        }
        return (
            "\(isRight ? "✓" : "✗") You guessed \(withoutStop(guess)); it is \(withoutStop(answer)).", isRight ? .good : .warning)
    }

    /// The same, and why.
    var paragraph: (text: String, role: Role) { (reaction.isEmpty ? brief.0 : "\(brief.0) \(reaction)", brief.1) }
}
