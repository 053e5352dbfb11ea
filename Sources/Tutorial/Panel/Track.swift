// One program of a panel: its source, its run once there is one, and the moment of it that is on the screen.
//
// Invariant: `view` belongs to `result.history`; both are nil until the run has ended.
import Heap
import Lessons
import Timeline

/// A program and its place in time.
struct Track: Sendable {
    let request: Lessons.RunRequest
    /// The learner's own copy is what runs.
    let isCopy: Bool
    let source: [StyledLine]
    private(set) var result: RunResult?
    private(set) var view: TrackView?
    /// Positions at which a loop came round or a function was called, from the script's start: the beats of a lock-step by loop.
    private(set) var beats: [Int] = []
    /// The moment that was marked, for the difference.
    var mark: Moment?

    init(request: Lessons.RunRequest, isCopy: Bool, theme: Theme) {
        self.request = request
        self.isCopy = isCopy
        var lines = highlighted(request.source, theme: theme)
        if lines.last?.spans.isEmpty == true { lines.removeLast() }
        source = lines
    }

    /// Takes the run over and stands at the script's first event.
    mutating func take(_ result: RunResult) {
        self.result = result
        let history = result.history
        beats = (history.scriptStart..<history.count).filter { history.recording.events[$0].beginsTurn }
        mark = nil
        view = TrackView(history.moment(at: history.scriptStart), touched: [])
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

    /// The line that runs, of the script's own file; nil where another file or none runs.
    var line: Int? {
        guard let history = result?.history, let position = view?.moment.position, let event = history.event(before: position), event.line > 0,
            history.function(of: event).map({ $0.file == history.recording.mainFile }) ?? true
        else { return nil }
        return Int(event.line)
    }

    /// What the script has printed by now, in lines.
    var output: [String] {
        guard let history = result?.history, let position = view?.moment.position else { return [] }
        let text = String(decoding: history.recording.output(at: position), as: UTF8.self)
        var lines = text.replacing("\r", with: "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
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

    init(_ moment: Moment, touched: [Range<Int>]) {
        self.moment = moment
        self.touched = touched
        markedFor = touched.isEmpty ? 0 : TrackView.markTime
        numbers = moment.numbers
    }

    /// How long changed blocks stay marked, in milliseconds.
    static let markTime = 1200

    /// Whether the allocation at `head` is what the last event made: nothing leads to it yet but who asked for it.
    func isNewest(_ head: Int) -> Bool { moment.birth(ofHead: head).map { $0 + 1 == moment.position } ?? false }

    var isFresh: Bool { markedFor > 0 }

    /// Time has passed.
    mutating func fade(milliseconds: Int) { markedFor = max(0, markedFor - milliseconds) }
}
