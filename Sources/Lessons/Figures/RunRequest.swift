// What Lessons asks of a machine and what it is told afterwards. Lessons runs nothing itself: its caller
// passes closures, so that no arrow of import leads from here to the machine.

/// One run of one program, as asked for.
public struct RunRequest: Sendable, Hashable {
    /// The program. A board takes any bytes, and so does a learner's copy.
    public var source: [UInt8]
    /// The name that tracebacks and panels show.
    public var fileName: String
    /// A board's name, as `picoheap boards` lists it.
    public var board: String
    /// Steps after which the run is stopped: jumps, calls, items of iterators, or as much work of built-in code.
    public var maxSteps: Int
    /// The source is no program: its lines are typed at MicroPython's prompt, one after the other.
    public var isPrompt: Bool
    /// What else is on the board's flash, by paths from its root folder.
    public var flash: [String: [UInt8]]

    public init(
        source: [UInt8], fileName: String, board: String, maxSteps: Int = RunPlan.defaultMaxSteps, isPrompt: Bool = false,
        flash: [String: [UInt8]] = [:]
    ) {
        self.source = source
        self.fileName = fileName
        self.board = board
        self.maxSteps = maxSteps
        self.isPrompt = isPrompt
        self.flash = flash
    }

    public init(
        source: String, fileName: String, board: String, maxSteps: Int = RunPlan.defaultMaxSteps, isPrompt: Bool = false,
        flash: [String: [UInt8]] = [:]
    ) {
        self.init(source: Array(source.utf8), fileName: fileName, board: board, maxSteps: maxSteps, isPrompt: isPrompt, flash: flash)
    }

    /// The program as text, for those who show it; what is no text shows as such.
    public var text: String { String(decoding: source, as: UTF8.self) }
}

/// Runs a program from its start to its end. It throws only if the request itself cannot be met (an unknown board);
/// a program that fails is a run like any other, with ``RunFigures/Outcome/raised(type:message:)``.
public typealias Runner = (RunRequest) throws -> RunFigures

/// Runs a program and says what it had come to at places of it.
public typealias Guide = (RunRequest, [Tour.Place]) throws -> TourFigures

/// What a tour's figures are read from.
public struct TourFigures: Sendable {
    /// The whole run.
    public var whole: RunFigures
    /// The run up to where the script began.
    public var start: RunFigures
    /// By stop; `nil` for a place to which the run does not come.
    public var stops: [PlaceFigures?]

    public init(whole: RunFigures, start: RunFigures, stops: [PlaceFigures?]) {
        self.whole = whole
        self.start = start
        self.stops = stops
    }
}

/// A run up to a place.
public struct PlaceFigures: Sendable {
    /// How many heap events had happened.
    public var position: Int
    public var figures: RunFigures

    public init(position: Int, figures: RunFigures) {
        self.position = position
        self.figures = figures
    }
}

/// Compiles a text: `nil`, or what is wrong with it.
public typealias CompileCheck = (_ source: String, _ fileName: String) -> CompileProblem?

/// A compile error at a line of the source.
public struct CompileProblem: Error, Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// MicroPython's own words, such as `SyntaxError: invalid syntax`.
    public var message: String

    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }
}
