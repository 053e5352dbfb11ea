// What can lie over the screen: lists, questions, long texts. The topmost gets the keys.
import Grid

/// Something laid over the screen.
protocol Overlay: Sendable {
    /// What gets its keys.
    var place: Place { get }
    /// Reacts to an action that has a key in its place.
    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction]
    /// Takes a character that has no meaning of its own.
    mutating func type(_ character: Character)
    /// Whether an action would do anything now: the footer shows no key that has nothing to do.
    func offers(_ action: Action, _ context: Context) -> Bool
    /// The memory behind it is known by now.
    mutating func take(_ insight: Insight)
    /// What is asked in the last row, instead of a frame.
    var askedLine: String? { get }
    func draw(_ context: Context, into grid: inout Grid)
}

extension Overlay {
    mutating func type(_ character: Character) {}
    func offers(_ action: Action, _ context: Context) -> Bool { true }
    mutating func take(_ insight: Insight) {}
    var askedLine: String? { nil }
}

/// A frame in the middle of the screen, its inside cleared; returns the inside.
func drawFrame(_ title: String, columns: Int, rows: Int, _ look: Look, into grid: inout Grid) -> Rect {
    let width = min(grid.columns, columns + 4), height = min(grid.rows - 2, rows + 2)
    let frame = Rect(column: (grid.columns - width) / 2, row: 1 + max(0, (grid.rows - 2 - height) / 2), columns: width, rows: height)
    grid.fill(frame)
    grid.box(frame, title: title, style: look[.heading])
    return frame.inset(left: 2, top: 1, right: 2, bottom: 1)
}

/// Marks at the right of a frame's inside say that there is more, above or below.
func drawMore(_ scroll: Scroll, of count: Int, in inside: Rect, _ look: Look, into grid: inout Grid) {
    if scroll.top > 0 { grid.put("▲", column: inside.endColumn + 1, row: inside.row, style: look[.key]) }
    if scroll.top + inside.rows < count { grid.put("▼", column: inside.endColumn + 1, row: inside.endRow - 1, style: look[.key]) }
}
