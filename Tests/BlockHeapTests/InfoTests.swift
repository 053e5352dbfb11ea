import BlockHeap
import Testing

@Suite struct InfoTests {
    @Test("the figures of a small heap") func figures() {
        let sketch = Sketch(blocks: 16)
        for count in [1, 2, 3, 1, 2] { sketch.allocate(count) }
        sketch.free(3)
        #expect(sketch.drawing == "HHT···HHT·······")
        let info = sketch.heap.info()
        #expect(info.totalBytes == 256 && info.usedBytes == 96 && info.freeBytes == 160)
        #expect(info.oneBlockCount == 2 && info.twoBlockCount == 2)
        #expect(info.biggestAllocation == 2 && info.biggestHole == 7)
        #expect(
            info.text == """
                GC: total: 256, used: 96, free: 160
                 No. of 1-blocks: 2, 2-blocks: 2, max blk sz: 2, max free sz: 7

                """)
        #expect(sketch.heap.usedBytes == 96 && sketch.heap.freeBytes == 160)
    }

    /// The map that MicroPython v1.24.0 prints after an empty script on a heap of 216,672 bytes.
    @Test("an empty script's map, letter for letter") func emptyScript() {
        let ram = RAM(base: 0x2001_0000, size: 216_672)
        let heap = Heap(ram: ram, start: 0x2001_0000, end: 0x2001_0000 + 216_672)
        for count in [2, 1, 1, 1, 1, 1, 1, 1, 1, 1] { _ = heap.allocate(count * 16) }
        for (block, count) in [(11, 2), (13, 7), (20, 1), (21, 2), (23, 1)] {
            _ = heap.allocate(count * 16)
            #expect(heap.kind(ofBlock: block) == .head)
        }
        for block in [11, 13, 21] { heap.free(heap.address(ofBlock: block)) }
        let letters: [Int: Character] = [3: "L", 9: "B"]
        let text = heap.info().text + heap.dump { letters[heap.block(at: $0)!] ?? "h" }
        #expect(
            text == """
                GC: total: 211648, used: 208, free: 211440
                 No. of 1-blocks: 11, 2-blocks: 1, max blk sz: 2, max free sz: 13204
                GC memory layout; from 200113a0:
                00000000: h=hLhhhhhBh.........h..h........................................
                       (205 lines all free)
                00033800: ............................................

                """)
    }

    @Test("a heap whose end is free to the last line folds to its end") func foldedEnd() {
        let sketch = Sketch(blocks: 256)
        sketch.allocate(1)
        #expect(
            sketch.heap.dump { _ in "h" } == """
                GC memory layout; from \(String(sketch.heap.poolStart, radix: 16)):
                00000000: h...............................................................
                       (3 lines all free)

                """)
    }

    @Test("the invariant check finds a tail without a head") func invariants() throws {
        let sketch = Sketch(blocks: 8)
        sketch.allocate(2)
        try sketch.heap.checkInvariants()
        sketch.heap.ram.store8(sketch.heap.layout.start, 0b1000_0001)
        #expect(throws: HeapFault.self) { try sketch.heap.checkInvariants() }
    }
}
