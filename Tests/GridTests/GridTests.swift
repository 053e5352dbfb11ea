import Testing
@testable import Grid

@Suite struct GridTests {
    @Test("Text is clipped at both edges and outside the rows")
    func clipping() {
        var grid = Grid(columns: 5, rows: 2)
        grid.put("abcdefgh", column: 2, row: 0)
        grid.put("xyz", column: -1, row: 1)
        grid.put("no", column: 0, row: 7)
        #expect(grid.text == ["  abc", "yz"])
    }

    @Test("A wide character takes two cells, and one cut in half becomes a blank")
    func wide() {
        var grid = Grid(columns: 5, rows: 1)
        grid.put("a漢字z", column: 0, row: 0)
        #expect(grid[1, 0].width == 2 && grid[2, 0].width == 0)
        #expect(grid.text == ["a漢字"])
        grid.put("x", column: 2, row: 0)
        #expect(grid[1, 0].character == " ")
        #expect(grid.text(row: 0) == "a x字")
        var narrow = Grid(columns: 2, rows: 1)
        #expect(narrow.put("a漢", column: 0, row: 0) == 1)
        #expect(narrow.text == ["a"])
    }

    @Test("Control characters never reach the terminal")
    func control() {
        var grid = Grid(columns: 8, rows: 1)
        grid.put("a\u{1b}[2Jb\u{9b}", column: 0, row: 0)
        #expect(grid.text == ["a[2Jb?"])
    }

    @Test("A text that does not fit ends in an ellipsis")
    func cut() {
        var grid = Grid(columns: 6, rows: 1)
        grid.putCut("abcdefgh", column: 0, row: 0, limit: 6)
        #expect(grid.text == ["abcde…"])
    }

    @Test("A box is drawn inside its rectangle with its title")
    func box() {
        var grid = Grid(columns: 12, rows: 3)
        grid.box(Rect(column: 0, row: 0, columns: 12, rows: 3), title: "Words")
        #expect(grid.text == ["┌─ Words ──┐", "│          │", "└──────────┘"])
    }

    @Test("In ASCII every cell stays in its place and nothing else is left")
    func ascii() {
        var grid = Grid(columns: 14, rows: 1)
        grid.put("│é→█▓▒░·“x”…漢", column: 0, row: 0)
        grid.downgradeToASCII()
        #expect(grid.text == ["|e>@*+-.\"x\"~?"])
    }

    @Test("A grid off the screen has room for nothing and does not fall")
    func empty() {
        var grid = Grid(columns: 0, rows: 0)
        grid.put("x", column: 0, row: 0)
        grid.fill(Rect(column: 0, row: 0, columns: 4, rows: 4))
        #expect(grid.text == [])
    }
}
