// Where the parts of the prompt's panel stand: the terminal first, since that is where one types.
//
//      80x24                              120x40
//      terminal                           terminal    | numbers
//      numbers                                        | map
//      words                                          |
//      map                                words       | lens
//      lens                                           | strip
import Timeline

extension PanelLayout {
    /// The terminal stands where a program has its source.
    init(prompt state: State, _ panel: PanelState) {
        let blocks = panel.tracks.first?.view?.moment.map.blockCount ?? 1
        let body = Rect(column: 0, row: 1, columns: state.columns, rows: max(1, state.rows - 2))
        output = Rect(column: 0, row: 0, columns: 0, rows: 0)
        if state.columns >= 112, state.rows >= 30 {
            let right = max(MapGeometry.labelWidth + 64, min(body.columns / 2, 96))
            let (left, side) = body.splitLeft(body.columns - right - 2)
            (source, words) = left.inset(left: 1, right: 1).splitTop(body.rows - 5)
            words = words.inset(top: 1)
            let rest: Rect
            (numbers, rest) = side.inset(left: 2).splitTop(6)
            // Under the map: lens, legend, a blank row, three rows of strip.
            let room = rest.rows - 6
            geometry = MapGeometry(blocks: blocks, columns: rest.columns, rows: room, isProjected: state.show != nil)
            let below: Rect
            (map, below) = rest.splitTop(panel.isZoomed ? room : geometry.rows)
            (lens, legend) = below.splitTop(1)
            (legend, strip) = legend.splitTop(1)
            strip = strip.inset(top: 1).splitTop(3).top
            return
        }
        let isSmall = body.rows < 20 || body.columns < 70
        let wordRows = isSmall ? 1 : 2, lensRows = isSmall ? 0 : 1, legendRows = body.rows < 26 ? 0 : 1
        let least = isSmall ? 3 : 8
        let room = max(1, body.rows - least - 1 - wordRows - lensRows - legendRows)
        geometry = MapGeometry(blocks: blocks, columns: body.columns, rows: room, isProjected: state.show != nil)
        let mapRows = panel.isZoomed ? room : geometry.rows
        let below: Rect
        (source, below) = body.splitTop(body.rows - 1 - wordRows - mapRows - lensRows - legendRows)
        let (figures, said) = below.splitTop(1)
        numbers = figures.inset(left: 1)
        let (text, drawn) = said.splitTop(wordRows)
        words = text.inset(left: 1, right: 1)
        let rest: Rect
        (map, rest) = drawn.splitTop(mapRows)
        (lens, legend) = rest.splitTop(lensRows)
        legend = legend.splitTop(legendRows).top
        source = source.inset(left: 1, right: 1)
        strip = output
    }
}
