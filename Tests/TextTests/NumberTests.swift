import Testing
import Text

@Suite struct NumberTests {
    @Test("Numbers are grouped and counted") func words() {
        #expect(0.grouped == "0" && 999.grouped == "999" && 18240.grouped == "18,240" && (-1_000_000).grouped == "-1,000,000")
        #expect(Int.min.grouped == "-9,223,372,036,854,775,808")
        #expect(1.counted("block") == "1 block" && 2000.counted("byte") == "2,000 bytes")
    }
}
