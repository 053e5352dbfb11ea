// The picture of a run in full detail, on white paper: a path for each colour, a rectangle in it for each life.

import BlockHeap
import Grid
import Text
import Timeline

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
        for (role, _) in LifePicture.families {
            write("<path fill=\"\(LifePicture.fill(role))\" d=\"")
            for life in lives where life.content.role == role {
                let from = max(life.birth, window.positions.lowerBound), to = min(life.death, window.positions.upperBound)
                let low = max(life.block, window.blocks.lowerBound), high = min(life.block + life.count, window.blocks.upperBound)
                guard to > from, high > low else { continue }
                let x = margin + Double(from - window.positions.lowerBound) * across
                let y = margin + height - Double(high - window.blocks.lowerBound) * up
                let (w, h) = (Double(to - from) * across, Double(high - low) * up)
                write("M\(x.svgNumber) \(y.svgNumber)h\(w.svgNumber)v\(h.svgNumber)h-\(w.svgNumber)z")
            }
            write("\"/>")
        }
        write(axes(window, margin: margin, width: width, height: height))
        write("</svg>")
    }

    private func axes(_ window: LifeWindow, margin: Double, width: Double, height: Double) -> String {
        let bottom = Int(margin + height), left = Int(margin)
        func label(_ words: String, _ x: Int, _ y: Int, _ anchor: String) -> String {
            "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(words)</text>\n"
        }
        let right = left + Int(width)
        var text = "<rect x=\"\(left)\" y=\"\(left)\" width=\"\(Int(width))\" height=\"\(Int(height))\" fill=\"none\" stroke=\"#666666\"/>\n"
        text += label("event \(window.positions.lowerBound.grouped)", left, bottom + 22, "start")
        text += label("event \(window.positions.upperBound.grouped)", right, bottom + 22, "end")
        text += label("up to \(window.blocks.upperBound.blockOffset)", right, left - 8, "end")
        var x = left
        for (role, name) in LifePicture.families {
            text += "<rect x=\"\(x)\" y=\"\(bottom + 40)\" width=\"18\" height=\"18\" fill=\"\(LifePicture.fill(role))\"/>"
            text += "<text x=\"\(x + 26)\" y=\"\(bottom + 55)\">\(name)</text>\n"
            x += 60 + name.count * 9
        }
        return text
    }
}

extension LifePicture {
    /// What is told apart by colour, as on the map, with its name.
    public static let families: [(role: Role, name: String)] = BlockContent.allCases.reduce(into: []) { families, content in
        if !families.contains(where: { $0.role == content.role }) { families.append((content.role, content.family)) }
    }

    fileprivate static func fill(_ role: Role) -> String { Theme(depth: .full)[role].paperFill }
}
