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
        for block in 0...min(lastUsedBlock, blockCount - 1) {
            let kind = table[block]
            try require(kind != .mark, block, "marked outside of a collection")
            try require(kind != .tail || previous != .free, block, "a tail that follows no head")
            try require(kind == .head || !hasFinaliser(block: block), block, "a finaliser bit without a head")
            try require(kind != .free || block >= lastFreeATBIndex * 4, block, "free below the search index")
            previous = kind
        }
        // What lies behind is free, and looked at in larger pieces: this runs after every event in tests.
        let behind = min(lastUsedBlock + 1, blockCount)
        let free = table.run(of: .free, from: behind)
        try require(free == blockCount - behind, behind + free, "used above the last used block")
        try require(lastFreeATBIndex * 4 <= behind, behind, "free below the search index")
        for byte in (behind + 7) >> 3..<layout.finaliserTableByteCount {
            try require(finaliserBits[byte] == 0, byte * 8, "a finaliser bit without a head")
        }
        let gap = ram.load8(layout.start + Address(layout.allocationTableByteCount))
        try require(gap == 0, blockCount, "the gap byte is not zero")
    }
}
