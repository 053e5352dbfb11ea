// Two cells in one row of the terminal: the upper is the colour of `▀`, the lower its background. A half has no glyph of its own to say
// how full it is, so its colour does: bright where all of it is used, darker the emptier it is, nothing where it is free.
import Grid
import Timeline

extension CoarseMap {
    func drawHalves(in rect: Rect, into grid: inout Grid) {
        for y in 0..<min(rect.rows, geometry.terminalRows) {
            drawLabel(2 * y, at: rect.row + y, rect, into: &grid)
            for column in 0..<geometry.cellsPerRow {
                let top = 2 * y * geometry.cellsPerRow + column
                guard top < looks.count else { break }
                let bottom = top + geometry.cellsPerRow
                let (glyph, style) = pair(looks[top], bottom < looks.count ? looks[bottom] : nil)
                let x = rect.column + MapGeometry.labelWidth + column
                grid.put(String(glyph), column: x, row: rect.row + y, style: style, limit: rect.endColumn)
            }
        }
    }

    private func pair(_ top: CellLook, _ bottom: CellLook?) -> (Character, Style) {
        let isCursor = [top, bottom].contains { $0?.style.attributes.contains(theme[.cursor].attributes) == true }
        if isCursor { return ("+", theme[.cursor]) }
        for half in [top, bottom] {
            if let half, half.mark == .landing { return (half.glyph, half.style) }
        }
        let upper = colour(top), lower = bottom.flatMap(colour)
        switch (upper, lower) {
        case (nil, nil):
            let shown = bottom.map { $0.mark == .holeStart || $0.mark == .holeEnd ? $0 : top } ?? top
            return (shown.glyph, shown.style)
        case (let upper?, nil): return ("▀", Style(upper))
        case (nil, let lower?): return ("▄", Style(lower))
        case (let upper?, let lower?): return upper == lower ? ("█", Style(upper)) : ("▀", Style(upper, on: lower))
        }
    }

    /// The colour of a half; nil where all of it is free.
    private func colour(_ half: CellLook) -> Colour? {
        if half.isTouched || half.mark == .usable { return .index(250) }
        guard half.fullness != .empty else { return nil }
        let colour = half.style.foreground
        return switch half.fullness {
        case .empty, .full: colour
        case .underThreeQuarters, .underFull: colour.darker(by: 1)
        case .underQuarter, .underHalf: colour.darker(by: 2)
        }
    }
}

extension Colour {
    /// The same hue some steps darker, in xterm's cube of colours or its greys.
    func darker(by steps: UInt8) -> Colour {
        guard case .index(let index) = self else { return self }
        if index >= 232 { return .index(max(235, index - min(index - 232, steps * 4))) }
        guard index >= 16 else { return self }
        let cube = index - 16
        func level(_ value: UInt8) -> UInt8 { value == 0 ? 0 : max(1, value - min(value, steps)) }
        return .index(16 + level(cube / 36) * 36 + level(cube / 6 % 6) * 6 + level(cube % 6))
    }
}
