// A program of a lesson and how it is run; and a panel of the prose that shows one.

/// A program that a lesson runs.
public struct RunPlan: Sendable, Hashable, Identifiable {
    /// Unique in the course; the file's name without `.py` unless said otherwise. Formulas use it: `concat.peak_used`.
    public var id: String
    /// A file of the lesson's folder.
    public var file: String
    /// A board's name.
    public var board: String
    /// Steps after which the run is stopped: jumps, calls, items of iterators, or as much work of built-in code.
    public var maxSteps: Int
    /// The exception that the run is meant to end with, or `nil` if it is meant to end well.
    public var raises: String?

    /// Steps allowed to a run that does not say.
    public static let defaultMaxSteps = 20_000_000
    static let stepRange = 1...1_000_000_000
}

/// What `<!-- panel: ... -->` asks to be shown.
public enum Panel: Sendable, Hashable {
    /// One program beside its heap.
    case run(file: String, board: String?)
    /// Two or three programs on one scale, in lock-step.
    case twin(a: String, b: String, c: String?, align: Alignment, board: String?)
    /// MicroPython's own prompt beside its heap.
    case repl(board: String?)
    /// A table that the learner's own runs fill.
    case table(id: String)

    /// What counts as the same moment in two runs.
    public enum Alignment: String, Sendable, Hashable, CaseIterable { case event, loop }

    /// Files of the lesson's folder that the panel needs.
    public var files: [String] {
        switch self {
        case .run(let file, _): [file]
        case .twin(let a, let b, let c, _, _): [a, b] + (c.map { [$0] } ?? [])
        case .repl, .table: []
        }
    }
}
