import BlockHeap
import Testing

/// The sizes are those that the linker maps of the boards and a compiled gc_setup_area give.
@Suite struct LayoutTests {
    @Test(
        "every board has the blocks and the pool start that its firmware has",
        arguments: [
            ("RPI_PICO2_W", 0x2001_04f4, 0x2007_f000, 27684, 0x2001_2dc0),
            ("RPI_PICO2", 0x2000_5534, 0x2007_f000, 30432, 0x2000_8200),
            ("RPI_PICO_W", 0x2001_0a60, 0x2004_0000, 11844, 0x2001_1bc0),
            ("RPI_PICO", 0x2000_59c0, 0x2004_0000, 14604, 0x2000_6f40),
            ("handout", 0x2001_0000, 0x2001_0000 + 216_672, 13228, 0x2001_13a0),
        ])
    func boards(name: String, start: Address, end: Address, blocks: Int, poolStart: Address) throws {
        let layout = try #require(HeapLayout(start: start, end: end))
        #expect(layout.blockCount == blocks)
        #expect(layout.poolStart == poolStart)
        #expect(layout.poolByteCount == blocks * 16)
        #expect(layout.finaliserTableStart == start + Address(blocks / 4) + 1)
        #expect(Int(layout.finaliserTableStart) + layout.finaliserTableByteCount <= Int(poolStart))
    }

    @Test("an end inside a block is rounded down") func roundedEnd() {
        #expect(HeapLayout(start: 0x1000, end: 0x200f) == HeapLayout(start: 0x1000, end: 0x2000))
    }

    @Test("four blocks need 66 bytes and an end on a block") func smallest() {
        #expect(HeapLayout(start: 0x100e, end: 0x1050)?.blockCount == nil)
        #expect(HeapLayout(start: 0x100d, end: 0x1050)?.blockCount == 4)
        #expect(HeapLayout(start: 0x1000, end: 0x1000) == nil)
        #expect(HeapLayout(start: 0x2000, end: 0x1000) == nil)
    }
}
