// A Markdown document as the course uses it. Each block knows its line in the file, for error messages and for the
// reading position.

/// A block of a document.
public struct Block: Sendable, Hashable {
    public var kind: Kind
    /// Line in the source, from 1.
    public var line: Int

    public indirect enum Kind: Sendable, Hashable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case list(List)
        case table(Table)
        /// A code block; `language` is empty where none is given.
        case code(language: String, text: String)
        case quote([Block])
        case rule
        case directive(Directive)
    }

    public struct List: Sendable, Hashable {
        /// The first number of a numbered list; `nil` for bullets.
        public var start: Int?
        /// No blank line between items.
        public var tight: Bool
        public var items: [[Block]]
    }

    public struct Table: Sendable, Hashable {
        public enum Alignment: Sendable, Hashable { case left, center, right }
        public var alignments: [Alignment]
        public var header: [[Inline]]
        public var rows: [[[Inline]]]
    }

    public init(_ kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }
}

/// A piece of running text.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case code(String)
    case link([Inline], destination: String)
    /// `<!-- value: EXPR -->`: a figure computed from a run.
    case value(Formula)
    /// A hard line break.
    case lineBreak
}
