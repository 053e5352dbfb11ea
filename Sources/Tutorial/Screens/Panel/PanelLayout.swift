// Where the parts of the panel stand. The map gets the rows that it needs for a power of two of blocks a cell; what that leaves over goes
// to the legend, to the words and to the source.
//
//      80x24                              120x40                            a whole screen of map
//      source        | numbers            source    | map                   numbers
//      words                              details   |                       words
//      output                             words     | lens, legend          map
//      map                    | legend    output    | numbers               lens, legend
//      lens                                         | strip                 strip
//      strip
import Grid
import Timeline

/// The panel's parts on a screen of some size. A part that has no room is empty.
struct PanelLayout {
    var source = Rect.none
    var numbers = Rect.none
    /// More numbers, where they are asked for.
    var details = Rect.none
    var words = Rect.none
    var output = Rect.none
    var map = Rect.none
    var lens = Rect.none
    var legend = Rect.none
    var strip = Rect.none
    var geometry: MapGeometry
    /// The words have grown over what stands below them.
    private(set) var isCovered = false

    /// From this size on the map shows every block.
    static let hugeScreen = (columns: 230, rows: 60)

    init(_ context: Context, _ explorer: Explorer, _ ending: Ending?, isPrompt: Bool = false) {
        let use = explorer.use
        let blocks = max(1, use.blockCount)
        let shape = Shape(
            body: context.body, use: use, isProjected: context.show != nil, canHalve: context.look.canHalve, zoom: explorer.map.zoom,
            depth: explorer.depth, hasRequest: explorer.map.request != nil, prints: explorer.chosen?.prints == true, ending: ending)
        let isWide = context.columns >= 112 && context.rows >= 30
        let isHuge = context.columns >= PanelLayout.hugeScreen.columns && context.rows >= PanelLayout.hugeScreen.rows && !shape.isProjected
        geometry = MapGeometry(blocks: blocks, columns: context.columns, rows: 1)
        if shape.zoom == .whole {
            layWhole(shape)
        } else if isPrompt {
            layPrompt(shape)
        } else if isHuge, shape.zoom == .heap || shape.zoom == .fitted && !shape.showsUsedBlocks {
            layHuge(shape)
        } else if isWide {
            layWide(shape)
        } else {
            layNarrow(shape)
        }
        if let ending, !words.isEmpty {
            let rows = ending.wantedRows(columns: words.columns, most: shape.body.endRow - words.row)
            isCovered = rows > words.rows
            words.rows = max(rows, words.rows)
        }
    }

    /// What a layout depends on.
    struct Shape {
        var body: Rect
        var use: BlockUse
        var isProjected: Bool
        var canHalve: Bool
        var zoom: MapZoom
        var depth: NumberDepth
        var hasRequest: Bool
        /// The program prints something: then its output has rows of its own, at any moment.
        var prints: Bool
        var ending: Ending?

        var blocks: Int { max(1, use.blockCount) }

        func geometry(columns: Int, rows: Int) -> MapGeometry {
            MapGeometry(zoom, use, columns: columns, rows: rows, isProjected: isProjected)
        }

        /// A fitted map beside the source of a large screen shows each block.
        var showsUsedBlocks: Bool { geometry(columns: MapGeometry.labelWidth + 64, rows: body.rows - 7).showsBlocks(.fitted) }
    }

    private mutating func layWide(_ shape: Shape) {
        let right = max(MapGeometry.labelWidth + 64, min(shape.body.columns / 2, 96))
        let (left, rest) = shape.body.splitLeft(shape.body.columns - right - 2)
        let side = rest.inset(left: 2)
        // Lens 1, legend 1, numbers 3, strip 2 at least.
        var lensRows = 1, room = side.rows - 7
        geometry = MapGeometry(shape.zoom, shape.use, columns: side.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        var spare = shape.zoom == .blocks ? 0 : room - geometry.terminalRows
        func take(_ most: Int) -> Int {
            let taken = min(most, max(0, spare))
            spare -= taken
            return taken
        }
        let legendRows = 1 + take(1)
        let stripRows = 2 + take(1)
        let numberRows = 3 + take(1)
        let gap = take(1)
        var below: Rect
        (map, below) = side.splitTop(side.rows - lensRows - legendRows - numberRows - stripRows - gap - max(0, spare))
        (lens, below) = below.splitTop(lensRows)
        (legend, below) = below.splitTop(legendRows)
        (numbers, below) = below.inset(top: gap).splitTop(numberRows)
        numbers = numbers.inset(left: 1)
        strip = below.splitTop(stripRows).top
        fill(left: left.inset(left: 1, right: 1), shape)
    }

    /// Source, more numbers, words and output, one below the other.
    private mutating func fill(left text: Rect, _ shape: Shape) {
        let detailRows = min(shape.depth.detailRows, max(0, text.rows / 3))
        let ending = shape.ending?.wantedRows(columns: text.columns, most: text.rows - detailRows - 12) ?? 0
        let wordRows = max(ending, min(6, max(3, text.rows / 6)))
        var below: Rect
        (source, below) = text.splitTop((text.rows - wordRows - detailRows) * 3 / 5)
        (details, below) = below.splitTop(detailRows)
        (words, output) = below.inset(top: 1).splitTop(wordRows)
    }

    private mutating func layNarrow(_ shape: Shape) {
        let body = shape.body
        let isSmall = body.rows < 20 || body.columns < 70
        var stripRows = body.rows < 26 ? 1 : 2
        var lensRows = body.columns >= 70 && body.rows >= 14 ? 1 : 0
        var wordRows = 2
        var outputRows = shape.prints && body.rows >= 16 ? 1 : 0
        // Before a class the answer matters more than the strip, which gets what the map leaves over.
        if shape.isProjected, outputRows > 0, body.rows < 26 { stripRows = 0 }
        // The numbers need four rows, with a request five.
        var top = isSmall ? 3 : shape.isProjected || outputRows > 0 && !shape.hasRequest ? 4 : 5
        if !isSmall { top += shape.depth.detailRows }
        var room = max(1, body.rows - top - wordRows - lensRows - stripRows - outputRows)
        geometry = MapGeometry(shape.zoom, shape.use, columns: body.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        if !isSmall, !geometry.showsBlocks(shape.zoom), let compact = compactGeometry(shape, wordRows: 2 - outputRows, outputRows) {
            (geometry, lensRows, stripRows, top, wordRows) = (compact, 0, 0, PanelLayout.compactRows, 2 - outputRows)
            room = body.rows - top - wordRows - outputRows
        }
        var spare = shape.zoom == .blocks ? 0 : room - geometry.terminalRows
        let mapRows = room - spare
        func take(_ most: Int) -> Int {
            let taken = isSmall ? 0 : min(most, max(0, spare))
            spare -= taken
            return taken
        }
        var moreWords = wordRows < 2 ? take(1) : 0
        if outputRows > 0 { outputRows += take(2) }
        // Beside the map where it is tall enough for a column of names, else below.
        let isLegendBeside = body.columns >= 79 && mapRows >= 10
        let legendRows = isLegendBeside ? 0 : take(2)
        moreWords += take(1)
        stripRows += take(3 - stripRows)
        top += max(0, spare)
        if stripRows == 0, wordRows + moreWords > 2 { (stripRows, moreWords) = (1, moreWords - 1) }
        let (head, afterHead) = body.splitTop(top)
        let (said, afterWords) = afterHead.splitTop(wordRows + moreWords)
        words = said.inset(left: 1, right: 1)
        var below: Rect
        (output, below) = afterWords.splitTop(outputRows)
        output = output.inset(left: 1, right: 1)
        (map, below) = below.splitTop(mapRows)
        if isLegendBeside {
            legend = map.splitLeft(71).rest
            map = map.splitLeft(71).left
        }
        (lens, below) = below.splitTop(lensRows)
        if !isLegendBeside { (legend, below) = below.splitTop(legendRows) }
        strip = below.splitTop(stripRows).top
        fill(head: head, shape)
    }

    /// Rows of the source where every block that the run uses is to be seen and there are few rows.
    private static let compactRows = 3

    /// The map of every block that the run uses, where it takes the curves and a part of the source to show it.
    private func compactGeometry(_ shape: Shape, wordRows: Int, _ outputRows: Int) -> MapGeometry? {
        guard shape.zoom == .fitted, shape.depth == .beginner else { return nil }
        let rows = shape.body.rows - PanelLayout.compactRows - wordRows - outputRows
        let geometry = shape.geometry(columns: shape.body.columns, rows: rows)
        return geometry.showsBlocks(.fitted) ? geometry : nil
    }

    /// Source left, numbers right.
    private mutating func fill(head: Rect, _ shape: Shape) {
        let (left, right) = head.splitLeft(head.columns - min(35, max(20, head.columns * 2 / 5)))
        source = left.inset(right: 1)
        var below: Rect
        (numbers, below) = right.inset(left: 1).splitTop(shape.hasRequest ? 5 : 4)
        details = below.splitTop(shape.depth.detailRows).top
    }

    /// Every block: above the map, where it leaves enough rows, all that a wide screen has.
    private mutating func layHuge(_ shape: Shape) {
        let body = shape.body
        let standard = MapGeometry(blocks: shape.blocks, columns: MapGeometry.labelWidth + 64, rows: body.rows - 7)
        guard standard.blocksPerCell > 1 else { return layWide(shape) }
        let finest = MapGeometry(
            finestOf: shape.blocks, columns: body.columns, rows: body.rows - 3, canHalve: shape.canHalve, prefersHalves: true)
        guard body.rows - finest.terminalRows >= 24 else { return layWhole(shape) }
        geometry = finest
        let (above, grid) = body.splitTop(body.rows - finest.terminalRows)
        map = grid
        let (left, rest) = above.splitLeft(above.columns - 100)
        let side = rest.inset(left: 2)
        var below: Rect
        (numbers, below) = side.splitTop(5)
        (details, below) = below.splitTop(shape.depth.detailRows)
        (legend, below) = below.inset(top: 1).splitTop(3)
        (lens, below) = below.inset(top: 1).splitTop(1)
        strip = below.inset(top: 1).splitTop(3).top
        let (code, said) = left.inset(left: 1, right: 1).splitLeft(left.columns / 2)
        source = code.inset(right: 1)
        (words, output) = said.splitTop(max(6, shape.ending?.wantedRows(columns: said.columns, most: said.rows - 6) ?? 0))
        output = output.splitTop(output.rows - 1).top
    }

    /// The map has all but a few rows.
    private mutating func layWhole(_ shape: Shape) {
        let body = shape.body
        let isLow = body.rows < 18
        let numberRows = isLow ? 1 : 2, stripRows = isLow ? 0 : 1
        let wordRows = isLow ? 1 : body.columns >= 160 ? 1 : 2
        let others = numberRows + wordRows + stripRows
        geometry = MapGeometry(finestOf: shape.blocks, columns: body.columns, rows: body.rows - others, canHalve: shape.canHalve)
        // A finer map is worth the rows of all but the numbers and one row of words.
        let slim = MapGeometry(finestOf: shape.blocks, columns: body.columns, rows: body.rows - 3, canHalve: shape.canHalve)
        let isSlim = slim.blocksPerCell < geometry.blocksPerCell
        if isSlim { geometry = slim }
        var spare = body.rows - geometry.terminalRows - (isSlim ? 2 : others)
        func take(_ most: Int) -> Int {
            let taken = min(most, max(0, spare))
            spare -= taken
            return taken
        }
        var below: Rect
        (numbers, below) = body.splitTop(isSlim ? 1 : numberRows)
        (words, below) = below.splitTop(isSlim ? 1 : wordRows)
        (map, below) = below.splitTop(geometry.terminalRows)
        numbers = numbers.inset(left: 1, right: 1)
        words = words.inset(left: 1, right: 1)
        let lensRows = isSlim ? 0 : take(1)
        (lens, below) = below.splitTop(lensRows)
        (legend, below) = below.splitTop(take(isSlim ? 1 : 2))
        strip = isSlim ? .none : below.splitTop(stripRows).top
    }
}

extension Rect {
    /// No room at all.
    static let none = Rect(column: 0, row: 0, columns: 0, rows: 0)
}
