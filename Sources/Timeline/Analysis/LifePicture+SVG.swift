// The picture of a run in full detail, on white paper: a path for each colour, a rectangle in it for each life.

import BlockHeap

extension History {
    /// Writes an SVG document, piece by piece. A unit is a block upwards; the run is `width` units long.
    public func writeLifeSVG(_ lives: [Life], window: LifeWindow, title: String, _ write: (String) -> Void) {
        let width = 1600.0, height = 900.0, margin = 60.0
        let across = width / Double(max(1, window.positions.count)), up = height / Double(max(1, window.blocks.count))
        write("""
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width + 2 * margin)) \(Int(height + 3 * margin))" role="img" \
            font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="16">
            <title>\(title.escapedForXML)</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="\(Int(margin))" y="\(Int(margin) - 20)" font-size="20">\(title.escapedForXML)</text>
            """)
        for colour in LifeColour.allCases {
            write("<path fill=\"\(colour.fill)\" d=\"")
            for life in lives where LifeColour(life.content) == colour {
                let from = max(life.birth, window.positions.lowerBound), to = min(life.death, window.positions.upperBound)
                let low = max(life.block, window.blocks.lowerBound), high = min(life.block + life.count, window.blocks.upperBound)
                guard to > from, high > low else { continue }
                let x = margin + Double(from - window.positions.lowerBound) * across
                let y = margin + height - Double(high - window.blocks.lowerBound) * up
                let (w, h) = (Double(to - from) * across, Double(high - low) * up)
                write("M\(x.short) \(y.short)h\(w.short)v\(h.short)h-\(w.short)z")
            }
            write("\"/>")
        }
        write(axes(window, margin: margin, width: width, height: height))
        write("</svg>")
    }

    private func axes(_ window: LifeWindow, margin: Double, width: Double, height: Double) -> String {
        let bottom = Int(margin + height), left = Int(margin)
        var text = "<rect x=\"\(left)\" y=\"\(left)\" width=\"\(Int(width))\" height=\"\(Int(height))\" fill=\"none\" stroke=\"#666666\"/>\n"
        text += "<text x=\"\(left)\" y=\"\(bottom + 22)\">event \(window.positions.lowerBound.grouped)</text>\n"
        text += "<text x=\"\(left + Int(width))\" y=\"\(bottom + 22)\" text-anchor=\"end\">event \(window.positions.upperBound.grouped)</text>\n"
        text += "<text x=\"\(left + Int(width))\" y=\"\(left - 8)\" text-anchor=\"end\">up to \(window.blocks.upperBound.blockOffset)</text>\n"
        var x = left
        for colour in LifeColour.allCases {
            text += "<rect x=\"\(x)\" y=\"\(bottom + 40)\" width=\"18\" height=\"18\" fill=\"\(colour.fill)\"/>"
            text += "<text x=\"\(x + 26)\" y=\"\(bottom + 55)\">\(colour.rawValue)</text>\n"
            x += 60 + colour.rawValue.count * 9
        }
        return text
    }
}

/// What lives are told apart by on paper: Okabe and Ito's colours.
public enum LifeColour: String, CaseIterable, Sendable {
    case container = "lists, dicts, tuples"
    case text = "str and bytes"
    case buffer = "bytearrays and arrays"
    case figure = "floats"
    case program = "functions, modules, bytecode"
    case other = "others"

    public init(_ content: BlockContent) {
        self = switch content {
        case .tuple, .list, .dict, .items, .table: .container
        case .string, .characters: .text
        case .array, .elements: .buffer
        case .float: .figure
        case .function, .module, .code: .program
        case .other: .other
        }
    }

    var fill: String {
        switch self {
        case .container: "#e69f00"
        case .text: "#56b4e9"
        case .buffer: "#009e73"
        case .figure: "#c9b800"
        case .program: "#0072b2"
        case .other: "#cc79a7"
        }
    }
}

extension Double {
    /// At most two digits behind the point, which is a hundredth of what can be seen.
    fileprivate var short: String {
        let hundredths = Int((self * 100).rounded())
        guard hundredths % 100 != 0 else { return String(hundredths / 100) }
        let rest = abs(hundredths % 100)
        return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension String {
    /// For XML's text and attributes; control characters, which XML has no way to write, are left out.
    var escapedForXML: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{0}"..<" ": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
