import Grid
import TestSupport
import Testing
@testable import Tutorial

@Suite struct ScreenTests {
    static let sizes = [(40, 12), (60, 15), (80, 24), (120, 40), (200, 60)]

    @Test("A section at every size", arguments: sizes)
    func reading(_ size: (Int, Int)) throws {
        let state = try sitting(size.0, size.1)
        expectSound(state)
        if size.0 <= 80, size.0 != 60 { expectScreen(state, "reading/section-\(size.0)x\(size.1)") }
    }

    @Test("Markdown of every kind", arguments: [(80, 34), (44, 40)])
    func markdown(_ size: (Int, Int)) throws {
        expectScreen(try sitting(size.0, size.1, at: "0"), "reading/markdown-\(size.0)x\(size.1)", looks: true)
    }

    @Test("Markdown in mono and in ASCII says the same")
    func poor() throws {
        expectScreen(try sitting(80, 34, at: "0", depth: .mono), "reading/markdown-mono", looks: true)
        expectScreen(try sitting(80, 34, at: "0", depth: .mono, ascii: true), "reading/markdown-ascii")
    }

    @Test("Lists and texts over the section", arguments: [(80, 24), (120, 40), (40, 12)])
    func overlays(_ size: (Int, Int)) throws {
        for (name, key) in [("contents", "t"), ("help", "?"), ("words", "w"), ("notes", "v"), ("discuss", "d")] {
            var state = try sitting(size.0, size.1)
            state.type(key)
            expectSound(state)
            if size.0 == 80 { expectScreen(state, "overlays/\(name)-80x24", looks: true) }
        }
    }

    @Test("A question before, while and after it is answered")
    func question() throws {
        var state = try sitting()
        state.type("a")
        expectScreen(state, "questions/choice-open")
        state.press(.enter)
        expectScreen(state, "questions/choice-wrong", looks: true)
        state.press(.enter)
        state.type("13")
        expectScreen(state, "questions/many-marked")
        state.press(.escape)
        state.type("r12,000")
        expectScreen(state, "questions/guess-typed")
    }

    @Test("Presenting shows the first step only")
    func presenting() throws {
        expectScreen(try sitting(120, 40, presenter: true), "presenting/first-120x40")
        var state = try sitting(120, 40, presenter: true)
        state.type("b")
        var grid = Grid(columns: 120, rows: 40)
        view(state, into: &grid)
        #expect(grid == Grid(columns: 120, rows: 40))
    }

    @Test("A screen that is too small says so, and no size falls")
    func tiny() throws {
        expectScreen(try sitting(39, 11), "reading/too-small")
        for columns in [1, 2, 7, 39, 40, 41] {
            for rows in [1, 2, 11, 12, 13] {
                for keys in ["", "t", "?", "a", "d", "r", "w"] {
                    var state = try sitting(columns, rows)
                    state.type(keys)
                    var grid = Grid(columns: columns, rows: rows)
                    view(state, into: &grid)
                    #expect(grid.text.count == rows)
                }
            }
        }
    }

    @Test("A screen as a picture is well-formed at every size", arguments: ScreenTests.sizes)
    func screens(_ size: (Int, Int)) throws {
        let state = try sitting(size.0, size.1)
        var grid = Grid(columns: size.0, rows: size.1)
        view(state, into: &grid)
        let elements = try #require(XMLReader.read(grid.svg(title: "x")))
        let words = elements.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
        #expect(words.contains("Two ways"))
    }
}
