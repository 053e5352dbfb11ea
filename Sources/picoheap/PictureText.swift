// The picture of a run as lines: half blocks in the palette's colours on a terminal that has them, letters elsewhere.

import BlockHeap
import Foundation
import Grid
import Text
import Timeline
import Tutorial

struct PictureText {
    /// Columns of the addresses at the left edge.
    static let margin = 8
    let lines: [String]

    /// Whether standard output shows colours: a terminal, and nobody asked for none.
    static var hasColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        let speaksUTF8 = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
            .map { $0.lowercased().contains("utf") } ?? false
        return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb" && speaksUTF8
    }

    init(_ picture: LifePicture) {
        let pace = PictureText.hasColour ? 2 : 1
        var lines: [String] = []
        for row in stride(from: 0, to: picture.rows, by: pace) {
            let address = picture.block(ofRow: min(row + pace, picture.rows) - 1).blockOffset
            let cells = (0..<picture.columns).map { column in
                pace == 2
                    ? PictureText.halves(picture[column, row], picture[column, min(row + 1, picture.rows - 1)])
                    : PictureText.letter(picture[column, row])
            }
            lines.append(address.alignedRight(in: PictureText.margin - 1) + " " + cells.joined() + (pace == 2 ? "\u{1b}[0m" : ""))
        }
        let from = "event \(picture.window.positions.lowerBound.grouped)", to = picture.window.positions.upperBound.grouped
        lines.append(
            String(repeating: " ", count: PictureText.margin) + from + to.alignedRight(in: max(0, picture.columns - CellWidth.of(from))))
        lines.append(PictureText.legend)
        self.lines = lines
    }

    private static func letter(_ cell: LifePicture.Cell) -> String {
        guard let content = cell.content else { return "." }
        return cell.fullness < 0.5 ? String(content.letter).lowercased() : String(content.letter)
    }

    /// The upper cell as the foreground of a half block, the lower one as its ground.
    private static func halves(_ upper: LifePicture.Cell, _ lower: LifePicture.Cell) -> String {
        let above = colour(upper), below = colour(lower)
        if above == nil, below == nil { return "\u{1b}[0m " }
        guard let above else { return "\u{1b}[0;38;5;\(below ?? 0)m▄" }
        return "\u{1b}[0;38;5;\(above)" + (below.map { ";48;5;\($0)" } ?? "") + "m▀"
    }

    private static func colour(_ cell: LifePicture.Cell) -> Int? {
        guard cell.fullness >= 0.25, let content = cell.content else { return nil }
        return index(content.role)
    }

    private static func index(_ role: Role) -> Int? {
        if case .index(let index) = Theme(depth: .full)[role].foreground { Int(index) } else { nil }
    }

    private static var legend: String {
        guard hasColour else { return "letters as mem_info(1) prints them, small where less than half is used; . is free" }
        return LifePicture.families.map { "\u{1b}[38;5;\(index($0.role) ?? 7)m█\u{1b}[0m \($0.name)" }.joined(separator: "  ")
    }
}
