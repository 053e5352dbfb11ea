import BlockHeap
import Testing

@Suite struct ReallocateTests {
    @Test("the same number of blocks changes nothing") func same() {
        let sketch = Sketch(blocks: 8)
        let address = sketch.heap.allocate(17)
        let log = EventLog()
        sketch.heap.observer = log
        #expect(sketch.heap.reallocate(address, to: 32, allowMove: true) == address)
        #expect(log.lines == ["R n=32 b=0 k=2 -> b=0 k=2 same"])
    }

    @Test("shrinking gives the end back and brings the cursor to it") func shrink() {
        let sketch = Sketch(blocks: 12)
        sketch.allocate(9)
        sketch.allocate(1)
        #expect(sketch.heap.lastFreeATBIndex == 2)
        #expect(sketch.resize(0, to: 3) == 0)
        #expect(sketch.drawing == "HTT······H··")
        #expect(sketch.heap.lastFreeATBIndex == 0)
    }

    @Test("growing takes the free blocks behind it, zeroed, and does not count as allocated") func grow() {
        let sketch = Sketch(blocks: 12)
        sketch.allocate(2)
        let amount = sketch.heap.allocAmount
        sketch.heap.ram.fill(sketch.heap.address(ofBlock: 2), count: 32, with: 0xff)
        #expect(sketch.resize(0, to: 4) == 0)
        #expect(sketch.drawing == "HTTT········")
        #expect(sketch.heap.allocAmount == amount)
        #expect(sketch.heap.ram.load32(sketch.heap.address(ofBlock: 3)) == 0)
        #expect(sketch.heap.lastUsedBlock == 4)  // one past the end
    }

    @Test("a move finds the new place while the old one is still taken") func move() {
        let sketch = Sketch(blocks: 16)
        sketch.allocate(2)
        sketch.allocate(2)
        sketch.allocate(1)
        sketch.heap.ram.store32(sketch.heap.address(ofBlock: 3) + 12, 0xfeed)
        sketch.free(0)
        let log = EventLog()
        sketch.heap.observer = log
        // Blocks 0-3 would hold it if the old place counted.
        #expect(sketch.resize(2, to: 4) == 5)
        #expect(sketch.drawing == "····HHTTT·······")
        #expect(sketch.heap.ram.load32(sketch.heap.address(ofBlock: 6) + 12) == 0xfeed)
        #expect(log.lines == ["R n=64 b=2 k=2 -> b=5 k=4 moved"])
    }

    @Test("what may not move and cannot grow stays, and 0 says so") func mayNotMove() {
        let sketch = Sketch(blocks: 8)
        sketch.allocate(2)
        sketch.allocate(1)
        let log = EventLog()
        sketch.heap.observer = log
        #expect(sketch.resize(0, to: 3, allowMove: false) == nil)
        #expect(sketch.drawing == "HTH·····")
        #expect(log.lines == ["r n=48 b=0 k=2 failed"])
    }

    @Test("a move takes its finaliser along") func finaliser() {
        let sketch = Sketch(blocks: 8)
        sketch.allocate(1, withFinaliser: true)
        sketch.allocate(1)
        #expect(sketch.resize(0, to: 2) == 2)
        #expect(sketch.heap.hasFinaliser(block: 2))
        #expect(!sketch.heap.hasFinaliser(block: 0))
    }

    @Test("from nothing it allocates, to nothing it frees") func edges() {
        let sketch = Sketch(blocks: 8)
        let address = sketch.heap.reallocate(0, to: 20, allowMove: true)
        #expect(sketch.drawing == "HT······")
        #expect(sketch.heap.reallocate(address, to: 0, allowMove: true) == 0)
        #expect(sketch.drawing == "········")
    }

    @Test("a move that cannot be made collects first, tells of it first, and then fails") func failedMove() {
        let sketch = Sketch(blocks: 8)
        sketch.root(sketch.allocate(2)!, sketch.allocate(1)!)
        sketch.allocate(2)
        let log = EventLog()
        sketch.heap.observer = log
        #expect(sketch.resize(0, to: 7) == nil)
        #expect(sketch.drawing == "HTH·····")
        #expect(log.lines == ["C nomem", "S b=3 k=2", "E used=3 free=5 last=2", "N n=112"])
    }
}
