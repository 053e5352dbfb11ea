// A worksheet's table as Markdown or CSV.

extension Worksheet {
    /// The cell of a row, from the figures of a run of its file; a dash where there is no run or no figure.
    public func cell(_ column: Column, _ figures: RunFigures?) -> String {
        guard let figures, let value = try? column.value.value(in: FigureScope(own: figures)) else { return "-" }
        return value.shown
    }

    /// A Markdown table; `figures` gives the last run of a file, or `nil`.
    public func markdown(_ figures: (String) -> RunFigures?) -> String {
        var lines = ["| | " + columns.map(\.title).joined(separator: " | ") + " |"]
        lines.append("|---|" + columns.map { _ in "---:|" }.joined())
        for row in rows {
            let run = figures(row.file)
            lines.append("| \(row.title) | " + columns.map { cell($0, run) }.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Comma-separated values with CRLF line ends, as RFC 4180 has them; numbers without grouping.
    public func csv(_ figures: (String) -> RunFigures?) -> String {
        func quoted(_ text: String) -> String {
            text.contains { $0 == "\"" || $0 == "," || $0.isNewline } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        var rows = [([""] + columns.map(\.title)).map(quoted)]
        for row in self.rows {
            let scope = FigureScope(own: figures(row.file))
            rows.append(
                [quoted(row.title)]
                    + columns.map { column in
                        switch try? column.value.value(in: scope) {
                        case .number(let number): String(number)
                        case let value?: quoted(value.shown)
                        case nil: ""
                        }
                    })
        }
        return rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
