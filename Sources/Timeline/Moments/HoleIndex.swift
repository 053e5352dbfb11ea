// The longest hole after every event of a long run, without looking at the table each time.
//
//     holes          ···HHTTT··H·····H        a hole's length stands at its first and at its last block
//     lengths        3 3     22 5   5
//     histogram      how many holes have each length; a bit for each length that may occur, and a bit for each word of those bits
//
// Taking or giving blocks touches the ends of one hole and its two neighbours. The longest length is remembered; when the last hole of
// that length goes, the next is found by the highest bit. Bits of lengths that do not occur any more are cleared only then.

/// The holes of a heap, kept up to date block by block.
final class HoleIndex {
    /// Blocks of the longest hole.
    @exclusivity(unchecked) private(set) var biggest = 0

    private let blockCount: Int
    private let isFree: UnsafeMutablePointer<Bool>
    private let lengths: UnsafeMutablePointer<UInt16>
    private let histogram: UnsafeMutablePointer<UInt16>
    private let occurs: UnsafeMutablePointer<UInt64>
    private let occursAbove: UnsafeMutablePointer<UInt64>
    private static let aboveCount = 16

    /// All of at most 65,535 blocks are free.
    init(blockCount: Int) {
        precondition(blockCount > 0 && blockCount <= 65_535, "a length has 16 bits")
        self.blockCount = blockCount
        isFree = .allocate(capacity: blockCount)
        isFree.initialize(repeating: true, count: blockCount)
        lengths = .allocate(capacity: blockCount)
        lengths.initialize(repeating: 0, count: blockCount)
        histogram = .allocate(capacity: blockCount + 1)
        histogram.initialize(repeating: 0, count: blockCount + 1)
        occurs = .allocate(capacity: HoleIndex.aboveCount * 64)
        occurs.initialize(repeating: 0, count: HoleIndex.aboveCount * 64)
        occursAbove = .allocate(capacity: HoleIndex.aboveCount)
        occursAbove.initialize(repeating: 0, count: HoleIndex.aboveCount)
        add(0, blockCount)
    }

    deinit {
        isFree.deallocate()
        lengths.deallocate()
        histogram.deallocate()
        occurs.deallocate()
        occursAbove.deallocate()
    }

    /// Takes `count` free blocks from `start` on.
    @inline(__always)
    func take(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        // First fit takes a hole from its first block; anything else finds that first.
        var first = start
        while first > 0, isFree[first - 1] { first -= 1 }
        let length = Int(lengths[first])
        if start > first { add(first, start - first) }
        let rest = first + length - (start + count)
        if rest > 0 { add(start + count, rest) }
        remove(length)
        mark(start, count, isFree: false)
    }

    /// Gives `count` used blocks from `start` on back.
    @inline(__always)
    func give(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        let left = start > 0 && isFree[start - 1] ? Int(lengths[start - 1]) : 0
        let right = start + count < blockCount && isFree[start + count] ? Int(lengths[start + count]) : 0
        // First what comes, then what goes: else the longest would be looked for in between.
        add(start - left, left + count + right)
        if left > 0 { remove(left) }
        if right > 0 { remove(right) }
        mark(start, count, isFree: true)
    }

    @inline(__always)
    private func mark(_ start: Int, _ count: Int, isFree free: Bool) {
        if count == 1 { isFree[start] = free } else { (isFree + start).update(repeating: free, count: count) }
    }

    @inline(__always)
    private func add(_ start: Int, _ length: Int) {
        lengths[start] = UInt16(truncatingIfNeeded: length)
        lengths[start + length - 1] = UInt16(truncatingIfNeeded: length)
        histogram[length] &+= 1
        occurs[length >> 6] |= 1 &<< UInt64(truncatingIfNeeded: length & 63)
        occursAbove[length >> 12] |= 1 &<< UInt64(truncatingIfNeeded: length >> 6 & 63)
        biggest = max(biggest, length)
    }

    @inline(__always)
    private func remove(_ length: Int) {
        histogram[length] &-= 1
        guard length == biggest, histogram[length] == 0 else { return }
        // A run of allocations from the longest hole takes block after block.
        if length > 0, histogram[length &- 1] != 0 { biggest = length &- 1 } else { findBiggest() }
    }

    /// None is as long as `biggest` any more.
    @inline(never)
    private func findBiggest() {
        var above = biggest >> 12
        while above >= 0 {
            guard occursAbove[above] != 0 else {
                above -= 1
                continue
            }
            let word = above * 64 + 63 - occursAbove[above].leadingZeroBitCount
            guard occurs[word] != 0 else {
                occursAbove[above] &= ~(1 &<< UInt64(word & 63))
                continue
            }
            let length = word * 64 + 63 - occurs[word].leadingZeroBitCount
            if histogram[length] != 0 {
                biggest = length
                return
            }
            occurs[word] &= ~(1 &<< UInt64(length & 63))
        }
        biggest = 0
    }
}
