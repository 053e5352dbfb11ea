// Which parts of a heap hold anything at any moment of a run: what a view must show for the whole of it, if it is not to jump.

import BlockHeap

/// The parts of a heap that are ever in use, in pieces of half a line of `mem_info(1)`.
public struct BlockUse: Equatable, Sendable {
    public let blockCount: Int
    private var pieces: [Bool]

    /// Blocks of a piece: the shortest row of a map.
    private static let pieceBlocks = 32

    /// Nothing is used.
    public init(blockCount: Int) {
        self.blockCount = blockCount
        pieces = Array(repeating: false, count: (blockCount + BlockUse.pieceBlocks - 1) / BlockUse.pieceBlocks)
    }

    /// What a single map holds.
    public init(_ map: BlockMap) {
        self.init(blockCount: map.blockCount)
        for block in 0..<map.blockCount where !map.isFree(block) { pieces[block / BlockUse.pieceBlocks] = true }
    }

    /// What any of several runs uses; of heaps of several sizes, as large as the largest.
    public init(_ uses: [BlockUse]) {
        self.init(blockCount: uses.map(\.blockCount).max() ?? 0)
        for use in uses {
            for (i, isUsed) in use.pieces.enumerated() where isUsed { pieces[i] = true }
        }
    }

    /// Whether any of the blocks is used; of a piece that is only in part among them, the whole counts.
    public func isUsed(_ blocks: Range<Int>) -> Bool {
        let blocks = blocks.clamped(to: 0..<blockCount)
        guard !blocks.isEmpty else { return false }
        return pieces[blocks.lowerBound / BlockUse.pieceBlocks...(blocks.upperBound - 1) / BlockUse.pieceBlocks].contains(true)
    }

    @inline(__always)
    mutating func note(_ block: Int, _ count: Int) {
        guard count > 0 else { return }
        for piece in block / BlockUse.pieceBlocks...(block + count - 1) / BlockUse.pieceBlocks { pieces[piece] = true }
    }
}
