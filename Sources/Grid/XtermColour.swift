// xterm's 256 colours on paper. On a dark screen a light yellow is bright; on paper it is nothing. So a colour has two looks here: an
// area's, which may be light, and a letter's, which must be read.
//
// The theme's own colours are Okabe and Ito's, which were chosen for paper in the first place; all others are xterm's, darkened where a
// letter would vanish.
import Foundation
import Text

extension Style {
    /// Its foreground as the colour of an area on white paper: `#e69f00`.
    public var paperFill: String {
        switch foreground {
        case .terminal: PaperColour.ink.hex
        case .index(let index): PaperColour(area: index).hex
        }
    }
}

/// A colour of red, green and blue, 0...255.
struct PaperColour: Equatable {
    var red: Int, green: Int, blue: Int

    static let white = PaperColour(red: 255, green: 255, blue: 255)
    static let ink = PaperColour(red: 0x1a, green: 0x1a, blue: 0x1a)
    /// Header and footer: grey costs less ink than black, and the text on it stays black.
    static let bar = PaperColour(red: 0xdd, green: 0xdd, blue: 0xdd)

    init(red: Int, green: Int, blue: Int) { (self.red, self.green, self.blue) = (red, green, blue) }

    init(_ hex: Int) { self.init(red: hex >> 16, green: hex >> 8 & 0xff, blue: hex & 0xff) }

    /// `#e69f00`.
    var hex: String {
        "#" + [red, green, blue].map { $0.hex(digits: 2) }.joined()
    }

    /// What an index of the palette looks like as an area on paper.
    init(area index: UInt8) {
        self = PaperColour.areas[index] ?? PaperColour(xterm: index)
    }

    /// The same colour for letters and lines: dark enough to be read on white.
    init(letter index: UInt8) {
        self = PaperColour.letters[index] ?? PaperColour(area: index).darkened
    }

    /// xterm's own: 16 named colours, a cube of 6x6x6, 24 greys.
    init(xterm index: UInt8) {
        let i = Int(index)
        if i < 16 {
            self.init(PaperColour.named[i])
        } else if i < 232 {
            let levels = [0, 95, 135, 175, 215, 255]
            self.init(red: levels[(i - 16) / 36], green: levels[(i - 16) / 6 % 6], blue: levels[(i - 16) % 6])
        } else {
            let grey = 8 + (i - 232) * 10
            self.init(red: grey, green: grey, blue: grey)
        }
    }

    /// 1 (none) to 21 (black on white), as the web's accessibility guidelines reckon it.
    var contrastOnWhite: Double {
        func linear(_ value: Int) -> Double {
            let v = Double(value) / 255
            return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4)
        }
        return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
    }

    /// The same hue, as dark as small letters need.
    private var darkened: PaperColour {
        var colour = self
        while colour.contrastOnWhite < 4.5 {
            colour = PaperColour(red: colour.red * 9 / 10, green: colour.green * 9 / 10, blue: colour.blue * 9 / 10)
        }
        return colour
    }

    private static let named = [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
    ]

    private static let areas: [UInt8: PaperColour] = [
        178: PaperColour(0xe69f00), 74: PaperColour(0x56b4e9), 35: PaperColour(0x009e73), 221: PaperColour(0xf0e442),
        32: PaperColour(0x0072b2), 166: PaperColour(0xd55e00), 175: PaperColour(0xcc79a7), 238: PaperColour(0xb8b8b8),
        244: PaperColour(0x8c8c8c), 255: PaperColour(0x1a1a1a), 15: PaperColour(0x1a1a1a), 7: PaperColour(0x595959),
    ]

    private static let letters: [UInt8: PaperColour] = [
        178: PaperColour(0x915f00), 74: PaperColour(0x1f6f9f), 35: PaperColour(0x00714f), 221: PaperColour(0x6f6600),
        238: PaperColour(0x8c8c8c), 244: PaperColour(0x666666),
    ]
}
