// The blocks of a heap at one moment: a byte a block for its kind, a byte for what its allocation holds.
//
//     table byte   7 6 5 4   3   2         1 0
//                  slack     -   unknown   kind       slack: bytes of the last block that were not asked for, at the head

import BlockHeap
import Text

/// Who has each block. What a screen draws, whether it comes from a recording or from a real board's `mem_info(1)`.
///
/// Invariant: every tail follows a head, a tail or, in what a paste shows, an unknown block; `contents` is meant only at heads.
public struct BlockMap: Equatable, Sendable {
    /// Address of block 0, if it is known.
    public var poolStart: Int
    /// Bytes of a block: 16 on a board, 32 in a build for 64 bits.
    public let blockSize: Int
    /// The offset of block 0 as it was printed: 0, but where it was an address.
    public let origin: Int
    var table: [UInt8]
    var contents: [UInt8]

    private static let unknown: UInt8 = 4

    public init(poolStart: Int = 0, blockCount: Int, blockSize: Int = Heap.blockSize, origin: Int = 0) {
        self.poolStart = poolStart
        self.blockSize = blockSize
        self.origin = origin
        table = Array(repeating: 0, count: blockCount)
        contents = Array(repeating: 0, count: blockCount)
    }

    public var blockCount: Int { table.count }

    public func kind(of block: Int) -> BlockKind {
        BlockKind(rawValue: table[block] & 3) ?? .free
    }

    public func isFree(_ block: Int) -> Bool {
        table[block] & 7 == 0
    }

    /// Whether nobody knows who has the block, because no line of a paste shows it. Its kind is `free`, but it counts neither as free
    /// nor as used.
    public func isUnknown(_ block: Int) -> Bool { table[block] & BlockMap.unknown != 0 }

    public var unknownBlocks: Int { table.reduce(0) { $0 + Int($1 & BlockMap.unknown) } / Int(BlockMap.unknown) }

    /// Where a block begins, as `mem_info(1)` counts: `0x0340`.
    public func offsetText(ofBlock block: Int) -> String { "0x" + (origin + block * blockSize).hex(digits: 4) }

    /// The head of the allocation that `block` belongs to; `nil` if it is free, or the head is not known.
    public func head(of block: Int) -> Int? {
        var block = block
        while block >= 0 {
            switch kind(of: block) {
            case .free: return nil
            case .head, .mark: return block
            case .tail: block -= 1
            }
        }
        return nil
    }

    /// Blocks of the allocation that begins at `head`.
    public func count(ofHead head: Int) -> Int {
        var end = head + 1
        while end < blockCount, kind(of: end) == .tail { end += 1 }
        return end - head
    }

    public func content(ofHead head: Int) -> BlockContent {
        BlockContent(rawValue: contents[head]) ?? .other
    }

    /// Bytes of the allocation's last block that were not asked for, 0...15.
    public func slack(ofHead head: Int) -> Int {
        Int(table[head] >> 4)
    }

    /// The letter that `mem_info(1)` prints for `block`.
    public func letter(of block: Int) -> Character {
        switch kind(of: block) {
        case .free: isUnknown(block) ? "?" : "."
        case .head, .mark: content(ofHead: block).letter
        case .tail: "="
        }
    }

    /// The heads, in order.
    public var heads: [Int] {
        table.indices.filter { table[$0] & 3 == BlockKind.head.rawValue }
    }

    public var usedBlocks: Int {
        table.reduce(0) { $0 + ($1 & 3 == 0 ? 0 : 1) }
    }

    /// Takes `count` blocks for an allocation that begins at `head`.
    public mutating func place(head: Int, count: Int, slack: Int = 0, content: BlockContent = .other) {
        table[head] = BlockKind.head.rawValue | UInt8(truncatingIfNeeded: slack << 4)
        contents[head] = content.rawValue
        for block in (head + 1)..<(head + max(count, 1)) { table[block] = BlockKind.tail.rawValue }
    }

    /// A heap of which only its length is known.
    static func unknown(bytes: Int) -> BlockMap {
        var map = BlockMap(blockCount: bytes / Heap.blockSize)
        for block in 0..<map.blockCount { map.setUnknown(block) }
        return map
    }

    mutating func setUnknown(_ block: Int) { table[block] = BlockMap.unknown }

    mutating func setTail(_ block: Int) { table[block] = BlockKind.tail.rawValue }

    /// Frees `count` blocks from `block` on.
    public mutating func clear(from block: Int, count: Int) {
        for block in block..<(block + count) { table[block] = 0 }
    }
}
