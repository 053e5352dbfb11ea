/// gc.c's rules once more, block by block on an array, as slow and as plain as can be: what the fast heap is compared with.
struct PlainHeap {
    enum Kind { case free, head, tail }

    var kinds: [Kind]
    var lastFree = 0
    var lastUsed = 0
    var amount = 0
    var threshold = Int.max
    /// Heads that the next collection keeps.
    var live: Set<Int> = []

    init(blocks: Int) {
        kinds = Array(repeating: .free, count: blocks)
    }

    func chain(_ head: Int) -> Int {
        var count = 1
        while head + count < kinds.count, kinds[head + count] == .tail { count += 1 }
        return count
    }

    mutating func allocate(_ count: Int) -> Int? {
        var collected = false
        if amount >= threshold {
            collect()
            collected = true
        }
        while true {
            var run = 0
            for block in (lastFree * 4)..<max(kinds.count, lastFree * 4) {
                run = kinds[block] == .free ? run + 1 : 0
                if run == count {
                    if count == 1 { lastFree = (block + 1) / 4 }
                    lastUsed = max(lastUsed, block)
                    amount += count
                    let head = block - count + 1
                    for taken in head...block { kinds[taken] = taken == head ? .head : .tail }
                    return head
                }
            }
            if collected { return nil }
            collect()
            collected = true
        }
    }

    mutating func free(_ head: Int) {
        lastFree = min(lastFree, head / 4)
        for block in head..<(head + chain(head)) { kinds[block] = .free }
    }

    mutating func reallocate(_ head: Int, _ count: Int, allowMove: Bool) -> Int? {
        let old = chain(head)
        if count < old {
            for block in (head + count)..<(head + old) { kinds[block] = .free }
            lastFree = min(lastFree, (head + count) / 4)
        }
        guard count > old else { return head }
        var end = head + old
        while end < kinds.count, end < head + count, kinds[end] == .free { end += 1 }
        if end == head + count {
            for block in (head + old)..<end { kinds[block] = .tail }
            lastUsed = max(lastUsed, end)
            return head
        }
        guard allowMove, let new = allocate(count) else { return nil }
        free(head)
        return new
    }

    mutating func collect() {
        amount = 0
        var alive = false
        let end = min(lastUsed + 1, kinds.count)
        lastUsed = 0
        for block in 0..<end {
            if kinds[block] == .head { alive = live.contains(block) }
            if kinds[block] == .free { continue }
            if alive { lastUsed = block } else { kinds[block] = .free }
        }
        lastFree = 0
    }

    var drawing: String {
        String(kinds.map { $0 == .free ? "·" : $0 == .head ? "H" : "T" })
    }
}
