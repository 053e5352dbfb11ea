/// What a collection would free now, found without collecting: marking as usual, and then the marks are taken back.
extension Heap {
    /// The heads that no root reaches at this instant, in order. Nothing of the heap changes and no observer hears of it. At the start of
    /// a collection it tells what that will free; in the middle of one, when some blocks are marked, it is empty.
    public func unreachableHeads() -> [Int] {
        if isCollecting, (0..<blockCount).contains(where: { table.bits($0) == BlockKind.mark.rawValue }) { return [] }
        let (wasObserved, wasCollecting, wasInAllocation) = (isObserved, isCollecting, isCollectingInAllocation)
        isObserved = false
        isCollecting = true
        isCollectingInAllocation = true
        markStackOverflowed = false
        rootScanner?(self)
        if let blockBeingMoved { markRoot(address(ofBlock: blockBeingMoved)) }
        rescanAfterOverflow()
        var unreached: [Int] = []
        for block in 0..<blockCount {
            switch table[block] {
            case .mark: table[block] = .head
            case .head: unreached.append(block)
            case .free, .tail: break
            }
        }
        isCollecting = wasCollecting
        isCollectingInAllocation = wasInAllocation
        isObserved = wasObserved
        return unreached
    }
}
