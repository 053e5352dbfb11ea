// What a lesson suggests to type at MicroPython's prompt.

/// The prompt of a lesson: `prompt:` in lesson.yaml, shown by `<!-- panel: repl -->`.
public struct PromptPlan: Sendable, Hashable {
    /// A board's name.
    public var board: String
    /// Lines in the order in which they are to be typed.
    public var lines: [String]

    public init(board: String, lines: [String]) {
        self.board = board
        self.lines = lines
    }
}
