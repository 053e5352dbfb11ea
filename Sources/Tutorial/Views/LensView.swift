// One block a character, 64 a row, in the letters of mem_info(1): the lens under the map, and the map when zoomed.
import Heap
import Timeline

/// Blocks a row, as mem_info(1) prints them.
private let lensBlocks = 64

/// The row of blocks that the last event, or the cursor, is about.
func drawLens(_ view: TrackView, _ panel: PanelState, _ rect: Rect, _ state: State, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let block = panel.cursor ?? view.touched.last?.lowerBound ?? 0
    drawBlocks(line: block / lensBlocks, view, panel, row: rect.row, rect, state, into: &grid)
}

/// The whole heap at 1:1, its free rows folded as mem_info folds them, following the event.
func drawZoomed(_ view: TrackView, _ layer: LayerView, _ panel: PanelState, _ rect: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let lines = foldedLines(view.moment.map)
    let focus = (panel.cursor ?? view.touched.last?.lowerBound ?? 0) / lensBlocks
    let here = lines.lastIndex { $0.first <= focus } ?? 0
    let top = (here - rect.rows / 2).clamped(to: 0...max(0, lines.count - rect.rows))
    for (i, line) in lines.dropFirst(top).prefix(rect.rows).enumerated() {
        if line.count > 1 {
            grid.put("(\(line.count) lines all free)", column: rect.column + MapGeometry.labelWidth, row: rect.row + i, style: theme[.faint])
        } else {
            drawBlocks(line: line.first, view, panel, layer, row: rect.row + i, rect, state, into: &grid)
        }
    }
}

/// Rows, each alone unless two or more follow each other all free.
private func foldedLines(_ map: BlockMap) -> [(first: Int, count: Int)] {
    var lines: [(first: Int, count: Int)] = []
    var lastIsFree = false
    for line in 0..<(map.blockCount + lensBlocks - 1) / lensBlocks {
        let blocks = line * lensBlocks..<min((line + 1) * lensBlocks, map.blockCount)
        let isFree = blocks.allSatisfy(map.isFree)
        if isFree, lastIsFree { lines[lines.count - 1].count += 1 } else { lines.append((line, 1)) }
        lastIsFree = isFree
    }
    return lines
}

private func drawBlocks(
    line: Int, _ view: TrackView, _ panel: PanelState, _ layer: LayerView? = nil, row: Int, _ rect: Rect, _ state: State, into grid: inout Grid
) {
    let theme = state.options.theme
    let map = view.moment.map
    let first = line * lensBlocks
    grid.putRight(String(first * Heap.blockSize, radix: 16), endColumn: rect.column + 5, row: row, style: theme[.lineNumber])
    for column in 0..<min(lensBlocks, rect.columns - MapGeometry.labelWidth) {
        let block = first + column
        guard block < map.blockCount else { break }
        var style = theme[.free]
        if !map.isFree(block) {
            style = theme[layer.map { $0.role($0.classes[block]) } ?? map.head(of: block).map { map.content(ofHead: $0).role } ?? .other]
        } else if let hole = view.numbers.biggestHole, (hole.start..<hole.end).contains(block) {
            style = theme[.outline]
        }
        if view.isTouched(block..<block + 1) { style.attributes.formUnion(theme[.changed].attributes) }
        if panel.cursor == block { style.attributes.formUnion(theme[.cursor].attributes) }
        grid.put(String(map.letter(of: block)), column: rect.column + MapGeometry.labelWidth + column, row: row, style: style)
    }
}
