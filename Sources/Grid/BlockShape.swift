// The characters that are drawn and not written: parts of a cell, lines from its middle, and the dot of a free block.

/// The shape of a character that must be exact to the cell.
enum BlockShape: Equatable {
    /// A part of the cell, in shares of its width and height from the upper left corner, and how dense it is.
    case area(left: Double, top: Double, right: Double, bottom: Double, opacity: Double)
    /// Lines from the middle to the edges.
    case line(Arms, isHeavy: Bool)
    case dot

    struct Arms: OptionSet {
        let rawValue: Int
        static let left = Arms(rawValue: 1), right = Arms(rawValue: 2), up = Arms(rawValue: 4), down = Arms(rawValue: 8)
    }

    /// `nil` for a character that is text.
    init?(_ character: Character) {
        func part(left: Double = 0, top: Double = 0, right: Double = 1, bottom: Double = 1, opacity: Double = 1) -> BlockShape {
            .area(left: left, top: top, right: right, bottom: bottom, opacity: opacity)
        }
        let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
        if let index = eighths.firstIndex(of: character) {
            self = part(top: 1 - Double(index + 1) / 8)
            return
        }
        switch character {
        case "█": self = part()
        case "▀": self = part(bottom: 0.5)
        case "▌": self = part(right: 0.5)
        case "▐": self = part(left: 0.5)
        case "░": self = part(opacity: 0.25)
        case "▒": self = part(opacity: 0.5)
        case "▓": self = part(opacity: 0.75)
        case "■": self = part(left: 0.1, top: 0.25, right: 0.9, bottom: 0.75)
        case "·": self = .dot
        default:
            guard let arms = BlockShape.lines[character] else { return nil }
            self = .line(arms, isHeavy: character == "━" || character == "┃")
        }
    }

    private static let lines: [Character: Arms] = [
        "─": [.left, .right], "━": [.left, .right], "│": [.up, .down], "┃": [.up, .down], "┌": [.right, .down], "┐": [.left, .down],
        "└": [.right, .up], "┘": [.left, .up], "├": [.up, .down, .right], "┤": [.up, .down, .left], "┬": [.left, .right, .down],
        "┴": [.left, .right, .up], "┼": [.left, .right, .up, .down],
    ]
}
