import BlockHeap
import Testing

@Suite struct RAMTests {
    let ram = RAM(base: 0x2000_0000, size: 64)

    @Test("words lie in memory with the little end first") func endian() {
        ram.store32(0x2000_0010, 0x1122_3344)
        #expect(ram.bytes(0x2000_0010, count: 4) == [0x44, 0x33, 0x22, 0x11])
        #expect(ram.load16(0x2000_0011) == 0x2233)
        ram.store16(0x2000_0013, 0xabcd)
        #expect(ram.load32(0x2000_0011) == 0x00ab_cd22 << 8 | 0x33)
    }

    @Test("the window ends where it says") func bounds() {
        #expect(ram.isValid(0x2000_0000, count: 64))
        #expect(ram.isValid(0x2000_0040, count: 0))
        #expect(!ram.isValid(0x2000_003d, count: 4))
        #expect(!ram.isValid(0x1fff_ffff, count: 1))
        #expect(!ram.isValid(0x2000_0000, count: 65))
        #expect(!ram.isValid(0x2000_0000, count: -1))
    }

    @Test("an offset is a place less the base; what lies below the base is beyond the end") func offsets() {
        let window = ram.offsets
        ram.store32(0x2000_0010, 0x1122_3344)
        #expect(window.load32(0x10) == 0x1122_3344 && window.load16(0x11) == 0x2233 && window.load8(0x13) == 0x11)
        window.store32(window.offset(of: 0x2000_003c), 7)
        #expect(ram.load32(0x2000_003c) == 7)
        #expect(window.offset(of: 0x1fff_fffc) > 64)
        #expect(window.address(window.offset(of: 0x1fff_fffc)) == 0x1fff_fffc)
    }

    @Test("a copy onto itself moves the bytes as they were") func overlap() {
        ram.store([1, 2, 3, 4, 5], at: 0x2000_0000)
        ram.copy(from: 0x2000_0000, to: 0x2000_0002, count: 5)
        #expect(ram.bytes(0x2000_0000, count: 7) == [1, 2, 1, 2, 3, 4, 5])
        ram.fill(0x2000_0001, count: 3, with: 9)
        #expect(ram.bytes(0x2000_0000, count: 5) == [1, 9, 9, 9, 3])
    }
}
