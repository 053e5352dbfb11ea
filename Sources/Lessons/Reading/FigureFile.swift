// figures.txt: what each formula of a lesson came to when it was last blessed, one a line:
//
//     used[2] - used[1] = 7,856
//     join: used[1] = 8,320
//
// A formula of another run than the lesson's first has that run's id in front.
// The right side holds no ` = `, so the last one on the line divides it.

import Foundation

/// Reads and writes figures.txt.
enum FigureFile {
    static func read(_ text: String) -> [String: String] {
        var figures: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let divider = line.range(of: " = ", options: .backwards) else { continue }
            figures[String(line[..<divider.lowerBound])] = String(line[divider.upperBound...])
        }
        return figures
    }

    /// Sorted by formula, so that a change shows as a change of lines.
    static func write(_ figures: [String: String]) -> String {
        figures.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
    }
}
