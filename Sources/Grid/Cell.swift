// One place on the screen.
//
// A wide character (CJK, most emoji) takes two cells: the first holds it with width 2, the second is its
// `tail` and holds nothing. Invariant, kept by Grid: a tail stands right of a cell of width 2, and nowhere else.

/// A character, the number of columns that it takes, and its style.
public struct Cell: Hashable, Sendable {
    public var character: Character
    /// 1, 2, or 0 for the second half of a wide character.
    public var width: UInt8
    public var style: Style

    public init(_ character: Character, width: UInt8 = 1, style: Style = .plain) {
        self.character = character
        self.width = width
        self.style = style
    }

    public static let blank = Cell(" ")

    static func tail(_ style: Style) -> Cell { Cell(" ", width: 0, style: style) }
}
