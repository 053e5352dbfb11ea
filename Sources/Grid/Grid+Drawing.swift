// Drawing: text, fills, lines and frames. Everything is clipped to the rectangle it is given; nothing that
// a lesson or a program prints can write outside its place, and control characters never reach a terminal.
import Text

extension Grid {
    /// Writes `text` from a place to the right, at most to `limit` (a column, exclusive); returns the column after it.
    /// Wide characters that would be cut in half become a blank.
    @discardableResult
    public mutating func put(
        _ text: some StringProtocol, column: Int, row: Int, style: Style = .plain, limit: Int? = nil
    ) -> Int {
        let end = min(limit ?? columns, columns)
        guard row >= 0, row < rows else { return column }
        if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return putASCII(text, column: column, row: row, style: style, end: end) }
        var x = column
        for character in text {
            let width = CellWidth.of(character)
            if width == 0 { continue }
            if x + width > end {
                if x < end, x >= 0 { self[x, row] = Cell(" ", style: style) }
                return x
            }
            if x >= 0 {
                self[x, row] = Cell(printable(character), width: UInt8(width), style: style)
                if width == 2 { setTail(column: x + 1, row: row, style: style) }
            }
            x += width
        }
        return x
    }

    /// The same for what nearly all text is: a byte a character, a column a byte.
    private mutating func putASCII(_ text: some StringProtocol, column: Int, row: Int, style: Style, end: Int) -> Int {
        var x = column
        for byte in text.utf8 {
            if x >= end { return x }
            if x >= 0 { self[x, row] = Cell(Character(UnicodeScalar(byte)), style: style) }
            x += 1
        }
        return x
    }

    /// Like `put`, but a text that does not fit ends in `…`.
    @discardableResult
    public mutating func putCut(
        _ text: String, column: Int, row: Int, style: Style = .plain, limit: Int
    ) -> Int {
        guard CellWidth.of(text) > limit - column, limit > column else {
            return put(text, column: column, row: row, style: style, limit: limit)
        }
        let x = put(text, column: column, row: row, style: style, limit: limit - 1)
        return put("…", column: x, row: row, style: style, limit: limit)
    }

    /// Writes `text` so that it ends before `endColumn`.
    public mutating func putRight(_ text: String, endColumn: Int, row: Int, style: Style = .plain) {
        put(text, column: endColumn - CellWidth.of(text), row: row, style: style, limit: endColumn)
    }

    /// Fills a rectangle with one character.
    public mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
        for row in max(0, rect.row)..<max(0, min(rows, rect.endRow)) {
            for column in max(0, rect.column)..<max(0, min(columns, rect.endColumn)) {
                self[column, row] = Cell(character, style: style)
            }
        }
    }

    /// A frame of lines, with a title in its upper edge.
    public mutating func box(_ rect: Rect, title: String = "", style: Style = .plain) {
        guard rect.columns >= 2, rect.rows >= 2 else { return }
        let right = rect.endColumn - 1, bottom = rect.endRow - 1
        for column in (rect.column + 1)..<right {
            put("─", column: column, row: rect.row, style: style)
            put("─", column: column, row: bottom, style: style)
        }
        for row in (rect.row + 1)..<bottom {
            put("│", column: rect.column, row: row, style: style)
            put("│", column: right, row: row, style: style)
        }
        put("┌", column: rect.column, row: rect.row, style: style)
        put("┐", column: right, row: rect.row, style: style)
        put("└", column: rect.column, row: bottom, style: style)
        put("┘", column: right, row: bottom, style: style)
        if !title.isEmpty, rect.columns > 6 {
            putCut(" \(title) ", column: rect.column + 2, row: rect.row, style: style.with(.bold), limit: right - 1)
        }
    }

    /// A vertical line.
    public mutating func verticalRule(column: Int, from row: Int, count: Int, style: Style = .plain) {
        for r in row..<(row + max(0, count)) { put("│", column: column, row: r, style: style) }
    }

    /// A horizontal line over the given columns.
    public mutating func horizontalRule(row: Int, from column: Int, count: Int, style: Style = .plain) {
        for c in column..<(column + max(0, count)) { put("─", column: c, row: row, style: style) }
    }

    private func printable(_ character: Character) -> Character {
        guard let first = character.unicodeScalars.first else { return " " }
        return first.value < 0x20 || (0x7f..<0xa0).contains(first.value) ? "?" : character
    }
}
