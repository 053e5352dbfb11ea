// What the colours mean. A view asks for a role ("a string block", "the line that runs"), never for a colour.
//
// The palette is Okabe and Ito's, which people with any kind of colour vision can tell apart, by its nearest
// xterm indices, on the terminal's own background. Sixteen colours get the nearest of those; mono gets
// attributes only, so that whatever a colour says, an attribute or a letter says too.

/// How many colours the terminal has, or may use.
public enum ColourDepth: Sendable, CaseIterable {
    case mono, sixteen, full
}

/// What a piece of the screen is.
public enum Role: Hashable, Sendable, CaseIterable {
    // Text.
    case text, heading, strong, emphasis, link, inlineCode, value, faint, rule
    // Source.
    case code, keyword, builtin, string, number, comment, lineNumber, currentLine
    // The frame around the views.
    case header, footer, key, message, warning, good, bad, selection, entry, found
    // Blocks, by what they hold (the table in Sources/Tutorial/README.md).
    case free, container, stringBlock, buffer, figure, program, other, garbage
    // Marks on the map.
    case cursor, changed, outline, outlineSpot, landing, crumbs, added, removed
    // Age of a block in five steps, young to old.
    case age0, age1, age2, age3, age4
}

/// Roles to styles, for one depth of colour.
public struct Theme: Sendable, Equatable {
    public let depth: ColourDepth

    public init(depth: ColourDepth) { self.depth = depth }

    /// The names that `--theme` takes, and what they mean; nil leaves it to the terminal.
    public static let names: [(name: String, depth: ColourDepth?)] = [
        ("auto", nil), ("okabe-ito", .full), ("sixteen", .sixteen), ("mono", .mono),
    ]

    public subscript(_ role: Role) -> Style {
        let look = Theme.look(role)
        switch depth {
        case .full: return Style(look.full.map(Colour.index) ?? .terminal, look.attributes)
        case .sixteen: return Style(look.sixteen.map(Colour.index) ?? .terminal, look.attributes)
        case .mono: return Style(.terminal, look.mono)
        }
    }

    /// A style as it looks where the last step has changed something.
    public func marked(_ style: Style) -> Style {
        let marked = style.with(self[.changed].attributes)
        return depth == .full ? marked.on(.index(239)) : marked
    }

    private struct Look {
        var full: UInt8?, sixteen: UInt8?
        var attributes: Style.Attributes = []
        var mono: Style.Attributes = []
    }

    private static func look(_ role: Role) -> Look {
        switch role {
        case .text, .code: Look()
        case .heading: Look(full: 74, sixteen: 6, attributes: .bold, mono: .bold)
        case .strong, .value: Look(attributes: .bold, mono: .bold)
        case .emphasis: Look(attributes: .italic, mono: .underline)
        case .link: Look(full: 32, sixteen: 4, attributes: .underline, mono: .underline)
        case .inlineCode: Look(full: 221, sixteen: 3, mono: .bold)
        case .faint, .rule, .lineNumber, .comment: Look(full: 244, sixteen: 8, mono: .dim)
        case .keyword: Look(full: 178, sixteen: 3, attributes: .bold, mono: .bold)
        case .builtin: Look(full: 175, sixteen: 5)
        case .string: Look(full: 74, sixteen: 6)
        case .number: Look(full: 221, sixteen: 11)
        case .currentLine: Look(attributes: [.reverse], mono: [.reverse])
        case .header, .footer: Look(attributes: .reverse, mono: .reverse)
        case .key: Look(full: 178, sixteen: 3, attributes: .bold, mono: .bold)
        case .message: Look(full: 221, sixteen: 11, attributes: .bold, mono: .bold)
        case .warning, .bad: Look(full: 166, sixteen: 9, attributes: .bold, mono: [.bold, .underline])
        case .good: Look(full: 74, sixteen: 14, attributes: .bold, mono: .bold)
        case .selection: Look(attributes: .reverse, mono: .reverse)
        case .entry: Look(attributes: .underline, mono: .underline)
        case .found: Look(full: 178, sixteen: 3, attributes: .reverse, mono: .reverse)
        case .free, .crumbs: Look(full: 238, sixteen: 8, mono: .dim)
        case .container: Look(full: 178, sixteen: 3)
        case .stringBlock: Look(full: 74, sixteen: 6)
        case .buffer: Look(full: 35, sixteen: 2)
        case .figure: Look(full: 221, sixteen: 11)
        case .program: Look(full: 32, sixteen: 4)
        case .other: Look(full: 175, sixteen: 5)
        case .garbage: Look(full: 166, sixteen: 9, attributes: .bold, mono: .underline)
        case .cursor: Look(attributes: [.reverse, .bold, .underline], mono: [.reverse, .bold, .underline])
        case .changed: Look(attributes: [.bold, .underline], mono: [.bold, .underline])
        case .outlineSpot: Look(attributes: [.bold, .reverse], mono: .reverse)
        case .outline: Look(attributes: .bold, mono: .bold)
        case .landing: Look(full: 178, sixteen: 11, attributes: [.reverse, .blink], mono: [.reverse, .blink])
        case .added: Look(full: 74, sixteen: 14, attributes: .bold, mono: .bold)
        case .removed: Look(full: 166, sixteen: 9, attributes: .bold, mono: .underline)
        // Viridis, which is as readable without colour vision and in print.
        case .age0: Look(full: 227, sixteen: 15, attributes: .bold, mono: .bold)
        case .age1: Look(full: 77, sixteen: 11)
        case .age2: Look(full: 37, sixteen: 6)
        case .age3: Look(full: 61, sixteen: 4)
        case .age4: Look(full: 54, sixteen: 5, mono: .dim)
        }
    }
}
