// Where the parts of the prompt's panel stand: the terminal first, since that is where one types. It is 76 columns wide wherever the
// screen is, so that what mem_info(1) prints is not broken.
//
//      80x24, 120x40                      200x60
//      terminal                           terminal    | numbers
//      numbers                                        | map
//      words                                          |
//      map                                            | lens
//      lens                               words       | strip
import Grid
import Timeline

extension PanelLayout {
    /// The terminal stands where a program has its source.
    mutating func layPrompt(_ shape: Shape) {
        let body = shape.body
        if body.columns >= 160, body.rows >= 28 {
            let (left, side) = body.splitLeft(body.columns - min(body.columns / 2, 96) - 2)
            (source, words) = left.inset(left: 1, right: 1).splitTop(body.rows - 5)
            words = words.inset(top: 1)
            let rest: Rect
            let above: Rect
            (above, rest) = side.inset(left: 2).splitTop(5 + shape.depth.detailRows)
            (numbers, details) = above.splitTop(4)
            details = details.splitTop(shape.depth.detailRows).top
            // Under the map: lens, legend, a blank row, three rows of strip.
            var room = rest.rows - 6, lensRows = 1
            geometry = MapGeometry(shape.zoom, shape.use, columns: rest.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
            let below: Rect
            (map, below) = rest.splitTop(shape.zoom == .blocks ? room : geometry.terminalRows)
            (lens, legend) = below.splitTop(lensRows)
            (legend, strip) = legend.splitTop(1)
            strip = strip.inset(top: 1).splitTop(3).top
            return
        }
        let isSmall = body.rows < 20 || body.columns < 70, isTall = body.rows >= 28
        let wordRows = isSmall ? 1 : 2, tallRows = isTall ? 1 : 0
        var lensRows = isSmall ? 0 : 1
        let withoutLens = 1 + wordRows + 2 * tallRows
        var room = max(1, body.rows - withoutLens - lensRows - (isSmall ? 3 : isTall ? body.rows * 2 / 5 : 8))
        geometry = MapGeometry(shape.zoom, shape.use, columns: body.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        let others = withoutLens + lensRows
        let mapRows = shape.zoom == .blocks ? room : geometry.terminalRows
        var rest: Rect
        (source, rest) = body.splitTop(body.rows - others - mapRows)
        // More numbers take rows of the terminal, but leave it some.
        let detailRows = isSmall ? 0 : min(shape.depth.detailRows, max(0, source.rows - 4))
        (source, details) = source.splitTop(source.rows - detailRows)
        source = source.inset(left: 1, right: 1)
        details = details.inset(left: 1)
        (numbers, rest) = rest.splitTop(1)
        numbers = numbers.inset(left: 1)
        (words, rest) = rest.splitTop(wordRows)
        words = words.inset(left: 1, right: 1)
        (map, rest) = rest.splitTop(mapRows)
        (lens, rest) = rest.splitTop(lensRows)
        (legend, rest) = rest.splitTop(tallRows)
        strip = rest.splitTop(tallRows).top
    }
}
