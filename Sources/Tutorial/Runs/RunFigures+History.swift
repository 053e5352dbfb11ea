// The figures of a run, read off its recording: what checks, predictions and prose are judged by.
import Heap
import Lessons
import Timeline

extension RunFigures {
    /// The figures of `history`; they count from the moment the script's own code began.
    /// - Parameter seconds: simulated seconds from start to end.
    public init(_ history: History, outcome: Outcome, seconds: Double) {
        let start = history.scriptStart
        let before = history.moment(at: start).totals
        let end = history.moment(at: history.count)
        let boot = history.phases.last { history.recording.events[$0].detail == 3 }.map { history.moment(at: $0).totals }
        let during = history.collections.filter { $0.start >= start }
        let leastFree = history.columns(1, over: start...history.count).first?.leastFree ?? history.blockCount
        self.init(
            stdout: String(decoding: history.recording.output(at: history.count), as: UTF8.self),
            outcome: outcome,
            heapBytes: history.blockCount * Heap.blockSize,
            totalAllocated: end.totals.allocatedBytes - before.allocatedBytes,
            allocations: end.totals.allocations - before.allocations,
            compileAllocated: before.allocatedBytes - (boot?.allocatedBytes ?? 0),
            collections: during.count,
            peakUsed: (history.blockCount - leastFree) * Heap.blockSize,
            liveAfterCollections: during.map { $0.usedAfter * Heap.blockSize },
            holes: end.map.holes.map { Hole(offset: $0.start * Heap.blockSize, bytes: $0.bytes) },
            byFunction: RunFigures.churn(history, from: start),
            seconds: seconds)
    }

    private static func churn(_ history: History, from start: Int) -> [String: Churn] {
        var blocks: [Int: (blocks: Int, allocations: Int)] = [:]
        for event in history.recording.events[start...] {
            let taken: (Int, Int)
            switch event.kind {
            case .allocated: taken = (Int(event.count), 1)
            case .reallocated where event.outcome == .moved: taken = (Int(event.targetCount), 1)
            case .reallocated where event.outcome == .grew: taken = (Int(event.targetCount) - Int(event.count), 0)
            default: continue
            }
            blocks[Int(event.function), default: (0, 0)].blocks += taken.0
            blocks[Int(event.function), default: (0, 0)].allocations += taken.1
        }
        var churn: [String: Churn] = [:]
        for (index, sum) in blocks where history.recording.functions.indices.contains(index) {
            let name = history.recording.functions[index].name
            let known = churn[name] ?? Churn(bytes: 0, allocations: 0)
            churn[name] = Churn(bytes: known.bytes + sum.blocks * Heap.blockSize, allocations: known.allocations + sum.allocations)
        }
        return churn
    }
}
