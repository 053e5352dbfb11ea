// How everything looks on this terminal: what a widget needs beside its value and its place.

/// What roles look like here, and which characters there are.
public struct Look: Sendable, Equatable {
    public var theme: Theme
    /// Only ASCII can be shown.
    public var isASCII: Bool

    public init(_ theme: Theme, isASCII: Bool = false) {
        self.theme = theme
        self.isASCII = isASCII
    }

    public subscript(_ role: Role) -> Style { theme[role] }

    /// What a colour would say has to be said by letters and attributes.
    public var isMono: Bool { theme.depth == .mono }
    /// Two cells can share a row: there are half blocks and the colours for them.
    public var canHalve: Bool { theme.depth == .full && !isASCII }
}
