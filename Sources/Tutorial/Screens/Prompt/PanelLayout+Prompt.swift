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
        if body.columns >= 160, body.rows >= 28 { return layWidePrompt(shape) }
        let isSmall = body.rows < 20 || body.columns < 70, isTall = body.rows >= 28
        let wordRows = isSmall ? 1 : 2, tallRows = isTall ? 1 : 0
        var lensRows = isSmall ? 0 : 1
        let terminalRows = isSmall ? 3 : isTall ? body.rows * 2 / 5 : 8
        var room = max(1, body.rows - 1 - wordRows - 2 * tallRows - lensRows - terminalRows)
        geometry = MapGeometry(shape.zoom, shape.use, columns: body.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        let mapRows = mapRows(shape, room)
        // More numbers take rows of the terminal, but leave it some.
        let left = body.rows - 1 - wordRows - 2 * tallRows - lensRows - mapRows
        let detailRows = isSmall ? 0 : min(shape.depth.detailRows, max(0, left - 4))
        let rows = body.rows(
            .fixed(left - detailRows), .fixed(detailRows), .fixed(1), .fixed(wordRows), .fixed(mapRows), .fixed(lensRows),
            .fixed(tallRows), .fixed(tallRows))
        source = rows[0].inset(left: 1, right: 1)
        (details, numbers) = (rows[1].inset(left: 1), rows[2].inset(left: 1))
        words = rows[3].inset(left: 1, right: 1)
        (map, lens, legend, strip) = (rows[4], rows[5], rows[6], rows[7])
    }

    private mutating func layWidePrompt(_ shape: Shape) {
        let sides = shape.body.columns(.fill, .fixed(2), .fixed(min(shape.body.columns / 2, 96)))
        let text = sides[0].inset(left: 1, right: 1).rows(.fill, .fixed(1), .fixed(4))
        (source, words) = (text[0], text[2])
        let side = sides[2], detailRows = shape.depth.detailRows
        // Above the map: four rows of numbers, those that are asked for, a blank row; below: lens, legend, a blank row, the strip.
        var lensRows = 1, room = side.rows - detailRows - 5 - 6
        geometry = MapGeometry(shape.zoom, shape.use, columns: side.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        let rows = side.rows(
            .fixed(4), .fixed(detailRows), .fixed(1), .fixed(mapRows(shape, room)), .fixed(lensRows), .fixed(1), .fixed(1), .fixed(3))
        (numbers, details, map, lens, legend, strip) = (rows[0], rows[1], rows[3], rows[4], rows[5], rows[7])
    }
}
