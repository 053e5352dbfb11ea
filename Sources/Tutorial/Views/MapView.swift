// The block map. A glyph says how full its cell is, never what most of it is; the colour says what it is in the layer that is on.
import Heap
import Timeline

func drawMap(_ track: Track, _ view: TrackView, _ panel: PanelState, _ layout: PanelLayout, _ state: State, into grid: inout Grid) {
    let map = CoarseMap(track, view, panel, layout.geometry, state)
    if panel.isZoomed {
        drawZoomed(view, map.layer, panel, layout.map, state, into: &grid)
    } else {
        map.draw(in: layout.map, into: &grid)
    }
    drawLegend(map.layer, view, panel, layout, state, into: &grid)
}

/// A map whose cells stand for several blocks each.
struct CoarseMap {
    let view: TrackView
    let layer: LayerView
    let panel: PanelState
    let geometry: MapGeometry
    let theme: Theme
    let isASCII: Bool
    private let probe: RequestProbe?
    /// Cells that the last step changed, and cells with a hole in which the request would fit. Made once: a run has thousands of holes.
    private let touched: [Bool]
    private let usable: [Bool]

    init(_ track: Track, _ view: TrackView, _ panel: PanelState, _ geometry: MapGeometry, _ state: State) {
        self.view = view
        self.panel = panel
        self.geometry = geometry
        layer = panel.walk.map { LayerView($0, view) } ?? LayerView(panel.layer, track, view, look: panel.lookNow)
        theme = state.options.theme
        isASCII = state.options.isASCII
        let probe = panel.request.map(view.moment.probe)
        self.probe = probe
        let count = view.moment.map.blockCount / geometry.blocksPerCell + 1
        touched = CoarseMap.cells(of: view.touched, geometry, count)
        let holes = probe.map { probe in view.numbers.holes.filter { $0.count >= probe.blocks } } ?? []
        usable = CoarseMap.cells(of: holes.map { $0.start..<$0.end }, geometry, count)
    }

    /// Which cells some ranges of blocks lie in.
    private static func cells(of ranges: [Range<Int>], _ geometry: MapGeometry, _ count: Int) -> [Bool] {
        var cells = [Bool](repeating: false, count: count)
        for range in ranges where !range.isEmpty {
            for cell in range.lowerBound / geometry.blocksPerCell...(range.upperBound - 1) / geometry.blocksPerCell where cell < count { cells[cell] = true }
        }
        return cells
    }

    func draw(in rect: Rect, into grid: inout Grid) {
        let cells = view.moment.map.cells(blocksPerCell: geometry.blocksPerCell, classes: layer.classes)
        for row in 0..<min(rect.rows, geometry.rows) {
            grid.putRight(geometry.label(row: row), endColumn: rect.column + 5, row: rect.row + row, style: theme[.lineNumber])
            for column in 0..<geometry.cellsPerRow {
                let index = row * geometry.cellsPerRow + column
                guard index < cells.count else { break }
                let (glyph, style) = look(cells[index], index)
                let x = rect.column + MapGeometry.labelWidth + column * geometry.cellWidth
                for i in 0..<geometry.cellWidth { grid.put(String(glyph), column: x + i, row: rect.row + row, style: style, limit: rect.endColumn) }
            }
        }
    }

    private func look(_ cell: MapCell, _ index: Int) -> (Character, Style) {
        let blocks = cell.firstBlock..<cell.firstBlock + cell.blockCount
        var glyph = mapGlyph(cell.fullness, isASCII: isASCII)
        var style = theme[cell.usedBlocks == 0 ? .free : layer.role(cell)]
        if panel.walk != nil { glyph = walkGlyph(cell) ?? glyph }
        if panel.layer == .hole { (glyph, style) = holeLook(cell, glyph, style) }
        if panel.layer == .difference, let letter = differenceLetter(cell) { glyph = letter.0; style = theme[letter.1] }
        if let hole = view.numbers.biggestHole { (glyph, style) = outlined(cell, hole, blocks, glyph, style) }
        if let probe { (glyph, style) = probed(cell, index, probe, blocks, glyph, style) }
        if touched[index] { style.attributes.formUnion(theme[.changed].attributes) }
        if let cursor = panel.cursor, blocks.contains(cursor) { style.attributes.formUnion(theme[.cursor].attributes) }
        return (glyph, style)
    }

    /// What is at work in a cell, where the collector is stepped through and a cell is one block.
    private func walkGlyph(_ cell: MapCell) -> Character? {
        guard cell.blockCount == 1, cell.usedBlocks == 1, layer.meanings.indices.contains(Int(cell.mainClass)) else { return nil }
        return layer.meanings[Int(cell.mainClass)].letter
    }

    /// Free cells show the size of their hole: the power of two of its blocks, as one digit.
    private func holeLook(_ cell: MapCell, _ glyph: Character, _ style: Style) -> (Character, Style) {
        guard cell.usedBlocks == 0, let hole = hole(at: cell.firstBlock) else { return (glyph, theme[.faint]) }
        let power = Int.bitWidth - 1 - hole.count.leadingZeroBitCount
        let roles: [Role] = [.age4, .age3, .age2, .age1, .age0]
        return (Character(String(power, radix: 16)), theme[roles[min(power / 3, 4)]])
    }

    private func differenceLetter(_ cell: MapCell) -> (Character, Role)? {
        let classes = Set(layer.classes[cell.firstBlock..<cell.firstBlock + cell.blockCount].map { BlockChange(rawValue: $0) ?? .free })
        let isNew = classes.contains(.appeared) || classes.contains(.replaced), isGone = classes.contains(.gone)
        if isNew, isGone || classes.contains(.replaced) { return ("~", .figure) }
        return isNew ? ("+", .added) : isGone ? ("-", .removed) : nil
    }

    /// The biggest hole stands between brackets, in the brightest colour that there is.
    private func outlined(_ cell: MapCell, _ hole: Hole, _ blocks: Range<Int>, _ glyph: Character, _ style: Style) -> (Character, Style) {
        guard cell.usedBlocks == 0, hole.start < blocks.upperBound, hole.end > blocks.lowerBound else { return (glyph, style) }
        let isFirst = hole.start >= blocks.lowerBound - geometry.blocksPerCell + 1 && hole.start <= blocks.lowerBound
        let next = min(geometry.blocksPerCell, view.moment.map.blockCount - blocks.upperBound)
        let isLast = next == 0 || hole.end < blocks.upperBound + next
        if panel.layer == .hole { return (glyph, style) }
        return (isFirst ? "[" : isLast ? "]" : glyph, theme[.outline])
    }

    /// Holes that are too short become crumbs; the place of landing stands out.
    private func probed(
        _ cell: MapCell, _ index: Int, _ probe: RequestProbe, _ blocks: Range<Int>, _ glyph: Character, _ style: Style
    ) -> (Character, Style) {
        if let landing = probe.landing, blocks.contains(landing) { return ("▼", theme[.landing]) }
        guard cell.usedBlocks == 0 else { return (glyph, style) }
        return usable[index] ? ("□", theme[.outline]) : ("·", theme[.crumbs])
    }

    private func hole(at block: Int) -> Hole? {
        let holes = view.numbers.holes
        var low = 0, high = holes.count
        while low < high {
            let middle = (low + high) / 2
            if holes[middle].end <= block { low = middle + 1 } else { high = middle }
        }
        return low < holes.count && holes[low].start <= block ? holes[low] : nil
    }
}

/// The ladder of glyphs: all free and all full have steps of their own.
func mapGlyph(_ fullness: Fullness, isASCII: Bool) -> Character {
    if isASCII { return fullness.ascii }
    return switch fullness {
    case .empty: "·"
    case .underQuarter: "░"
    case .underHalf: "▒"
    case .underThreeQuarters: "▓"
    case .underFull: "▇"
    case .full: "█"
    }
}

/// What the screen shows just now, and nothing else.
private func drawLegend(
    _ layer: LayerView, _ view: TrackView, _ panel: PanelState, _ layout: PanelLayout, _ state: State, into grid: inout Grid
) {
    let rect = layout.legend
    guard !rect.isEmpty else { return }
    let theme = state.options.theme
    var x = grid.put("\(panel.walk == nil ? panel.layer.name : "marks"): ", column: rect.column + MapGeometry.labelWidth, row: rect.row, style: theme[.faint], limit: rect.endColumn)
    if panel.layer == .hole {
        grid.put("a digit n: the hole has 2^n blocks or more", column: x, row: rect.row, style: theme[.faint], limit: rect.endColumn)
        return
    }
    var seen: Set<UInt8> = []
    for block in layer.classes.indices where panel.layer == .difference || !view.moment.map.isFree(block) { seen.insert(layer.classes[block]) }
    var named: Set<String> = []
    for (i, meaning) in layer.meanings.enumerated() where seen.contains(UInt8(i)) && named.insert(meaning.name).inserted {
        guard x + meaning.name.count + 3 <= rect.endColumn else { break }
        x = grid.put("\(meaning.letter ?? "■") ", column: x, row: rect.row, style: theme[meaning.role], limit: rect.endColumn)
        x = grid.put(meaning.name + "  ", column: x, row: rect.row, style: theme[.faint], limit: rect.endColumn)
    }
}
