// The pairing heap that tasks wait in, ordered by time; equal times keep the order in which they came. py/pairheap.c.

import BlockHeap

extension TaskObject {
    /// `a - b` of two tick counts, which wrap around.
    static func difference(_ a: Obj, _ b: Obj) -> Int {
        ((a.smallInteger - b.smallInteger + (1 << 29)) & ((1 << 30) - 1)) - (1 << 29)
    }

    private var isLastChild: Bool { next & 1 != 0 }

    /// The first of two heaps, with the other one under it; either may be none.
    func merged(with other: TaskObject) -> TaskObject {
        if isNone { return other }
        if other.isNone { return self }
        if Self.difference(time, other.time) < 0 {
            if child.isNone { child = other } else { lastChild.next = other.address }
            lastChild = other
            other.next = address | 1
            return self
        }
        next = other.child.address
        other.child = self
        if next == 0 {
            other.lastChild = self
            next = other.address | 1
        }
        return other
    }

    /// Merges the children from this one on, two and two, then all of them.
    private func paired() -> TaskObject {
        var heap = Self.none(in: ram)
        var at = address
        if at == 0 { return heap }
        var links = ChainCount()
        while at & 1 == 0 {
            links.follow(ram, to: at)
            var one = TaskObject(ram, at)
            at = one.next
            one.next = 0
            if at & 1 == 0 {
                let two = TaskObject(ram, at)
                at = two.next
                two.next = 0
                one = one.merged(with: two)
            }
            heap = heap.merged(with: one)
        }
        heap.next = 0
        return heap
    }

    /// The heap of which this is the root, without it.
    func withoutRoot() -> TaskObject {
        let first = child
        child = .none(in: ram)
        return first.paired()
    }

    /// The heap of which this is the root, without `task`.
    func removing(_ task: TaskObject) -> TaskObject {
        if task.address == address { return withoutRoot() }
        var at = task
        var links = ChainCount()
        while !at.isLastChild {
            links.follow(ram, to: at.address)
            if at.next == 0 { return self }  // it is not in this heap
            at = TaskObject(ram, at.next)
        }
        let parent = TaskObject(ram, at.next & ~1)
        let behind = task.next
        let isFirst = task.address == parent.child.address
        var before = parent.child
        while !isFirst && before.next != task.address {
            links.follow(ram, to: before.address)
            before = TaskObject(ram, before.next)
        }
        let first = task.child
        task.child = .none(in: ram)
        task.next = 0
        var replacement = first.paired()
        if isFirst {
            if replacement.isNone {
                parent.child = TaskObject(ram, behind & 1 != 0 ? 0 : behind)
                return self
            }
            parent.child = replacement
        } else if replacement.isNone {
            replacement = before
        } else {
            before.next = replacement.address
        }
        replacement.next = behind
        if behind & 1 != 0 { parent.lastChild = replacement }
        return self
    }
}
