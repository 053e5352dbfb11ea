// How one cell looks. Colours are xterm's 256 indices, because those are the ones every terminal in a
// class room agrees on; `terminal` is whatever the learner chose for text and background.

/// A colour of the terminal: its own default, or an index of xterm's palette.
public enum Colour: Hashable, Sendable {
    case terminal
    case index(UInt8)
}

/// The look of a cell: two colours and the attributes that a monochrome terminal has too.
public struct Style: Hashable, Sendable {
    /// What a terminal can do to a character beside colouring it.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let italic = Attributes(rawValue: 4)
        public static let underline = Attributes(rawValue: 8)
        public static let reverse = Attributes(rawValue: 16)
        public static let blink = Attributes(rawValue: 32)
    }

    public var foreground: Colour
    public var background: Colour
    public var attributes: Attributes

    public init(_ foreground: Colour = .terminal, on background: Colour = .terminal, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own text.
    public static let plain = Style()

    /// The same style with more attributes.
    public func with(_ more: Attributes) -> Style {
        var copy = self
        copy.attributes.formUnion(more)
        return copy
    }

    /// The same style on another background.
    public func on(_ background: Colour) -> Style {
        var copy = self
        copy.background = background
        return copy
    }
}
