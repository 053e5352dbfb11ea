// Running text with its styles laid flat: what wrapping works on, and what a screen colours.

/// How a piece of text stands out; a screen maps these to attributes, plain text ignores them.
public struct TextStyle: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let emphasis = TextStyle(rawValue: 1)
    public static let strong = TextStyle(rawValue: 2)
    public static let code = TextStyle(rawValue: 4)
    public static let link = TextStyle(rawValue: 8)
    /// A figure that was computed.
    public static let value = TextStyle(rawValue: 16)
    /// A heading's text.
    public static let heading = TextStyle(rawValue: 32)
    /// Rules, bullets, table lines: what is drawn rather than said.
    public static let furniture = TextStyle(rawValue: 64)
}

/// A piece of text in one style.
public struct StyledRun: Sendable, Hashable {
    public var text: String
    public var style: TextStyle
    /// Where a link leads.
    public var destination: String?

    public init(_ text: String, _ style: TextStyle = [], destination: String? = nil) {
        self.text = text
        self.style = style
        self.destination = destination
    }

    /// Columns.
    public var width: Int { CellWidth.of(text) }
}
