// A map whose cells stand for several blocks each: what each cell looks like. A glyph says how full its cell is, never what most of it is;
// the colour says what it is in the layer that is on. Anything used is loud, also where it is little: its cell is filled with a darker
// shade of its colour; what is free is calm. Without colours a letter says what, its case and weight how full.
import BlockHeap
import Grid
import Text
import Timeline

/// How one cell looks, and why: the legend tells it.
struct CellLook {
    enum Mark: Hashable { case holeStart, holeInside, holeEnd, holeSpot, landing, usable, usablePart, crumb, digit, unknown }

    var glyph: Character
    var style: Style
    var fullness: Fullness
    /// The class that the colour or letter stands for; nil in cells that have nothing.
    var shown: UInt8?
    var mark: Mark?
    var isTouched = false
}

/// The cells of a scene on a geometry.
struct CoarseMap {
    let scene: MapScene
    let geometry: MapGeometry
    let look: Look
    private(set) var looks: [CellLook] = []

    var theme: Theme { look.theme }
    private var isASCII: Bool { look.isASCII }

    /// Which cells the last step changed, and which have room for the request. Made once: a run has thousands of holes.
    private let touched: [Bool]
    private let usable: [Bool]
    /// The cells of the biggest hole: those that are all free, or the one that has the most of it.
    private let outline: Range<Int>
    private let spot: Int?

    init(_ scene: MapScene, _ geometry: MapGeometry, _ look: Look) {
        self.scene = scene
        self.geometry = geometry
        self.look = look
        let perCell = geometry.blocksPerCell
        let count = (scene.map.blockCount + perCell - 1) / perCell
        touched = CoarseMap.cells(of: scene.touched, perCell, count)
        let wanted = scene.probe?.blocks ?? .max
        usable = CoarseMap.cells(of: scene.numbers.holes.filter { $0.count >= wanted }.map { $0.start..<$0.end }, perCell, count)
        let hole = scene.numbers.biggestHole ?? Hole(start: 0, count: 0)
        let end = hole.end == scene.map.blockCount ? count : hole.end / perCell
        let first = (hole.start + perCell - 1) / perCell
        outline = first..<max(first, end)
        spot = outline.count > 1 || hole.count == 0 ? nil : CoarseMap.fullestCell(of: hole, perCell)
        let cells = scene.map.cells(blocksPerCell: perCell, classes: scene.view.classes)
        looks.reserveCapacity(cells.count)
        for (index, cell) in cells.enumerated() { looks.append(cellLook(cell, index)) }
    }

    /// Which cells some ranges of blocks lie in.
    private static func cells(of ranges: [Range<Int>], _ perCell: Int, _ count: Int) -> [Bool] {
        var cells = [Bool](repeating: false, count: count)
        for range in ranges where !range.isEmpty {
            for cell in range.lowerBound / perCell...(range.upperBound - 1) / perCell where cell < count { cells[cell] = true }
        }
        return cells
    }

    /// The cell that has the most blocks of a hole that fills none, or only one.
    private static func fullestCell(of hole: Hole, _ perCell: Int) -> Int {
        let first = hole.start / perCell
        let inFirst = min(hole.end, (first + 1) * perCell) - hole.start
        return hole.count - inFirst > inFirst ? first + 1 : first
    }

    func draw(in rect: Rect, into grid: inout Grid) {
        if geometry.isHalved { return drawHalves(in: rect, into: &grid) }
        for (i, line) in geometry.lines.prefix(rect.rows).enumerated() {
            switch line {
            case .row(let row): drawRow(row, y: rect.row + i, rect, into: &grid)
            case .folded: drawFold(geometry.blocks(of: line), scene, look, row: rect.row + i, in: rect, into: &grid)
            }
        }
    }

    private func drawRow(_ row: Int, y: Int, _ rect: Rect, into grid: inout Grid) {
        drawLabel(row, at: y, rect, into: &grid)
        for column in 0..<geometry.cellsPerRow {
            let index = row * geometry.cellsPerRow + column
            guard index < looks.count else { break }
            let x = rect.column + MapGeometry.labelWidth + column * geometry.cellWidth
            for i in 0..<geometry.cellWidth {
                grid.put(String(glyph(index, i)), column: x + i, row: y, style: looks[index].style, limit: rect.endColumn)
            }
        }
        nameHole(row, y: y, rect, into: &grid)
    }

    /// The size of the biggest hole, in the first row that is all of it.
    private func nameHole(_ row: Int, y: Int, _ rect: Rect, into grid: inout Grid) {
        let cells = cells(ofRow: row)
        guard let hole = scene.numbers.biggestHole, isBlank(cells), row == 0 || !isBlank(self.cells(ofRow: row - 1)) else { return }
        let text = "the biggest hole: \(hole.bytes.grouped) B"
        let room = cells.count * geometry.cellWidth
        guard text.count < room else { return }
        let x = rect.column + MapGeometry.labelWidth + (room - text.count) / 2
        grid.put(text, column: x, row: y, style: theme[.faint], limit: rect.endColumn)
    }

    /// Whether some cells are all inside the biggest hole with nothing else to show.
    private func isBlank(_ cells: Range<Int>) -> Bool {
        !cells.isEmpty && cells.allSatisfy { looks[$0].glyph == " " && looks[$0].style == theme[.free] }
    }

    /// The cells of a row that there are: of several heaps on one scale, some may be shorter.
    private func cells(ofRow row: Int) -> Range<Int> {
        (row * geometry.cellsPerRow..<(row + 1) * geometry.cellsPerRow).clamped(to: looks.indices)
    }

    /// The cells that a fitted map shows: all but those that are folded.
    var shownLooks: [CellLook] {
        geometry.lines.flatMap { line -> ArraySlice<CellLook> in
            guard case .row(let row) = line else { return [] }
            return looks[cells(ofRow: row)]
        }
    }

    /// The character in a column of a cell: of a wide one, brackets stand at its outer side.
    private func glyph(_ index: Int, _ column: Int) -> Character {
        let isInner = looks[index].mark == .holeStart && column > 0 || looks[index].mark == .holeEnd && column < geometry.cellWidth - 1
        return isInner && "[]".contains(looks[index].glyph) ? " " : looks[index].glyph
    }

    func drawLabel(_ row: Int, at y: Int, _ rect: Rect, into grid: inout Grid) {
        grid.putRight(geometry.label(row: row, of: scene.map), endColumn: rect.column + 5, row: y, style: theme[.lineNumber])
    }

    // MARK: One cell

    private func cellLook(_ cell: MapCell, _ index: Int) -> CellLook {
        let blocks = cell.firstBlock..<cell.firstBlock + cell.blockCount
        var look = base(cell)
        switch scene.layer.subject {
        case .used: break
        case .holes: showHoleSize(cell, &look)
        case .changes: showChange(blocks, &look)
        }
        outlineHole(index, &look)
        if let probe = scene.probe { show(probe, index, blocks, &look) }
        if touched[index] {
            look.isTouched = true
            let free = cell.usedBlocks == 0 && look.mark == nil
            look.style = theme.marked(free ? theme[.outline] : look.style)
        }
        if let cursor = scene.cursor, blocks.contains(cursor) { look.style.attributes.formUnion(theme[.cursor].attributes) }
        return look
    }

    private func base(_ cell: MapCell) -> CellLook {
        let fullness = cell.fullness
        let glyph = mapGlyph(fullness, isASCII: isASCII)
        if cell.unknownBlocks > 0 { return CellLook(glyph: "?", style: theme[.faint], fullness: fullness, mark: .unknown) }
        guard cell.usedBlocks > 0 else { return CellLook(glyph: glyph, style: theme[.free], fullness: fullness) }
        var shown = cell.mainClass
        for (i, meaning) in scene.view.meanings.enumerated() where meaning.isLoud && cell.classes & (1 << UInt32(i)) != 0 {
            shown = UInt8(i)
        }
        let meaning = scene.view.meaning(shown)
        var look = CellLook(glyph: glyph, style: filled(theme[meaning?.role ?? .other], fullness), fullness: fullness, shown: shown)
        if self.look.isMono, let letter = meaning?.letter {
            (look.glyph, look.style) = monoLook(letter, fullness, look.style)
        }
        return look
    }

    /// A cell that is used in part is filled: a heap of crumbs has to look full from the last bench, not empty.
    private func filled(_ style: Style, _ fullness: Fullness) -> Style {
        theme.depth == .full && fullness != .full ? style.on(style.foreground.darker(by: 2)) : style
    }

    /// Free cells show the size of their hole: the power of two of its blocks, as one digit.
    private func showHoleSize(_ cell: MapCell, _ look: inout CellLook) {
        guard cell.unknownBlocks == 0 else { return }
        look.shown = nil
        look.style = theme[.faint]
        look.glyph = mapGlyph(look.fullness, isASCII: isASCII)
        guard cell.usedBlocks == 0, let hole = scene.hole(at: cell.firstBlock) else { return }
        look.glyph = Character(hole.power.hex())
        look.style = theme[holeRole(hole.power)]
        look.mark = .digit
    }

    private func showChange(_ blocks: Range<Int>, _ look: inout CellLook) {
        var isNew = false, isGone = false, isAnothers = false
        for block in blocks where block < scene.view.classes.count {
            switch BlockChange(rawValue: scene.view.classes[block]) {
            case .appeared: isNew = true
            case .gone: isGone = true
            case .replaced: isAnothers = true
            default: break
            }
        }
        guard isNew || isGone || isAnothers else { return }
        let change: BlockChange = isAnothers || isNew && isGone ? .replaced : isNew ? .appeared : .gone
        look.shown = change.rawValue
        look.glyph = scene.view.meaning(change.rawValue)?.letter ?? look.glyph
        look.style = theme[scene.view.role(change.rawValue)]
    }

    /// The biggest hole is blank between brackets; one that is smaller than that lights up its cell.
    private func outlineHole(_ index: Int, _ look: inout CellLook) {
        if index == spot {
            look.mark = .holeSpot
            look.style = theme[.outlineSpot]
        } else if spot == nil, outline.contains(index) {
            let isEdge = index == outline.lowerBound || index == outline.upperBound - 1
            look.mark = index == outline.lowerBound ? .holeStart : isEdge ? .holeEnd : .holeInside
            if isEdge { (look.glyph, look.style) = (index == outline.lowerBound ? "[" : "]", theme[.outline]) }
            if !isEdge, scene.layer.subject != .holes, look.shown == nil { look.glyph = " " }
        }
    }

    /// Where the request could go lights up, the rest turns to crumbs; the place where first fit would put it blinks.
    private func show(_ probe: RequestProbe, _ index: Int, _ blocks: Range<Int>, _ look: inout CellLook) {
        if let landing = probe.landing, blocks.contains(landing) {
            (look.glyph, look.style, look.mark) = ("▼", theme[.landing], .landing)
        } else if usable[index] {
            let isFree = look.fullness == .empty
            (look.glyph, look.style, look.mark) = (isFree ? "□" : "o", theme[.outline], isFree ? .usable : .usablePart)
        } else {
            look.style = theme[.crumbs]
            look.shown = nil
            look.mark = look.fullness == .full ? nil : .crumb
            if look.fullness == .empty { look.glyph = "·" } else { look.glyph = mapGlyph(look.fullness, isASCII: isASCII) }
        }
    }
}

/// Without colours: the letter of the class, small in cells that are less than half full, faint in each half's lower part, bold only where
/// all of it is used.
private func monoLook(_ letter: Character, _ fullness: Fullness, _ style: Style) -> (Character, Style) {
    let small = Character(letter.lowercased())
    return switch fullness {
    case .empty: (letter, style)
    case .underQuarter: (small, style.with(.dim))
    case .underHalf: (small, style)
    case .underThreeQuarters: (letter, style.with(.dim))
    case .underFull: (letter, style)
    case .full: (letter, style.with(.bold))
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
