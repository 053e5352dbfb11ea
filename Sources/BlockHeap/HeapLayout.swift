/// How a piece of RAM is cut into tables and blocks: the arithmetic of gc_setup_area in py/gc.c.
///
///     start            finaliserTableStart             poolStart                end
///     |  allocation table  |gap|  finaliser table  | waste |  block 0 | 1 | 2 ... |
///        2 bits a block      1      1 bit a block              16 bytes each
///
/// A byte of the allocation table describes four blocks, so the number of blocks is a multiple of 4. The gap byte is always zero:
/// it ends a chain of tails that reaches the last block.
public struct HeapLayout: Equatable, Sendable {
    public let start: Address
    /// The end of the pool: the end that was given, rounded down to a block.
    public let end: Address
    public let allocationTableByteCount: Int
    public let finaliserTableStart: Address
    public let finaliserTableByteCount: Int
    public let poolStart: Address

    public var blockCount: Int { allocationTableByteCount * 4 }
    /// Bytes of blocks: what `gc.mem_free() + gc.mem_alloc()` says.
    public var poolByteCount: Int { blockCount * Heap.blockSize }

    /// `nil` if not even four blocks fit between `start` and `end`.
    public init?(start: Address, end: Address) {
        let alignedEnd = end & ~Address(Heap.blockSize - 1)
        guard alignedEnd > start else { return nil }
        // In bits: a table byte brings itself, four bits of finaliser table and four blocks.
        let bitsForATableByte = 8 + 8 * 4 / 8 + 8 * 4 * Heap.blockSize
        allocationTableByteCount = (Int(alignedEnd - start) - 1) * 8 / bitsForATableByte
        guard allocationTableByteCount > 0 else { return nil }
        self.start = start
        self.end = alignedEnd
        finaliserTableStart = start + Address(allocationTableByteCount) + 1
        finaliserTableByteCount = (allocationTableByteCount * 4 + 7) / 8
        poolStart = alignedEnd - Address(allocationTableByteCount * 4 * Heap.blockSize)
    }
}
