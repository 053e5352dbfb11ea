// cmark-gfm's tree -> blocks. The library does the parsing; this walks its nodes and gives comments their meaning.
//
// cmark names its table nodes by variables that are set when the extension is registered, so nodes are told apart by
// their type's string.

import CMarkGFM
import Foundation
import Text

/// Reads Markdown text into blocks, collecting faults.
struct MarkdownParser {
    /// Name for messages.
    var file: String
    var source: String
    /// Line of the file at which `source` begins, less one.
    var lineOffset = 0
    private(set) var faults: [LessonError] = []
    private var depth = 0

    init(file: String, source: String, lineOffset: Int = 0) {
        self.file = file
        self.source = source
        self.lineOffset = lineOffset
    }

    /// The document's blocks; directives included.
    mutating func blocks() -> [Block] {
        guard source.utf8.count <= MarkdownParser.mostBytes else {
            faults.append(LessonError(file: file, line: 1, message: "the text is larger than \(MarkdownParser.mostBytes >> 10) KB"))
            return []
        }
        if let line = firstLineOfWideTable() {
            fail("a table has at most \(MarkdownParser.mostColumns) columns", at: "", from: line)
            return []
        }
        cmark_gfm_core_extensions_ensure_registered()
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        defer { cmark_parser_free(parser) }
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        cmark_parser_feed(parser, source, source.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        return children(of: document).compactMap { block($0) }
    }

    // MARK: Limits

    /// Many times the longest section.
    private static let mostBytes = 1 << 16
    private static let mostColumns = 16
    /// Lists in lists, quotes in quotes, emphasis in emphasis.
    private static let mostDepth = 24

    /// The line under the head of a table that is too wide. Each of its rows would be filled up to all columns, however short it is.
    private func firstLineOfWideTable() -> Int? {
        let lines = source.utf8.split(separator: 10, omittingEmptySubsequences: false)
        return lines.firstIndex { line in
            line.count { $0 == UInt8(ascii: "|") } > MarkdownParser.mostColumns + 1
                && line.allSatisfy { "|:->*+ \t\r0123456789.".utf8.contains($0) }
        }.map { $0 + 1 + lineOffset }
    }

    // MARK: Nodes

    private typealias Node = OpaquePointer

    private func children(of node: Node) -> [Node] {
        var list: [Node] = []
        var child = cmark_node_first_child(node)
        while let node = child {
            list.append(node)
            child = cmark_node_next(node)
        }
        return list
    }

    private func type(_ node: Node) -> String { String(cString: cmark_node_get_type_string(node)) }
    private func literal(_ node: Node) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

    /// A text of the lesson, raw or as `&#27;`, which must not command a terminal.
    private mutating func text(_ node: Node, _ line: Int, isCode: Bool = false) -> String {
        let text = literal(node)
        if let control = text.firstControl { fail("the text holds the control character \(control.visible)", at: String(control), from: line) }
        if text.contains("<!--"), !isCode { fail("the comment that begins here is not closed with `-->`", at: "<!--", from: line) }
        return text
    }

    /// Goes into a block or a text within another one, if it is not too deep.
    private mutating func within<R>(_ line: Int, _ body: (inout MarkdownParser) -> [R]) -> [R] {
        guard depth < MarkdownParser.mostDepth else {
            fail("lists, quotes or emphasis are nested more than \(MarkdownParser.mostDepth) deep", at: "", from: line)
            return []
        }
        depth += 1
        defer { depth -= 1 }
        return body(&self)
    }

    private mutating func blocks(in node: Node, _ line: Int) -> [Block] {
        within(line) { parser in parser.children(of: node).compactMap { parser.block($0) } }
    }

    private mutating func block(_ node: Node) -> Block? {
        let line = Int(cmark_node_get_start_line(node)) + lineOffset
        switch type(node) {
        case "heading":
            return Block(.heading(level: Int(cmark_node_get_heading_level(node)), inlines(node, line)), line: line)
        case "paragraph": return Block(.paragraph(inlines(node, line)), line: line)
        case "list":
            let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            var items: [[Block]] = []
            for item in children(of: node) { items.append(blocks(in: item, line)) }
            return Block(
                .list(
                    Block.List(
                        start: ordered ? Int(cmark_node_get_list_start(node)) : nil,
                        tight: cmark_node_get_list_tight(node) != 0, items: items)), line: line)
        case "code_block":
            let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
            return Block(.code(language: info, text: text(node, line, isCode: true)), line: line)
        case "block_quote": return Block(.quote(blocks(in: node, line)), line: line)
        case "thematic_break": return Block(.rule, line: line)
        case "table": return Block(.table(table(node, line)), line: line)
        case "html_block": return comment(node, line)
        default: return nil
        }
    }

    private mutating func table(_ node: Node, _ line: Int) -> Block.Table {
        var table = Block.Table(alignments: [], header: [], rows: [])
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        if let letters = cmark_gfm_extensions_get_table_alignments(node) {
            table.alignments = (0..<columns).map {
                switch letters[$0] {
                case UInt8(ascii: "r"): .right
                case UInt8(ascii: "c"): .center
                default: .left
                }
            }
        }
        for row in children(of: node) {
            var cells: [[Inline]] = []
            for cell in children(of: row) { cells.append(inlines(cell, Int(cmark_node_get_start_line(row)) + lineOffset)) }
            if type(row) == "table_header" { table.header = cells } else { table.rows.append(cells) }
        }
        return table
    }

    private mutating func inlines(_ node: Node, _ line: Int) -> [Inline] {
        within(line) { $0.inlinesHere(node, line) }
    }

    private mutating func inlinesHere(_ node: Node, _ line: Int) -> [Inline] {
        var list: [Inline] = []
        func add(_ text: String) {
            if case .text(let before)? = list.last { list[list.count - 1] = .text(before + text) } else { list.append(.text(text)) }
        }
        for child in children(of: node) {
            switch type(child) {
            case "text": add(text(child, line))
            case "softbreak": add(" ")
            case "linebreak": list.append(.lineBreak)
            case "code": list.append(.code(text(child, line, isCode: true)))
            case "emph": list.append(.emphasis(inlines(child, line)))
            case "strong": list.append(.strong(inlines(child, line)))
            case "link":
                let destination = cmark_node_get_url(child).map { String(cString: $0) } ?? ""
                list.append(.link(inlines(child, line), destination: destination))
            case "html_inline":
                if let formula = value(literal(child), line) { list.append(.value(formula)) }
            default: fail("this kind of text is not shown in a lesson: \(type(child))", at: literal(child), from: line)
            }
        }
        return list
    }

    // MARK: Comments

    /// A comment that stands alone.
    private mutating func comment(_ node: Node, _ line: Int) -> Block? {
        let text = literal(node).trimmed
        guard text.hasPrefix("<!--") else {
            fail("HTML is not shown in a lesson", at: text, from: line)
            return nil
        }
        // A comment ends with the next `-->`, which may be that of another one.
        guard let end = text.range(of: "-->"), text.dropFirst(4).range(of: "<!--").map({ $0.lowerBound > end.lowerBound }) ?? true else {
            fail("the comment that begins here is not closed with `-->`", at: text, from: line)
            return nil
        }
        guard end.upperBound == text.endIndex else {
            fail("a comment stands alone on its line, or inside a paragraph but not at its line's start", at: text, from: line)
            return nil
        }
        let body = String(text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound])
        let reader = DirectiveReader(body: body)
        do throws(DirectiveReader.Fault) {
            guard let directive = try reader.directive() else { return nil }
            return Block(.directive(directive), line: line)
        } catch {
            fail(error.message, at: error.word.isEmpty ? text : error.word, from: line)
            return nil
        }
    }

    /// A comment within a paragraph: a figure.
    private mutating func value(_ html: String, _ line: Int) -> Formula? {
        let body = html.trimmed
        guard body.hasPrefix("<!--"), body.hasSuffix("-->") else {
            fail("HTML is not shown in a lesson", at: html, from: line)
            return nil
        }
        if body.dropFirst(4).contains("<!--") {
            fail("the comment that begins here is not closed with `-->`", at: html, from: line)
            return nil
        }
        let inner = String(body.dropFirst(4).dropLast(3)).trimmed
        guard inner.hasPrefix("value:") else {
            fail("only `value:` stands inside a paragraph", at: html, from: line)
            return nil
        }
        let text = String(inner.dropFirst("value:".count)).trimmed
        do throws(FormulaError) {
            return try Formula(parsing: text)
        } catch {
            fail(error.message, at: text, from: line, plus: error.offset)
            return nil
        }
    }

    /// Notes a fault at the first place of `word` at or after a line.
    private mutating func fail(_ message: String, at word: String, from line: Int, plus: Int = 0) {
        guard faults.count < 100 else { return }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let sought = word.split(separator: "\n").first.map(String.init) ?? ""
        for at in max(0, line - 1 - lineOffset)..<max(lines.count, 0) where at < lines.count {
            if !sought.isEmpty, let found = lines[at].range(of: sought) {
                let column = lines[at].distance(from: lines[at].startIndex, to: found.lowerBound) + 1 + plus
                faults.append(
                    LessonError(
                        file: file, line: at + 1 + lineOffset, column: column, message: message, excerpt: String(lines[at])))
                return
            }
        }
        faults.append(LessonError(file: file, line: line, column: 1, message: message))
    }
}

/// Markdown in short texts, such as a question of `lesson.yaml`.
public enum Markdown {
    /// The blocks of a text that has passed lint; what cannot be shown is left out.
    public static func blocks(_ text: String) -> [Block] {
        var parser = MarkdownParser(file: "", source: text)
        return parser.blocks()
    }

    /// The running text of a one-paragraph text; paragraphs are joined by line breaks.
    public static func inlines(_ text: String) -> [Inline] {
        var list: [Inline] = []
        for block in blocks(text) {
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines):
                if !list.isEmpty { list.append(.lineBreak) }
                list += inlines
            default: break
            }
        }
        return list
    }

    /// What cannot be shown of such a text, and why.
    static func problems(_ text: String) -> [String] {
        var parser = MarkdownParser(file: "", source: text)
        _ = parser.blocks()
        return parser.faults.map(\.message)
    }

    /// The figures of such a text.
    public static func formulas(_ text: String) -> [Formula] { inlines(text).formulas }

    /// A text with the figures in it; it is Markdown still.
    public static func filled(_ text: String, _ figure: (Formula) -> String) -> String {
        text.replacing(/<!--\s*value:\s*(.*?)\s*-->/) { match in
            (try? Formula(parsing: String(match.1))).map(figure) ?? String(match.0)
        }
    }
}
