// The block map, however near: what is used or the whole heap in cells, or every block in the letters of mem_info(1).
import BlockHeap
import Grid
import Text
import Timeline

/// A scene on a geometry: worked out once for map and legend.
struct MapPicture {
    let scene: MapScene
    let geometry: MapGeometry
    let zoom: MapZoom
    let look: Look
    let content: Content

    enum Content {
        case cells(CoarseMap)
        case blocks(BlockRows)
    }

    init(_ scene: MapScene, _ geometry: MapGeometry, _ zoom: MapZoom, _ look: Look) {
        self.scene = scene
        self.geometry = geometry
        self.zoom = zoom
        self.look = look
        content = geometry.showsBlocks(zoom) ? .blocks(BlockRows(scene, geometry, zoom)) : .cells(CoarseMap(scene, geometry, look))
    }

    func draw(in rect: Rect, into grid: inout Grid) {
        switch content {
        case .cells(let map): map.draw(in: rect, into: &grid)
        case .blocks(let rows): rows.draw(in: rect, look, into: &grid)
        }
    }
}

/// The line of blocks that are folded: how many of mem_info's lines, how many bytes, and whether the biggest hole is among them. What is
/// used there at a moment before the run is opened is counted.
func drawFold(_ blocks: Range<Int>, _ scene: MapScene, _ look: Look, row: Int, in rect: Rect, into grid: inout Grid) {
    let blocks = blocks.clamped(to: 0..<scene.map.blockCount)
    guard !blocks.isEmpty else { return }
    var style = look[.faint]
    if scene.touched.contains(where: { $0.overlaps(blocks) }) { style = look.theme.marked(look[.outline]) }
    if let cursor = scene.cursor, blocks.contains(cursor) { style.attributes.formUnion(look[.cursor].attributes) }
    var x = rect.column + MapGeometry.labelWidth
    if let landing = scene.probe?.landing, blocks.contains(landing) {
        x = grid.put("▼", column: x, row: row, style: look[.landing], limit: rect.endColumn)
        x = grid.put(" ", column: x, row: row, limit: rect.endColumn)
    }
    let text = foldWords(blocks, scene).first { CellWidth.of($0) <= rect.endColumn - x } ?? ""
    grid.putCut(text, column: x, row: row, style: style, limit: rect.endColumn)
}

/// What a fold says, the most first, then in less room.
private func foldWords(_ blocks: Range<Int>, _ scene: MapScene) -> [String] {
    let lines = (blocks.count + 63) / 64
    let used = blocks.count { !scene.map.isFree($0) }
    let bytes = (blocks.count * scene.map.blockSize).grouped
    guard used == 0 else {
        return ["(\(lines) lines: \(used.grouped) of \(blocks.count.grouped) blocks used)", "(\(used.grouped) blocks used)"]
    }
    let free = "(\(lines) lines all free)"
    var words = ["\(free) \(bytes) B", free]
    if let hole = scene.numbers.biggestHole, (hole.start..<hole.end).overlaps(blocks) {
        let whole = hole.bytes.grouped
        words = ["\(free) \(bytes) B, in the biggest hole: \(whole) B", "\(free) hole: \(whole) B"] + words
    }
    return words
}
