// Text that has its styles but not yet its place: what lies between a lesson and the grid.
import Text

/// A piece of text in one style.
public struct Span: Hashable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }
}

/// One line of text, in any number of styles.
public struct StyledLine: Hashable, Sendable {
    public var spans: [Span]

    public init(_ spans: [Span] = []) { self.spans = spans }
    public init(_ text: String, _ style: Style = .plain) { spans = text.isEmpty ? [] : [Span(text, style)] }

    public var text: String { spans.map(\.text).joined() }
    public var width: Int { spans.reduce(0) { $0 + CellWidth.of($1.text) } }

    /// The line with something before it.
    public func prefixed(_ text: String, _ style: Style = .plain) -> StyledLine {
        text.isEmpty ? self : StyledLine([Span(text, style)] + spans)
    }

    /// The line made as wide as `width` with blanks.
    public func padded(to width: Int, alignedRight: Bool = false) -> StyledLine {
        let missing = width - self.width
        guard missing > 0 else { return self }
        let blanks = Span(String(repeating: " ", count: missing))
        return StyledLine(alignedRight ? [blanks] + spans : spans + [blanks])
    }
}

extension Grid {
    /// Writes a line; returns the column after it.
    @discardableResult
    public mutating func put(_ line: StyledLine, column: Int, row: Int, limit: Int? = nil) -> Int {
        var x = column
        for span in line.spans { x = put(span.text, column: x, row: row, style: span.style, limit: limit) }
        return x
    }
}
