// What is left of a screen on a terminal that has only ASCII (no UTF-8 locale, or --ascii).
//
// Every glyph that picoheap draws by itself has its stand-in of the same width in `standIns`; letters with accents
// lose them; anything else (a lesson in another script) becomes `?`. Nothing moves: one cell stays one cell.
import Foundation

extension Grid {
    /// Replaces every character outside ASCII.
    public mutating func downgradeToASCII() {
        mapCells { cell in
            if !cell.character.isASCII { cell.character = asciiStandIn(for: cell.character) }
            if cell.width == 2 { cell.width = 1 }
            if cell.width == 0 { cell.width = 1 }
        }
    }
}

/// The text as ASCII, for plain output; every character becomes exactly one.
public func asciiText(_ text: String) -> String {
    String(text.map { $0.isASCII ? $0 : asciiStandIn(for: $0) })
}

func asciiStandIn(for character: Character) -> Character {
    if let found = standIns[character] { return found }
    let scalars = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    if let base = scalars.first, base.isASCII { return Character(base) }
    if let scalar = character.unicodeScalars.first?.value, (0x2800...0x28ff).contains(scalar) {
        return scalar == 0x2800 ? " " : ":"
    }
    return "?"
}

private let standIns: [Character: Character] = [
    // Arrows and pointers.
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-", "⇒": ">", "↵": "/", "⏎": "/", "▶": ">", "◀": "<", "▲": "^",
    "▼": "v", "›": ">", "‹": "<", "»": ">", "«": "<", "❯": ">", "↳": "\\", "⏸": "=", "⏵": ">",
    // Lines and corners.
    "─": "-", "━": "-", "│": "|", "┃": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+",
    "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "═": "=", "║": "|", "╌": "-", "╎": "|", "▏": "|", "▕": "|",
    // How full: shades, half blocks and eighths keep their order.
    "░": "-", "▒": "+", "▓": "*", "█": "@", "▀": "^", "▄": "-", "▁": "_", "▂": ".", "▃": ":", "▅": "=",
    "▆": "+", "▇": "*", "▌": "[", "▐": "]", "■": "#", "□": "O", "▪": "#", "▫": ".",
    // Marks.
    "·": ".", "•": "*", "◦": "o", "●": "o", "○": ".", "◆": "*", "◇": ".", "✓": "y", "✔": "y", "✗": "n", "✘": "n", "×": "x", "★": "*",
    "☆": ".", "…": "~", "≈": "~", "≠": "!", "≤": "<", "≥": ">", "−": "-", "±": "~", "Δ": "d", "µ": "u", "°": "o", "÷": "/",
    "½": "/", "¼": "/", "¾": "/", "∞": "8",
    // Quotes, dashes, spaces.
    "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "‐": "-", "‑": "-",
    "\u{a0}": " ", "\u{2009}": " ", "\u{202f}": " ", "ß": "s", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "œ": "o", "ł": "l", "Ł": "L",
]
