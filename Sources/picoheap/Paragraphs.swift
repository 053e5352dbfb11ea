// Sentences on standard output, for `picoheap run --tell` and the like.

import Foundation
import Text

/// Sentences on standard output: each begins a line. On a terminal long ones are broken between words, and go on two columns in; in a pipe
/// they stay whole.
final class Paragraphs {
    private let width: Int?
    private var pending = ""
    private var isOpen = true

    init() {
        var size = winsize()
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
        width = isTerminal ? max(20, columns) : nil
    }

    /// Whether there is still somebody who reads.
    func write(_ sentence: String) -> Bool {
        guard let width else { return put(sentence) }
        let lines = Wrapping.lines(sentence, width: width - 2)
        return put(lines.joined(separator: "\n  "))
    }

    func finish() { flush() }

    private func put(_ line: String) -> Bool {
        pending += line
        pending += "\n"
        if pending.utf8.count >= 1 << 14 { flush() }
        return isOpen
    }

    private func flush() {
        do { try FileHandle.standardOutput.write(contentsOf: Data(pending.utf8)) } catch { isOpen = false }
        pending = ""
    }
}
