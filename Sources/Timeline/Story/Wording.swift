// Small words and numbers that the sentences are made of.

import BlockHeap

extension Int {
    /// The offset of block `self` in the pool, as `mem_info(1)` counts: `0x0340`.
    public var blockOffset: String {
        let digits = String(self * Heap.blockSize, radix: 16)
        return "0x" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }
}
