// What `picoheap run --stats` says after the run.

import BlockHeap

/// Counts what a run does to the heap, for `picoheap run --stats`.
final class HeapTally: HeapObserver {
    private var allocations = 0
    private var bytes = 0
    private var failures = 0
    private var collections = 0
    private var used = 0
    private var peak = 0

    override func heap(_ heap: Heap, did event: HeapEvent) { take(event) }

    func take(_ event: HeapEvent) {
        switch event {
        case .allocated(let size, _, let count, _):
            allocations += 1
            bytes += size
            used += count
        case .freed(_, let count), .swept(_, let count):
            used -= count
        case .reallocated(let size, _, let fromCount, _, let toCount, let outcome):
            used += toCount - fromCount
            if outcome == .moved {
                allocations += 1
                bytes += size
            }
        case .allocationFailed: failures += 1
        case .collectionStarted: collections += 1
        case .reallocationFailed, .scanning, .marked, .rescanStarted, .collectionEnded: break
        }
        peak = max(peak, used)
    }

    /// In words, with the heap as it is now.
    func summary(_ info: HeapInfo) -> String {
        """
            heap \(info.totalBytes) B, used \(info.usedBytes), free \(info.freeBytes), biggest hole \(info.biggestHole * Heap.blockSize)
                      \(allocations) allocations of \(bytes) B, peak \(peak * Heap.blockSize) B in use, \
            \(collections) collections, \(failures) failed allocations
            """
    }
}
