import Testing

@testable import Text

@Suite struct TextTableTests {
    private var table: TextTable {
        var table = TextTable([("name", .left), ("bytes", .right)])
        table.append(["a|b", "1,024"])
        table.append(["\"c\", d", "7"])
        return table
    }

    @Test("columns stand under each other in each format") func formats() {
        #expect(table.lines(.text) == ["name    bytes", "a|b     1,024", "\"c\", d      7"])
        #expect(table.lines(.markdown) == ["| name | bytes |", "| --- | ---: |", "| a\\|b | 1,024 |", "| \"c\", d | 7 |"])
        #expect(table.lines(.csv) == ["name,bytes", "a|b,1024", "\"\"\"c\"\", d\",7"])
    }
}
