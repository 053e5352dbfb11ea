// One block a character, in the letters of mem_info(1): the lens under the map, the map at 1:1, and small heaps.
import BlockHeap
import Grid
import Timeline

/// The row of blocks that the last event, or the cursor, is about: exactly one line of mem_info(1).
func drawLens(_ scene: MapScene, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let row = BlockRow(first: scene.focus / 64 * 64, count: 64, folded: 0)
    BlockRows(scene, [row], lettersOfLayer: false).draw(in: rect.splitTop(1).top, look, into: &grid)
    let end = rect.column + MapGeometry.labelWidth + 64
    guard end + 6 <= rect.endColumn else { return }
    grid.put(" lens", column: end, row: rect.row, style: look[.faint], limit: rect.endColumn)
}

/// A row of blocks, or a number of rows that are all free.
struct BlockRow {
    var first: Int
    var count: Int
    /// Rows that are folded into this one; 0: none, it is shown.
    var folded: Int
}

/// A heap at 1:1.
struct BlockRows {
    let scene: MapScene
    let rows: [BlockRow]
    /// Without colours, layers other than the types say what they know by letters of their own.
    var lettersOfLayer = true

    init(_ scene: MapScene, _ rows: [BlockRow], lettersOfLayer: Bool) {
        self.scene = scene
        self.rows = rows
        self.lettersOfLayer = lettersOfLayer
    }

    /// The map at 1:1 of a zoom: all rows as they are at this moment, or those that the geometry has.
    init(_ scene: MapScene, _ geometry: MapGeometry, _ zoom: MapZoom) {
        if zoom == .blocks {
            self.init(scene, perRow: 64)
        } else {
            self.init(scene, geometry.lines.map { line in
                let blocks = geometry.blocks(of: line)
                if case .folded(let rows) = line { return BlockRow(first: blocks.lowerBound, count: blocks.count, folded: rows.count) }
                return BlockRow(first: blocks.lowerBound, count: blocks.count, folded: 0)
            }, lettersOfLayer: true)
        }
    }

    /// All rows; two or more that are all free now are folded, as mem_info folds them.
    private init(_ scene: MapScene, perRow: Int) {
        self.scene = scene
        var rows: [BlockRow] = []
        for first in stride(from: 0, to: scene.map.blockCount, by: perRow) {
            let count = min(perRow, scene.map.blockCount - first)
            let isFree = (first..<first + count).allSatisfy(scene.map.isFree)
            if isFree, let last = rows.last, last.folded > 0 {
                rows[rows.count - 1].folded += 1
                rows[rows.count - 1].count += count
            } else {
                rows.append(BlockRow(first: first, count: count, folded: isFree ? 1 : 0))
            }
        }
        for i in rows.indices where rows[i].folded == 1 { rows[i].folded = 0 }
        self.rows = rows
    }

    /// The rows that fit, the one in focus among them.
    func visible(_ count: Int) -> ArraySlice<BlockRow> {
        let here = rows.lastIndex { $0.first <= scene.focus } ?? 0
        let top = (here - count / 2).clamped(to: 0...Swift.max(0, rows.count - count))
        return rows.dropFirst(top).prefix(count)
    }

    func draw(in rect: Rect, _ look: Look, into grid: inout Grid) {
        for (i, row) in visible(rect.rows).enumerated() {
            if row.folded > 0 {
                drawFold(row.first..<row.first + row.count, scene, look, row: rect.row + i, in: rect, into: &grid)
            } else {
                draw(row, y: rect.row + i, rect, look, into: &grid)
            }
        }
    }

    private func draw(_ row: BlockRow, y: Int, _ rect: Rect, _ look: Look, into grid: inout Grid) {
        let offset = String(scene.map.origin + row.first * scene.map.blockSize, radix: 16)
        grid.putRight(offset, endColumn: rect.column + 5, row: y, style: look[.lineNumber])
        for column in 0..<min(row.count, rect.columns - MapGeometry.labelWidth) {
            let block = row.first + column
            guard block < scene.map.blockCount else { break }
            let (glyph, style) = cell(block, look)
            grid.put(String(glyph), column: rect.column + MapGeometry.labelWidth + column, row: y, style: style)
        }
    }

    private func cell(_ block: Int, _ look: Look) -> (Character, Style) {
        let map = scene.map
        let isFree = map.isFree(block)
        let klass = scene.view.classes.indices.contains(block) ? scene.view.classes[block] : 0
        var glyph = map.letter(of: block)
        var style = isFree ? look[.free] : look[scene.layer.subject == .holes ? .faint : scene.view.role(klass)]
        if lettersOfLayer, let letter = letter(klass, block, isFree, look) { glyph = letter }
        if lettersOfLayer, scene.layer.subject == .holes, isFree, let hole = scene.hole(at: block) {
            (glyph, style) = (Character(hole.power.hex()), look[holeRole(hole.power)])
        }
        if map.isUnknown(block) { style = look[.faint] }
        if isFree, scene.layer.subject == .changes, klass == BlockChange.gone.rawValue { style = look[.removed] }
        // What is free is calm, the biggest hole too: it stands between brackets.
        if let hole = scene.numbers.biggestHole, block == hole.start || block == hole.end - 1 {
            (glyph, style) = (block == hole.start ? "[" : "]", look[.outline])
        }
        if let probe = scene.probe { (glyph, style) = probed(probe, block, isFree, glyph, style, look) }
        if scene.isTouched(block) { style = look.theme.marked(isFree ? look[.outline] : style) }
        if scene.cursor == block { style.attributes.formUnion(look[.cursor].attributes) }
        return (glyph, style)
    }

    /// What a layer writes in place of mem_info's letter: signs of change always, its letters only where there are no colours.
    private func letter(_ klass: UInt8, _ block: Int, _ isFree: Bool, _ look: Look) -> Character? {
        guard let meaning = scene.view.meaning(klass), let letter = meaning.letter else { return nil }
        if scene.layer.subject == .changes { return letter }
        guard !isFree, look.isMono, !scene.layer.isOfKinds else { return nil }
        return scene.map.kind(of: block) == .tail ? Character(letter.lowercased()) : letter
    }

    private func probed(
        _ probe: RequestProbe, _ block: Int, _ isFree: Bool, _ glyph: Character, _ style: Style, _ look: Look
    ) -> (Character, Style) {
        if let landing = probe.landing, (landing..<landing + probe.blocks).contains(block) {
            return (block == landing ? "▼" : "□", look[.landing])
        }
        guard isFree else { return (scene.map.letter(of: block), look[.crumbs]) }
        return scene.isUsable(block) ? ("□", look[.outline]) : ("·", look[.crumbs])
    }
}
