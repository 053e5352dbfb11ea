// Blocks -> lines of a given width. The plain output joins them; a screen colours them; lint counts them.
import Text

/// One line of set text.
public struct SetLine: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case prose
        /// Code, with its language, for highlighting; the line is not wrapped.
        case code(language: String)
        /// Between blocks.
        case blank
    }

    public var runs: [StyledRun]
    public var kind: Kind
    /// The source line of the block that it belongs to.
    public var source: Int

    public var text: String { runs.map(\.text).joined() }
}

/// Sets blocks in lines of a width.
public struct Typesetter {
    /// Columns.
    public var width: Int
    /// The text of a computed figure.
    public var figure: (Formula) -> String
    /// What stands in the text for a directive; none by default.
    public var directive: (Directive) -> [SetLine]

    public init(
        width: Int, figure: @escaping (Formula) -> String = { _ in "?" }, directive: @escaping (Directive) -> [SetLine] = { _ in [] }
    ) {
        self.width = max(8, width)
        self.figure = figure
        self.directive = directive
    }

    /// All blocks, with a blank line between them.
    public func lines(_ blocks: [Block]) -> [SetLine] { lines(blocks, width: width, tight: false) }

    private func lines(_ blocks: [Block], width: Int, tight: Bool) -> [SetLine] {
        var all: [SetLine] = []
        for block in blocks {
            let lines = lines(block, width: width)
            if !all.isEmpty, !lines.isEmpty, !tight { all.append(SetLine(runs: [], kind: .blank, source: block.line)) }
            all += lines
        }
        return all
    }

    private func lines(_ block: Block, width: Int) -> [SetLine] {
        switch block.kind {
        case .heading(let level, let inlines):
            let runs = inlines.runs(style: .heading, figure: figure)
            var lines = prose(runs, width, block)
            if level <= 2, let longest = lines.map({ CellWidth.of($0.text) }).max(), longest > 0 {
                let rule = String(repeating: level == 1 ? "=" : "-", count: longest)
                lines.append(SetLine(runs: [StyledRun(rule, .furniture)], kind: .prose, source: block.line))
            }
            return lines
        case .paragraph(let inlines): return prose(inlines.runs(figure: figure), width, block)
        case .list(let list): return self.list(list, width, block)
        case .table(let table):
            return TableSetter(table: table, width: width, figure: figure).lines().map {
                SetLine(runs: $0, kind: .prose, source: block.line)
            }
        case .code(let language, let text):
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return lines.map {
                SetLine(runs: [StyledRun("    ", .furniture), StyledRun($0, .code)], kind: .code(language: language), source: block.line)
            }
        case .quote(let blocks):
            return lines(blocks, width: width - 2, tight: false).map { indented($0, by: StyledRun("| ", .furniture)) }
        case .rule:
            return [SetLine(runs: [StyledRun(String(repeating: "-", count: width), .furniture)], kind: .prose, source: block.line)]
        case .directive(let directive): return self.directive(directive)
        }
    }

    private func prose(_ runs: [StyledRun], _ width: Int, _ block: Block) -> [SetLine] {
        Wrapping.lines(runs, width: width).map { SetLine(runs: $0, kind: .prose, source: block.line) }
    }

    private func list(_ list: Block.List, _ width: Int, _ block: Block) -> [SetLine] {
        var all: [SetLine] = []
        let last = (list.start ?? 0) + list.items.count - 1
        for (index, item) in list.items.enumerated() {
            let mark =
                list.start.map { start in
                    let number = "\(start + index)."
                    return String(repeating: " ", count: max(0, "\(last).".count - number.count)) + number + " "
                } ?? "- "
            let hang = String(repeating: " ", count: mark.count)
            if !all.isEmpty, !list.tight { all.append(SetLine(runs: [], kind: .blank, source: block.line)) }
            let lines = lines(item, width: width - mark.count, tight: list.tight)
            for (row, line) in lines.enumerated() {
                all.append(indented(line, by: StyledRun(row == 0 ? mark : hang, .furniture)))
            }
        }
        return all
    }

    private func indented(_ line: SetLine, by run: StyledRun) -> SetLine {
        line.kind == .blank ? line : SetLine(runs: [run] + line.runs, kind: line.kind, source: line.source)
    }
}
