/// What gc_info counts: the figures of `gc.mem_free()`, `gc.mem_alloc()` and the head of `micropython.mem_info()`.
public struct HeapInfo: Equatable, Sendable {
    public var totalBytes = 0
    public var usedBytes = 0
    public var freeBytes = 0
    /// Allocations of exactly one block.
    public var oneBlockCount = 0
    /// Allocations of exactly two blocks.
    public var twoBlockCount = 0
    /// The longest allocation, in blocks.
    public var biggestAllocation = 0
    /// The longest run of free blocks.
    public var biggestHole = 0

    public init() {}

    /// The two lines of `mem_info` that begin with `GC: total:`, each with its line end.
    public var text: String {
        """
        GC: total: \(totalBytes), used: \(usedBytes), free: \(freeBytes)
         No. of 1-blocks: \(oneBlockCount), 2-blocks: \(twoBlockCount), max blk sz: \(biggestAllocation), \
        max free sz: \(biggestHole)

        """
    }
}

extension Heap {
    public var usedBytes: Int { table.usedCount() * Heap.blockSize }
    public var freeBytes: Int { (blockCount - table.usedCount()) * Heap.blockSize }

    /// gc_info.
    public func info() -> HeapInfo {
        var info = HeapInfo()
        info.totalBytes = layout.poolByteCount
        var block = 0
        while block < blockCount {
            if table.bits(block) == BlockKind.free.rawValue {
                let count = table.run(of: .free, from: block)
                info.biggestHole = max(info.biggestHole, count)
                info.freeBytes += count * Heap.blockSize
                block += count
            } else {
                let count = table.chainLength(block)
                info.oneBlockCount += count == 1 ? 1 : 0
                info.twoBlockCount += count == 2 ? 1 : 0
                info.biggestAllocation = max(info.biggestAllocation, count)
                info.usedBytes += count * Heap.blockSize
                block += count
            }
        }
        return info
    }
}
