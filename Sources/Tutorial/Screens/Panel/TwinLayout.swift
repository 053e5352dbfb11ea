// Where the parts stand when several programs are shown: one above the other, all maps on one scale.
//
//      name, line that runs        a pair of rows for each
//      numbers
//      output                      its last lines, where there is room
//      map
//      ...
//      legend                      of all maps
//      words                       of the chosen one, and the differences
//      lens, strip                 of the chosen one, where there is room
import Grid
import Timeline

/// The panel's parts for several programs.
struct TwinLayout {
    /// For each program: its heading and its map. The heading is the line that runs, the numbers, and what was printed last.
    var heads: [Rect]
    var maps: [Rect]
    var legend: Rect
    var words: Rect
    var lens: Rect
    var strip: Rect
    var geometry: MapGeometry
    /// The words have grown over what stands around them.
    private(set) var isCovered = false

    init(_ context: Context, _ explorer: Explorer, _ ending: Ending?) {
        let body = context.body
        let count = max(1, explorer.tracks.count)
        let legendRows = body.rows >= 32 ? 2 : body.rows >= 16 ? 1 : 0
        var lensRows = body.rows >= 28 ? 1 : 0
        let stripRows = body.rows >= 32 ? 3 : body.rows >= 26 ? 1 : 0
        // At least a row of differences for each of the others, and one of words; they get what the maps leave over.
        let wordRows = body.rows >= 20 ? count : 1
        let share = max(2, (body.rows - legendRows - lensRows - stripRows - wordRows) / count)
        let outputRows = !explorer.tracks.contains(where: \.prints) ? 0 : share >= 16 ? 3 : share >= 7 ? 1 : 0
        let headRows = (share >= 4 ? 2 : 1) + outputRows
        geometry = MapGeometry(
            explorer.map.zoom == .whole ? .heap : explorer.map.zoom, explorer.use, columns: body.columns, rows: max(1, share - headRows),
            isProjected: context.show != nil)
        if geometry.showsBlocks(explorer.map.zoom) { lensRows = 0 }
        let partRows = explorer.map.zoom == .blocks ? share : min(share, headRows + geometry.terminalRows)
        let parts = Room.divide(body.rows, Array(repeating: .fixed(partRows), count: count))
        var rest = body
        (heads, maps) = ([], [])
        for rows in parts {
            let (part, below) = rest.splitTop(rows)
            let (head, map) = part.splitTop(headRows)
            heads.append(head)
            maps.append(map)
            rest = below
        }
        let rows = rest.rows(.fixed(legendRows), .fixed(lensRows), .fill, .fixed(stripRows))
        (legend, lens, words, strip) = (rows[0], rows[1], rows[2].inset(left: 1, right: 1), rows[3])
        if let ending {
            let first = body.row + (heads.first?.rows ?? 0)
            let rows = count - 1 + ending.wantedRows(columns: words.columns, most: body.endRow - first - count + 1)
            isCovered = rows > words.rows
            if isCovered {
                words.row = max(first, min(words.row, body.endRow - rows))
                words.rows = rows
            }
        }
    }
}
