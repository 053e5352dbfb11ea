// Small words and numbers that the sentences are made of.

import BlockHeap

extension Int {
    /// The offset of block `self` in the pool, as `mem_info(1)` counts: `0x0340`.
    public var blockOffset: String { "0x" + (self * Heap.blockSize).hex(digits: 4) }
}
