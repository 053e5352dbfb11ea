// A table in columns. Columns take their widest cell; if that is too much, the widest columns give way and wrap.
import Text

/// Sets one table.
struct TableSetter {
    var table: Block.Table
    var width: Int
    var figure: (Formula) -> String

    private static let gap = 2

    func lines() -> [[StyledRun]] {
        let header = table.header.map { $0.runs(style: .strong, figure: figure) }
        let rows = table.rows.map { $0.map { $0.runs(figure: figure) } }
        let widths = columnWidths([header] + rows)
        var lines = set(header, widths)
        lines.append([StyledRun(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), .furniture)])
        for row in rows { lines += set(row, widths) }
        return lines
    }

    private func columnWidths(_ rows: [[[StyledRun]]]) -> [Int] {
        let columns = table.alignments.count
        var widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].reduce(0) { $0 + $1.width } : 0 }.max() ?? 0
        }.map { max(1, $0) }
        let room = max(columns, width - Self.gap * (columns - 1))
        while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1 {
            widths[widest] -= 1
        }
        return widths
    }

    private func set(_ row: [[StyledRun]], _ widths: [Int]) -> [[StyledRun]] {
        let cells = widths.indices.map { Wrapping.lines($0 < row.count ? row[$0] : [], width: widths[$0]) }
        return (0..<(cells.map(\.count).max() ?? 0)).map { height in
            var line: [StyledRun] = []
            for column in widths.indices {
                let cell = height < cells[column].count ? cells[column][height] : []
                let spare = max(0, widths[column] - cell.reduce(0) { $0 + $1.width })
                let before =
                    switch table.alignments[column] {
                    case .left: 0
                    case .center: spare / 2
                    case .right: spare
                    }
                let isLast = column == widths.count - 1
                let after = isLast ? 0 : spare - before + Self.gap
                if before > 0 { line.append(StyledRun(String(repeating: " ", count: before))) }
                line += cell
                if after > 0 { line.append(StyledRun(String(repeating: " ", count: after))) }
            }
            return line
        }
    }
}
