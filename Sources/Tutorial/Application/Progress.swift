// What picoheap remembers of a learner: where they are, what they answered, what they guessed. Nothing else, and nothing that
// leaves the machine. Keys are the course's ids, so a course may be edited without losing it.

/// A learner's progress, as it is kept in progress.json.
public struct Progress: Sendable, Equatable, Codable {
    /// Format of the file; a file of a later format is left alone.
    public var version = Progress.currentVersion
    /// Id of the section on the screen.
    public var lesson: String?
    /// Line of lesson.md at the top of the screen, by section: it survives another width.
    public var lineRead: [String: Int] = [:]
    /// Sections read to their end.
    public var finished: Set<String> = []
    /// Answers to quiz questions.
    public var answers: [String: Answer] = [:]
    /// Guesses before runs, as typed or the number of the option from 1.
    public var guesses: [String: String] = [:]
    /// Checks passed.
    public var solved: Set<String> = []
    /// Hints taken, by check.
    public var hints: [String: Int] = [:]
    /// The program whose panel was in front.
    public var panel: String?
    /// The event that a panel stood at, by program.
    public var moments: [String: Int] = [:]

    public static let currentVersion = 1

    /// The last answer to a question and how often it was tried.
    public struct Answer: Sendable, Equatable, Codable {
        public var text: String
        public var right: Bool
        public var tries: Int
    }

    public init() {}
}
