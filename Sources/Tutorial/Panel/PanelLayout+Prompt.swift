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
    mutating func layPrompt(_ state: State, _ panel: PanelState) {
        let use = panel.use
        let body = Rect(column: 0, row: 1, columns: state.columns, rows: max(1, state.rows - 2))
        let isProjected = state.show != nil
        if state.columns >= 160, state.rows >= 30 {
            let (left, side) = body.splitLeft(body.columns - min(body.columns / 2, 96) - 2)
            (source, words) = left.inset(left: 1, right: 1).splitTop(body.rows - 5)
            words = words.inset(top: 1)
            let rest: Rect
            let above: Rect
            (above, rest) = side.inset(left: 2).splitTop(5 + panel.depth.detailRows)
            (numbers, details) = above.splitTop(4)
            details = details.splitTop(panel.depth.detailRows).top
            // Under the map: lens, legend, a blank row, three rows of strip.
            var room = rest.rows - 6, lensRows = 1
            geometry = MapGeometry(panel.map.zoom, use, columns: rest.columns, rows: &room, lens: &lensRows, isProjected: isProjected)
            let below: Rect
            (map, below) = rest.splitTop(panel.map.zoom == .blocks ? room : geometry.terminalRows)
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
        geometry = MapGeometry(panel.map.zoom, use, columns: body.columns, rows: &room, lens: &lensRows, isProjected: isProjected)
        let others = withoutLens + lensRows
        let mapRows = panel.map.zoom == .blocks ? room : geometry.terminalRows
        var rest: Rect
        (source, rest) = body.splitTop(body.rows - others - mapRows)
        // More numbers take rows of the terminal, but leave it some.
        let detailRows = isSmall ? 0 : min(panel.depth.detailRows, max(0, source.rows - 4))
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
