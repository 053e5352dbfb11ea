import Testing

import Text
@testable import Lessons

@Suite struct PlainTests {
    private func set(_ text: String, _ width: Int) -> [String] {
        Typesetter(width: width, figure: { "<\($0.text)>" }).lines(Markdown.blocks(text)).map(\.text)
    }

    @Test("Lists hang, also within lists and with numbers of two digits")
    func lists() {
        #expect(set("- one two\n  - three\n- four", 8) == ["- one", "  two", "  - thre", "    e", "- four"])
        #expect(set("9. a\n10. b", 20) == [" 9. a", "10. b"])
        #expect(set("- a\n\n- b", 20) == ["- a", "", "- b"])
    }

    @Test("Headings are underlined, code stands in, figures are put in place")
    func blocks() {
        #expect(set("## Heap\n\nIt has <!-- value: heap --> bytes.", 40) == ["Heap", "----", "", "It has <heap> bytes."])
        #expect(set("```\nx = 1\n\ny\n```", 40) == ["    x = 1", "    ", "    y"])
        #expect(set("> a b", 40) == ["| a b"])
    }

    @Test("Columns of a table keep to its width and their sides")
    func tables() {
        #expect(set("| a | bb |\n|---|--:|\n| long | 7 |", 40) == ["a     bb", "----  --", "long   7"])
        #expect(set("| a | b |\n|---|---|\n| one two three | x |", 10) == ["a        b", "-------  -", "one two  x", "three    "])
    }

    @Test("Source is coloured, also in the middle of an edit")
    func highlight() {
        func kinds(_ source: String) -> [[String]] {
            let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
            return zip(lines, PythonHighlighter.lines(source)).map { line, tokens in
                tokens.map { "\($0.kind):\(String(line[$0.range]))" }
            }
        }
        #expect(kinds("for i in range(2): # c") == [[
            "keyword:for", "name:i", "keyword:in", "builtin:range", "operator:(", "number:2", "operator:)", "operator:\u{3A}",
            "comment:# c",
        ]])
        #expect(kinds("x.print(f'a{1}' \"b")[0] == ["name:x", "operator:.", "name:print", "operator:(", "string:f'a{1}'", "string:\"b"])
        #expect(kinds("a = '''b\nc # d\n''' + 1e-5") == [
            ["name:a", "operator:=", "string:'''b"], ["string:c # d"], ["string:'''", "operator:+", "number:1e-5"],
        ])
        #expect(kinds("'\\'' 0xff") == [["string:'\\''", "number:0xff"]])
        #expect(PythonHighlighter.lines("a\n").count == 2)
    }
}
