/// The allocation table in RAM: two bits a block, four blocks a byte, the lowest block in the lowest bits.
///
///     byte        7 6  5 4  3 2  1 0
///     block       +3   +2   +1   +0        00 free, 01 head, 10 tail, 11 marked head
///
/// Answers to the ATB_ macros of py/gc.c, but looks at 32 blocks at once: a 64-bit word is read from any byte. Reading a word
/// near the table's end also reads what lies behind it in the heap (at least 64 bytes of blocks do); those bits are masked off.
/// Block numbers are the caller's responsibility; everything here that walks stops at the last block whatever the bits say.
struct AllocationTable {
    let bytes: UnsafeMutablePointer<UInt8>
    let byteCount: Int

    var blockCount: Int { byteCount * 4 }

    /// The lower bit of each of the 32 pairs.
    static let lowBits: UInt64 = 0x5555_5555_5555_5555

    @inline(__always)
    subscript(block: Int) -> BlockKind {
        get { BlockKind(rawValue: bits(block)).unsafelyUnwrapped }
        nonmutating set {
            let shift = UInt8(truncatingIfNeeded: (block & 3) * 2)
            bytes[block >> 2] = bytes[block >> 2] & ~(3 &<< shift) | newValue.rawValue &<< shift
        }
    }

    @inline(__always)
    func bits(_ block: Int) -> UInt8 {
        bytes[block >> 2] &>> UInt8(truncatingIfNeeded: (block & 3) * 2) & 3
    }

    /// Turns a head into a marked head.
    @inline(__always)
    func mark(_ block: Int) {
        bytes[block >> 2] |= 3 &<< UInt8(truncatingIfNeeded: (block & 3) * 2)
    }

    /// Turns a free block into a head.
    @inline(__always)
    func take(_ block: Int) {
        bytes[block >> 2] |= 1 &<< UInt8(truncatingIfNeeded: (block & 3) * 2)
    }

    /// The lower bit of each of the 32 pairs from table byte `index` whose block is free.
    @inline(__always)
    func freeBits(at index: Int) -> UInt64 {
        let word = word(at: index)
        return ~(word | word &>> 1) & AllocationTable.lowBits
    }

    /// 32 blocks from table byte `index`.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
    }

    /// The bits of the word at table byte `index` that belong to the table.
    @inline(__always)
    func validBits(at index: Int) -> UInt64 {
        byteCount - index >= 8 ? ~0 : 1 &<< UInt64((byteCount - index) * 8) &- 1
    }

    @inline(__always)
    func setWord(at index: Int, _ word: UInt64) {
        let valid = validBits(at: index)
        let merged = valid == ~0 ? word : self.word(at: index) & ~valid | word & valid
        UnsafeMutableRawPointer(bytes + index).storeBytes(of: merged.littleEndian, as: UInt64.self)
    }

    /// How many blocks from `block` on, at most `limit`, are all of `kind`.
    func run(of kind: BlockKind, from block: Int, limit: Int = .max) -> Int {
        let pattern = AllocationTable.lowBits &* UInt64(kind.rawValue)
        let most = min(limit, blockCount - block)
        var count = 0
        while count < most {
            let next = block + count
            let different = (word(at: next >> 2) ^ pattern) &>> UInt64((next & 3) * 2)
            let firstDifferent = (different | different &>> 1) & AllocationTable.lowBits
            let inThisWord = 32 - next & 3
            let same = min(firstDifferent.trailingZeroBitCount >> 1, inThisWord)
            count += same
            if same < inThisWord { break }
        }
        return min(count, most)
    }

    /// The blocks of the allocation whose head is `head`.
    @inline(__always)
    func chainLength(_ head: Int) -> Int {
        let next = head + 1
        guard next < blockCount, bits(next) == BlockKind.tail.rawValue else { return 1 }
        return 1 + run(of: .tail, from: next)
    }

    /// Makes `count` blocks from `block` on all of `kind`.
    func fill(_ kind: BlockKind, from block: Int, count: Int) {
        var block = block
        let end = block + count
        while block < end {
            if block & 3 == 0, end - block >= 32 {
                let wholeBytes = (end - block) >> 2
                (bytes + block >> 2).update(repeating: kind.rawValue &* 0x55, count: wholeBytes)
                block += wholeBytes * 4
            } else {
                // What fits one word, together with the up to three blocks before it in its first byte.
                let part = min(end - block, 32 - block & 3)
                let shift = UInt64((block & 3) * 2)
                let mask = (~0 &>> UInt64(64 - part * 2)) &<< shift
                let pattern = AllocationTable.lowBits &* UInt64(kind.rawValue)
                let word = word(at: block >> 2) & ~mask | pattern & mask
                UnsafeMutableRawPointer(bytes + block >> 2).storeBytes(of: word.littleEndian, as: UInt64.self)
                block += part
            }
        }
    }

    /// Makes the `count` blocks of the allocation at `head` free; mostly it is one.
    @inline(__always)
    func free(_ head: Int, _ count: Int) {
        if count == 1 {
            self[head] = .free
        } else {
            fill(.free, from: head, count: count)
        }
    }

    /// The first free block at or after table byte `start`.
    @inline(__always)
    func firstFree(fromByte start: Int) -> Int? {
        var index = start
        while index < byteCount {
            let free = freeBits(at: index) & validBits(at: index)
            if free != 0 { return index * 4 + free.trailingZeroBitCount >> 1 }
            index += 8
        }
        return nil
    }

    /// First fit: the *last* block of the first run of `count` free blocks that begins at or after table byte `start`.
    func firstFit(_ count: Int, fromByte start: Int) -> Int? {
        var index = start
        var run = 0  // free blocks just before the word
        while index < byteCount {
            let free = freeBits(at: index) & validBits(at: index)
            if free == AllocationTable.lowBits {
                if run + 32 >= count { return index * 4 + count - run - 1 }
                run += 32
            } else if free == 0 {
                run = 0
            } else if count == 1 {
                return index * 4 + free.trailingZeroBitCount >> 1
            } else if let end = fit(count, in: free, run: &run) {
                return index * 4 + end
            }
            index += 8
        }
        return nil
    }

    /// The same inside one word of which some blocks are free. `run` is what was free before it and becomes what is free at its end.
    @inline(__always)
    private func fit(_ count: Int, in free: UInt64, run: inout Int) -> Int? {
        var rest = free | free &<< 1  // from `position` up; whole pairs
        var position = 0
        while true {
            let length = (~rest).trailingZeroBitCount >> 1
            if run + length >= count { return position + count - run - 1 }
            position += length
            if position == 32 {
                run += length
                return nil
            }
            run = 0
            rest = rest &>> UInt64(length * 2)
            if rest == 0 { return nil }
            let used = rest.trailingZeroBitCount >> 1
            rest = rest &>> UInt64(used * 2)
            position += used
        }
    }

    /// Blocks that are not free.
    func usedCount() -> Int {
        var used = 0
        for index in stride(from: 0, to: byteCount, by: 8) {
            let word = word(at: index) & validBits(at: index)
            used += ((word | word &>> 1) & AllocationTable.lowBits).nonzeroBitCount
        }
        return used
    }
}
