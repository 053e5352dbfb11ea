// Where first fit would put a request, and what it passes over on its way there.

import BlockHeap

/// The outcome of asking, at one moment, for a number of bytes.
public struct RequestProbe: Equatable, Sendable {
    public var bytes: Int
    public var blocks: Int
    /// Where it would be placed; `nil` if no hole from the search's beginning on is long enough.
    public var landing: Int?
    /// The holes that were too short, before the landing.
    public var skipped: [Hole]
    /// The block at which the search began.
    public var searchStart: Int
}

extension BlockMap {
    /// Where a request of `bytes` would land. The search begins at table byte `lastFreeATBIndex`, that is at block 4 x that, in the
    /// middle of a hole if need be, as the allocator's does.
    public func probe(_ bytes: Int, lastFreeATBIndex: Int = 0) -> RequestProbe {
        let blocks = (bytes + blockSize - 1) / blockSize
        var probe = RequestProbe(
            bytes: bytes, blocks: blocks, landing: nil, skipped: [], searchStart: min(lastFreeATBIndex * 4, blockCount))
        guard blocks > 0 else { return probe }
        var block = probe.searchStart
        while block < blockCount {
            guard isFree(block) else {
                block += 1
                continue
            }
            let start = block
            while block < blockCount, isFree(block), block - start < blocks { block += 1 }
            if block - start == blocks {
                probe.landing = start
                return probe
            }
            probe.skipped.append(Hole(start: start, count: block - start, blockSize: blockSize))
        }
        return probe
    }
}
