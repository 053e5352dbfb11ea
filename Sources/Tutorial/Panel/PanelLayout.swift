// Where the parts of the panel stand. The map gets the rows that it needs for a power of two of blocks a cell; what that leaves over
// goes to the words and to the source.
//
//      80x24                              120x40
//      source        | numbers, output    source      | numbers
//      words                              words       | map
//      map                                output      |
//      lens                                           | lens
//      strip                                          | strip
import Timeline

/// The panel's parts on a screen of some size. A part that has no room is empty.
struct PanelLayout {
    var source: Rect
    var numbers: Rect
    var words: Rect
    var output: Rect
    var map: Rect
    var lens: Rect
    var legend: Rect
    var strip: Rect
    var geometry: MapGeometry

    init(_ state: State, _ panel: PanelState) {
        let blocks = panel.chosen?.view?.moment.map.blockCount ?? 1
        let isProjected = state.show != nil
        let body = Rect(column: 0, row: 1, columns: state.columns, rows: max(1, state.rows - 2))
        if state.columns >= 112, state.rows >= 30 {
            self.init(wide: body, blocks: blocks, isProjected: isProjected, isZoomed: panel.isZoomed)
        } else {
            self.init(narrow: body, blocks: blocks, isProjected: isProjected, isZoomed: panel.isZoomed)
        }
    }

    private init(wide body: Rect, blocks: Int, isProjected: Bool, isZoomed: Bool) {
        let right = max(MapGeometry.labelWidth + 64, min(body.columns / 2, 96))
        let (left, rest) = body.splitLeft(body.columns - right - 2)
        let side = rest.inset(left: 2)
        (numbers, map) = side.splitTop(6)
        // Under the map: lens, legend, a blank row, three rows of strip.
        let room = map.rows - 6
        geometry = MapGeometry(blocks: blocks, columns: side.columns, rows: room, isProjected: isProjected)
        let (grid, below) = map.splitTop(isZoomed ? room : geometry.rows)
        map = grid
        (lens, legend) = below.splitTop(1)
        (legend, strip) = legend.splitTop(1)
        strip = strip.inset(top: 1).splitTop(3).top
        let text = left.inset(left: 1, right: 1)
        let words = min(6, max(3, text.rows / 6))
        (source, output) = text.splitTop((text.rows - words) * 3 / 5)
        (self.words, output) = output.inset(top: 1).splitTop(words)
    }

    private init(narrow body: Rect, blocks: Int, isProjected: Bool, isZoomed: Bool) {
        let isSmall = body.rows < 20 || body.columns < 70
        var stripRows = body.rows < 26 ? 1 : 2
        let lensRows = body.columns >= 70 && body.rows >= 14 ? 1 : 0
        var top = isSmall ? 3 : 5, words = 2
        let room = max(1, body.rows - top - words - lensRows - stripRows)
        geometry = MapGeometry(blocks: blocks, columns: body.columns, rows: room, isProjected: isProjected)
        var spare = isZoomed ? 0 : room - geometry.rows
        var legendRows = 0
        if spare > 0, !isSmall {
            legendRows = 1
            spare -= 1
        }
        if spare > 0, !isSmall {
            words = 3
            spare -= 1
        }
        if !isSmall {
            let more = min(spare, 3 - stripRows)
            stripRows += more
            spare -= more
        }
        top += spare
        let (head, afterHead) = body.splitTop(top)
        let (said, afterWords) = afterHead.splitTop(words)
        self.words = said.inset(left: 1, right: 1)
        let (grid, afterMap) = afterWords.splitTop(isZoomed ? room : geometry.rows)
        map = grid
        let (lens, afterLens) = afterMap.splitTop(lensRows)
        self.lens = lens
        let (legend, afterLegend) = afterLens.splitTop(legendRows)
        self.legend = legend
        strip = afterLegend.splitTop(stripRows).top
        let numbersWidth = min(35, max(20, body.columns * 2 / 5))
        let (left, right) = head.splitLeft(head.columns - numbersWidth)
        source = left.inset(right: 1)
        (numbers, output) = right.inset(left: 1).splitTop(4)
    }
}
