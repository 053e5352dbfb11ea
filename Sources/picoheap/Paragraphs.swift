// Sentences on standard output, for `picoheap run --tell` and the like.

import Foundation
import Text

/// Sentences on standard output: each begins a line. On a terminal long ones are broken between words, and go on two columns in; in a pipe
/// they stay whole.
final class Paragraphs {
    private let width: Int?
    private let output: StandardOutput

    init(_ output: StandardOutput) {
        self.output = output
        width = isatty(STDOUT_FILENO) == 1 ? max(20, Self.terminalColumns) : nil
    }

    /// Columns of the terminal on standard output; 80 where there is none, or it does not say.
    static var terminalColumns: Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Whether there is still somebody who reads.
    func write(_ sentence: String) -> Bool {
        let sentence = sentence.printableLine
        output.line(width.map { Wrapping.lines(sentence, width: $0 - 2).joined(separator: "\n  ") } ?? sentence)
        return output.isOpen
    }
}
