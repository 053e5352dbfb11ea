// The heap when a number of events have happened.

import BlockHeap

/// Counters that only grow, up to a moment.
public struct RunTotals: Equatable, Sendable {
    /// Allocations made; a move to a new place counts as one.
    public var allocations = 0
    /// Blocks handed out, growth in place included.
    public var allocatedBlocks = 0
    /// Allocations given back: freed, swept, or left behind by a move.
    public var thrownAway = 0
    /// Blocks given back, shrinking included.
    public var thrownAwayBlocks = 0
    public var collections = 0
    public var failures = 0

    /// Bytes of blocks handed out so far: the churn.
    public var allocatedBytes: Int { allocatedBlocks * Heap.blockSize }
    public var thrownAwayBytes: Int { thrownAwayBlocks * Heap.blockSize }

    public init() {}
}

/// Any moment of a run. Made by `History.moment(at:)`, moved by `History.move(_:to:)`.
public struct Moment: Sendable {
    /// How many events have happened: 0 is before the first.
    public internal(set) var position = 0
    public internal(set) var map: BlockMap
    /// The event that made the allocation, for each head; meaningless at other blocks.
    public internal(set) var births: [UInt32]
    public internal(set) var totals = RunTotals()
    public internal(set) var usedBlocks = 0
    /// The allocator's: the table byte where the next search begins.
    public internal(set) var lastFreeATBIndex = 0
    /// Blocks handed out since the last collection began: what `gc.threshold` is compared with.
    public internal(set) var allocAmount = 0
    /// Between the start of a collection and its end.
    public internal(set) var isCollecting = false

    public init(poolStart: Address, blockCount: Int) {
        map = BlockMap(poolStart: Int(poolStart), blockCount: blockCount)
        births = Array(repeating: .max, count: blockCount)
    }

    public var freeBlocks: Int { map.blockCount - usedBlocks }
    public var freeBytes: Int { freeBlocks * Heap.blockSize }
    public var usedBytes: Int { usedBlocks * Heap.blockSize }

    /// The numbers of this moment; reads the whole map (some 20 microseconds).
    public var numbers: MapNumbers { MapNumbers(map) }

    /// Where a request would land now, by the allocator's own rules.
    public func probe(_ bytes: Int) -> RequestProbe {
        map.probe(bytes, lastFreeATBIndex: lastFreeATBIndex)
    }

    /// The event that made the allocation that begins at `head`.
    public func birth(ofHead head: Int) -> Int? {
        births[head] == .max ? nil : Int(births[head])
    }
}
