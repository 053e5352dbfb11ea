// Any moment of a run, and what lies between two of them.

import BlockHeap

extension History {
    /// The moment when `position` events have happened (clamped to 0...count).
    public func moment(at position: Int) -> Moment {
        let position = max(0, min(position, count))
        var moment = keyframe(before: position)
        if moment.position < position { moment.play(recording.events, to: position) }
        return moment
    }

    /// Moves a moment of this history to another position: in place where that is a few events ahead, else from a keyframe.
    public func move(_ moment: inout Moment, to position: Int) {
        let position = max(0, min(position, count))
        if moment.position <= position, position - moment.position < keyframeInterval {
            moment.play(recording.events, to: position)
        } else {
            moment = self.moment(at: position)
        }
    }

    /// The event that brought about `position`; `nil` at 0.
    public func event(before position: Int) -> RecordedEvent? {
        position > 0 && position <= count ? recording.events[position - 1] : nil
    }

    /// Free bytes at a position.
    public func freeBytes(at position: Int) -> Int {
        Int(free[position]) * Heap.blockSize
    }

    /// Bytes of the biggest hole at a position.
    public func biggestHoleBytes(at position: Int) -> Int {
        Int(hole[position]) * Heap.blockSize
    }

    /// The name and file of the function that was running.
    public func function(of event: RecordedEvent) -> FunctionName? {
        let index = Int(event.function)
        return index < recording.functions.count ? recording.functions[index] : nil
    }
}

/// How a block differs between two moments.
public enum BlockChange: UInt8, Sendable {
    /// Free in both.
    case free
    /// The same allocation in both.
    case kept
    /// Free before, used now.
    case appeared
    /// Used before, free now.
    case gone
    /// Another allocation's now.
    case replaced
}

/// What changed from one moment to another.
public struct MomentDifference: Equatable, Sendable {
    /// For each block.
    public var changes: [BlockChange]
    public var appearedBlocks = 0
    public var goneBlocks = 0
    public var replacedBlocks = 0
    /// Heads of the later moment whose allocations the earlier one does not have.
    public var newHeads: [Int] = []
    /// Heads of the earlier moment whose allocations are gone in the later one.
    public var lostHeads: [Int] = []

    /// Used blocks more (or less) than before.
    public var usedBlocks: Int { appearedBlocks - goneBlocks }

    /// From `earlier` to `later`, two moments of one history (or of two runs of one program on the same heap).
    public init(from earlier: Moment, to later: Moment) {
        let count = min(earlier.map.blockCount, later.map.blockCount)
        changes = Array(repeating: .free, count: count)
        var oldOwner = UInt32.max, newOwner = UInt32.max
        for block in 0..<count {
            oldOwner = MomentDifference.owner(of: block, in: earlier, previous: oldOwner)
            newOwner = MomentDifference.owner(of: block, in: later, previous: newOwner)
            let isOld = !earlier.map.isFree(block), isNew = !later.map.isFree(block)
            switch (isOld, isNew) {
            case (false, false): break
            case (false, true):
                changes[block] = .appeared
                appearedBlocks += 1
            case (true, false):
                changes[block] = .gone
                goneBlocks += 1
            case (true, true):
                changes[block] = oldOwner == newOwner ? .kept : .replaced
                replacedBlocks += oldOwner == newOwner ? 0 : 1
            }
            let sameHead = oldOwner == newOwner && earlier.map.kind(of: block) == later.map.kind(of: block)
            if later.map.kind(of: block) == .head, !sameHead { newHeads.append(block) }
            if earlier.map.kind(of: block) == .head, !sameHead { lostHeads.append(block) }
        }
    }

    /// The birth of the allocation that has `block`; no birth for a free one.
    private static func owner(of block: Int, in moment: Moment, previous: UInt32) -> UInt32 {
        switch moment.map.kind(of: block) {
        case .head, .mark: moment.births[block]
        case .tail: previous
        case .free: .max
        }
    }
}
