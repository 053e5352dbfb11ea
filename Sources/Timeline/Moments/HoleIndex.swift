// The longest hole after every event of a long run, without looking at the table each time.
//
//     holes          ···HHTTT··H·····H        a hole's length stands at its first and at its last block
//     lengths        3 3     22 5   5
//     histogram      how many holes have each length; a bit for each length that may occur, and a bit for each word of those bits
//
// Taking or giving blocks touches the ends of one hole and its two neighbours. Mostly that is the hole which the event before touched:
// allocations take one block after the other from it, a sweep gives it one after the other. So one hole, the current one, is in none of
// the tables, and going on with it is a sum. The longest length of the others is remembered; when their last hole of that length is gone,
// the next is found by the highest bit, once somebody asks. Bits of lengths that do not occur any more are cleared only then.

/// The holes of a heap, kept up to date block by block.
final class HoleIndex {
    /// The current hole: its first block and its length, which may be 0.
    @exclusivity(unchecked) private var currentStart = 0
    @exclusivity(unchecked) private var currentLength: Int
    /// No other hole is longer. One of this length need not be left.
    @exclusivity(unchecked) private var longest = 0

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
        currentLength = blockCount
    }

    deinit {
        isFree.deallocate()
        lengths.deallocate()
        histogram.deallocate()
        occurs.deallocate()
        occursAbove.deallocate()
    }

    /// Blocks of the longest hole.
    @inline(__always)
    var biggest: Int {
        if currentLength >= longest { return currentLength }
        if histogram[longest] == 0 { findLongest() }
        return max(longest, currentLength)
    }

    /// Takes `count` free blocks from `start` on.
    @inline(__always)
    func take(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        if start != currentStart || count > currentLength { makeCurrent(holeOf: start) }
        currentStart = start &+ count
        currentLength &-= count
        mark(start, count, isFree: false)
    }

    /// Gives `count` used blocks from `start` on back.
    @inline(__always)
    func give(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        let end = start &+ count
        if start == currentStart &+ currentLength, currentLength > 0, end == blockCount || !isFree[end] {
            currentLength &+= count
        } else {
            join(start, count)
        }
        mark(start, count, isFree: true)
    }

    /// The current hole goes back among the others, and the part from `start` on of the hole that this free block is in takes its place.
    @inline(never)
    private func makeCurrent(holeOf start: Int) {
        putBack()
        // First fit takes a hole from its first block; anything else finds that first.
        var first = start
        while first > 0, isFree[first - 1] { first -= 1 }
        let length = Int(lengths[first])
        remove(length)
        if start > first { add(first, start - first) }
        currentStart = start
        currentLength = first + length - start
    }

    /// `count` blocks that become free, and the holes on both sides of them, are the current hole.
    @inline(never)
    private func join(_ start: Int, _ count: Int) {
        putBack()
        let end = start + count
        let left = start > 0 && isFree[start - 1] ? Int(lengths[start - 1]) : 0
        let right = end < blockCount && isFree[end] ? Int(lengths[end]) : 0
        if left > 0 { remove(left) }
        if right > 0 { remove(right) }
        currentStart = start - left
        currentLength = left + count + right
    }

    private func putBack() {
        if currentLength > 0 { add(currentStart, currentLength) }
        currentLength = 0
    }

    @inline(__always)
    private func mark(_ start: Int, _ count: Int, isFree free: Bool) {
        if count == 1 { isFree[start] = free } else { (isFree + start).update(repeating: free, count: count) }
    }

    private func add(_ start: Int, _ length: Int) {
        lengths[start] = UInt16(truncatingIfNeeded: length)
        lengths[start + length - 1] = UInt16(truncatingIfNeeded: length)
        histogram[length] &+= 1
        occurs[length >> 6] |= 1 &<< UInt64(truncatingIfNeeded: length & 63)
        occursAbove[length >> 12] |= 1 &<< UInt64(truncatingIfNeeded: length >> 6 & 63)
        longest = max(longest, length)
    }

    private func remove(_ length: Int) {
        histogram[length] &-= 1
    }

    /// None of the others is as long as `longest` any more.
    @inline(never)
    private func findLongest() {
        var above = longest >> 12
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
                longest = length
                return
            }
            occurs[word] &= ~(1 &<< UInt64(length & 63))
        }
        longest = 0
    }
}
