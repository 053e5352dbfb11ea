// A run in a dozen numbers, to lay runs beside each other.

import BlockHeap

/// The figures of a whole run. Bytes are those of whole blocks; what the boot took is not counted where it says "by the script".
public struct HeapFigures: Equatable, Sendable {
    /// Made by the script: its parsing, compiling and running.
    public var allocations: Int
    /// Handed out to the script.
    public var bytes: Int
    public var peak: Int
    public var usedAtEnd: Int
    /// In use at the end more than before the script began.
    public var kept: Int
    public var collections: Int
    public var failures: Int
    public var freeAtEnd: Int
    public var biggestHole: Int
    /// The share of free memory that lies outside of the biggest hole, 0...1.
    public var scattered: Double
    /// Of the script's allocations, the share that was gone before a collection.
    public var diedYoung: Double

    public init(_ run: RecordedRun) {
        let history = run.history
        let begin = history.moment(at: history.bootEnd ?? 0), end = history.moment(at: history.count)
        let numbers = end.numbers
        allocations = end.totals.allocations - begin.totals.allocations
        bytes = end.totals.allocatedBytes - begin.totals.allocatedBytes
        peak = history.peak.usedBlocks * Heap.blockSize
        usedAtEnd = end.usedBytes
        kept = end.usedBytes - begin.usedBytes
        collections = end.totals.collections
        failures = end.totals.failures
        freeAtEnd = numbers.freeBytes
        biggestHole = numbers.biggestHoleBytes
        scattered = numbers.freeBytes == 0 ? 0 : 1 - Double(numbers.biggestHoleBytes) / Double(numbers.freeBytes)
        diedYoung = allocations == 0 ? 0 : Double(history.diedYoung) / Double(end.totals.allocations)
    }
}
