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
        let sides = shape.body.columns(.fill, .fixed(2), .fixed(max(MapGeometry.labelWidth + 64, min(shape.body.columns / 2, 96))))
        let side = sides[2]
        // Lens 1, legend 1, numbers 3, strip 2 at least.
        var lensRows = 1, room = side.rows - 7
        geometry = MapGeometry(shape.zoom, shape.use, columns: side.columns, rows: &room, lens: &lensRows, isProjected: shape.isProjected)
        let rows = side.rows(
            .fixed(mapRows(shape, room)), .fixed(lensRows), .between(1, 2), .between(0, 1), .between(3, 4), .between(2, 3),
            growing: [2, 5, 4, 3])
        (map, lens, legend, numbers, strip) = (rows[0], rows[1], rows[2], rows[4].inset(left: 1), rows[5])
        // Source, more numbers, words and output, one below the other.
        let text = sides[0].inset(left: 1, right: 1)
        let detailRows = min(shape.depth.detailRows, max(0, text.rows / 3))
        let ending = shape.ending?.wantedRows(columns: text.columns, most: text.rows - detailRows - 12) ?? 0
        let wordRows = max(ending, min(6, max(3, text.rows / 6)))
        let parts = text.rows(
            .fixed((text.rows - wordRows - detailRows) * 3 / 5), .fixed(detailRows), .fixed(1), .fixed(wordRows), .fill)
        (source, details, words, output) = (parts[0], parts[1], parts[3], parts[4])
    }

    /// Rows of the map: at 1:1 all there are.
    func mapRows(_ shape: Shape, _ room: Int) -> Int { shape.zoom == .blocks ? room : geometry.terminalRows }

    private mutating func layNarrow(_ shape: Shape) {
        let body = shape.body
        let isSmall = body.rows < 20 || body.columns < 70
        var stripRows = body.rows < 26 ? 1 : 2
        var lensRows = body.columns >= 70 && body.rows >= 14 ? 1 : 0
        var wordRows = 2
        let outputRows = shape.prints && body.rows >= 16 ? 1 : 0
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
        let mapRows = mapRows(shape, room)
        // Beside the map where it is tall enough for a column of names, else below.
        let isLegendBeside = body.columns >= 79 && mapRows >= 10
        func lay(_ stripRows: Int, _ moreWords: Int) -> [Rect] {
            func upTo(_ most: Int, from least: Int = 0) -> Room { isSmall ? .fixed(least) : .between(least, max(least, most)) }
            return body.rows(
                .min(top), upTo(2, from: wordRows), upTo(moreWords), upTo(outputRows > 0 ? 3 : 0, from: outputRows), .fixed(mapRows),
                .fixed(lensRows), upTo(isLegendBeside ? 0 : 2), upTo(3, from: stripRows), growing: [1, 3, 6, 2, 7])
        }
        var rows = lay(stripRows, 1)
        // A third row of words is worth less than the curves.
        if rows[7].isEmpty, rows[1].rows + rows[2].rows > 2 { rows = lay(1, 0) }
        words = Rect(column: body.column, row: rows[1].row, columns: body.columns, rows: rows[1].rows + rows[2].rows)
            .inset(left: 1, right: 1)
        output = rows[3].inset(left: 1, right: 1)
        (map, lens, legend, strip) = (rows[4], rows[5], rows[6], rows[7])
        if isLegendBeside { (map, legend) = map.splitLeft(71) }
        fill(head: rows[0], shape)
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
        let sides = head.columns(.fill, .fixed(min(35, max(20, head.columns * 2 / 5))))
        let rows = sides[1].inset(left: 1).rows(.fixed(shape.hasRequest ? 5 : 4), .fixed(shape.depth.detailRows))
        (source, numbers, details) = (sides[0].inset(right: 1), rows[0], rows[1])
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
        let rows = body.rows(.fill, .fixed(finest.terminalRows))
        map = rows[1]
        let sides = rows[0].columns(.fill, .fixed(2), .fixed(98))
        let side = sides[2].rows(
            .fixed(5), .fixed(shape.depth.detailRows), .fixed(1), .fixed(3), .fixed(1), .fixed(1), .fixed(1), .fixed(3))
        (numbers, details, legend, lens, strip) = (side[0], side[1], side[3], side[5], side[7])
        let text = sides[0].inset(left: 1, right: 1).columns(.fixed(sides[0].columns / 2), .fill)
        source = text[0].inset(right: 1)
        let wordRows = max(6, shape.ending?.wantedRows(columns: text[1].columns, most: text[1].rows - 6) ?? 0)
        let said = text[1].rows(.fixed(wordRows), .fill, .fixed(1))
        (words, output) = (said[0], said[1])
    }

    /// The map has all but a few rows.
    private mutating func layWhole(_ shape: Shape) {
        let body = shape.body
        let isLow = body.rows < 18
        let numberRows = isLow ? 1 : 2, stripRows = isLow ? 0 : 1
        let wordRows = isLow ? 1 : body.columns >= 160 ? 1 : 2
        geometry = MapGeometry(
            finestOf: shape.blocks, columns: body.columns, rows: body.rows - numberRows - wordRows - stripRows, canHalve: shape.canHalve)
        // A finer map is worth the rows of all but the numbers and one row of words.
        let slim = MapGeometry(finestOf: shape.blocks, columns: body.columns, rows: body.rows - 3, canHalve: shape.canHalve)
        let isSlim = slim.blocksPerCell < geometry.blocksPerCell
        if isSlim { geometry = slim }
        let rows = body.rows(
            .fixed(isSlim ? 1 : numberRows), .fixed(isSlim ? 1 : wordRows), .fixed(geometry.terminalRows), .between(0, isSlim ? 0 : 1),
            .between(0, isSlim ? 1 : 2), .fixed(isSlim ? 0 : stripRows))
        numbers = rows[0].inset(left: 1, right: 1)
        words = rows[1].inset(left: 1, right: 1)
        (map, lens, legend, strip) = (rows[2], rows[3], rows[4], rows[5])
    }
}

extension Rect {
    /// No room at all.
    static let none = Rect(column: 0, row: 0, columns: 0, rows: 0)
}
