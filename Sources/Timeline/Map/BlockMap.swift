// The blocks of a heap at one moment: a byte a block for its kind, a byte for what its allocation holds.
//
//     table byte   7 6 5 4   3 2   1 0
//                  slack      -    kind       slack: bytes of the last block that were not asked for, at the head

import BlockHeap

/// Who has each block. What a screen draws, whether it comes from a recording or from a real board's `mem_info(1)`.
///
/// Invariant: every tail follows a head or a tail; `contents` is meant only at heads.
public struct BlockMap: Equatable, Sendable {
    /// Address of block 0, if it is known.
    public var poolStart: Address
    var table: [UInt8]
    var contents: [UInt8]

    public init(poolStart: Address = 0, blockCount: Int) {
        self.poolStart = poolStart
        table = Array(repeating: 0, count: blockCount)
        contents = Array(repeating: 0, count: blockCount)
    }

    public var blockCount: Int { table.count }

    public func kind(of block: Int) -> BlockKind {
        BlockKind(rawValue: table[block] & 3) ?? .free
    }

    public func isFree(_ block: Int) -> Bool {
        table[block] & 3 == 0
    }

    /// The head of the allocation that `block` belongs to; `nil` if it is free.
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
        case .free: "."
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

    /// Frees `count` blocks from `block` on.
    public mutating func clear(from block: Int, count: Int) {
        for block in block..<(block + count) { table[block] = 0 }
    }
}
