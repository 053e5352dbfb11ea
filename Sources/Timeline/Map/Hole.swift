// Runs of free blocks, and what can be said of them: the numbers that free memory alone does not tell. In a table:
// Sources/Timeline/README.md.

import BlockHeap

/// A run of free blocks that is not part of a longer one.
public struct Hole: Equatable, Sendable {
    public var start: Int
    public var count: Int
    /// Bytes of a block.
    public var blockSize = Heap.blockSize

    public var end: Int { start + count }
    public var bytes: Int { count * blockSize }
    /// The largest power of two that is not above `count`, as its exponent: 0 for 1 block, 1 for 2-3, 2 for 4-7.
    public var power: Int { Int.bitWidth - 1 - count.leadingZeroBitCount }

    public init(start: Int, count: Int, blockSize: Int = Heap.blockSize) {
        self.start = start
        self.count = count
        self.blockSize = blockSize
    }
}

extension BlockMap {
    /// All holes, in order.
    public var holes: [Hole] {
        var holes: [Hole] = []
        table.withUnsafeBufferPointer { table in
            var start = -1
            for block in 0..<table.count {
                if table[block] & 7 == 0 {
                    if start < 0 { start = block }
                } else if start >= 0 {
                    holes.append(Hole(start: start, count: block - start, blockSize: blockSize))
                    start = -1
                }
            }
            if start >= 0 { holes.append(Hole(start: start, count: table.count - start, blockSize: blockSize)) }
        }
        return holes
    }
}

/// The numbers of one moment, in blocks unless the name says otherwise.
public struct MapNumbers: Equatable, Sendable {
    public var totalBlocks: Int
    public var usedBlocks: Int
    public var freeBlocks: Int
    /// Blocks of which no line of a paste says who has them.
    public var unknownBlocks: Int
    /// The holes that are seen.
    public var holes: [Hole]
    /// The first of the longest holes that are seen.
    public var biggestHole: Hole?
    /// Blocks of the longest hole there is, also where it is not seen.
    public var biggestHoleBlocks: Int
    /// Bytes of a block.
    public var blockSize: Int
    /// Bytes of used blocks that nobody asked for (the rest of each last block).
    public var wasteBytes: Int
    public var allocationCount: Int

    public var freeBytes: Int { freeBlocks * blockSize }
    public var usedBytes: Int { usedBlocks * blockSize }
    public var biggestHoleBytes: Int { biggestHoleBlocks * blockSize }

    public init(_ map: BlockMap) {
        totalBlocks = map.blockCount
        blockSize = map.blockSize
        holes = map.holes
        freeBlocks = holes.reduce(0) { $0 + $1.count }
        unknownBlocks = map.unknownBlocks
        usedBlocks = totalBlocks - freeBlocks - unknownBlocks
        biggestHole = holes.reduce(nil) { best, hole in hole.count > best?.count ?? 0 ? hole : best }
        biggestHoleBlocks = biggestHole?.count ?? 0
        var waste = 0
        var heads = 0
        for byte in map.table where byte & 3 == BlockKind.head.rawValue {
            waste += Int(byte >> 4)
            heads += 1
        }
        wasteBytes = waste
        allocationCount = heads
    }

    /// Takes what the board itself said of its heap, as far as it did: in bytes, the hole in blocks.
    public mutating func lead(total: Int?, used: Int?, free: Int?, biggestHole: Int?) {
        if let total { totalBlocks = total / blockSize }
        if let used { usedBlocks = used / blockSize }
        if let free { freeBlocks = free / blockSize }
        if let biggestHole { biggestHoleBlocks = biggestHole }
    }

    /// Whether a request of `bytes` fits somewhere now.
    public func fits(_ bytes: Int) -> Bool {
        bytes <= biggestHoleBytes
    }

    /// 1 - biggest hole / free: 0 when all free memory is one hole. 0 when nothing is free.
    public var scattered: Double {
        freeBlocks == 0 ? 0 : 1 - Double(biggestHoleBlocks) / Double(freeBlocks)
    }

    /// The share of free memory that a request of `blocks` blocks cannot use, because its holes are shorter than that.
    public func unusable(_ blocks: Int) -> Double {
        guard freeBlocks > 0 else { return 0 }
        let usable = holes.reduce(0) { $0 + ($1.count >= blocks ? $1.count : 0) }
        return 1 - Double(usable) / Double(freeBlocks)
    }

    /// 1 - (1 + free / blocks) / holes, for a request that does not fit: near 0 there is too little memory, near 1 it is in pieces.
    /// `nil` where the request fits, and then the index means nothing.
    public func failureIndex(_ blocks: Int) -> Double? {
        guard blocks > 0, blocks > biggestHoleBlocks else { return nil }
        guard !holes.isEmpty else { return 0 }
        return max(0, 1 - (1 + Double(freeBlocks) / Double(blocks)) / Double(holes.count))
    }

    /// How many holes have 1, 2-3, 4-7, 8-15 ... blocks; no zeros at the end.
    public var histogram: [Int] {
        var counts: [Int] = []
        for hole in holes {
            while counts.count <= hole.power { counts.append(0) }
            counts[hole.power] += 1
        }
        return counts
    }
}

/// A window of blocks, the fewest of which are used, of a length that is asked for: the closest that a failed request came.
public struct ClosestMiss: Equatable, Sendable {
    public var start: Int
    public var count: Int
    public var usedBlocks: Int
    /// The heads of the allocations that stand in it, some perhaps only with a part.
    public var heads: [Int]
}

extension BlockMap {
    /// The window of `blocks` blocks with the fewest used ones; the lowest of several. `nil` if the heap is shorter than that.
    public func closestMiss(_ blocks: Int) -> ClosestMiss? {
        guard blocks > 0, blocks <= blockCount else { return nil }
        var used = 0
        for block in 0..<blocks where !isFree(block) { used += 1 }
        var best = (start: 0, used: used)
        for end in blocks..<max(blocks, blockCount) {
            used += (isFree(end) ? 0 : 1) - (isFree(end - blocks) ? 0 : 1)
            if used < best.used { best = (end - blocks + 1, used) }
        }
        var heads: [Int] = []
        var block = best.start
        while block < best.start + blocks {
            if let head = head(of: block) {
                heads.append(head)
                block = head + count(ofHead: head)
            } else {
                block += 1
            }
        }
        return ClosestMiss(start: best.start, count: blocks, usedBlocks: best.used, heads: heads)
    }
}
