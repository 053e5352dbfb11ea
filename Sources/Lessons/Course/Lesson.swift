// One section of the session: its prose in reveal steps, and everything structured from `lesson.yaml`.

import Files

/// One section of the course.
public struct Lesson: Sendable, Identifiable {
    /// Short and unique in the course; progress is kept under it.
    public var id: String
    /// Its place in the course; the first section has 0 or 1.
    public var number: Int
    /// The folder's name without its number: `05-two-ways-to-build-a-string` has `two-ways-to-build-a-string`.
    public var slug: String
    public var title: String
    /// Minutes of class time; 0 where the section is not counted.
    public var minutes: Int
    /// What a learner can do afterwards; one sentence each, in inline Markdown.
    public var goals: [String]
    /// Words explained here for the first time.
    public var terms: [Term]
    /// It may hold links.
    public var hasLinks = false
    /// The folder that holds `lesson.md` and `lesson.yaml`.
    public var folder: CourseFolder
    /// The prose, split at `<!-- reveal -->`; never empty.
    public var steps: [Step]
    /// What is on the flash of the boards that its programs run on: the files of its folder `flash`, by their paths there.
    public var flash: [String: [UInt8]]
    /// Programs of the section; the first is the one that figures without a run's name mean.
    public var runs: [RunPlan]
    public var predictions: [Prediction]
    public var quizzes: [Quiz]
    public var checks: [Check]
    public var tours: [Tour]
    public var discussions: [Discussion]
    public var worksheets: [Worksheet]
    /// What is suggested for the section's prompt, or `nil`.
    public var prompt: PromptPlan?
    /// What a speaker says and does, with minutes that add up to `minutes`.
    public var notes: [SpeakerNote]
    /// What the session's document prints for this section, or `nil`.
    public var handout: String?
    /// What the machine prints, as last blessed; see ``MachineText``.
    public var machine: String?
    /// The terminal of the prompt when all that is suggested has been typed, as last blessed (`prompt.txt`).
    public var dialogue: String?
    /// Figures as last blessed; see ``figure(_:run:)``.
    public var figures: [String: String]

    /// All blocks of all steps, in order; nested blocks are not flattened.
    public var blocks: [Block] { steps.flatMap(\.blocks) }

    public func prediction(id: String) -> Prediction? { predictions.first { $0.id == id } }
    public func quiz(id: String) -> Quiz? { quizzes.first { $0.id == id } }
    public func check(id: String) -> Check? { checks.first { $0.id == id } }
    public func discussion(id: String) -> Discussion? { discussions.first { $0.id == id } }
    public func worksheet(id: String) -> Worksheet? { worksheets.first { $0.id == id } }

    /// The run of this file; a file that `lesson.yaml` does not name has none.
    public func run(file: String) -> RunPlan? { runs.first { $0.file == file } }

    /// The text of a file in the lesson's folder. Throws why it cannot be read.
    public func source(of file: String) throws(FileFailure) -> String {
        try folder.text(file)
    }

    /// What to hand to the machine to run `plan`.
    public func request(_ plan: RunPlan) throws(FileFailure) -> RunRequest {
        RunRequest(
            source: try source(of: plan.file), fileName: plan.file, board: plan.board, maxSteps: plan.maxSteps, flash: flash)
    }

    /// What to hand to the machine to mark a learner's text.
    public func request(_ check: Check, source: [UInt8]) -> RunRequest {
        RunRequest(source: source, fileName: check.file, board: check.board, maxSteps: check.maxSteps, flash: flash)
    }

    /// What to hand to the machine to type all lines that are suggested for the prompt.
    public func request(_ prompt: PromptPlan) -> RunRequest {
        RunRequest(source: prompt.lines.map { $0 + "\n" }.joined(), fileName: "prompt", board: prompt.board, isPrompt: true, flash: flash)
    }

    /// The figure that was blessed for a formula, as it is shown in prose. `run` is the run that names without one mean,
    /// the lesson's first if `nil`.
    public func figure(_ formula: Formula, run: String? = nil) -> String? { figures[figureKey(formula, run: run)] }

    /// The left side of the formula's line in figures.txt.
    func figureKey(_ formula: Formula, run: String?) -> String {
        guard let run, run != runs.first?.id else { return formula.text }
        return "\(run): \(formula.text)"
    }
}

/// A part of a lesson that appears at once when presenting, or when paging step by step.
public struct Step: Sendable, Hashable {
    public var blocks: [Block]
    /// First source line in `lesson.md`, from 1.
    public var line: Int

    public init(blocks: [Block], line: Int) {
        self.blocks = blocks
        self.line = line
    }
}

/// A word and what it means here.
public struct Term: Sendable, Hashable {
    public var term: String
    public var means: String
}

/// A question to talk about, with an answer that is shown on request.
public struct Discussion: Sendable, Hashable, Identifiable {
    public var id: String
    public var ask: String
    public var answer: String
}

/// Something for the speaker to say or do, with the minutes it takes (halves and quarters are fine).
public struct SpeakerNote: Sendable, Hashable {
    public var minutes: Double
    public var say: String
}
