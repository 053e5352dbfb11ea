// The numbers of a heap: each has a name, a value with its unit, and two sentences that say what it means, with today's figures in them.
import BlockHeap
import Text
import Timeline

/// A number that the panel shows.
enum HeapNumber: Sendable, CaseIterable {
    case free, biggestHole, ladder, scattered, thrownAway
    case holes, collections, sinceCollection, handedOut, peak, diedYoung
    case unusable, failureIndex, waste, closestMiss

    var depth: NumberDepth {
        switch self {
        case .free, .biggestHole, .ladder, .scattered, .thrownAway: .beginner
        case .holes, .collections, .sinceCollection, .handedOut, .peak, .diedYoung: .second
        case .unusable, .failureIndex, .waste, .closestMiss: .expert
        }
    }

    /// The figure comes from a run, not from a map alone.
    var needsRun: Bool {
        switch self {
        case .thrownAway, .collections, .sinceCollection, .handedOut, .peak, .diedYoung, .waste: true
        default: false
        }
    }
}

/// What the numbers are taken from: a map, and where there is one the run that led to it.
struct NumberReading {
    let map: BlockMap
    let numbers: MapNumbers
    let moment: Moment?
    let history: History?
    /// The request that the expert's numbers are about, in bytes.
    let request: Int

    /// Without a request to speak of, the numbers are about this many bytes.
    static let usualRequest = 4096

    /// A map's own numbers.
    init(_ map: BlockMap, numbers: MapNumbers? = nil, request: Int? = nil) {
        self.map = map
        self.numbers = numbers ?? MapNumbers(map)
        moment = nil
        history = nil
        self.request = request ?? NumberReading.usualRequest
    }

    /// A moment of a run. Without a request that is being tried, it is the one that failed last.
    init(_ track: Track, _ view: TrackView, request asked: Int?) {
        map = view.moment.map
        numbers = view.numbers
        moment = view.moment
        history = track.result?.history
        let failed = track.result?.history.lastFailedRequest(before: view.moment.position)
        request = asked ?? failed ?? NumberReading.usualRequest
    }

    /// The numbers that can be told.
    var known: [HeapNumber] { HeapNumber.allCases.filter { history != nil || !$0.needsRun } }

    var requestBlocks: Int { (request + map.blockSize - 1) / map.blockSize }
    var scatteredPercent: Int { NumberReading.percent(numbers.scattered) }

    /// Whole per cent; what is neither none nor all never rounds to them.
    static func percent(_ share: Double) -> Int {
        share <= 0 ? 0 : share >= 1 ? 100 : Int((share * 100).rounded()).clamped(to: 1...99)
    }

    /// The figure alone, with its unit.
    func value(_ number: HeapNumber) -> String {
        let totals = moment?.totals ?? RunTotals()
        switch number {
        case .free: return bytes(numbers.freeBytes)
        case .biggestHole: return bytes(numbers.biggestHoleBytes)
        case .ladder: return FitLadder.steps.map { "\($0.name) \(numbers.fits($0.bytes) ? "✓" : "✗")" }.joined(separator: " ")
        case .scattered: return "\(scatteredPercent) %"
        case .thrownAway: return "\(bytes(totals.thrownAwayBytes)) in \(totals.thrownAway.grouped)"
        case .holes: return "\(numbers.holes.count.grouped)  \(histogramBars)"
        case .collections: return totals.collections.grouped
        case .sinceCollection: return bytes((moment?.allocAmount ?? 0) * Heap.blockSize)
        case .handedOut: return "\(bytes(totals.allocatedBytes)) in \(totals.allocations.grouped)"
        case .peak: return bytes((history?.peak.usedBlocks ?? 0) * Heap.blockSize)
        case .diedYoung: return "\(NumberReading.percent(history?.shareDiedYoung ?? 0)) %"
        case .unusable: return "\(NumberReading.percent(numbers.unusable(requestBlocks))) %"
        case .failureIndex: return numbers.failureIndex(requestBlocks).map(index) ?? "fits"
        case .waste: return bytes(numbers.wasteBytes)
        case .closestMiss:
            return missed.map { "\($0.usedBlocks.grouped) of \($0.count.grouped)" } ?? (numbers.fits(request) ? "fits" : "too long")
        }
    }

    /// What stands before the figure.
    func label(_ number: HeapNumber) -> String {
        switch number {
        case .free: "FREE"
        case .biggestHole: "BIGGEST HOLE"
        case .ladder: "fits"
        case .scattered: "scattered"
        case .thrownAway: "thrown away"
        case .holes: "holes"
        case .collections: "collections"
        case .sinceCollection: "since the last GC"
        case .handedOut: "handed out"
        case .peak: "peak in use"
        case .diedYoung: "died young"
        case .unusable: "unusable for \(bytes(request))"
        case .failureIndex: "failure index \(bytes(request))"
        case .waste: "internal waste"
        case .closestMiss: "cheapest miss \(bytes(request))"
        }
    }

    /// The window that came closest to the request; `nil` where the request fits, or is longer than the heap.
    var missed: ClosestMiss? { numbers.fits(request) ? nil : map.closestMiss(requestBlocks) }

    func bytes(_ count: Int) -> String { "\(count.grouped) B" }

    /// Two decimals, neither of them made up: `.07`, `.99`.
    func index(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded(.down))
        return hundredths >= 100 ? "1" : ".\(hundredths < 10 ? "0" : "")\(hundredths)"
    }

    /// How many holes there are of each length, in words: `12 of 1, 3 of 2-3`.
    var holesByLength: String {
        numbers.histogram.enumerated().filter { $0.element > 0 }.map { power, holes in
            let low = 1 << power, high = 2 * low - 1
            return "\(holes.grouped) of \(low == high ? "\(low)" : "\(low.grouped)-\(high.grouped)")"
        }.joined(separator: ", ")
    }

    /// A bar for the holes of 1 block, of 2-3, of 4-7 and so on.
    private var histogramBars: String {
        let bars = Array("▁▂▃▄▅▆▇█")
        let most = numbers.histogram.max() ?? 0
        return String(numbers.histogram.map { $0 == 0 ? "·" : bars[min(7, $0 * 7 / max(1, most))] })
    }
}

extension History {
    /// What the last allocation that failed at or before a position had asked for.
    fileprivate func lastFailedRequest(before position: Int) -> Int? {
        failures.last { $0 < position }.map { Int(recording.events[$0].bytes) }
    }
}
