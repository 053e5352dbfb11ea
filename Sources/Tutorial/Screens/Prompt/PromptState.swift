// MicroPython's prompt in the panel: what its terminal shows, what the lesson suggests, and whether keys go to it.
import Grid
import Lessons
import Timeline

/// A board at its prompt. The board itself lives in the background; here stands what it has told.
public struct PromptState: Exploring {
    /// The place of the text that it stands for.
    let panel: Lessons.Panel
    /// The run of all that was typed.
    var explorer: Explorer
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
    var console = PromptConsole()
    /// Rows that the terminal is scrolled back.
    var scroll = 0
    /// Heap events so far, while code runs that does not end at once.
    var running: Int?
    /// The board takes no more: why.
    var over: String?

    init(_ panel: Lessons.Panel, id: Int, board: String, lesson: String, suggestions: [String], theme: Theme) {
        self.panel = panel
        let request = Lessons.RunRequest(source: "", fileName: "prompt", board: board, isPrompt: true)
        explorer = Explorer([Track(request: request, isCopy: false, theme: theme)])
        self.id = id
        self.board = board
        self.lesson = lesson
        self.suggestions = suggestions
    }

    private static let prompt = ">>> "

    var place: Place { isTyping ? .prompt : .looking }
    var fileStem: String { "run" }

    func layMap(_ context: Context) -> (geometry: MapGeometry, strip: Rect) {
        let layout = PanelLayout(context, explorer, nil, isPrompt: true)
        return (layout.geometry, layout.strip)
    }

    /// What would be typed next for the learner: at an empty prompt only.
    var suggestion: String? {
        guard running == nil, over == nil, console.lastLine == PromptState.prompt, entered < suggestions.count else { return nil }
        return suggestions[entered]
    }

    /// Nothing stands at the prompt.
    var isLineEmpty: Bool { console.lastLine == PromptState.prompt }

    /// Takes note that the line that stands at the prompt is entered: one that was suggested is not suggested again.
    mutating func noteEntered() {
        if entered < suggestions.count, console.lastLine == PromptState.prompt + suggestions[entered] { entered += 1 }
    }
}
