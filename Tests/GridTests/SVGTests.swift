import TestSupport
import Testing
@testable import Grid

@Suite struct SVGTests {
    @Test("Text is text, blocks are areas exact to the cell, and nothing breaks the XML") func parts() throws {
        var grid = Grid(columns: 20, rows: 3)
        grid.put("a <b> & \"c\" ü", column: 1, row: 0, style: Theme(depth: .full)[.strong])
        grid.put("█▀▌▒", column: 2, row: 1, style: Theme(depth: .full)[.container])
        grid.put("┌─┐", column: 10, row: 1)
        grid.put("日本", column: 0, row: 2)
        let elements = try #require(XMLReader.read(grid.svg(title: "<1> & more")))
        #expect(elements.first { $0.name == "title" }?.text == "<1> & more")
        let texts = elements.filter { $0.name == "text" }
        #expect(texts.map(\.text) == ["a <b> & \"c\" ü", "日本"])
        #expect(texts[0].attributes["x"] == "8.43" && texts[0].attributes["textLength"] == "109.59")
        #expect(texts[1].attributes["textLength"] == "33.72")
        // One for the paper.
        let areas = elements.filter { $0.name == "rect" }.dropFirst()
        #expect(areas.map { $0.attributes["x"] } == ["16.86", "25.29", "33.72", "42.15"])
        #expect(areas.map { $0.attributes["height"] } == ["17", "8.5", "17", "17"])
        #expect(areas.last?.attributes["fill-opacity"] == "0.5" && areas.allSatisfy { $0.attributes["fill"] == "#e69f00" })
        #expect(elements.filter { $0.name == "path" }.count == 3)
    }

    @Test("Characters that XML cannot hold are replaced") func control() {
        var grid = Grid(columns: 4, rows: 1)
        grid[0, 0] = Cell("\u{1b}")
        grid[1, 0] = Cell("\u{ffff}")
        #expect(XMLReader.read(grid.svg(title: "\u{7}")) != nil)
    }

    @Test("Every colour can be read as a letter on white, and the theme's areas can be told apart")
    func colours() {
        for index in UInt8.min...UInt8.max { #expect(PaperColour(letter: index).contrastOnWhite >= 3.2, "\(index)") }
        let theme: [UInt8] = [178, 74, 35, 221, 32, 166, 175, 238]
        #expect(Set(theme.map { PaperColour(area: $0).hex }).count == theme.count)
        #expect(PaperColour(xterm: 16).hex == "#000000" && PaperColour(xterm: 231).hex == "#ffffff"
            && PaperColour(xterm: 244).hex == "#808080")
    }
}
