/// What a collection would free now, found without collecting: marking as usual, and then the marks are taken back.
extension Heap {
    /// The heads that no root reaches at this instant, in order. Nothing of the heap changes and no observer hears of it. At the start of
    /// a collection it tells what that will free; in the middle of one, when some blocks are marked, it is empty.
    public func unreachableHeads() -> [Int] {
        if isCollecting, hasMarks { return [] }
        let (wasObserved, wasCollecting, wasInAllocation) = (isObserved, isCollecting, isCollectingInAllocation)
        isObserved = false
        isCollecting = true
        isCollectingInAllocation = true
        markStackOverflowed = false
        rootScanner?(self)
        if let blockBeingMoved { markRoot(address(ofBlock: blockBeingMoved)) }
        rescanAfterOverflow()
        let unreached = takeMarksBack()
        isCollecting = wasCollecting
        isCollectingInAllocation = wasInAllocation
        isObserved = wasObserved
        return unreached
    }

    private var hasMarks: Bool {
        stride(from: 0, to: table.byteCount, by: 8).contains { index in
            let word = table.word(at: index) & table.validBits(at: index)
            return word & word &>> 1 & AllocationTable.lowBits != 0
        }
    }

    /// Turns all marks into heads again, 32 blocks at a time; the heads that had none.
    private func takeMarksBack() -> [Int] {
        var unreached: [Int] = []
        for index in stride(from: 0, to: table.byteCount, by: 8) {
            let word = table.word(at: index) & table.validBits(at: index)
            let marks = word & word &>> 1 & AllocationTable.lowBits
            var heads = word & ~(word &>> 1) & AllocationTable.lowBits
            if marks != 0 { table.setWord(at: index, word & ~(marks &<< 1)) }
            while heads != 0 {
                unreached.append(index * 4 + heads.trailingZeroBitCount >> 1)
                heads &= heads &- 1
            }
        }
        return unreached
    }
}
