// What keeps two holes from being one.

import BlockHeap

/// A run of used blocks between two holes.
public struct Divider: Equatable, Sendable {
    public var start: Int
    public var count: Int
    /// Free blocks right before it and right behind it.
    public var before: Int
    public var behind: Int

    /// The hole that there would be without it.
    public var joined: Int { before + count + behind }
    /// By how many blocks that is longer than the longer one of the two.
    public var gain: Int { joined - max(before, behind) }

    public init(start: Int, count: Int, before: Int, behind: Int) {
        self.start = start
        self.count = count
        self.before = before
        self.behind = behind
    }
}

extension BlockMap {
    /// The dividers of the heap, in order of address.
    public var dividers: [Divider] {
        let holes = holes
        return zip(holes, holes.dropFirst()).map { before, behind in
            Divider(start: before.end, count: behind.start - before.end, before: before.count, behind: behind.count)
        }
    }

    /// The divider that costs the most: without it the longest hole would come of it. Of equals the one with fewer blocks.
    public var worstDivider: Divider? {
        dividers.max { ($0.before + $0.behind, -$0.count) < ($1.before + $1.behind, -$1.count) }
    }
}
