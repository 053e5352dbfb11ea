// The line that is being typed: echo, cursor, erasing, history, auto-indent. shared/readline/readline.c.
//
// Invariant: `start <= cursor <= line.count`. Before `start` lie the lines of the same statement that are done.

import BlockHeap

/// Edits the end of `line`, byte by byte, and shows it on a VT100 terminal.
final class LineEditor {
    /// How reading a line ended.
    enum Ending {
        /// Enter.
        case line
        /// Ctrl-C.
        case cancelled
        /// Ctrl-A, Ctrl-B, Ctrl-D, Ctrl-E on an empty line.
        case raw, banner, end, paste
    }

    /// How much of an escape sequence has come.
    enum Escape: Equatable { case none, escape, bracket, digit(UInt8), o }

    let vm: VM
    let line: VStr
    var start = 0
    var cursor = 0
    var escape = Escape.none
    /// Which entry of the history is shown, -1 for none.
    var historyIndex = -1
    var prompt = ""
    /// Whether lines are indented like the one before, and whether that has just been done.
    var indents = true
    var hasJustIndented = false

    /// What a key changes on the screen.
    struct Redraw {
        var back = 0
        var forward = 0
        var fromCursor = false
    }

    init(_ vm: VM, _ line: VStr) {
        self.vm = vm
        self.line = line
    }

    /// readline: shows `prompt` and edits until the line is done. Its text is added to what `line` holds.
    func read(_ prompt: String) throws(PythonError) -> Ending {
        start = line.count
        cursor = start
        escape = .none
        historyIndex = -1
        self.prompt = prompt
        try vm.show(prompt)
        if start == 0 { indents = true }
        // On the board the mark outlasts an empty line, and a blank typed then takes three bytes of the line before.
        hasJustIndented = false
        try indent()
        while true {
            // What is typed when nothing more comes: a line is entered, an empty one is the end.
            let byte = try vm.readConsole() ?? (line.count > start ? UInt8(ascii: "\r") : Prompt.Control.d)
            if let ending = try take(byte) { return ending }
        }
    }

    /// readline_process_char.
    private func take(_ byte: UInt8) throws(PythonError) -> Ending? {
        let oldCount = line.count
        if escape == .none {
            if line.count == start, let ending = Self.ending(ofControl: byte) { return ending }
            if byte == Prompt.Control.c { return .cancelled }
            if byte == UInt8(ascii: "\r") {
                try vm.show("\r\n")
                try line.terminate()
                vm.pushHistory(line.buffer + UInt32(start), count: line.count - start)
                return .line
            }
        }
        let redraw = escape == .none ? try edit(byte) : try continueEscape(byte)
        try show(redraw, oldCount: oldCount)
        hasJustIndented = false
        return nil
    }

    /// What a control character on an empty line asks for.
    private static func ending(ofControl byte: UInt8) -> Ending? {
        switch byte {
        case Prompt.Control.a: .raw
        case Prompt.Control.b: .banner
        case Prompt.Control.c: .cancelled
        case Prompt.Control.d: .end
        case Prompt.Control.e: .paste
        default: nil
        }
    }

    private func show(_ redraw: Redraw, oldCount: Int) throws(PythonError) {
        if redraw.back > 0 {
            try moveBack(redraw.back)
            cursor -= redraw.back
        }
        if redraw.fromCursor {
            if line.count < oldCount { try vm.show("\u{1b}[K") }
            try write(from: cursor, to: line.count)
            try moveBack(line.count - (cursor + redraw.forward))
            cursor += redraw.forward
        } else if redraw.forward > 0 {
            try write(from: cursor, to: cursor + redraw.forward)
            cursor += redraw.forward
        }
    }

    private func moveBack(_ columns: Int) throws(PythonError) {
        try vm.show(columns > 4 ? "\u{1b}[\(columns)D" : String(repeating: "\u{8}", count: columns))
    }

    /// Shows bytes of the line again.
    func write(from first: Int, to end: Int) throws(PythonError) {
        if end > first { try vm.show(vm.ram.bytes(line.buffer + UInt32(first), count: end - first)) }
    }

    /// readline_auto_indent: as deep as the line before, deeper after a colon, not after two blank lines.
    private func indent() throws(PythonError) {
        let text = line.bytes
        let newline = UInt8(ascii: "\n"), space = UInt8(ascii: " ")
        guard indents, text.count > 1, text.last == newline else { return }
        let first = (text.dropLast().lastIndex(of: newline) ?? -1) + 1
        let word = text[first...].firstIndex { $0 != space } ?? text.count
        if first > 0, word + 1 == text.count {
            // The line before is blank; the one before that may be too.
            var index = first - 1
            while index > 0 {
                if text[index - 1] == newline { return }
                if text[index - 1] != space { break }
                index -= 1
            }
        }
        let levels = (word - first) / 4 + (text[text.count - 2] == UInt8(ascii: ":") ? 1 : 0)
        for _ in 0..<levels {
            try line.append([UInt8](repeating: space, count: 4))
            try vm.show("    ")
            cursor += 4
            hasJustIndented = true
        }
    }
}
