// The characters of the source, one at a time with two ahead. py/lexer.c, next_char.
//
// A CR, with or without an LF, is a line end; the last line always has one. A NUL ends the arguments of an f-string.

extension Lexer {
    private static let tabWidth = 8

    /// Moves on by one character.
    func advance() throws(PythonError) {
        if c0 == "\n" {
            currentLine += 1
            currentColumn = 1
        } else if c0 == "\t" {
            currentColumn = (currentColumn - 1 + Self.tabWidth) / Self.tabWidth * Self.tabWidth + 1
        } else {
            currentColumn += 1
        }
        c0 = c1
        c1 = c2
        if formatArgumentsRead > 0 {
            readFormatArgument()
        } else {
            c2 = try readCharacter()
        }
        if c1 == "\r" {
            c1 = "\n"
            if c2 == "\n" { c2 = try readCharacter() }
        }
        if c2 == .end && c1 != .end && c1 != "\n" { c2 = "\n" }
    }

    private func readCharacter() throws(PythonError) -> SourceCharacter {
        if inputIndex == input.count {
            if inputEnded { return .end }
            input = try reader.read()
            inputIndex = 0
            if input.isEmpty {
                inputEnded = true
                return .end
            }
        }
        defer { inputIndex += 1 }
        return SourceCharacter(input[inputIndex])
    }

    /// From here on the arguments taken out of an f-string are read instead of the source.
    func beginFormatArguments() throws(PythonError) {
        try formatArguments.append(UInt8(ascii: ")"))
        saved = (c0, c1, c2)
        c0 = formatArgument(0)
        c1 = formatArgument(1)
        c2 = formatArgument(2)
        formatArgumentsRead = 3
    }

    /// After the last of them the source goes on where it was left.
    private func readFormatArgument() {
        if formatArgumentsRead < formatArguments.count {
            c2 = formatArgument(formatArgumentsRead)
            formatArgumentsRead += 1
        } else {
            c2 = "\0"
        }
        if c0 == "\0" {
            (c0, c1, c2) = saved
            formatArguments.count = 0
            formatArgumentsRead = 0
        }
    }

    private func formatArgument(_ index: Int) -> SourceCharacter {
        SourceCharacter(vm.ram.load8(formatArguments.buffer + UInt32(index)))
    }

    /// Takes the current character into the token's text and moves on.
    func take() throws(PythonError) {
        try text.append(c0.byte)
        try advance()
    }

    /// Moves past the current character if it is `c`.
    func skip(_ c: SourceCharacter) throws(PythonError) -> Bool {
        guard c0 == c else { return false }
        try advance()
        return true
    }

    /// Skips white space, comments and joined lines. Stops at a line end outside of brackets where `untilNewline`, and says so.
    @discardableResult
    func skipWhitespace(untilNewline: Bool) throws(PythonError) -> Bool {
        while c0 != .end {
            if c0 == "\n" {
                if untilNewline && bracketLevel == 0 { return true }
                try advance()
            } else if c0.isSpace {
                try advance()
            } else if c0 == "#" {
                repeat { try advance() } while c0 != .end && c0 != "\n"
            } else if c0 == "\\" && c1 == "\n" {
                try advance()
                try advance()
            } else {
                break
            }
        }
        return false
    }
}
