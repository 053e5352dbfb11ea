// What picoheap remembers of a learner: where they are, what they answered, what they guessed. Nothing else, and nothing that
// leaves the machine. Keys are the course's ids, so a course may be edited without losing it.
import Text

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
    /// Predictions passed over without a guess.
    public var skipped: Set<String> = []
    /// Runs whose end has been seen, by their ids.
    public var ran: Set<String> = []
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

// MARK: Reading

extension Progress {
    /// A file is anybody's to edit: what it leaves out is as at the beginning, and no number in it is one that cannot be counted on from.
    public init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: CodingKeys.self)
        func read<T: Decodable>(_ key: CodingKeys, or fallback: T) throws -> T { try file.decodeIfPresent(T.self, forKey: key) ?? fallback }
        version = try file.decode(Int.self, forKey: .version)
        lesson = try file.decodeIfPresent(String.self, forKey: .lesson)
        lineRead = try read(.lineRead, or: [:]).mapValues(Progress.counted)
        finished = try read(.finished, or: [])
        answers = try read(.answers, or: [:]).mapValues { (answer: Answer) in
            Answer(text: answer.text, right: answer.right, tries: Progress.counted(answer.tries))
        }
        guesses = try read(.guesses, or: [:])
        skipped = try read(.skipped, or: [])
        ran = try read(.ran, or: [])
        solved = try read(.solved, or: [])
        hints = try read(.hints, or: [:]).mapValues(Progress.counted)
        panel = try file.decodeIfPresent(String.self, forKey: .panel)
        moments = try read(.moments, or: [:]).mapValues(Progress.counted)
    }

    private static func counted(_ number: Int) -> Int { min(max(0, number), 1_000_000_000) }
}

// MARK: Merging

extension Progress {
    /// This progress and that of another program that began where this one did: what either has changed since `base` is kept, and where
    /// both have changed the same thing, what is newer: ours.
    func merged(with theirs: Progress, since base: Progress) -> Progress {
        var all = self
        all.lesson = Progress.newer(lesson, theirs.lesson, base.lesson)
        all.panel = Progress.newer(panel, theirs.panel, base.panel)
        all.lineRead = Progress.merged(lineRead, theirs.lineRead, base.lineRead)
        all.answers = Progress.merged(answers, theirs.answers, base.answers)
        all.guesses = Progress.merged(guesses, theirs.guesses, base.guesses)
        all.moments = Progress.merged(moments, theirs.moments, base.moments)
        // What has been reached stays reached.
        all.finished.formUnion(theirs.finished)
        all.solved.formUnion(theirs.solved)
        all.skipped.formUnion(theirs.skipped)
        all.ran.formUnion(theirs.ran)
        all.hints.merge(theirs.hints) { max($0, $1) }
        for (id, answer) in all.answers {
            all.answers[id]?.tries = max(answer.tries, answers[id]?.tries ?? 0, theirs.answers[id]?.tries ?? 0)
        }
        return all
    }

    private static func newer<T: Equatable>(_ ours: T, _ theirs: T, _ base: T) -> T { ours == base ? theirs : ours }

    private static func merged<T: Equatable>(_ ours: [String: T], _ theirs: [String: T], _ base: [String: T]) -> [String: T] {
        var all = ours
        for key in Set(theirs.keys).union(base.keys) { all[key] = newer(ours[key], theirs[key], base[key]) }
        return all
    }
}
