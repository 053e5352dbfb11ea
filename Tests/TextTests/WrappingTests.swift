import Testing
import Text

@Suite struct WrappingTests {
    @Test("Words are wrapped, a word that is too long is cut, blanks at a break are dropped")
    func wrap() {
        #expect(Wrapping.lines("the heap is small", width: 8) == ["the heap", "is small"])
        #expect(Wrapping.lines("abcdefghij k", width: 4) == ["abcd", "efgh", "ij k"])
        #expect(Wrapping.lines("a  b \n c", width: 10) == ["a b", "c"])
        #expect(Wrapping.lines("", width: 10) == [""])
        #expect(Wrapping.lines("中文字 x", width: 4) == ["中文", "字 x"])
    }

    @Test("A word of two styles is not divided between lines")
    func styles() {
        let lines = Wrapping.lines([StyledRun("see "), StyledRun("heap", .code), StyledRun(", then")], width: 8)
        #expect(lines == [[StyledRun("see")], [StyledRun("heap", .code), StyledRun(",")], [StyledRun("then")]])
    }
}
