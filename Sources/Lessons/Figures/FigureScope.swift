// The runs that a formula's names are looked up in.

/// Figures by run, for evaluating formulas.
public struct FigureScope: Sendable {
    /// The run that names without a run's id mean.
    public var own: RunFigures?
    /// Other runs by their id.
    public var runs: [String: RunFigures]
    /// What the learner guessed; for reactions.
    public var guess: Int?
    /// What was right; for reactions.
    public var answer: Int?
    /// What is known of a board by its name; only whoever blesses a lesson asks a machine.
    public var boards: @Sendable (String) -> BoardFigures? = { _ in nil }
    /// What formulas came to when the lesson was blessed, by their text; stands in for runs that have not been made.
    public var blessed: [String: FigureValue] = [:]

    public init(own: RunFigures? = nil, runs: [String: RunFigures] = [:], guess: Int? = nil, answer: Int? = nil) {
        self.own = own
        self.runs = runs
        self.guess = guess
        self.answer = answer
    }
}

/// A board in bytes.
public struct BoardFigures: Sendable {
    public var ram: Int
    public var stack: Int
    public var heap: Int

    public init(ram: Int, stack: Int, heap: Int) {
        self.ram = ram
        self.stack = stack
        self.heap = heap
    }
}

extension FigureScope {
    /// The figures of a tour's stop: names without a run mean the whole run; `here`, `before` and `start` mean it as it was there.
    public init(_ tour: Tour, stop: Int, figures: TourFigures, runs: [String: RunFigures] = [:]) {
        self.init(own: figures.whole, runs: runs)
        self.runs[tour.run] = figures.whole
        self.runs[Tour.Moment.start.rawValue] = figures.start
        self.runs[Tour.Moment.here.rawValue] = figures.stops[stop]?.figures
        self.runs[Tour.Moment.before.rawValue] = stop > 0 ? figures.stops[stop - 1]?.figures : figures.start
    }
}

extension Lesson {
    /// The figures for a question about `run` (the lesson's first if `nil`): the runs made in this sitting, and where those
    /// are missing, what was blessed. A learner's own task is judged by its own run alone, never by this.
    public func scope(run: String? = nil, figures: [String: RunFigures]) -> FigureScope {
        var scope = FigureScope(own: (run ?? runs.first?.id).flatMap { figures[$0] }, runs: figures)
        for use in formulas where (use.run ?? runs.first?.id) == (run ?? runs.first?.id) {
            if let shown = figure(use.formula, run: use.run) { scope.blessed[use.formula.text] = FigureValue(shown: shown) }
        }
        return scope
    }
}
