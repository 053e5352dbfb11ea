// A screen as a picture for a handout: the grid on white paper, exact to the cell.
//
//     a row of the grid       backgrounds    <rect>s
//                             blocks, lines  <rect>s and <path>s: they meet their neighbours whatever font the reader has
//                             text           <text> runs, so that it can be selected and searched
//
// Units: a cell is 8.43 x 17, which is what a letter of 14 units takes in the usual monospaced fonts; `textLength` makes it so in others.
import Foundation
import Text

extension Grid {
    /// The grid as an SVG document.
    /// - Parameters:
    ///   - title: what a reader who cannot see it is told first.
    ///   - rows: the rows from the top that are drawn; all where nothing is said.
    public func svg(title: String, rows: Int? = nil) -> String {
        let rows = min(rows ?? self.rows, self.rows)
        var page = SVGPage(columns: columns, rows: rows, title: title)
        for row in 0..<rows {
            page.begin(row: row)
            for column in 0..<columns { page.take(self[column, row], column: column) }
            page.end()
        }
        return page.finish()
    }
}

/// The document while it is written.
private struct SVGPage {
    private static let width = 8.43, height = 17.0
    /// From a cell's upper edge to the line that letters stand on.
    private static let baseline = 13.0

    private var text = ""
    private let closing = "</svg>\n"
    private var row = 0
    /// Equal neighbours, gathered: backgrounds, and letters.
    private var area: (column: Int, count: Int, colour: PaperColour)?
    private var run: (column: Int, cells: Int, text: String, style: Style)?
    private var shapes = ""
    private var letters = ""

    init(columns: Int, rows: Int, title: String) {
        let (width, height) = (Double(columns) * SVGPage.width, Double(rows) * SVGPage.height)
        text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width.svgNumber)" height="\(height.svgNumber)" \
            viewBox="0 0 \(width.svgNumber) \(height.svgNumber)" role="img">
            <title>\(title.escapedForXML)</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <g font-family="DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace" font-size="14" xml:space="preserve" \
            shape-rendering="crispEdges">

            """
    }

    mutating func begin(row: Int) { self.row = row }

    mutating func take(_ cell: Cell, column: Int) {
        let look = PaperLook(cell.style)
        if let ground = look.ground { fill(column, ground) } else { endArea() }
        if cell.width == 0 { return }
        if let shape = BlockShape(cell.character) {
            endRun()
            draw(shape, column, look)
        } else if cell.character == " " {
            // Blanks between words stay in the text; a run does not begin with them.
            if cell.style.attributes.contains(.underline) { underline(column, look) }
            if let open = run, open.style == cell.style { extend(cell, open) } else { endRun() }
        } else if let open = run, open.style == cell.style {
            extend(cell, open)
        } else {
            endRun()
            run = (column, Int(cell.width), String(cell.character), cell.style)
        }
    }

    mutating func end() {
        endArea()
        endRun()
        text += shapes + letters
        (shapes, letters) = ("", "")
    }

    mutating func finish() -> String { text + "</g>\n" + closing }

    // MARK: Areas

    private mutating func fill(_ column: Int, _ colour: PaperColour) {
        if let open = area, open.colour == colour, open.column + open.count == column {
            area = (open.column, open.count + 1, colour)
        } else {
            endArea()
            area = (column, 1, colour)
        }
    }

    private mutating func endArea() {
        guard let open = area else { return }
        area = nil
        text += rect(x: Double(open.column), y: 0, width: Double(open.count), height: 1, open.colour)
    }

    /// A rectangle in cells, from the row's upper edge.
    private func rect(x: Double, y: Double, width: Double, height: Double, _ colour: PaperColour, opacity: Double = 1) -> String {
        let shade = opacity < 1 ? " fill-opacity=\"\(opacity.svgNumber)\"" : ""
        return "<rect x=\"\((x * SVGPage.width).svgNumber)\" y=\"\(((Double(row) + y) * SVGPage.height).svgNumber)\" "
            + "width=\"\((width * SVGPage.width).svgNumber)\" height=\"\((height * SVGPage.height).svgNumber)\" "
            + "fill=\"\(colour.hex)\"\(shade)/>\n"
    }

    private mutating func draw(_ shape: BlockShape, _ column: Int, _ look: PaperLook) {
        let x = Double(column)
        switch shape {
        case .area(let left, let top, let right, let bottom, let opacity):
            shapes += rect(x: x + left, y: top, width: right - left, height: bottom - top, look.area, opacity: opacity)
        case .line(let arms, let isHeavy):
            var path = ""
            let (cx, cy) = ((x + 0.5) * SVGPage.width, (Double(row) + 0.5) * SVGPage.height)
            let ways = [(BlockShape.Arms.left, -0.5, 0.0), (.right, 0.5, 0), (.up, 0, -0.5), (.down, 0, 0.5)]
            for (arm, dx, dy) in ways where arms.contains(arm) {
                let (endX, endY) = (cx + dx * SVGPage.width, cy + dy * SVGPage.height)
                path += "M\(cx.svgNumber) \(cy.svgNumber)L\(endX.svgNumber) \(endY.svgNumber)"
            }
            shapes += "<path d=\"\(path)\" stroke=\"\(look.letter.hex)\" stroke-width=\"\(isHeavy ? 2 : 1)\" fill=\"none\"/>\n"
        case .dot:
            let (cx, cy) = ((x + 0.5) * SVGPage.width, (Double(row) + 0.5) * SVGPage.height)
            shapes += "<circle cx=\"\(cx.svgNumber)\" cy=\"\(cy.svgNumber)\" r=\"1\" fill=\"\(look.area.hex)\"/>\n"
        }
        if look.isUnderlined { underline(column, look) }
    }

    private mutating func underline(_ column: Int, _ look: PaperLook) {
        shapes += rect(x: Double(column), y: 0.93, width: 1, height: 0.07, look.letter)
    }

    // MARK: Text

    private mutating func extend(_ cell: Cell, _ open: (column: Int, cells: Int, text: String, style: Style)) {
        run = (open.column, open.cells + Int(cell.width), open.text + String(cell.character), open.style)
    }

    private mutating func endRun() {
        guard var open = run else { return }
        run = nil
        while open.text.last == " " {
            open.text.removeLast()
            open.cells -= 1
        }
        guard !open.text.isEmpty else { return }
        let look = PaperLook(open.style)
        var attributes = "fill=\"\(look.letter.hex)\""
        if look.isBold { attributes += " font-weight=\"bold\"" }
        if look.isItalic { attributes += " font-style=\"italic\"" }
        if look.isUnderlined { attributes += " text-decoration=\"underline\"" }
        letters += "<text x=\"\((Double(open.column) * SVGPage.width).svgNumber)\" "
            + "y=\"\((Double(row) * SVGPage.height + SVGPage.baseline).svgNumber)\" "
            + "textLength=\"\((Double(open.cells) * SVGPage.width).svgNumber)\" \(attributes)>\(open.text.escapedForXML)</text>\n"
    }
}

extension Double {
    /// As SVG's attributes have it, with at most two decimals: a hundredth of a unit is more than can be seen. Not negative.
    public var svgNumber: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return String(whole) }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// A style on paper.
private struct PaperLook {
    /// What fills the cell; `nil` leaves it white.
    var ground: PaperColour?
    var letter: PaperColour
    var area: PaperColour
    var isBold: Bool, isItalic: Bool, isUnderlined: Bool

    init(_ style: Style) {
        let attributes = style.attributes
        isBold = attributes.contains(.bold)
        isItalic = attributes.contains(.italic)
        isUnderlined = attributes.contains(.underline)
        (letter, area) = PaperLook.colours(style.foreground)
        if case .index(let index) = style.background {
            // A letter's own colour is made for white paper.
            let under = PaperColour(area: index)
            ground = under
            letter = under.contrastOnWhite > 4.5 ? .white : .ink
        }
        if attributes.contains(.dim) { (letter, area) = (PaperColour(0x737373), PaperColour(0xb8b8b8)) }
        guard attributes.contains(.reverse) else { return }
        if case .index(let index) = style.foreground {
            let under = PaperColour(area: index)
            ground = under
            letter = under.contrastOnWhite > 4.5 ? .white : .ink
        } else {
            ground = .bar
            letter = .ink
        }
        area = letter
    }

    private static func colours(_ colour: Colour) -> (letter: PaperColour, area: PaperColour) {
        switch colour {
        case .terminal: (.ink, .ink)
        case .index(let index): (PaperColour(letter: index), PaperColour(area: index))
        }
    }
}
