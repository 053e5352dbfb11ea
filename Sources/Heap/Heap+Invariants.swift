/// What `checkInvariants` found wrong, and at which block.
public struct HeapFault: Error, Equatable, CustomStringConvertible {
    public let block: Int
    public let description: String
}

extension Heap {
    /// Checks the invariant that `Heap` states, outside of a collection.
    public func checkInvariants() throws(HeapFault) {
        func require(_ holds: Bool, _ block: Int, _ fault: String) throws(HeapFault) {
            if !holds { throw HeapFault(block: block, description: "block \(block): \(fault)") }
        }
        var previous = BlockKind.free
        for block in 0..<blockCount {
            let kind = table[block]
            try require(kind != .mark, block, "marked outside of a collection")
            try require(kind != .tail || previous != .free, block, "a tail that follows no head")
            try require(kind == .head || !hasFinaliser(block: block), block, "a finaliser bit without a head")
            try require(kind != .free || block >= lastFreeATBIndex * 4, block, "free below the search index")
            try require(kind == .free || block <= lastUsedBlock, block, "used above the last used block")
            previous = kind
        }
        let gap = ram.load8(layout.start + Address(layout.allocationTableByteCount))
        try require(gap == 0, blockCount, "the gap byte is not zero")
    }
}
