// What a script has printed by some moment, as rows of a screen: whole lines, wrapped where they are longer, no blank lost.
import Grid
import Lessons
import Text
import Timeline

/// A line that was printed, or a part of one that is longer than the row.
struct PrintedRow: Sendable {
    var text: String
    /// The line begins here.
    var isStart: Bool
    /// It is of what was printed last, with nothing on the heap between.
    var isNewest: Bool

    /// Columns of the mark before the text.
    static let margin = 2

    /// The row with its mark: `›` what came last, `…` where the beginning of the line is not shown.
    func line(isFirst: Bool = false, _ theme: Theme) -> StyledLine {
        let mark = !isStart ? isFirst ? "… " : "  " : isNewest ? "› " : "  "
        return StyledLine([Span(mark, theme[.key]), Span(text, theme[.text])])
    }
}

extension Track {
    /// The script prints something somewhere in its run.
    var prints: Bool { result?.history.recording.output.isEmpty == false }

    /// It has printed something by now.
    var hasPrinted: Bool {
        guard let position = view?.moment.position, let first = result?.history.recording.output.first else { return false }
        return first.position <= position
    }

    /// What has been printed by now, the marks included in `columns`: all of it, or its last rows.
    func printed(columns: Int, last most: Int = .max) -> [PrintedRow] {
        guard let recording = result?.history.recording, let position = view?.moment.position, most > 0 else { return [] }
        let width = max(1, columns - PrintedRow.margin)
        // So many bytes fill the rows whatever they are.
        let bytesWanted = most == .max ? Int.max : most * width * 4
        let (bytes, newest) = recording.lastOutput(at: position, lines: most, bytes: bytesWanted)
        var rows: [PrintedRow] = []
        var end = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            end += line.count + 1
            // The break that ends the last line begins no line yet.
            if end > bytes.count, line.isEmpty { break }
            let text = String(decoding: line, as: UTF8.self).replacing("\r", with: "")
            for (i, part) in Wrapping.verbatim(text, width: width).enumerated() {
                rows.append(PrintedRow(text: part, isStart: i == 0, isNewest: end > bytes.count - newest))
            }
        }
        return rows.suffix(most)
    }
}
