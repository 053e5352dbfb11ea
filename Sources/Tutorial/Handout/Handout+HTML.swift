// The handout as one page that needs nothing else: styles and maps are in it, and it prints with a section's heading kept to its text.
import Lessons
import Text

extension Handout {
    /// The whole page.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(course.title.escapedForXML)</title>
        <style>\(Self.style)</style></head><body>
        \(pieces.map(html).joined(separator: "\n"))
        </body></html>

        """
    }

    private func html(_ piece: Piece) -> String {
        switch piece {
        case .title(let text): return "<h1>\(text.escapedForXML)</h1>"
        case .section(let text): return "<h2>\(text.escapedForXML)</h2>"
        case .heading(let level, let text):
            let level = min(6, level + 1)
            return "<h\(level)>\(text.escapedForXML)</h\(level)>"
        case .prose(let block, let figure): return HTMLBlocks(figure: figure).block(block)
        case .listing(let title, let text, let isProgram):
            let body = isProgram ? Self.numbered(text) : text.printable.escapedForXML, kind = isProgram ? "program" : "output"
            return "<figure class=\"\(kind)\"><figcaption>\(title.escapedForXML)</figcaption><pre>\(body)</pre></figure>"
        case .question(let ask, let options):
            let items = options.map { "<li>\(Self.inline($0))</li>" }.joined()
            let list = options.isEmpty ? "<p class=\"line\"></p>" : "<ol type=\"a\">\(items)</ol>"
            return "<div class=\"question\"><p><b>Question.</b> \(Self.inline(ask))</p>\(list)</div>"
        case .answer(let answer, let reasons):
            let given = reasons.filter { !$0.isEmpty }
            let list = given.isEmpty ? "" : "<ul>" + given.map { "<li>\(Self.inline($0))</li>" }.joined() + "</ul>"
            return "<div class=\"answer\"><p><b>Answer.</b> \(Self.inline(answer))</p>\(list)</div>"
        case .stop(let number, let name, let words, let picture):
            return "<div class=\"stop\"><p><b>\(number). \(name.escapedForXML).</b> \(Self.inline(words))</p>\(picture?.svg ?? "")</div>"
        case .sheet(let title, let sheet):
            let head = "<tr><th></th>" + sheet.columns.map { "<th>\($0.title.escapedForXML)</th>" }.joined() + "</tr>"
            let cells = sheet.columns.map { _ in "<td class=\"write\"></td>" }.joined()
            let rows = sheet.rows.map { "<tr><td>\($0.title.escapedForXML)</td>\(cells)</tr>" }
            return "<p>\(title.escapedForXML)</p><table>\(head)\(rows.joined())</table>"
        case .words(let terms):
            return "<dl>" + terms.map { "<dt>\(Self.inline($0.term))</dt><dd>\(Self.inline($0.means))</dd>" }.joined() + "</dl>"
        }
    }

    private static func inline(_ text: String) -> String { HTMLBlocks { _ in "" }.inlines(Markdown.inlines(text)) }

    private static func numbered(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        if lines.last == "" { lines.removeLast() }
        return lines.enumerated().map { "<i>\(String($0 + 1).alignedRight(in: 3))</i>  \($1.printable.escapedForXML)" }.joined(separator: "\n")
    }

    /// Black on white, for a screen and for paper.
    private static let style = """
        body{font:16px/1.5 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
        h1,h2,h3,h4{font-family:Helvetica,Arial,sans-serif;line-height:1.2;break-after:avoid}
        h2{border-top:2px solid #111;padding-top:.6em;margin-top:2.5em}
        code,pre{font-family:Menlo,Consolas,monospace;font-size:13px}
        pre{background:#f6f6f3;border:1px solid #ddd;padding:.6em;white-space:pre-wrap;margin:0}
        pre i{color:#767676;font-style:normal}
        figure{margin:1em 0}figcaption{font:bold 13px Helvetica,Arial,sans-serif;margin-bottom:.2em;break-after:avoid}
        .output pre{background:#fff;border-left:4px solid #1f6f9f}
        .question{border:1px solid #8f5a00;border-left-width:4px;padding:0 1em;margin:1em 0;break-inside:avoid}
        .line{border-bottom:1px solid #999;height:1.6em}
        .answer{border-left:4px solid #00704f;padding-left:1em;margin:1em 0;break-inside:avoid}
        .stop{break-inside:avoid;margin:.8em 0}.stop p{margin:.2em 0}svg{width:100%;height:auto}
        table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #999;padding:.2em .6em;text-align:left}
        td.write{min-width:6em}dt{font-weight:bold}dd{margin:0 0 .4em 1.5em}
        @media print{body{max-width:none;margin:0;font-size:11pt}h2{break-before:page}h1+h2{break-before:avoid}a{color:inherit}}
        """
}

/// Blocks of Markdown as HTML.
struct HTMLBlocks {
    let figure: (Formula) -> String

    init(figure: @escaping (Formula) -> String) { self.figure = figure }

    func block(_ block: Block) -> String {
        switch block.kind {
        case .heading(let level, let text): return "<h\(level)>\(inlines(text))</h\(level)>"
        case .paragraph(let text): return "<p>\(inlines(text))</p>"
        case .list(let list):
            let items = list.items.map { item in "<li>" + item.map { self.item($0, list.tight) }.joined() + "</li>" }.joined()
            return list.start.map { "<ol start=\"\($0)\">\(items)</ol>" } ?? "<ul>\(items)</ul>"
        case .table(let table):
            func row(_ cells: [[Inline]], _ tag: String) -> String {
                "<tr>" + zip(cells, table.alignments).map { cell, side in
                    "<\(tag)\(side == .right ? " style=\"text-align:right\"" : "")>\(inlines(cell))</\(tag)>"
                }.joined() + "</tr>"
            }
            return "<table>" + row(table.header, "th") + table.rows.map { row($0, "td") }.joined() + "</table>"
        case .code(_, let text): return "<pre>\(text.escapedForXML)</pre>"
        case .quote(let blocks): return "<blockquote>" + blocks.map(self.block).joined() + "</blockquote>"
        case .rule: return "<hr>"
        case .directive: return ""
        }
    }

    /// The paragraph of a tight list's item is its text.
    private func item(_ block: Block, _ isTight: Bool) -> String {
        if isTight, case .paragraph(let text) = block.kind { return inlines(text) }
        return self.block(block)
    }

    func inlines(_ inlines: [Inline]) -> String {
        inlines.map { inline -> String in
            switch inline {
            case .text(let text): text.escapedForXML
            case .emphasis(let inner): "<em>\(self.inlines(inner))</em>"
            case .strong(let inner): "<strong>\(self.inlines(inner))</strong>"
            case .code(let text): "<code>\(text.escapedForXML)</code>"
            case .link(let inner, let destination): "<a href=\"\(destination.escapedForXML)\">\(self.inlines(inner))</a>"
            case .value(let formula): "<b>\(figure(formula).escapedForXML)</b>"
            case .lineBreak: "<br>"
            }
        }.joined()
    }
}
