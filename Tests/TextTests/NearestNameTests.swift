import Testing
@testable import Text

@Suite struct NearestNameTests {
    @Test("Near names are found within a few slips, and not beyond")
    func near() {
        #expect(NearestName.of("minuets", in: ["minutes", "number"]) == "minutes")
        #expect(NearestName.of("xyz", in: ["minutes", "number"]) == nil)
        #expect(NearestName.slips("form", "from") == 1)
    }
}
