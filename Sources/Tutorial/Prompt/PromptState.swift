// MicroPython's prompt in the panel: what its terminal shows, what the lesson suggests, and whether keys go to it.
import Lessons
import Timeline

/// A board at its prompt. The board itself lives in the background; here stands what it has told.
struct PromptState: Sendable {
    /// Numbers the boards that have been switched on, so that the report of one that is gone is known as such.
    let id: Int
    let board: String
    /// The section whose prompt it is.
    let lesson: String
    /// Lines that the lesson suggests, in order, and how many of them have been entered.
    let suggestions: [String]
    var entered = 0
    /// Keys go to the board. Otherwise the heap is looked at.
    var isTyping = true
    var screen = PromptScreen()
    /// Rows that the terminal is scrolled back.
    var scroll = 0
    /// Heap events so far, while code runs that does not end at once.
    var running: Int?
    /// The board takes no more: why.
    var over: String?

    init(id: Int, board: String, lesson: String, suggestions: [String]) {
        self.id = id
        self.board = board
        self.lesson = lesson
        self.suggestions = suggestions
    }

    private static let prompt = ">>> "

    /// What would be typed next for the learner: at an empty prompt only.
    var suggestion: String? {
        guard running == nil, over == nil, screen.lastLine == PromptState.prompt, entered < suggestions.count else { return nil }
        return suggestions[entered]
    }

    /// Takes note that the line that stands at the prompt is entered: one that was suggested is not suggested again.
    mutating func noteEntered() {
        if entered < suggestions.count, screen.lastLine == PromptState.prompt + suggestions[entered] { entered += 1 }
    }
}

/// What is asked of the board in the background.
public enum PromptOrder: Sendable, Equatable {
    /// Switch a board on; the one before is switched off.
    case start(id: Int, board: String)
    case type([UInt8])
    case close
}

/// What the board in the background says.
public enum PromptNews: Sendable {
    case printed([UInt8])
    case running(events: Int)
    /// It waits for a key; the run so far.
    case waits(RunResult)
    /// It is over, and why.
    case ended(RunResult?, String)
}
