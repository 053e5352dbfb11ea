// One program of a panel under one policy: its source, its run once there is one, and the moment of it that is on the screen.
//
// Invariant: `view` belongs to `result.history`; both are nil until the run has ended.
import BlockHeap
import Grid
import Lessons
import MicroPython
import Timeline

/// A program and its place in time.
struct Track: Sendable {
    let request: Lessons.RunRequest
    /// The learner's own copy is what runs.
    let isCopy: Bool
    /// When the collector runs.
    let policy: CollectionPolicy
    let source: [StyledLine]
    /// Tells its run from all others of the sitting.
    private(set) var run = 0
    private(set) var result: RunResult?
    private(set) var view: TrackView?
    /// What had happened when the script began.
    private(set) var start: RunTotals?
    /// The moment that was marked, for the difference.
    var mark: Moment?

    init(request: Lessons.RunRequest, isCopy: Bool, policy: CollectionPolicy = .asWritten, theme: Theme) {
        var lines = highlighted(request.text, theme: theme)
        if lines.last?.spans.isEmpty == true { lines.removeLast() }
        self.init(request: request, isCopy: isCopy, policy: policy, source: lines)
    }

    private init(request: Lessons.RunRequest, isCopy: Bool, policy: CollectionPolicy, source: [StyledLine]) {
        self.request = request
        self.isCopy = isCopy
        self.policy = policy
        self.source = source
    }

    /// The same program, not run yet, under another policy.
    func under(_ policy: CollectionPolicy) -> Track {
        Track(request: request, isCopy: isCopy, policy: policy, source: source)
    }

    /// Takes the run over and stands where it is opened.
    mutating func take(_ result: RunResult, run: Int) {
        self.result = result
        self.run = run
        mark = nil
        start = result.history.moment(at: result.history.scriptStart).totals
        view = TrackView(result.history.moment(at: result.history.opening), touched: [])
    }

    /// Goes to a position, clamped; what the events between changed is remembered for the map.
    mutating func go(to position: Int) {
        guard let history = result?.history, let old = view else { return }
        let target = position.clamped(to: 0...history.count)
        guard target != old.moment.position else { return }
        view = nil
        var moment = old.moment
        history.move(&moment, to: target)
        view = TrackView(moment, touched: touched(history, from: old.moment.position, to: target))
    }

    /// Shows other blocks as those that the last step is about.
    mutating func touch(_ blocks: [Range<Int>]) {
        if let view { self.view = TrackView(view.moment, touched: blocks, numbers: view.numbers) }
    }

    /// The blocks that the events between two positions changed; of a long way only the last event's.
    private func touched(_ history: History, from: Int, to: Int) -> [Range<Int>] {
        let events = abs(to - from) > 2000 ? max(0, to - 1)..<to : min(from, to)..<max(from, to)
        return events.flatMap { index -> [Range<Int>] in
            let event = history.recording.events[index]
            let block = Int(event.block), target = Int(event.target)
            switch event.kind {
            case .allocated, .freed, .swept: return [block..<block + Int(event.count)]
            case .reallocated: return [block..<block + Int(event.count), target..<target + Int(event.targetCount)]
            default: return []
            }
        }
    }

    /// Time has passed: the marks on what changed go out.
    mutating func fade(milliseconds: Int) { view?.fade(milliseconds: milliseconds) }

    /// The line of the script's own file that runs, or that ran last, or where an exception has ended it: what other files do, and the end,
    /// leave it standing.
    var line: Int? {
        guard let history = result?.history, let position = view?.moment.position else { return nil }
        if let line = uncaught?.places.first(where: { $0.file == history.recording.mainFile })?.line { return line }
        // Native modules written in Python can go on for long; a learner is not helped by a search that takes as long.
        for before in stride(from: position, to: max(history.scriptStart - 1, position - 20_000), by: -1) {
            guard let event = history.event(before: before) else { return nil }
            if event.line > 0, history.function(of: event).map({ $0.file == history.recording.mainFile }) ?? true { return Int(event.line) }
        }
        return nil
    }

    /// The exception that nobody caught, once the run has come to it.
    var uncaught: UncaughtException? {
        guard let history = result?.history, let position = view?.moment.position else { return nil }
        return history.uncaught(at: position)
    }
}

/// What is drawn of a moment, worked out once when time moves and not at each frame.
struct TrackView: Sendable {
    let moment: Moment
    let numbers: MapNumbers
    /// Blocks that the last step changed.
    let touched: [Range<Int>]
    /// Milliseconds for which they are still marked.
    private(set) var markedFor: Int

    init(_ moment: Moment, touched: [Range<Int>], numbers: MapNumbers? = nil) {
        self.moment = moment
        self.touched = touched
        markedFor = touched.isEmpty ? 0 : TrackView.markTime
        self.numbers = numbers ?? moment.numbers
    }

    /// How long changed blocks stay marked, in milliseconds.
    static let markTime = 1200

    /// Whether the allocation at `head` is what the last event made: nothing leads to it yet but who asked for it.
    func isNewest(_ head: Int) -> Bool { moment.birth(ofHead: head).map { $0 + 1 == moment.position } ?? false }

    var isFresh: Bool { markedFor > 0 }

    /// Time has passed.
    mutating func fade(milliseconds: Int) { markedFor = max(0, markedFor - milliseconds) }
}
