import BlockHeap
import Testing

@Suite struct CollectTests {
    @Test("what no root reaches is freed with its tails") func sweep() {
        let sketch = Sketch(blocks: 16)
        for count in [2, 3, 1, 2] { sketch.allocate(count) }
        sketch.root(2)
        sketch.point(4, 3, to: 6)  // from the last tail
        sketch.point(5, to: 0)  // from garbage
        sketch.heap.collect()
        #expect(sketch.drawing == "··HTT·HT········")
        #expect(sketch.heap.lastUsedBlock == 7)
        #expect(sketch.heap.lastFreeATBIndex == 0)
    }

    @Test("a word keeps a head only if it is exactly its address") func conservative() {
        let sketch = Sketch(blocks: 8)
        sketch.allocate(2)
        sketch.allocate(2)
        sketch.allocate(1)
        let heap = sketch.heap
        sketch.roots.words = [
            heap.address(ofBlock: 0) + 4, heap.address(ofBlock: 3), heap.poolStart - 16, heap.layout.end, 5,
            heap.address(ofBlock: 4),
        ]
        heap.collect()
        #expect(sketch.drawing == "····H···")
    }

    @Test("a chain that crosses words of the table lives or dies as a whole") func longChains() {
        let sketch = Sketch(blocks: 256)
        sketch.allocate(20)
        sketch.allocate(100)
        sketch.allocate(70)
        sketch.root(20)
        sketch.heap.collect()
        let free = String(repeating: "·", count: 20), tail = String(repeating: "T", count: 99)
        #expect(sketch.drawing == free + "H" + tail + String(repeating: "·", count: 136))
    }

    @Test("a chain in the last block of the heap ends there") func lastBlock() {
        let sketch = Sketch(blocks: 32)
        sketch.allocate(20)
        sketch.allocate(12)
        sketch.root(20)
        sketch.heap.setFinaliserPattern()
        sketch.heap.collect()
        #expect(sketch.drawing.hasSuffix("HTTTTTTTTTTT"))
        #expect(sketch.heap.byteCount(of: sketch.heap.address(ofBlock: 20)) == 12 * 16)
    }

    @Test("65 children overflow the stack of 64, and all their children live") func overflow() {
        let sketch = Sketch(blocks: 400)
        let parent = sketch.allocate(25)!  // 100 words
        for child in 0..<100 {
            let block = sketch.allocate(1)!
            let grandchild = sketch.allocate(1)!
            sketch.heap.ram.store32(sketch.heap.address(ofBlock: parent) + Address(child * 4), sketch.heap.address(ofBlock: block))
            sketch.point(block, to: grandchild)
        }
        sketch.root(parent)
        let log = EventLog()
        log.wantsMarks = true
        sketch.heap.observer = log
        sketch.heap.collect()
        #expect(sketch.heap.usedBytes == 225 * 16)
        let marks = log.events.compactMap { event -> (depth: Int, overflow: Bool)? in
            if case .marked(_, _, let depth, let overflow) = event { (depth, overflow) } else { nil }
        }
        #expect(marks.count == 201)
        #expect(marks.filter(\.overflow).count == 36)
        #expect(marks.map(\.depth).max() == 64)
        #expect(log.events.filter { $0 == .rescanStarted }.count == 1)
        // Each of the 201 is scanned once, and at the rescan again, where those that the stack had no room for are found.
        let scanned = log.events.compactMap { event -> Int? in if case .scanning(let block, _) = event { block } else { nil } }
        #expect(Set(scanned).count == 201 && scanned.count > 201)
    }

    @Test("the threshold counts blocks handed out and collects before the search") func threshold() {
        let sketch = Sketch(blocks: 16)
        sketch.heap.allocThreshold = 4
        let log = EventLog()
        sketch.heap.observer = log
        for count in [1, 1, 2] { sketch.allocate(count) }
        #expect(sketch.heap.allocAmount == 4)
        #expect(sketch.allocate(1) == 0)
        #expect(sketch.heap.allocAmount == 1)
        #expect(
            log.lines.dropFirst(3) == [
                "C threshold", "S b=0 k=1", "S b=1 k=1", "S b=2 k=2", "E used=0 free=16 last=0", "A n=16 b=0 k=1 fl=0",
            ])
    }

    @Test("without automatic collection a full heap fails at once") func disabled() {
        let sketch = Sketch(blocks: 8)
        sketch.heap.isAutoCollectEnabled = false
        sketch.heap.allocThreshold = 1
        sketch.allocate(8)
        let log = EventLog()
        sketch.heap.observer = log
        #expect(sketch.allocate(1) == nil)
        #expect(log.lines == ["N n=16"])
    }

    @Test("a dead head with a finaliser is announced once, with the heap locked") func finaliser() {
        let sketch = Sketch(blocks: 80)
        var seen: [Address] = []
        sketch.heap.finaliser = { heap, address in
            seen.append(address)
            #expect(heap.isLocked)
            #expect(heap.allocate(16) == 0)
            heap.collect()  // does nothing
        }
        let kept = sketch.allocate(2, withFinaliser: true)!
        let dead = sketch.allocate(50, withFinaliser: true)!
        sketch.allocate(3)
        sketch.root(kept)
        sketch.heap.collect()
        #expect(seen == [sketch.heap.address(ofBlock: dead)])
        #expect(sketch.drawing.hasPrefix("HT···"))
        #expect(sketch.heap.usedBytes == 32)
        sketch.heap.sweepAll()
        #expect(seen.count == 2)
        #expect(sketch.heap.usedBytes == 0)
    }

    @Test("an explicit free runs no finaliser and forgets it") func freeForgets() {
        let sketch = Sketch(blocks: 8)
        sketch.heap.finaliser = { _, _ in Issue.record("nothing with a finaliser is left") }
        let block = sketch.allocate(1, withFinaliser: true)!
        sketch.free(block)
        sketch.allocate(1)
        sketch.heap.collect()
    }
}

extension Heap {
    /// Fills the bytes behind the allocation table with what would read as tails, if anybody read them.
    fileprivate func setFinaliserPattern() {
        ram.fill(layout.finaliserTableStart, count: layout.finaliserTableByteCount, with: 0)
        ram.fill(poolStart, count: 16, with: 0xaa)
    }
}
