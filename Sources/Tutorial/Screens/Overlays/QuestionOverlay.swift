// A question on the screen: a guess before a run, or a quiz. Both are the same to the fingers: options are chosen, numbers and
// words typed; what differs is what happens at Enter.
import Lessons
import Text

/// An open question.
struct QuestionOverlay: Overlay {
    enum Kind: Sendable {
        /// Guesses before this run; those after the first are still to be asked.
        case guess(Prediction, following: [Prediction], panel: Lessons.Panel)
        case quiz(Quiz, following: [Quiz])
    }

    let kind: Kind
    /// What has been typed.
    var entry = Entry()
    /// The option under the cursor.
    var selection = Selection()
    /// Options chosen, in the order of choosing.
    var marked: [Int] = []
    /// What was said to the answer; the question then waits for Enter.
    var verdict: Quiz.Verdict?

    init(_ kind: Kind) { self.kind = kind }

    var ask: String {
        switch kind {
        case .guess(let prediction, _, _): prediction.ask
        case .quiz(let quiz, _): quiz.ask
        }
    }

    var options: [String] {
        switch kind {
        case .guess(let prediction, _, _):
            switch prediction.kind {
            case .choice(let options): options.map(\.text)
            case .order(let items): items.map(\.text)
            case .number, .place: []
            }
        case .quiz(let quiz, _):
            switch quiz.kind {
            case .choice(let options), .many(let options): options.map(\.text)
            case .short, .number, .trace: []
            }
        }
    }

    var isTyped: Bool { options.isEmpty }

    /// What stands after the entry: the unit of a number.
    var unit: String {
        switch kind {
        case .guess(let prediction, _, _):
            if case .number(_, let unit, _) = prediction.kind { return unit }
        case .quiz(let quiz, _):
            if case .number(_, let unit, _) = quiz.kind { return unit }
            if case .trace = quiz.kind { return "(what it prints; / between lines)" }
        }
        return ""
    }

    /// How options are chosen.
    enum Choosing { case one, several, inOrder }

    var choosing: Choosing {
        switch kind {
        case .guess(let prediction, _, _): if case .order = prediction.kind { return .inOrder }
        case .quiz(let quiz, _): if case .many = quiz.kind { return .several }
        }
        return .one
    }

    /// Takes an option, or puts it back.
    mutating func toggle(_ option: Int) {
        if let at = marked.firstIndex(of: option) { marked.remove(at: at) } else { marked.append(option) }
    }

    /// The guess as it is judged; nil if nothing was guessed, or nothing that can be understood.
    var guess: Prediction.Guess? {
        guard case .guess(let prediction, _, _) = kind else { return nil }
        switch prediction.kind {
        case .number: return number.map(Prediction.Guess.number)
        // Places are pointed at.
        case .place: return nil
        case .choice: return marked.first.map(Prediction.Guess.choice)
        case .order(let items): return marked.count == items.count ? .order(marked) : nil
        }
    }

    /// Whether the answer is a number.
    var isNumber: Bool {
        switch kind {
        case .guess(let prediction, _, _): if case .number = prediction.kind { true } else { false }
        case .quiz(let quiz, _): if case .number = quiz.kind { true } else { false }
        }
    }

    /// The number that has been typed; nil if it cannot be understood.
    var number: Int? { Int(typed: entry.text, unit: unit) }

    /// Whether an answer has been begun.
    var isEmpty: Bool { isTyped ? entry.text.isEmpty : marked.isEmpty }

    /// What is kept of the answer.
    var answerText: String { isTyped ? entry.text : marked.map { options[$0] }.joined(separator: "; ") }
}
