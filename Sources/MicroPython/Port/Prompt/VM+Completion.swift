// What Tab does at the prompt: names that begin as the last word does. py/repl.c, mp_repl_autocomplete.

import BlockHeap

/// What Tab found.
enum Completion: Equatable {
    case nothing
    /// What is to be added to the line.
    case rest([UInt8])
    /// Several names, which have been printed.
    case many
}

extension VM {
    /// Completes the last name of `typed`: `gc.mem_f` in the attributes of `gc`, a name without a dot in the globals.
    func complete(_ typed: [UInt8]) throws(PythonError) -> Completion {
        let chainStart = (typed.lastIndex { !Self.isPartOfChain($0) } ?? -1) + 1
        var words = typed[chainStart...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
        let word = words.removeLast()
        var object = rom.modules["__main__"]!
        for name in words {
            guard let qstr = findQstr(name) else { return .nothing }
            object = try loadMethodProtected(object, qstr, catchesAll: true).method
            if object.isNull { return .nothing }
        }
        let isImport = typed.starts(with: "import ".utf8)
        let found = try names(beginningWith: word, in: isImport ? nil : object)
        guard let first = found.first else { return importWord(word, isFirst: words.isEmpty && chainStart == 0) }
        let common = found.dropFirst().reduce(first) { common, name in
            Array(zip(common, name).prefix { $0 == $1 }.map(\.0))
        }
        if found.count == 1 || common.count > word.count { return .rest(Array(common.dropFirst(word.count))) }
        try printColumns(found)
        return .many
    }

    private static func isPartOfChain(_ byte: UInt8) -> Bool {
        CharacterClass.isAlpha(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    /// The first word of a line that is nothing else may become `import`.
    private func importWord(_ word: [UInt8], isFirst: Bool) -> Completion {
        let text = Array("import ".utf8)
        guard isFirst, !word.isEmpty, word.count < text.count, text.starts(with: word) else { return .nothing }
        return .rest(Array(text.dropFirst(word.count)))
    }

    /// All strings of the machine that name an attribute of `object`, or a built-in module. Names with `_` in front only
    /// where that was typed.
    private func names(beginningWith word: [UInt8], in object: Obj?) throws(PythonError) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for number in 1..<UInt32(rom.strings.count + strings.places.count) {
            let name = qstrBytes(Qstr(number))
            guard !name.isEmpty, name.starts(with: word), !(word.isEmpty && name[0] == UInt8(ascii: "_")) else { continue }
            if try isKnown(Qstr(number), in: object) { found.append(name) }
        }
        return found
    }

    private func isKnown(_ name: Qstr, in object: Obj?) throws(PythonError) -> Bool {
        guard let object else { return rom.modules[qstrText(name)] != nil }
        return try !loadMethodProtected(object, name, catchesAll: true).method.isNull
    }

    /// In columns of 16 characters, four a line.
    private func printColumns(_ names: [[UInt8]]) throws(PythonError) {
        let slot = 16, lineWidth = 64
        var column = lineWidth
        for name in names {
            var gap = (column + slot - 1) / slot * slot - column
            if gap < 2 { gap += slot }
            if column + gap + name.count <= lineWidth {
                try writeConsole([UInt8](repeating: UInt8(ascii: " "), count: gap) + name)
                column += gap + name.count
            } else {
                try writeConsole([UInt8(ascii: "\n")] + name)
                column = name.count
            }
        }
        try writeConsole([UInt8(ascii: "\n")])
    }
}
