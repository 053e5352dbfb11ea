import BlockHeap
import Testing

@testable import MicroPython

/// One token as a test writes it: its kind, and its text where it has one.
private func tokens(_ source: String) throws -> [String] {
    let vm = VM(board: .named("plain")!)
    let lexer = try vm.lexer(.empty, SourceReader(Array(source.utf8)))
    var found: [String] = []
    while true {
        let text = String(decoding: lexer.text.bytes, as: UTF8.self)
        found.append(text.isEmpty ? "\(lexer.kind)" : "\(lexer.kind) \(text)")
        if lexer.kind == .end || lexer.kind == .invalid || lexer.kind == .lonelyStringOpen { return found }
        try lexer.next()
    }
}

/// The text of the first token of `source`, which must be of `kind`.
private func text(_ source: [UInt8], _ kind: Token = .string) throws -> [UInt8] {
    let vm = VM(board: .named("plain")!)
    let lexer = try vm.lexer(.empty, SourceReader(source))
    #expect(lexer.kind == kind)
    return lexer.text.bytes
}
private func text(_ source: String, _ kind: Token = .string) throws -> String {
    String(decoding: try text(Array(source.utf8), kind), as: UTF8.self)
}

@Suite("The lexer reads MicroPython's tokens")
struct LexerTests {
    @Test("An empty source is one line end")
    func empty() throws {
        #expect(try tokens("") == ["newline", "end"])
    }

    @Test("A source without a last line end gets one; CR and CR LF are line ends")
    func lineEnds() throws {
        #expect(try tokens("a") == ["name a", "newline", "end"])
        #expect(try tokens("a\rb\r\nc") == ["name a", "newline", "name b", "newline", "name c", "newline", "end"])
    }

    @Test("Indentation gives INDENT and DEDENT; a tab goes to the next multiple of 8")
    func indentation() throws {
        #expect(
            try tokens("if a:\n        b\n\tc\nd") == [
                "keywordIf if", "name a", "colon", "newline", "indent", "name b", "newline", "name c", "newline", "dedent", "name d",
                "newline", "end",
            ])
        #expect(try tokens("if a:\n  if b:\n    c\n").suffix(4) == ["newline", "dedent", "dedent", "end"])
    }

    @Test("A line that goes back to an indentation that never was is no token of the grammar")
    func dedentMismatch() throws {
        #expect(try tokens("if a:\n    b\n  c").contains("dedentMismatch"))
    }

    @Test("A source whose first token is indented begins with INDENT")
    func firstIndent() throws {
        #expect(try tokens("  a").first == "indent a")
    }

    @Test("Line ends inside brackets, after a backslash and in comments are no tokens")
    func joinedLines() throws {
        #expect(try tokens("f(a,\n  b)") == ["name f", "parenOpen", "name a", "comma", "name b", "parenClose", "newline", "end"])
        #expect(try tokens("a \\\n b") == ["name a", "name b", "newline", "end"])
        #expect(try tokens("a # b\n\n# c\nd") == ["name a", "newline", "name d", "newline", "end"])
    }

    @Test("The longest operator wins, and lonely ! ? $ are invalid")
    func operators() throws {
        let all = "( ) [ ] { } , ; ~ : := < <= << <<= > >= >> >>= * *= ** **= + += - -= -> "
            + "& &= | |= / /= // //= % %= ^ ^= @ @= = == != . ..."
        let kinds: [Token] = [
            .parenOpen, .parenClose, .bracketOpen, .bracketClose, .braceOpen, .braceClose, .comma, .semicolon, .tilde, .colon,
            .assignExpression,
            .less, .lessEqual, .doubleLess, .doubleLessEqual, .more, .moreEqual, .doubleMore, .doubleMoreEqual, .star, .starEqual,
            .doubleStar,
            .doubleStarEqual, .plus, .plusEqual, .minus, .minusEqual, .minusMore, .ampersand, .ampersandEqual, .pipe, .pipeEqual, .slash,
            .slashEqual, .doubleSlash, .doubleSlashEqual, .percent, .percentEqual, .caret, .caretEqual, .at, .atEqual, .equal, .doubleEqual,
            .notEqual, .period, .ellipsis,
        ]
        #expect(try tokens(all) == kinds.map { "\($0)" } + ["newline", "end"])
        #expect(try tokens("a..b") == ["name a", "period", "period", "name b", "newline", "end"])
        for wrong in ["!", "?", "$"] { #expect(try tokens(wrong) == ["invalid"]) }
    }

    @Test("Every keyword is one, and __debug__ is True")
    func keywords() throws {
        let all = "False None True and as assert async await break class continue def del elif "
            + "else except finally for from global if import in is"
            + " lambda nonlocal not or pass raise return try while with yield"
        for word in all.split(separator: " ") {
            #expect(try tokens("\(word)")[0].lowercased() == "keyword\(word) \(word)".lowercased())
        }
        #expect(try tokens("__debug__")[0] == "keywordTrue __debug__")
        #expect(try tokens("iff")[0] == "name iff")
    }

    @Test("Numbers are taken whole, without their underscores")
    func numbers() throws {
        #expect(try tokens("0x1F_ff 1_000 .5 1. 1e5 1E-5 2j 0b12z") == [
            "integer 0x1Fff", "integer 1000", "float .5", "float 1.", "float 1e5", "float 1e-5", "float 2j", "integer 0b12z", "newline",
            "end",
        ])
    }

    @Test("Escapes in strings, as Python has them", arguments: [
        (#"'\n\t\\\'\"\a\b\v\f\r'"#, "\n\t\\'\"\u{7}\u{8}\u{b}\u{c}\r"), (#"'\x41\101\u00e9\U0001F600'"#, "AA\u{e9}\u{1F600}"),
        (#"'\q'"#, #"\q"#),
        ("'a\\\nb'", "ab"), (#"r'\n'"#, #"\n"#), (#"'a' "b" '''c'''"#, "abc"), ("'''a\n'b'''", "a\n'b"), (#"'\0'"#, "\0"),
        (#"'\400'"#, "\u{100}"),
    ])
    func escapes(_ source: String, _ expected: String) throws {
        #expect(try text(source) == expected)
    }

    @Test("Escapes in bytes: \\u is no escape, \\xff is one byte")
    func bytesEscapes() throws {
        #expect(try text(Array(#"b'\u0041\xff\''"#.utf8), .bytes) == Array(#"\u0041"#.utf8) + [0xff, 0x27])
        #expect(try text(Array(#"rb'\n'"#.utf8), .bytes) == Array(#"\n"#.utf8))
    }

    @Test("Text in UTF-8 goes through byte by byte, in names too")
    func utf8() throws {
        #expect(try text("'größe'") == "größe")
        #expect(try tokens("größe")[0] == "name größe")
    }

    @Test("A string that does not end, an escape that is cut short and a byte that does not fit are invalid")
    func badStrings() throws {
        #expect(try tokens("'abc").last == "lonelyStringOpen abc")
        #expect(try tokens("'''abc\n").last?.hasPrefix("lonelyStringOpen") == true)
        #expect(try tokens(#"'\x4g'"#).last?.hasPrefix("invalid") == true)
        #expect(try tokens(#"b'\400'"#).last?.hasPrefix("invalid") == true)
        #expect(try tokens(#"'\U00110000'"#).last?.hasPrefix("invalid") == true)
    }

    @Test("Text and bytes side by side are two tokens")
    func mixedStrings() throws {
        #expect(try tokens("'a' b'b'") == ["string a", "bytes b", "newline", "end"])
    }

    @Test("An f-string is read as a call of format on its text", arguments: [
        ("f'{a} and {b!r:>4}'", "'{} and {!r:>4}'.format((a),(b),)"), ("f'{a=}'", "'a={}'.format((a),)"),
        ("f'{{{x}}}'", "'{{{}}}'.format((x),)"),
        ("f'{d[\"k\"]}'", "'{}'.format((d[\"k\"]),)"), ("f'a' f'{b}'", "'a{}'.format((b),)"), ("rf'\\n{a}'", "r'\\n{}'.format((a),)"),
        ("f'{a, b}' + c", "'{}'.format((a, b),) + c"), ("f'{a!=b}'", "'{}'.format((a!=b),)"),
    ])
    func formatStrings(_ source: String, _ call: String) throws {
        #expect(try tokens(source) == tokens(call))
    }

    @Test("A token knows its line and column")
    func places() throws {
        let vm = VM(board: .named("plain")!)
        let lexer = try vm.lexer(.empty, SourceReader(Array("a\n\n  # c\nbc = 1".utf8)))
        var places: [[Int]] = []
        while lexer.kind != .end {
            places.append([lexer.line, lexer.column])
            try lexer.next()
        }
        #expect(places == [[1, 1], [1, 2], [4, 1], [4, 4], [4, 6], [4, 7]])
    }

    @Test("The lexer's blocks: itself, the indentations, the text and the f-string arguments; freed again when the parse is over")
    func blocks() throws {
        let vm = VM(board: .named("plain")!)
        let trace = TraceWriter()
        vm.heap.observer = trace
        let lexer = try vm.lexer(.empty, SourceReader([]))
        #expect(trace.lines == ["A n=116 b=0 k=8 fl=0", "A n=20 b=8 k=2 fl=0", "A n=32 b=10 k=2 fl=0", "A n=1 b=12 k=1 fl=0"])
        trace.lines = []
        try lexer.free()
        #expect(trace.lines == ["F b=10 k=2", "F b=12 k=1", "F b=8 k=2", "F b=0 k=8"])
    }

    @Test("A name of 32 characters makes the text grow by one byte, for its NUL")
    func nameGrowth() throws {
        let vm = VM(board: .named("plain")!)
        let trace = TraceWriter()
        vm.heap.observer = trace
        _ = try vm.lexer(.empty, SourceReader(Array(repeating: UInt8(ascii: "n"), count: 32)))
        #expect(trace.lines.last == "R n=33 b=10 k=2 -> b=13 k=3 moved")
    }
}
