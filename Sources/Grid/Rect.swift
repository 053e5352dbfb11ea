// Where something stands on the grid: columns count from the left edge, rows from the top, both from 0.

/// A rectangle of cells. Never of negative size: cutting away more than there is leaves nothing.
public struct Rect: Hashable, Sendable {
    public var column: Int
    public var row: Int
    public var columns: Int
    public var rows: Int

    public init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    public var endColumn: Int { column + columns }
    public var endRow: Int { row + rows }
    public var isEmpty: Bool { columns == 0 || rows == 0 }

    public func contains(column c: Int, row r: Int) -> Bool {
        c >= column && c < endColumn && r >= row && r < endRow
    }

    /// The part left after cutting off the margins.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(column: column + left, row: row + top, columns: columns - left - right, rows: rows - top - bottom)
    }

    /// The first `count` rows and the rest.
    public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let n = min(max(0, count), rows)
        return (Rect(column: column, row: row, columns: columns, rows: n),
                Rect(column: column, row: row + n, columns: columns, rows: rows - n))
    }

    /// The first `count` columns and the rest.
    public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let n = min(max(0, count), columns)
        return (Rect(column: column, row: row, columns: n, rows: rows),
                Rect(column: column + n, row: row, columns: columns - n, rows: rows))
    }
}
