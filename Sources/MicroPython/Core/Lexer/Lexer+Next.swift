// The next token. py/lexer.c, mp_lexer_to_next.

extension Lexer {
    /// Moves on to the next token.
    func next() throws(PythonError) {
        defer { writeBack() }
        try vm.countWork(512)
        if formatArguments.count > 0 && formatArgumentsRead == 0 { try beginFormatArguments() }
        text.count = 0
        // A NEWLINE token stands at the end of its line: the blank lines after it are skipped only when its place has been noted.
        let isAtNewline = try skipWhitespace(untilNewline: true)
        markTokenStart()
        if dentsDue < 0 {
            kind = .dedent
            dentsDue += 1
        } else if dentsDue > 0 {
            kind = .indent
            dentsDue -= 1
        } else if isAtNewline {
            try readNewline()
        } else if c0 == .end {
            kind = .end
        } else if isAtString {
            try readStrings()
        } else if c0.isHeadOfIdentifier {
            try readName()
        } else if c0.isDigit || (c0 == "." && c1.isDigit) {
            try readNumber()
        } else {
            kind = try readOperator()
            switch kind {
            case .parenOpen, .bracketOpen, .braceOpen: bracketLevel += 1
            case .parenClose, .bracketClose, .braceClose: bracketLevel -= 1
            default: break
            }
        }
    }

    /// A line end, and how the line after it is indented.
    private func readNewline() throws(PythonError) {
        try skipWhitespace(untilNewline: false)
        kind = .newline
        let spaces = currentColumn - 1
        if spaces > indent {
            try pushIndent(spaces)
            dentsDue += 1
        } else if spaces < indent {
            while spaces < indent {
                popIndent()
                dentsDue -= 1
            }
            if spaces != indent { kind = .dedentMismatch }
        }
    }

    private func readName() throws(PythonError) {
        kind = .name
        repeat { try take() } while c0 != .end && c0.isTailOfIdentifier
        try text.terminate()
        guard let keyword = Keyword.token(text.bytes) else { return }
        kind = keyword == .keywordDebug ? (vm.runtime.optimisationLevel == 0 ? .keywordTrue : .keywordFalse) : keyword
    }

    /// Takes in everything that could belong to a number; what it is worth is found out later. Underscores are left out.
    private func readNumber() throws(PythonError) {
        kind = c0 == "." ? .float : .integer
        let isPrefixed = c0 == "0" && ["b", "o", "x", "B", "O", "X"].contains(c1)
        try take()
        while c0 != .end {
            if !isPrefixed && (c0 == "e" || c0 == "E") {
                kind = .float
                try text.append(UInt8(ascii: "e"))
                try advance()
                if c0 == "+" || c0 == "-" { try take() }
            } else if c0.isLetter || c0.isDigit || c0 == "." {
                if c0 == "." || c0 == "j" || c0 == "J" { kind = .float }
                try take()
            } else if c0 == "_" {
                try advance()
            } else {
                break
            }
        }
    }

    /// A delimiter or operator: the longest that fits.
    private func readOperator() throws(PythonError) -> Token {
        let first = c0
        try advance()
        switch first {
        case "(": return .parenOpen
        case ")": return .parenClose
        case "[": return .bracketOpen
        case "]": return .bracketClose
        case "{": return .braceOpen
        case "}": return .braceClose
        case ",": return .comma
        case ";": return .semicolon
        case "~": return .tilde
        case ":": return try skip("=") ? .assignExpression : .colon
        case "<": return try oneOrTwo("<", .less, .lessEqual, .doubleLess, .doubleLessEqual)
        case ">": return try oneOrTwo(">", .more, .moreEqual, .doubleMore, .doubleMoreEqual)
        case "*": return try oneOrTwo("*", .star, .starEqual, .doubleStar, .doubleStarEqual)
        case "/": return try oneOrTwo("/", .slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
        case "+": return try skip("=") ? .plusEqual : .plus
        case "-": return try skip("=") ? .minusEqual : skip(">") ? .minusMore : .minus
        case "&": return try skip("=") ? .ampersandEqual : .ampersand
        case "|": return try skip("=") ? .pipeEqual : .pipe
        case "%": return try skip("=") ? .percentEqual : .percent
        case "^": return try skip("=") ? .caretEqual : .caret
        case "@": return try skip("=") ? .atEqual : .at
        case "=": return try skip("=") ? .doubleEqual : .equal
        case "!": return try skip("=") ? .notEqual : .invalid
        case ".":
            guard c0 == "." && c1 == "." else { return .period }
            try advance()
            try advance()
            return .ellipsis
        default: return .invalid
        }
    }

    /// An operator that can be doubled, each of the two with or without `=`.
    private func oneOrTwo(
        _ c: SourceCharacter, _ one: Token, _ oneEqual: Token, _ two: Token, _ twoEqual: Token
    ) throws(PythonError) -> Token {
        if try skip("=") { return oneEqual }
        guard try skip(c) else { return one }
        return try skip("=") ? twoEqual : two
    }
}
