/// gc_alloc and gc_free.
extension Heap {
    /// gc_alloc: the first run of free blocks that is long enough, zeroed; 0 if `byteCount` is 0, the heap is locked or full.
    ///
    /// The search begins at `lastFreeATBIndex`, and only an allocation of one block moves that forward. A collection comes first when
    /// the threshold is reached, or when nothing was found; never twice for one allocation.
    public func allocate(_ byteCount: Int, withFinaliser: Bool = false) -> Address {
        let count = blocks(for: byteCount)
        guard count > 0 else { return 0 }
        let atOnce = count == 1 && !withFinaliser ? placeAtOnce() : nil
        guard let block = atOnce ?? place(count, withFinaliser: withFinaliser) else {
            tell(.allocationFailed(bytes: byteCount))
            return 0
        }
        if isObserved { tellAllocated(bytes: byteCount, block: block, count: count, finaliser: withFinaliser) }
        return address(ofBlock: block)
    }

    /// gc_free: gives the allocation at `address` back at once. Nothing happens for 0, or while the heap is locked: then the next
    /// collection will find it.
    public func free(_ address: Address) {
        guard address != 0, !isLocked else { return }
        let block = head(at: address)
        let count = release(block)
        tell(.freed(block: block, count: count))
    }

    /// Blocks that hold `byteCount` bytes, counted in 32 bits as the board counts: 0 for its last 15 numbers.
    @inline(__always)
    func blocks(for byteCount: Int) -> Int {
        ((max(byteCount, 0) &+ (Heap.blockSize - 1)) & 0xffff_ffff) >> 4
    }

    /// `place` for one block, where a look at one word of the table finds it, as it mostly does; else `nil`, and nothing has changed.
    @inline(__always)
    private func placeAtOnce() -> Int? {
        let index = lastFreeATBIndex
        guard !isLocked, !isAutoCollectEnabled || allocAmount < allocThreshold, index &+ 8 <= table.byteCount else { return nil }
        let free = table.freeBits(at: index)
        guard free != 0 else { return nil }
        let block = index &<< 2 &+ free.trailingZeroBitCount &>> 1
        lastUsedBlock = max(lastUsedBlock, block)
        allocAmount &+= 1
        table.take(block)
        lastFreeATBIndex = (block &+ 1) &>> 2
        (pool + block &<< 4).storeBytes(of: (0, 0), as: (UInt64, UInt64).self)
        return block
    }

    /// Finds and takes `count` blocks; the event is the caller's to tell.
    func place(_ count: Int, withFinaliser: Bool) -> Int? {
        guard !isLocked else { return nil }
        var mayCollect = isAutoCollectEnabled
        if mayCollect, allocAmount >= allocThreshold {
            collect(because: .threshold)
            mayCollect = false
        }
        var found = firstFit(count)
        if found == nil, mayCollect {
            collect(because: .noMemory)
            found = firstFit(count)
        }
        guard let end = found else { return nil }

        let block = end - count + 1
        lastUsedBlock = max(lastUsedBlock, end)
        allocAmount &+= count
        table[block] = .head
        if count == 1 {
            // Only now is it known that nothing before this block is free.
            lastFreeATBIndex = (end + 1) >> 2
            (pool + block * Heap.blockSize).storeBytes(of: (0, 0), as: (UInt64, UInt64).self)
        } else {
            table.fill(.tail, from: block + 1, count: count - 1)
            ram.addWork(count * Heap.blockSize)
            clear(block, count: count)
        }
        if withFinaliser { setFinaliser(block: block) }
        return block
    }

    /// The last block of the first run of `count` free blocks from `lastFreeATBIndex` on.
    @inline(__always)
    private func firstFit(_ count: Int) -> Int? {
        if count == 1 { return table.firstFree(fromByte: lastFreeATBIndex) }
        let start = count >= noRunCount ? max(lastFreeATBIndex, noRunBlock >> 2) : lastFreeATBIndex
        let end = table.firstFit(count, fromByte: start)
        if count <= noRunCount {
            noRunCount = count
            noRunBlock = end.map { $0 + 1 } ?? blockCount
        }
        return end
    }

    /// A search has to look again from `block`, which has just become free. The run that it belongs to now may begin up to
    /// `noRunCount - 1` blocks before it, but not more: else there had been such a run already.
    @inline(__always)
    func becameFree(_ block: Int) {
        lastFreeATBIndex = min(lastFreeATBIndex, block >> 2)
        noRunBlock = min(noRunBlock, max(0, block &- noRunCount &+ 1))
    }

    /// Frees the allocation at `block` and returns how many blocks it had.
    func release(_ block: Int) -> Int {
        clearFinaliser(block: block)
        becameFree(block)
        let count = table.chainLength(block)
        table.free(block, count)
        return count
    }

    func clear(_ block: Int, count: Int) {
        (pool + block * Heap.blockSize)
            .initializeMemory(as: UInt8.self, repeating: 0, count: count * Heap.blockSize)
    }
}
