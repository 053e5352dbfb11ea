// Grid -> ncurses. Rows that differ go out with one call each; ncurses finds what of them the terminal has to be sent.
import CNcurses
import Foundation
import Grid
import Tutorial

extension Screen {
    /// A style as ncurses wants it.
    struct Look {
        var attributes: attr_t
        var pair: Int32
    }

    /// Shows the grid. The terminal is asked to hold its frame until all of it has arrived, so that nothing flickers.
    public func draw(_ grid: Grid) {
        guard grid != shown else { return }
        for y in 0..<min(grid.rows, size.rows) where !rowIsShown(y, of: grid) { send(y, of: grid) }
        if let cursor = grid.cursor {
            wmove(window, Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        hold(true)
        wrefresh(window)
        hold(false)
        shown = grid
    }

    private func rowIsShown(_ y: Int, of grid: Grid) -> Bool {
        guard let shown, shown.columns == grid.columns, y < shown.rows else { return false }
        let range = y * grid.columns..<(y + 1) * grid.columns
        return shown.cells[range] == grid.cells[range]
    }

    private func send(_ y: Int, of grid: Grid) {
        let count = min(grid.columns, size.columns)
        if row.count < count { row = Array(repeating: cchar_t(), count: count) }
        var used = 0
        for x in 0..<count {
            let cell = grid.cells[y * grid.columns + x]
            // ncurses makes the second half of a wide character by itself.
            if cell.width == 0 { continue }
            let look = look(of: cell.style)
            set(&row[used], cell.character, look)
            used += 1
        }
        mvwadd_wchnstr(window, Int32(y), 0, row, Int32(used))
    }

    private func set(_ cell: inout cchar_t, _ character: Character, _ look: Look) {
        var text: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &text) { bytes in
            let scalars = bytes.bindMemory(to: wchar_t.self)
            // A cell of ncurses holds five at most; the base and what fits of its marks.
            for (i, scalar) in character.unicodeScalars.prefix(5).enumerated() { scalars[i] = wchar_t(scalar.value) }
            _ = nc_set_cell(&cell, scalars.baseAddress, look.attributes, look.pair)
        }
    }

    private func look(of style: Style) -> Look {
        if let known = looks[style] { return known }
        let look = translate(style)
        looks[style] = look
        return look
    }

    private func translate(_ style: Style) -> Look {
        var attributes: attr_t = 0
        let wanted = style.attributes
        if wanted.contains(.bold) { attributes |= nc_bold }
        if wanted.contains(.dim) { attributes |= nc_dim }
        if wanted.contains(.italic) { attributes |= nc_italic }
        if wanted.contains(.underline) { attributes |= nc_underline }
        if wanted.contains(.reverse) { attributes |= nc_reverse }
        if wanted.contains(.blink) { attributes |= nc_blink }
        guard colours > 0 else { return Look(attributes: attributes, pair: 0) }
        var foreground = number(style.foreground)
        let background = number(style.background)
        // Eight colours: the bright half is the dark half in bold.
        if foreground >= 8, foreground < 16, colours < 16 {
            foreground -= 8
            attributes |= nc_bold
        }
        guard foreground >= 0 || background >= 0, foreground < Int32(colours), background < Int32(colours) else {
            return Look(attributes: attributes, pair: 0)
        }
        return Look(attributes: attributes, pair: max(0, alloc_pair(foreground, background)))
    }

    private func number(_ colour: Colour) -> Int32 {
        switch colour {
        case .terminal: -1
        case .index(let index): Int32(index)
        }
    }

    /// Synchronised output (mode 2026); terminals that do not know it ignore it.
    private func hold(_ on: Bool) {
        let bytes: StaticString = on ? "\u{1b}[?2026h" : "\u{1b}[?2026l"
        _ = write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
    }
}
