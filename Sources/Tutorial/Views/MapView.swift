// The block map, however near: the whole heap in cells, or every block in the letters of mem_info(1).
import BlockHeap
import Grid
import Timeline

/// Draws a scene: `zoom` says how, `geometry` the cells where it is not 1:1.
func drawMap(_ scene: MapScene, _ geometry: MapGeometry, _ zoom: MapZoom, in rect: Rect, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    if geometry.showsBlocks(zoom) {
        let rows = BlockRows(scene, perRow: zoom == .blocks ? 64 : geometry.cellsPerRow, isFolded: zoom == .blocks)
        rows.draw(in: rect, theme, into: &grid)
    } else {
        CoarseMap(scene, geometry, theme: theme, isASCII: state.options.isASCII).draw(in: rect, into: &grid)
    }
}
