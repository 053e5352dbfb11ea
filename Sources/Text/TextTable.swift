// A table of words and numbers, as it is printed: for a terminal, as Markdown, or with commas.

/// Rows under a heading. Every row has as many cells as the heading.
public struct TextTable: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case text, markdown, csv
    }

    public enum Alignment: Sendable {
        case left, right
    }

    public let heading: [String]
    public let alignments: [Alignment]
    public private(set) var rows: [[String]] = []

    public init(_ columns: [(name: String, alignment: Alignment)]) {
        heading = columns.map(\.name)
        alignments = columns.map(\.alignment)
    }

    public mutating func append(_ row: [String]) {
        precondition(row.count == heading.count, "a row has a cell for each column")
        rows.append(row)
    }

    public func lines(_ format: Format) -> [String] {
        switch format {
        case .text: return aligned
        case .markdown:
            let rule = alignments.map { $0 == .left ? "---" : "---:" }
            return ([heading.map(TextTable.forMarkdown), rule] + rows.map { $0.map(TextTable.forMarkdown) })
                .map { "| " + $0.joined(separator: " | ") + " |" }
        case .csv: return ([heading] + rows).map { $0.map(TextTable.forCSV).joined(separator: ",") }
        }
    }

    /// Two blanks between columns; no blanks at the ends of lines.
    private var aligned: [String] {
        let widths = heading.indices.map { column in
            ([heading] + rows).map { CellWidth.of($0[column]) }.max() ?? 0
        }
        return ([heading] + rows).map { row in
            let cells = row.indices.map { column in
                alignments[column] == .left ? row[column].padded(to: widths[column]) : row[column].alignedRight(in: widths[column])
            }
            return cells.joined(separator: "  ").withoutTrailingBlanks
        }
    }

    private static func forMarkdown(_ cell: String) -> String { cell.replacing("|", with: "\\|") }

    /// RFC 4180. Numbers lose the marks between their thousands.
    private static func forCSV(_ cell: String) -> String {
        let bare = String(cell.filter { $0 != "," })
        if Double(bare) != nil { return bare }
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

extension String {
    fileprivate var withoutTrailingBlanks: String { String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]) }
}
