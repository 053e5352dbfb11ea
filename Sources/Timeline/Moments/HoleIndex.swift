// The longest hole after every event of a long run, without looking at the table each time.
//
//     holes          ···HHTTT··H·····H        a hole's length stands at its first and at its last block
//     lengths        3 3     22 5   5
//     histogram      how many holes have each length; a bit for each length that occurs, and a bit for each word of those bits
//
// Taking or giving blocks touches the ends of one hole and its two neighbours; the longest length is the highest bit. Nothing is searched.

/// The holes of a heap, kept up to date block by block.
final class HoleIndex {
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

    /// Blocks of the longest hole.
    var biggest: Int {
        for index in (0..<HoleIndex.aboveCount).reversed() where occursAbove[index] != 0 {
            let word = index * 64 + 63 - occursAbove[index].leadingZeroBitCount
            return word * 64 + 63 - occurs[word].leadingZeroBitCount
        }
        return 0
    }

    /// Takes `count` free blocks from `start` on.
    func take(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        // First fit takes a hole from its first block; anything else finds that first.
        var first = start
        while first > 0, isFree[first - 1] { first -= 1 }
        let length = Int(lengths[first])
        remove(length)
        if start > first { add(first, start - first) }
        let rest = first + length - (start + count)
        if rest > 0 { add(start + count, rest) }
        (isFree + start).update(repeating: false, count: count)
    }

    /// Gives `count` used blocks from `start` on back.
    func give(_ start: Int, _ count: Int) {
        guard count > 0 else { return }
        precondition(start >= 0 && start + count <= blockCount, "no such blocks")
        var first = start, length = count
        if start > 0, isFree[start - 1] {
            let left = Int(lengths[start - 1])
            remove(left)
            first -= left
            length += left
        }
        if start + count < blockCount, isFree[start + count] {
            let right = Int(lengths[start + count])
            remove(right)
            length += right
        }
        add(first, length)
        (isFree + start).update(repeating: true, count: count)
    }

    private func add(_ start: Int, _ length: Int) {
        lengths[start] = UInt16(truncatingIfNeeded: length)
        lengths[start + length - 1] = UInt16(truncatingIfNeeded: length)
        histogram[length] += 1
        if histogram[length] == 1 {
            occurs[length >> 6] |= 1 &<< UInt64(length & 63)
            occursAbove[length >> 12] |= 1 &<< UInt64(length >> 6 & 63)
        }
    }

    private func remove(_ length: Int) {
        histogram[length] -= 1
        if histogram[length] == 0 {
            occurs[length >> 6] &= ~(1 &<< UInt64(length & 63))
            if occurs[length >> 6] == 0 { occursAbove[length >> 12] &= ~(1 &<< UInt64(length >> 6 & 63)) }
        }
    }
}
