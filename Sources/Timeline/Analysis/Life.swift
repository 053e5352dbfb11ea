// The allocations of a run as rectangles: blocks one way, events the other.
//
//     block  ^      ┌────────────┐ grew    a life has one place and one size. An allocation that grows or
//            │ ┌────┤            │         shrinks in place ends one and begins another, which goes on from it;
//            │ │    │            │         one that moves is a new allocation.
//            │ └────┴────────────┘
//            └──birth──────────death──> event

import BlockHeap

/// An allocation with one place and one size.
public struct Life: Equatable, Sendable {
    /// The event that began it.
    public var birth: Int
    /// The event that ended it; `Life.endless` where the run ended first.
    public var death = Life.endless
    public var block: Int
    /// In blocks.
    public var count: Int
    /// What the event that began it was: its line, function, phase, and the bytes that were asked for.
    public var maker: RecordedEvent
    /// What it came to hold.
    public var content: BlockContent
    /// Blocks of the life that it goes on from, where it is the same allocation after a change of size; else 0.
    public var formerCount = 0
    /// The event that made the allocation; before `birth` where it has changed its size since.
    public var origin: Int
    /// Another life goes on from it.
    public var goesOn = false

    public static let endless = Int.max

    /// Whether it was there when `position` events had happened.
    public func isAlive(at position: Int) -> Bool { birth < position && death >= position }

    init(birth: Int, block: Int, count: Int, maker: RecordedEvent, content: BlockContent, former: Life? = nil) {
        (self.birth, self.block, self.count, self.maker, self.content) = (birth, block, count, maker, content)
        formerCount = former?.count ?? 0
        origin = former?.origin ?? birth
    }

    /// Blocks that were handed out when it began.
    public var newBlocks: Int { max(0, count - formerCount) }
}

extension History {
    /// Every life of the run, by birth. One pass: some 50 ns an event.
    public func lives() -> [Life] {
        var lives: [Life] = []
        lives.reserveCapacity(totals.allocations)
        var open = [Int32](repeating: -1, count: blockCount)
        func begin(_ life: Life) {
            open[life.block] = Int32(truncatingIfNeeded: lives.count)
            lives.append(life)
        }
        func end(_ block: Int, _ index: Int, goesOn: Bool = false) -> Life? {
            let number = Int(open[block])
            guard number >= 0 else { return nil }
            open[block] = -1
            lives[number].death = index
            lives[number].goesOn = goesOn
            return lives[number]
        }
        recording.events.forEach(in: 0..<count) { index, event in
            switch event.kind {
            case .allocated:
                begin(Life(birth: index, block: Int(event.block), count: Int(event.count), maker: event, content: event.content))
            case .freed, .swept:
                _ = end(Int(event.block), index)
            case .reallocated where event.outcome != .same:
                let isMove = event.outcome == .moved
                let former = end(Int(event.block), index, goesOn: !isMove)
                let content = event.content == .other ? former?.content ?? .other : event.content
                begin(
                    Life(
                        birth: index, block: isMove ? Int(event.target) : Int(event.block), count: Int(event.targetCount), maker: event,
                        content: content, former: isMove ? nil : former))
            default: break
            }
        }
        return lives
    }

    /// The collection that was the first to begin after event `index`, as a number in `collections`; their count where there was none.
    func nextCollection(after index: Int) -> Int {
        var low = 0, high = collections.count
        while low < high {
            let middle = (low + high) / 2
            if collections[middle].start <= index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether an allocation ended with this life, before it had lived through a collection.
    public func diedYoung(_ life: Life) -> Bool {
        guard life.death != Life.endless, !life.goesOn else { return false }
        let next = nextCollection(after: life.origin)
        return next == collections.count || life.death <= collections[next].end
    }
}
