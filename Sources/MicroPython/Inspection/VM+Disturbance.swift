// A heap that is disturbed before a program begins: what a maker does with a bytearray that is kept, to see what of a run is luck.

import BlockHeap

/// What lies in the heap, or has lain there, that the program knows nothing of.
public struct Disturbance: Equatable, Sendable {
    /// Blocks of one allocation that stays; 0 for none.
    public var keptBlocks: Int
    /// Sizes in blocks of allocations that are made after it, and that nothing leads to.
    public var transients: [Int]

    public init(keptBlocks: Int = 0, transients: [Int] = []) {
        self.keptBlocks = keptBlocks
        self.transients = transients
    }
}

extension VM {
    /// Disturbs the heap. Called where no Python runs: when a script is about to be read.
    public func disturb(_ disturbance: Disturbance) {
        let kept = heap.allocate(disturbance.keptBlocks * Heap.blockSize)
        if kept != 0 { native.held.append(kept) }
        for blocks in disturbance.transients { _ = heap.allocate(blocks * Heap.blockSize) }
    }
}
