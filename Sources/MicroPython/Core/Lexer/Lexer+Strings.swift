// String and bytes literals: prefixes, quotes, escapes, and the pieces of an f-string. py/lexer.c, parse_string_literal.
//
// An f-string becomes a call: f"{a} and {b!r:>4}" is read as  "{} and {!r:>4}".format((a),(b),)  : the text goes into the token, the
// arguments are gathered aside and come as source text after it. Nothing but brackets is looked at inside an argument.

extension Lexer {
    /// What stands before a literal's quote.
    private struct Prefix {
        var isBytes = false
        var isRaw = false
        var isFormat = false
        var count: Int
    }

    var isAtString: Bool { prefix != nil }

    private var prefix: Prefix? {
        if c0.isQuote { return Prefix(count: 0) }
        if c1.isQuote {
            switch c0 {
            case "u": return Prefix(count: 1)
            case "b": return Prefix(isBytes: true, count: 1)
            case "r": return Prefix(isRaw: true, count: 1)
            case "f": return Prefix(isFormat: true, count: 1)
            default: return nil
            }
        }
        guard c2.isQuote else { return nil }
        switch (c0, c1) {
        case ("r", "b"), ("b", "r"): return Prefix(isBytes: true, isRaw: true, count: 2)
        case ("r", "f"), ("f", "r"): return Prefix(isRaw: true, isFormat: true, count: 2)
        default: return nil
        }
    }

    /// One literal, and those that follow it at once: they are one token, unless text meets bytes.
    func readStrings() throws(PythonError) {
        kind = .end
        while let prefix {
            let new: Token = prefix.isBytes ? .bytes : .string
            if kind == .end {
                kind = new
            } else if kind != new {
                break
            }
            for _ in 0..<prefix.count { try advance() }
            try readString(prefix)
            try skipWhitespace(untilNewline: true)
        }
    }

    private func readString(_ prefix: Prefix) throws(PythonError) {
        let quote = c0
        try advance()
        var quotes = 1
        if c0 == quote && c1 == quote {
            try advance()
            try advance()
            quotes = 3
        }
        if prefix.isFormat && formatArguments.count == 0 { try formatArguments.append(".format(".utf8) }
        var closing = 0
        while c0 != .end && (quotes > 1 || c0 != "\n") && closing < quotes {
            if c0 == quote {
                closing += 1
                try text.append(c0.byte)
            } else {
                closing = 0
                if prefix.isFormat {
                    while c0 == "{" { try readFormatField() }
                }
                if c0 == "\\" {
                    try readEscape(isRaw: prefix.isRaw)
                } else {
                    try text.append(c0.byte)
                }
            }
            try advance()
        }
        if closing < quotes { kind = .lonelyStringOpen }
        text.cutTail(closing)
    }

    /// A `{` in an f-string: doubled it stays for `str.format`, else an argument follows, which ends at `:`, `}`, `!r` or `!s`.
    private func readFormatField() throws(PythonError) {
        try advance()
        if try skip("{") {
            try text.append(UInt8(ascii: "{"))
        } else {
            try formatArguments.append(UInt8(ascii: "("))
            let start = formatArguments.count
            var level: UInt32 = 0
            while c0 != .end && (level != 0 || !isAtEndOfArgument) {
                if c0 == "[" || c0 == "{" { level &+= 1 } else if c0 == "]" || c0 == "}" { level &-= 1 }
                try formatArguments.append(c0.byte)
                try advance()
            }
            if vm.ram.load8(formatArguments.buffer + UInt32(formatArguments.count - 1)) == UInt8(ascii: "=") {
                // f"{a=}" prints the argument's text too.
                try text.append(from: formatArguments.buffer + UInt32(start), count: formatArguments.count - start)
                formatArguments.count -= 1
            }
            try formatArguments.append(UInt8(ascii: ")"))
            try formatArguments.append(UInt8(ascii: ","))
        }
        try text.append(UInt8(ascii: "{"))
    }

    private var isAtEndOfArgument: Bool {
        c0 == ":" || c0 == "}" || (c0 == "!" && (c1 == "r" || c1 == "s") && (c2 == ":" || c2 == "}"))
    }

    /// A backslash and what follows; left at the last character that belongs to it.
    private func readEscape(isRaw: Bool) throws(PythonError) {
        try advance()
        var character = c0.code
        if isRaw {
            try text.append(character: UInt32(UInt8(ascii: "\\")))
        } else {
            switch c0 {
            case "\n": return
            case "\\", "'", "\"": break
            case "a": character = 0x07
            case "b": character = 0x08
            case "t": character = 0x09
            case "n": character = 0x0a
            case "v": character = 0x0b
            case "f": character = 0x0c
            case "r": character = 0x0d
            case "u" where kind == .bytes, "U" where kind == .bytes: try text.append(UInt8(ascii: "\\"))
            case "x": character = try readHex(digits: 2)
            case "u": character = try readHex(digits: 4)
            case "U": character = try readHex(digits: 8)
            case "N": throw vm.error(.notImplementedError, "unicode name escapes")
            case _ where c0.isOctalDigit: character = try readOctal()
            default: try text.append(UInt8(ascii: "\\"))
            }
        }
        if character < 0x11_0000 && kind == .string {
            try text.append(character: character)
        } else if character < 0x100 && kind == .bytes {
            try text.append(UInt8(character))
        } else if character != SourceCharacter.end.code {
            kind = .invalid
        }
    }

    /// `digits` hexadecimal digits; makes the token invalid where there are fewer.
    private func readHex(digits: Int) throws(PythonError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            try advance()
            guard let digit = c0.hexValue else {
                kind = .invalid
                return 0
            }
            value = value << 4 | digit
        }
        return value
    }

    /// Up to three octal digits.
    private func readOctal() throws(PythonError) -> UInt32 {
        var value = c0.code - 0x30
        var more = 2
        while c1.isOctalDigit && more > 0 {
            try advance()
            value = value * 8 + (c0.code - 0x30)
            more -= 1
        }
        return value
    }
}
