// The longest hole after every event of a long run, without looking at the whole table each time.
//
//                     [ whole heap ]
//              [ left half ] [ right half ]          each node: free blocks at its left end, at its right end, and
//           ... leaves of 64 blocks ...              the longest run anywhere in it
//
// A change of some blocks renews their leaves and the path above them: about nine nodes on a heap of 27,684 blocks.

/// A tree over the free bits of a heap whose root knows the longest run.
struct HoleTree {
    private struct Node: Equatable {
        var prefix: UInt16 = 0
        var suffix: UInt16 = 0
        var best: UInt16 = 0
    }

    /// A bit for each block: 1 where it is free.
    private var free: [UInt64]
    /// `nodes[1]` is the root; the leaves are the upper half.
    private var nodes: [Node]
    private let leafCount: Int
    private let blockCount: Int

    /// All blocks are free.
    init(blockCount: Int) {
        self.blockCount = blockCount
        let words = max(1, (blockCount + 63) / 64)
        var leaves = 1
        while leaves < words { leaves *= 2 }
        leafCount = leaves
        free = Array(repeating: 0, count: leaves)
        nodes = Array(repeating: Node(), count: leaves * 2)
        set(0, blockCount, free: true)
    }

    /// Blocks of the longest hole.
    var biggest: Int { Int(nodes[1].best) }

    /// Makes `count` blocks from `start` on free or used.
    mutating func set(_ start: Int, _ count: Int, free isFree: Bool) {
        guard count > 0 else { return }
        let firstWord = start >> 6, lastWord = (start + count - 1) >> 6
        for word in firstWord...lastWord {
            let low = max(start - word << 6, 0), high = min(start + count - word << 6, 64)
            let mask = (~UInt64(0) >> UInt64(64 - (high - low))) << UInt64(low)
            if isFree { free[word] |= mask } else { free[word] &= ~mask }
            nodes[leafCount + word] = HoleTree.leaf(free[word])
        }
        var low = (leafCount + firstWord) >> 1, high = (leafCount + lastWord) >> 1
        var half = UInt16(64)
        while low >= 1 {
            for node in low...high {
                nodes[node] = HoleTree.join(nodes[node * 2], nodes[node * 2 + 1], half)
            }
            low >>= 1
            high >>= 1
            half &*= 2
        }
    }

    private static func leaf(_ bits: UInt64) -> Node {
        if bits == ~0 { return Node(prefix: 64, suffix: 64, best: 64) }
        var node = Node(prefix: UInt16((~bits).trailingZeroBitCount), suffix: UInt16((~bits).leadingZeroBitCount))
        var rest = bits
        while rest != 0 {
            rest >>= UInt64(rest.trailingZeroBitCount)
            let run = (~rest).trailingZeroBitCount
            node.best = max(node.best, UInt16(run))
            rest >>= UInt64(run)
        }
        return node
    }

    /// Two neighbours of `length` blocks each.
    private static func join(_ left: Node, _ right: Node, _ length: UInt16) -> Node {
        Node(
            prefix: left.prefix == length ? length + right.prefix : left.prefix,
            suffix: right.suffix == length ? length + left.suffix : right.suffix,
            best: max(left.best, right.best, left.suffix + right.prefix))
    }
}
