// What a collection keeps: the root pointers, the code state of every active Python function with all its slots (dead ones above the
// stack pointer too: that is what keeps some dead objects alive on a real board), and the module's raw code. py/gc.c, gc_collect_start;
// ports/rp2/main.c, gc_collect. Why these: Sources/MicroPython/README.md, "Roots".

import BlockHeap

extension VM {
    /// Marks from every root. The heap calls it between the start and the end of a collection.
    func markRoots() {
        heap.markRoots(at: MemoryMap.rootsStart, count: RootPointer.scannedCount)
        var record = frame
        var links = ChainCount()
        while record != 0 {
            links.follow(ram, to: record)
            let codeState = Frame(ram, record).codeState
            heap.markRoot(codeState)
            heap.markRoots(at: codeState, count: CodeState(ram, codeState).wordCount(ram))
            if heap.isCollectingInAllocation { heap.markRoot(Frame(ram, record).lastCaught) }
            record = Frame(ram, record).previous
        }
        for range in native.stackRanges { heap.markRoots(at: range.base, count: range.count) }
        for address in native.moduleRawCode { heap.markRoot(address) }
        for word in native.held { heap.markRoot(word) }
        for lexer in native.lexers { heap.markRoot(lexer) }
        for vstr in native.vstrs { heap.markRoot(vstr._withUnsafeGuaranteedRef { $0.buffer }) }
        if heap.isCollectingInAllocation { native.recent.forEach { heap.markRoot($0) } }
    }
}
