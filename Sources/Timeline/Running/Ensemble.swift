// The same program many times, each time with the heap disturbed a little before it begins. One run proves nothing: whether a long-lived
// block lands in the big hole depends on whether a lower one could hold it at that instant.

import BlockHeap
import Dispatch
import MicroPython
import Synchronization

/// How one of the runs ended.
public struct EnsembleRun: Equatable, Sendable {
    public var disturbance: Disturbance
    /// Whether the program got to its end: no exception that nobody caught, no end of its steps.
    public var isFinished: Bool
    /// Blocks, after a last collection.
    public var freeBlocks: Int
    public var biggestHole: Int
    /// Where what keeps the two longest neighbouring holes apart was made; `nil` where there is only one hole.
    public var dividerPlace: String?

    public var biggestHoleBytes: Int { biggestHole * Heap.blockSize }
}

/// Runs of one request.
public struct Ensemble: Sendable {
    public let request: RunRequest
    /// In the order of their disturbances; the first is not disturbed.
    public let runs: [EnsembleRun]

    /// Disturbances that are the same whenever they are asked for: a kept allocation of at most `mostKept` blocks, and up to 32 others of
    /// 1 to 8 blocks that become garbage at once. The first is none.
    public static func disturbances(_ count: Int, seed: UInt64 = 1, mostKept: Int = 256) -> [Disturbance] {
        var dice = SplitMix(seed: seed)
        return (0..<count).map { index in
            guard index > 0 else { return Disturbance() }
            let kept = Int.random(in: 0...mostKept, using: &dice)
            let transients = (0..<Int.random(in: 0...32, using: &dice)).map { _ in Int.random(in: 1...8, using: &dice) }
            return Disturbance(keptBlocks: kept, transients: transients)
        }
    }

    /// Runs the request once for each disturbance, on all cores. `nil` if it was cancelled.
    /// - Parameter progress: is told how many runs are over, on any thread.
    public init?(
        _ request: RunRequest, _ disturbances: [Disturbance], cancel: CancelFlag = CancelFlag(),
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        let results = Mutex<[Int: EnsembleRun]>([:])
        DispatchQueue.concurrentPerform(iterations: disturbances.count) { index in
            guard !cancel.isSet else { return }
            let run = VM.onLargeStack { EnsembleSession(request, disturbances[index], cancel).run() }
            let count = results.withLock {
                $0[index] = run
                return $0.count
            }
            progress(count)
        }
        guard !cancel.isSet else { return nil }
        self.request = request
        runs = results.withLock { results in disturbances.indices.compactMap { results[$0] } }
    }
}

/// One run of an ensemble.
private final class EnsembleSession {
    private let disturbance: Disturbance
    private let session: ObservedRun

    init(_ request: RunRequest, _ disturbance: Disturbance, _ cancel: CancelFlag) {
        self.disturbance = disturbance
        session = ObservedRun(request, cancel: cancel)
        session.whenScriptBegins = { [unowned session] in session.machine.disturb(disturbance) }
    }

    func run() -> EnsembleRun {
        let births = BirthObserver(session)
        let outcome = session.run(observedBy: births)
        session.machine.heap.collectFromOutside()
        let map = BlockMap(session.machine.image())
        let numbers = MapNumbers(map)
        return EnsembleRun(
            disturbance: disturbance, isFinished: outcome == .finished, freeBlocks: numbers.freeBlocks,
            biggestHole: numbers.biggestHole?.count ?? 0,
            dividerPlace: map.worstDivider.flatMap { births.placeName(ofHead: $0.start, session) })
    }
}

/// Notes where each allocation was made, and nothing else.
private final class BirthObserver: HeapObserver {
    private unowned let run: ObservedRun
    private var places: [PackedPlace]

    init(_ run: ObservedRun) {
        self.run = run
        places = Array(repeating: PackedPlace(), count: run.machine.heap.blockCount)
        super.init()
    }

    override func heap(_ heap: Heap, allocated bytes: Int, block: Int, count: Int, finaliser: Bool) { note(block) }

    override func heap(_ heap: Heap, swept block: Int, count: Int) {}

    override func heap(_ heap: Heap, did event: HeapEvent) {
        switch event {
        case .allocated(_, let block, _, _): note(block)
        case .reallocated(_, _, _, let to, _, .moved): note(to)
        case .collectionEnded: run.forget()
        default: break
        }
    }

    private func note(_ block: Int) {
        let place = run.finder.place()
        places[block] = PackedPlace(line: place.line, function: place.function)
    }

    /// `line 8`, or with the file's name where it is not the script's own.
    func placeName(ofHead head: Int, _ run: ObservedRun) -> String {
        let place = places[head]
        guard place.line > 0 else { return "the boot or the compiler" }
        let function = run.functionName(Int(place.function))
        return function.file == run.request.mainFile ? "line \(place.line)" : "\(function.file) line \(place.line)"
    }
}

extension RunRequest {
    /// How the script's own functions name their file.
    var mainFile: String { isPrompt || board.boot == .plain ? "<stdin>" : "main.py" }
}

/// A small generator whose numbers are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
