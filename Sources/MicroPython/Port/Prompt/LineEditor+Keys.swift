// What each key does to the line. shared/readline/readline.c, readline_process_char.

import BlockHeap

extension LineEditor {
    /// A byte that is not part of an escape sequence.
    func edit(_ byte: UInt8) throws(PythonError) -> Redraw {
        switch byte {
        case 1: return home()
        case 2: return left()
        case 4: return delete()
        case 5: return end()
        case 6: return right()
        case 8, 127: return backspace()
        case 9 where hasJustIndented:
            // The indent was wanted, and no more of them.
            indents = false
            return Redraw()
        case 9: return try tab()
        case 11:
            line.cutTail(line.count - cursor)
            return Redraw(fromCursor: true)
        case 14: return try newer()
        case 16: return try older()
        case 21:
            let length = cursor - start
            line.cutOut(at: start, length)
            return Redraw(back: length, fromCursor: true)
        case 27:
            escape = .escape
            return Redraw()
        case 32 where hasJustIndented:
            // One blank in place of the indent: the learner indents alone.
            indents = false
            line.cutTail(3)
            return Redraw(back: 3)
        case 32...126:
            try line.insert(byte, at: cursor)
            return Redraw(forward: 1, fromCursor: true)
        default: return Redraw()
        }
    }

    /// A byte of an escape sequence: arrows, Home, End, Delete.
    func continueEscape(_ byte: UInt8) throws(PythonError) -> Redraw {
        let old = escape
        escape = .none
        let letter = Character(UnicodeScalar(byte))
        switch (old, letter) {
        case (.escape, "["): escape = .bracket
        case (.escape, "O"): escape = .o
        case (.bracket, "0"..."9"): escape = .digit(byte)
        case (.bracket, "A"): return try older()
        case (.bracket, "B"): return try newer()
        case (.bracket, "C"): return right()
        case (.bracket, "D"): return left()
        case (.bracket, "H"), (.o, "H"): return home()
        case (.bracket, "F"), (.o, "F"): return end()
        case (.digit(let digit), "~"):
            switch Character(UnicodeScalar(digit)) {
            case "1", "7": return home()
            case "4", "8": return end()
            case "3": return delete()
            default: break
            }
        default: break
        }
        return Redraw()
    }

    private func home() -> Redraw { Redraw(back: cursor - start) }
    private func end() -> Redraw { Redraw(forward: line.count - cursor) }
    private func left() -> Redraw { Redraw(back: cursor > start ? 1 : 0) }
    private func right() -> Redraw { Redraw(forward: cursor < line.count ? 1 : 0) }

    private func delete() -> Redraw {
        guard cursor < line.count else { return Redraw() }
        line.cutOut(at: cursor, 1)
        return Redraw(fromCursor: true)
    }

    /// Takes four blanks at once where only blanks stand before the cursor.
    private func backspace() -> Redraw {
        guard cursor > start else { return Redraw() }
        let before = vm.ram.bytes(line.buffer + UInt32(start), count: cursor - start)
        let length = before.count >= 4 && before.allSatisfy { $0 == UInt8(ascii: " ") } ? 4 : 1
        line.cutOut(at: cursor - length, length)
        return Redraw(back: length, fromCursor: true)
    }

    private func older() throws(PythonError) -> Redraw {
        guard let entry = vm.history(historyIndex + 1) else { return Redraw() }
        historyIndex += 1
        line.count = start
        try line.append(entry)
        return Redraw(back: cursor - start, forward: line.count - start, fromCursor: true)
    }

    private func newer() throws(PythonError) -> Redraw {
        guard historyIndex >= 0 else { return Redraw() }
        historyIndex -= 1
        line.count = start
        if let entry = vm.history(historyIndex) { try line.append(entry) }
        return Redraw(back: cursor - start, forward: line.count - start, fromCursor: true)
    }

    /// Four blanks behind a blank or at a line's beginning; else the rest of a name.
    private func tab() throws(PythonError) -> Redraw {
        let before = cursor > 0 ? vm.ram.load8(line.buffer + UInt32(cursor - 1)) : 0
        let addition: [UInt8]
        if CharacterClass.isSpace(before) {
            addition = Array("    ".utf8)
        } else {
            let typed = vm.ram.bytes(line.buffer + UInt32(start), count: cursor - start)
            switch try vm.complete(typed) {
            case .nothing: return Redraw()
            case .many:
                try vm.show(prompt)
                try write(from: start, to: cursor)
                return Redraw(fromCursor: true)
            case .rest(let rest): addition = rest
            }
        }
        for (index, byte) in addition.enumerated() { try line.insert(byte, at: cursor + index) }
        return Redraw(forward: addition.count, fromCursor: true)
    }
}
