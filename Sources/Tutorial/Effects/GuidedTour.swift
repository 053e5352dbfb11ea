// A lesson's tour on a recording: places become positions, marks become blocks, and the sentences get their figures. Panel, dialogue and
// handout show the same stops.
import BlockHeap
import Lessons
import MicroPython
import Text
import Timeline

/// A tour made ready for one run.
public struct GuidedTour: Sendable {
    public struct Stop: Sendable, Equatable {
        /// The place in words.
        public var name: String
        /// How many events have happened.
        public var position: Int
        /// The line of the program's own file that was running; `nil` where none was.
        public var line: Int?
        /// What is marked on the map.
        public var blocks: Range<Int>?
        /// In inline Markdown.
        public var words: String
        public var layer: Tour.Layer?
        public var zoom: Tour.Zoom
    }

    public var stops: [Stop]

    /// A stop to which the run does not come is left out, as it may be in a learner's own copy.
    /// - Parameters:
    ///   - figures: other runs that the sentences speak of; those that are not there are as they were when the lesson was blessed.
    ///   - shown: how a figure is shown; a covered one is not.
    public init(
        _ tour: Tour, of result: RunResult, figures: [String: RunFigures] = [:], shown: (Formula, String) -> String = { $1 }
    ) {
        let history = result.history
        let toured = TourFigures(tour.stops.map(\.place), in: result)
        stops = tour.stops.indices.compactMap { index -> Stop? in
            guard let place = toured.stops[index] else { return nil }
            let stop = tour.stops[index], scope = FigureScope(tour, stop: index, figures: toured, runs: figures)
            return Stop(
                name: stop.place.name, position: place.position,
                line: history.event(before: place.position).flatMap(history.scriptLine),
                blocks: Self.blocks(stop, at: place.position, in: history),
                words: Markdown.filled(stop.say) { formula in
                    (try? formula.value(in: scope).shown).map { shown(formula, $0) } ?? "(not measured)"
                },
                layer: stop.layer, zoom: stop.zoom)
        }
    }

    private static func blocks(_ stop: Tour.Stop, at position: Int, in history: History) -> Range<Int>? {
        switch stop.mark {
        case .event: return history.subject(of: stop.place, at: position).blocks
        case .hole:
            let hole = history.moment(at: position).map.holes.max { ($0.count, $1.start) < ($1.count, $0.start) }
            return hole.map { $0.start..<$0.start + $0.count }
        case .none: return nil
        }
    }

    /// The figures of the runs that a tour speaks of beside its own; whoever tells a tour alone has to run them.
    public static func figures(for tour: Tour, in course: Course) -> [String: RunFigures] {
        let named = tour.stops.flatMap { Markdown.formulas($0.say) }.reduce(into: Set<String>()) { $0.formUnion($1.runs()) }
        var figures: [String: RunFigures] = [:]
        for id in named where id != tour.run {
            guard let (lesson, plan) = course.run(id: id) else { continue }
            figures[id] = try? ExerciseRun.figures(lesson.request(plan))
        }
        return figures
    }
}

extension TourFigures {
    /// What a tour's figures are read from, of a run.
    public init(_ places: [Tour.Place], in result: RunResult) {
        let history = result.history
        self.init(
            whole: result.figures, start: RunFigures(history, at: history.opening),
            stops: places.map { place in
                history.position(of: place).map { position in
                    var figures = RunFigures(history, at: position)
                    figures.event = RunFigures.Event(history, place, at: position)
                    return PlaceFigures(position: position, figures: figures)
                }
            })
    }
}

extension BoardFigures {
    public init(_ board: Board) {
        let pool = Heap.layout(start: board.heapStart, end: board.heapStart + UInt32(board.heapBytes))?.poolByteCount ?? 0
        self.init(ram: Int(board.stackTop & 0xf_ffff), stack: board.stackBytes, heap: pool)
    }
}

extension RunFigures.Event {
    /// What a place is about.
    fileprivate init?(_ history: History, _ place: Tour.Place, at position: Int) {
        let (event, blocks) = history.subject(of: place, at: position)
        guard let event else { return nil }
        let collection = event.kind == .collectionEnded ? history.collections.last { $0.end < position } : nil
        self.init(
            requested: Int(event.bytes), blocks: blocks?.count ?? event.blocksAsked, offset: (blocks?.lowerBound ?? 0) * Heap.blockSize,
            swept: (collection?.sweptBlocks ?? 0) * Heap.blockSize)
    }
}

extension History {
    /// The event that a place is about, and its blocks: of a line's work the largest thing that it made, else what happened last.
    fileprivate func subject(of place: Tour.Place, at position: Int) -> (event: RecordedEvent?, blocks: Range<Int>?) {
        if case .line(let line, _) = place, let stretch = stretches(ofLine: line).last(where: { $0.upperBound == position }),
            let largest = largestAllocation(in: stretch)
        {
            return (recording.events[largest.event], largest.blocks)
        }
        return (event(before: position), blocks(before: position))
    }

    /// The position of a place of a tour; `nil` where the run does not come to it.
    func position(of place: Tour.Place) -> Int? {
        func nth<T>(_ all: [T], _ n: Int) -> T? {
            let index = n > 0 ? n - 1 : all.count + n
            return all.indices.contains(index) ? all[index] : nil
        }
        switch place {
        case .start: return opening
        case .end: return count
        case .peak: return scriptPeak
        case .failure: return firstFailure.map { $0 + 1 }
        case .holeFalls: return biggestHoleFall
        case .collection(let n): return nth(scriptCollections, n).map { $0.end + 1 }
        case .beforeCollection(let n): return nth(scriptCollections, n).map(\.start)
        case .line(let line, let time): return nth(stretches(ofLine: line), time)?.upperBound
        case .printed(let n): return position(ofPrintedLine: n)
        case .turn(let n): return turnStart(n)
        }
    }
}
