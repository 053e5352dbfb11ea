// The screen as a value. Views write into a Grid; Terminal sends it to ncurses; tests read it as text.
//
// Invariant: `cells.count == columns * rows`, row by row, and wide characters are whole (see Cell).

/// A rectangle of cells, the only thing that a view can draw on.
public struct Grid: Hashable, Sendable {
    public let columns: Int
    public let rows: Int
    public private(set) var cells: [Cell]
    /// Where the terminal's own cursor stands, where text is being typed.
    public var cursor: (column: Int, row: Int)? {
        get { cursorIndex.map { ($0 % columns, $0 / columns) } }
        set {
            guard let new = newValue, contains(column: new.column, row: new.row) else { cursorIndex = nil; return }
            cursorIndex = new.row * columns + new.column
        }
    }
    private var cursorIndex: Int?

    public init(columns: Int, rows: Int) {
        precondition(columns >= 0 && rows >= 0)
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: .blank, count: columns * rows)
    }

    /// The whole of it.
    public var bounds: Rect { Rect(column: 0, row: 0, columns: columns, rows: rows) }

    public func contains(column: Int, row: Int) -> Bool {
        column >= 0 && column < columns && row >= 0 && row < rows
    }

    /// The cell at a place that is on the grid. Writing one makes half-overwritten wide characters blank.
    public subscript(column: Int, row: Int) -> Cell {
        get { cells[row * columns + column] }
        set {
            let i = row * columns + column
            if cells[i].width == 0, column > 0 { cells[i - 1] = Cell(" ", style: cells[i - 1].style) }
            if cells[i].width == 2, column + 1 < columns { cells[i + 1] = Cell(" ", style: cells[i + 1].style) }
            cells[i] = newValue
        }
    }

    /// Makes a cell the second half of the wide character left of it.
    mutating func setTail(column: Int, row: Int, style: Style) {
        self[column, row] = .blank
        cells[row * columns + column] = .tail(style)
    }

    /// Changes only the style of a cell; outside the grid nothing happens.
    public mutating func restyle(column: Int, row: Int, _ change: (inout Style) -> Void) {
        guard contains(column: column, row: row) else { return }
        change(&cells[row * columns + column].style)
    }

    /// Replaces every cell's content by what `change` makes of it. For downgrades of the whole screen.
    mutating func mapCells(_ change: (inout Cell) -> Void) {
        for i in cells.indices { change(&cells[i]) }
    }

    /// One row as text, without the blanks at its end.
    public func text(row: Int) -> String {
        var line = ""
        for column in 0..<columns where self[column, row].width > 0 { line.append(self[column, row].character) }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The rows as text, for tests and plain output.
    public var text: [String] { (0..<rows).map(text(row:)) }

    public static func == (a: Grid, b: Grid) -> Bool {
        a.columns == b.columns && a.rows == b.rows && a.cursorIndex == b.cursorIndex && a.cells == b.cells
    }
}
