/// A collection: mark from the roots, then sweep. gc_collect_start, gc_sweep and gc_collect_end.
extension Heap {
    /// gc_collect, as `gc.collect()` asks for it.
    public func collect() {
        collect(because: .explicit)
    }

    /// A collection that neither the program nor the allocator asked for: between two instructions, with the same roots as `collect()`.
    public func collectFromOutside() {
        collect(because: .outside)
    }

    /// gc_sweep_all: frees everything, calling the finalisers; what a soft reset does.
    public func sweepAll() {
        let scanner = rootScanner
        rootScanner = nil
        collect(because: .explicit)
        rootScanner = scanner
    }

    /// A collection that a finaliser asks for while one is under way does nothing. (On the board it would free live objects.)
    func collect(because cause: CollectionCause) {
        guard !isCollecting else { return }
        isCollecting = true
        lockDepth += 1
        allocAmount = 0
        markStackOverflowed = false
        isCollectingInAllocation = cause == .threshold || cause == .noMemory
        tell(.collectionStarted(cause))
        wantsMarks = observer?.wantsMarks ?? false
        ram.addWork((lastUsedBlock + 1) * Heap.blockSize)
        rootScanner?(self)
        if let blockBeingMoved { markRoot(address(ofBlock: blockBeingMoved)) }
        rescanAfterOverflow()
        sweep()
        lastFreeATBIndex = 0
        noRunBlock = 0
        noRunCount = .max
        lockDepth -= 1
        isCollecting = false
        if isObserved {
            let used = table.usedCount()
            tell(.collectionEnded(used: used, free: blockCount - used, last: lastUsedBlock))
        }
    }

    /// Frees unmarked heads with their tails and turns marks back into heads, 32 blocks at a time.
    private func sweep() {
        let low = AllocationTable.lowBits
        let byteEnd = (min(lastUsedBlock + 1, blockCount) + 3) >> 2
        var last = 0
        var carry: UInt64 = 0  // 1 if the word before ended inside a live allocation
        var index = 0
        while index < byteEnd {
            var word = table.word(at: index) & table.validBits(at: index)
            let heads = word & ~(word &>> 1) & low
            if heads != 0, isObserved || mayHaveFinalisers(atTableByte: index) {
                sweepOneByOne(heads, from: index * 4)
                word = table.word(at: index) & table.validBits(at: index)
            }
            let marks = word & word &>> 1 & low
            let tails = word &>> 1 & ~word & low
            // A tail lives if its run of tails begins behind a mark. Adding at the run's lowest bit carries through all of it.
            let runs = tails | tails &<< 1
            let live = (marks &<< 2 | carry) & tails
            let liveTails = runs & ~(runs &+ live) & low
            let kept = marks | liveTails
            table.setWord(at: index, marks | liveTails &<< 1)
            if kept != 0 { last = index * 4 + (63 - kept.leadingZeroBitCount) >> 1 }
            carry = kept &>> 62
            index += 8
        }
        lastUsedBlock = last
    }

    /// The slow way, when somebody looks on or a finaliser may have to run: each dead head of a word in turn.
    @inline(never)
    private func sweepOneByOne(_ heads: UInt64, from firstBlock: Int) {
        var heads = heads
        while heads != 0 {
            let block = firstBlock + heads.trailingZeroBitCount >> 1
            heads &= heads &- 1
            if finaliserBit(block) {
                finaliser?(self, address(ofBlock: block))
                clearFinaliser(block: block)
            }
            let count = table.chainLength(block)
            table.free(block, count)
            tellSwept(block: block, count: count)
        }
    }

    /// Whether any of the 32 blocks from table byte `index` on (a multiple of 8) has a finaliser bit.
    @inline(__always)
    private func mayHaveFinalisers(atTableByte index: Int) -> Bool {
        let first = index >> 1
        for byte in first..<min(first + 4, layout.finaliserTableByteCount) where finaliserBits[byte] != 0 {
            return true
        }
        return false
    }
}
