// Text -> Formula, by recursive descent; each function carries its grammar rule.
//
//     formula    = or
//     name       = [run "."] identifier
//     identifier = letter { letter | digit | "_" }
import Text

/// Why a text is not a formula, or why it has no value.
public struct FormulaError: Error, Sendable, Hashable {
    /// Characters before the fault.
    public var offset: Int
    public var message: String
}

extension Formula {
    /// Parses `text`.
    public init(parsing text: String) throws(FormulaError) {
        var parser = FormulaParser(tokens: try FormulaParser.tokens(of: text))
        // The tree is as deep as the formula is long, at most; it is walked by functions that call themselves.
        guard parser.tokens.count <= FormulaParser.mostTokens else {
            throw FormulaError(offset: parser.tokens[FormulaParser.mostTokens].offset, message: "the formula is too long")
        }
        let root = try parser.or()
        if case .end = parser.current.kind {} else { throw parser.unexpected() }
        self.init(text: text.trimmed, root: root)
    }
}

struct FormulaParser {
    struct Token {
        enum Kind: Equatable {
            case number(Int)
            case text(String)
            case word(String)
            case sign(String)
            case end
        }
        var kind: Kind
        var offset: Int
    }

    static let mostTokens = 200
    private static let mostDepth = 24

    var tokens: [Token]
    var next = 0
    private var depth = 0

    init(tokens: [Token]) { self.tokens = tokens }

    var current: Token { tokens[next] }

    func unexpected() -> FormulaError {
        let what =
            switch current.kind {
            case .number(let number): "`\(number)`"
            case .text(let text): "\"\(text)\""
            case .word(let word): "`\(word)`"
            case .sign(let sign): "`\(sign)`"
            case .end: "the end of the formula"
            }
        return FormulaError(offset: current.offset, message: "\(what) does not fit here")
    }

    mutating func take(sign: String) -> Bool {
        guard current.kind == .sign(sign) else { return false }
        next += 1
        return true
    }

    mutating func take(word: String) -> Bool {
        guard current.kind == .word(word) else { return false }
        next += 1
        return true
    }

    mutating func expect(sign: String) throws(FormulaError) {
        guard take(sign: sign) else {
            throw FormulaError(offset: current.offset, message: "`\(sign)` is missing here")
        }
    }

    /// A part of a formula within another one.
    private mutating func inner(
        _ part: (inout FormulaParser) throws(FormulaError) -> Formula.Node
    ) throws(FormulaError) -> Formula.Node {
        guard depth < FormulaParser.mostDepth else {
            throw FormulaError(offset: current.offset, message: "the formula is nested too deeply here")
        }
        depth += 1
        defer { depth -= 1 }
        return try part(&self)
    }

    /// or = and { "or" and }
    mutating func or() throws(FormulaError) -> Formula.Node {
        var left = try and()
        while take(word: "or") { left = .binary(.or, left, try and()) }
        return left
    }

    /// and = not { "and" not }
    mutating func and() throws(FormulaError) -> Formula.Node {
        var left = try not()
        while take(word: "and") { left = .binary(.and, left, try not()) }
        return left
    }

    /// not = "not" not | comparison
    mutating func not() throws(FormulaError) -> Formula.Node {
        if take(word: "not") { return .not(try inner { (parser) throws(FormulaError) in try parser.not() }) }
        return try comparison()
    }

    /// comparison = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=") sum ]
    mutating func comparison() throws(FormulaError) -> Formula.Node {
        let left = try sum()
        guard let operation = takeOperator(["==", "!=", "<", "<=", ">", ">="]) else { return left }
        return .binary(operation, left, try sum())
    }

    /// sum = product { ("+" | "-") product }
    mutating func sum() throws(FormulaError) -> Formula.Node {
        var left = try product()
        while let operation = takeOperator(["+", "-"]) { left = .binary(operation, left, try product()) }
        return left
    }

    /// product = signed { ("*" | "//" | "%") signed }
    mutating func product() throws(FormulaError) -> Formula.Node {
        var left = try signed()
        while let operation = takeOperator(["*", "//", "%"]) { left = .binary(operation, left, try signed()) }
        return left
    }

    /// signed = "-" signed | primary
    mutating func signed() throws(FormulaError) -> Formula.Node {
        if take(sign: "-") { return .negative(try inner { (parser) throws(FormulaError) in try parser.signed() }) }
        return try primary()
    }

    /// primary = number | text | "(" or ")" | name [ "[" or "]" | "(" [ or { "," or } ] ")" ]
    mutating func primary() throws(FormulaError) -> Formula.Node {
        switch current.kind {
        case .number(let number):
            next += 1
            return .literal(.number(number))
        case .text(let text):
            next += 1
            return .literal(.text(text))
        case .word(var name):
            next += 1
            var run: String?
            if take(sign: ".") {
                guard case .word(let second) = current.kind else { throw unexpected() }
                next += 1
                run = name
                name = second
            }
            return try figure(name, run: run)
        default:
            guard take(sign: "(") else { throw unexpected() }
            let node = try inner { (parser) throws(FormulaError) in try parser.or() }
            try expect(sign: ")")
            return node
        }
    }

    private mutating func figure(_ name: String, run: String?) throws(FormulaError) -> Formula.Node {
        let offset = tokens[next - 1].offset
        if take(sign: "[") {
            let index = try inner { (parser) throws(FormulaError) in try parser.or() }
            try expect(sign: "]")
            try FigureName.require(name, .series, offset: offset)
            return .element(name, run: run, index)
        }
        if take(sign: "(") {
            var arguments: [Formula.Node] = []
            if !take(sign: ")") {
                repeat { arguments.append(try inner { (parser) throws(FormulaError) in try parser.or() }) } while take(sign: ",")
                try expect(sign: ")")
            }
            try FigureName.require(name, .function, offset: offset)
            return .call(name, run: run, arguments)
        }
        try FigureName.require(name, .figure, offset: offset)
        return .name(name, run: run)
    }

    private mutating func takeOperator(_ signs: [String]) -> Formula.Operator? {
        guard case .sign(let sign) = current.kind, signs.contains(sign) else { return nil }
        next += 1
        return Formula.Operator(rawValue: sign)
    }
}

extension FormulaParser {
    static func tokens(of text: String) throws(FormulaError) -> [Token] {
        let characters = Array(text)
        var tokens: [Token] = []
        var at = 0
        while at < characters.count {
            let start = at
            let character = characters[at]
            if character.isWhitespace {
                at += 1
                continue
            }
            if character.isASCII, character.isNumber {
                while at < characters.count, characters[at].isASCII, characters[at].isNumber || characters[at] == "_" {
                    at += 1
                }
                let digits = String(characters[start..<at].filter { $0 != "_" })
                guard let number = Int(digits) else {
                    throw FormulaError(offset: start, message: "`\(digits)` is too large")
                }
                tokens.append(Token(kind: .number(number), offset: start))
            } else if character.isLetter || character == "_" {
                while at < characters.count, characters[at].isLetter || characters[at].isNumber || characters[at] == "_" {
                    at += 1
                }
                tokens.append(Token(kind: .word(String(characters[start..<at])), offset: start))
            } else if character == "\"" || character == "'" {
                at += 1
                while at < characters.count, characters[at] != character { at += 1 }
                guard at < characters.count else {
                    throw FormulaError(offset: start, message: "this text is not closed")
                }
                tokens.append(Token(kind: .text(String(characters[start + 1..<at])), offset: start))
                at += 1
            } else {
                let pair = String(characters[at..<min(at + 2, characters.count)])
                let sign = ["==", "!=", "<=", ">=", "//"].contains(pair) ? pair : String(character)
                guard "<>+-*%()[].,".contains(sign) || sign.count == 2 else {
                    throw FormulaError(offset: start, message: "`\(sign)` means nothing in a formula")
                }
                tokens.append(Token(kind: .sign(sign), offset: start))
                at += sign.count
            }
        }
        tokens.append(Token(kind: .end, offset: characters.count))
        return tokens
    }
}
