import BlockHeap
import Testing

@Suite struct FirstFitTests {
    @Test("allocations follow one another from block 0") func inOrder() {
        let sketch = Sketch(blocks: 12)
        #expect(sketch.allocate(3) == 0)
        #expect(sketch.allocate(1) == 3)
        #expect(sketch.allocate(2) == 4)
        #expect(sketch.drawing == "HTTHHT······")
    }

    @Test("nothing is allocated for no bytes") func noBytes() {
        let sketch = Sketch(blocks: 4)
        #expect(sketch.heap.allocate(0) == 0)
        #expect(sketch.drawing == "····")
    }

    @Test("the first hole that is long enough is taken, not the best") func firstNotBest() {
        let sketch = Sketch(blocks: 16)
        for count in [1, 4, 1, 2, 1] { sketch.allocate(count) }
        sketch.free(1)
        sketch.free(6)
        #expect(sketch.drawing == "H····H··H·······")
        #expect(sketch.allocate(2) == 1)
        #expect(sketch.drawing == "HHT··H··H·······")
    }

    @Test("an allocation of one block moves the cursor behind it; a longer one leaves it") func cursor() {
        let sketch = Sketch(blocks: 16)
        for _ in 0..<4 { sketch.allocate(1) }
        #expect(sketch.heap.lastFreeATBIndex == 1)
        sketch.allocate(6)
        #expect(sketch.heap.lastFreeATBIndex == 1)
        sketch.allocate(1)
        #expect(sketch.heap.lastFreeATBIndex == 2)  // block 10, and 11 / 4 is 2
        #expect(sketch.drawing == "HHHHHTTTTTH·····")
    }

    @Test("a free brings the cursor back, and only back") func cursorBack() {
        let sketch = Sketch(blocks: 16)
        for _ in 0..<12 { sketch.allocate(1) }
        #expect(sketch.heap.lastFreeATBIndex == 3)
        sketch.free(5)
        #expect(sketch.heap.lastFreeATBIndex == 1)
        sketch.free(9)
        #expect(sketch.heap.lastFreeATBIndex == 1)
        #expect(sketch.allocate(1) == 5)
        #expect(sketch.heap.lastFreeATBIndex == 1)  // (5 + 1) / 4
        #expect(sketch.allocate(1) == 9)
    }

    @Test("a run may begin anywhere in one word of the table and end in another") func acrossWords() {
        let sketch = Sketch(blocks: 256)
        sketch.allocate(30)
        #expect(sketch.allocate(100) == 30)
        #expect(sketch.allocate(1) == 130)
        sketch.free(30)
        #expect(sketch.allocate(101) == 131)
        #expect(sketch.allocate(100) == 30)
    }

    @Test("a full heap says no, and the last four blocks are within reach") func full() {
        let sketch = Sketch(blocks: 8)
        #expect(sketch.allocate(5) == 0)
        sketch.root(0)
        #expect(sketch.allocate(4) == nil)
        #expect(sketch.allocate(3) == 5)
        #expect(sketch.drawing == "HTTTTHTT")
        sketch.root(5)
        #expect(sketch.allocate(1) == nil)
        #expect(sketch.drawing == "HTTTTHTT")
    }

    @Test("fresh memory is zero") func zeroed() {
        let sketch = Sketch(blocks: 8)
        for count in [1, 3] {
            let address = sketch.heap.allocate(count * 16)
            sketch.heap.ram.fill(address, count: count * 16, with: 0xff)
            sketch.heap.free(address)
            #expect(sketch.heap.allocate(count * 16) == address)
            #expect(sketch.heap.ram.bytes(address, count: count * 16).allSatisfy { $0 == 0 })
            sketch.heap.free(address)
        }
    }

    @Test("a locked heap neither gives nor takes") func locked() {
        let sketch = Sketch(blocks: 8)
        sketch.allocate(2)
        sketch.heap.lock()
        #expect(sketch.allocate(1) == nil)
        #expect(sketch.resize(0, to: 1) == nil)
        sketch.free(0)
        #expect(sketch.drawing == "HT······")
        sketch.heap.unlock()
        sketch.free(0)
        #expect(sketch.drawing == "········")
    }
}
