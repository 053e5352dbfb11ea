// Lesson -> Page: the lessons' own typesetter makes lines, this gives them their looks. Directives become boxes that say what
// can be opened and with which key; what has been answered already says so.
import Grid
import Lessons
import Text

/// Lays out one section.
struct PageBuilder {
    let lesson: Lesson
    let programs: Programs
    let theme: Theme
    let width: Int
    let progress: Progress
    /// Figures of the learner's own runs, by run or file, for the tables that they fill and beside the programs.
    let figures: [String: RunFigures]
    /// What programs have printed on the learner's own board, by run.
    var boardOutputs: [String: String] = [:]
    /// What must not be known yet.
    let cover: Cover
    /// Questions of earlier sections that come back here.
    var returning: [Quiz] = []

    /// The whole section, all steps.
    func page() -> Page {
        var lines: [Page.Line] = []
        for (index, step) in lesson.steps.enumerated() {
            for block in step.blocks {
                let directive: Directive? = if case .directive(let found) = block.kind { found } else { nil }
                let made = directive.map { box(for: $0, width: width) } ?? set([block], width: width)
                guard !made.isEmpty else { continue }
                lines += made.map { Page.Line(content: $0, step: index, source: block.line, directive: directive) }
                lines.append(Page.Line(content: StyledLine(), step: index, source: block.line, directive: nil))
            }
        }
        while lines.last?.content.spans.isEmpty == true { lines.removeLast() }
        return Page(lines: lines, width: width)
    }

    /// Blocks as lines of their looks.
    func set(_ blocks: [Block], width: Int) -> [StyledLine] {
        let lines = Typesetter(width: width, figure: { cover.shown($0, in: lesson) ?? "(\($0))" }).lines(blocks)
        var styledLines: [StyledLine] = []
        var i = 0
        while i < lines.count {
            let code = lines[i...].prefix { isPython($0) && $0.source == lines[i].source }
            if code.isEmpty {
                styledLines.append(StyledLine(lines[i].runs.map { Span(shown($0), style(of: $0.style)) }))
                i += 1
            } else {
                styledLines += python(Array(code))
                i += code.count
            }
        }
        return styledLines
    }

    /// A short text in Markdown as lines.
    func set(_ text: String, width: Int) -> [StyledLine] { set(Markdown.blocks(text), width: width) }

    private func isPython(_ line: SetLine) -> Bool {
        guard case .code(let language) = line.kind else { return false }
        return ["python", "py", "micropython"].contains(language.lowercased())
    }

    /// A block of source is coloured as a whole: a string may go over several lines.
    private func python(_ lines: [SetLine]) -> [StyledLine] {
        func text(_ line: SetLine, furniture: Bool) -> String {
            line.runs.filter { ($0.style == .furniture) == furniture }.map(\.text).joined()
        }
        let source = lines.map { text($0, furniture: false) }.joined(separator: "\n")
        return zip(lines, highlighted(source, theme: theme)).map { $1.prefixed(text($0, furniture: true)) }
    }

    private func shown(_ run: StyledRun) -> String { run.style == .furniture ? drawn(run.text) : run.text }

    private func style(of text: TextStyle) -> Style {
        var style = Style.plain
        for (part, role) in PageBuilder.roles where text.contains(part) { style = theme[role].merged(over: style) }
        return style
    }

    private static let roles: [(TextStyle, Role)] = [
        (.heading, .heading), (.link, .link), (.code, .inlineCode), (.value, .value), (.strong, .strong),
        (.emphasis, .emphasis), (.furniture, .rule),
    ]

    /// The typesetter draws with ASCII; a screen can do better.
    private func drawn(_ furniture: String) -> String {
        let rule = furniture.allSatisfy { "-= ".contains($0) } && furniture.count > 2
        if rule { return furniture.replacing("-", with: "─").replacing("=", with: "━") }
        return furniture.replacing("- ", with: "• ").replacing("| ", with: "│ ")
    }
}

/// Source as lines in the colours of MicroPython's highlighter.
func highlighted(_ source: String, theme: Theme) -> [StyledLine] {
    zip(source.split(separator: "\n", omittingEmptySubsequences: false), PythonHighlighter.lines(source)).map { text, tokens in
        let characters = Array(text)
        var spans: [Span] = []
        var done = 0
        for token in tokens where token.range.lowerBound >= done && token.range.upperBound <= characters.count {
            if token.range.lowerBound > done { spans.append(Span(String(characters[done..<token.range.lowerBound]), theme[.code])) }
            spans.append(Span(String(characters[token.range]), theme[role(of: token.kind)]))
            done = token.range.upperBound
        }
        if done < characters.count { spans.append(Span(String(characters[done...]), theme[.code])) }
        return StyledLine(spans)
    }
}

private func role(of kind: PythonHighlighter.Kind) -> Role {
    switch kind {
    case .keyword: .keyword
    case .builtin: .builtin
    case .string: .string
    case .number: .number
    case .comment: .comment
    case .name, .operator: .code
    }
}

extension Style {
    /// This style's colours where it has any, and the attributes of both.
    func merged(over other: Style) -> Style {
        Style(
            foreground == .terminal ? other.foreground : foreground,
            on: background == .terminal ? other.background : background,
            attributes.union(other.attributes))
    }
}
