/// The marking half of a collection: gc_collect_root, gc_mark_subtree and gc_deal_with_stack_overflow.
///
/// Conservative: any 32-bit word that is the address of an unmarked head keeps that head, whatever the word was meant to be. An address
/// inside an allocation keeps nothing.
extension Heap {
    /// Takes the `count` words from `address` on as roots. Only to be called by `rootScanner`.
    public func markRoots(at address: Address, count: Int) {
        guard count > 0 else { return }
        let words = ram.readable(address, count: count * 4)
        for index in 0..<count {
            markRoot(UInt32(littleEndian: words.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        }
    }

    /// Takes one word as a root. Only to be called by `rootScanner`.
    public func markRoot(_ word: UInt32) {
        guard isCollecting, let block = block(at: word), table.bits(block) == BlockKind.head.rawValue else { return }
        table.mark(block)
        if wantsMarks { tell(.marked(block: block, from: nil, depth: 0, overflow: false)) }
        markSubtree(block)
    }

    /// Scans the words of a marked allocation, marks what they point to and goes on with that. At most 64 blocks wait on the stack; one
    /// more stays marked but unscanned, and `rescanAfterOverflow` comes back to it.
    func markSubtree(_ first: Int) {
        let poolStart = self.poolStart
        let blockCount = UInt32(self.blockCount)
        let table = self.table
        let wantsMarks = self.wantsMarks
        var waiting = 0
        var block = first
        while true {
            if wantsMarks { tell(.scanning(block: block, depth: waiting)) }
            var word = UnsafeRawPointer(pool + block * Heap.blockSize)
            let end = word + table.chainLength(block) * Heap.blockSize
            while word < end {
                let offset = UInt32(littleEndian: word.load(as: UInt32.self)) &- poolStart
                word += 4
                let number = offset &>> 4 | offset &<< 28
                guard number < blockCount else { continue }
                let child = Int(number)
                guard table.bits(child) == BlockKind.head.rawValue else { continue }
                table.mark(child)
                let fits = waiting < Heap.markStackSize
                if wantsMarks { tell(.marked(block: child, from: block, depth: waiting, overflow: !fits)) }
                if fits {
                    markStack[waiting] = UInt32(child)
                    waiting += 1
                } else {
                    markStackOverflowed = true
                }
            }
            guard waiting > 0 else { return }
            waiting -= 1
            block = Int(markStack[waiting])
        }
    }

    func rescanAfterOverflow() {
        while markStackOverflowed {
            markStackOverflowed = false
            tell(.rescanStarted)
            for block in 0..<blockCount where table.bits(block) == BlockKind.mark.rawValue {
                markSubtree(block)
            }
        }
    }
}
