// Colours for MicroPython source: a tokenizer that never fails, so that a file in the middle of an edit is shown too.

/// Splits source into coloured spans.
public enum PythonHighlighter {
    public enum Kind: Sendable, Hashable {
        case keyword, builtin, string, number, comment, name, `operator`
    }

    public struct Token: Sendable, Hashable {
        /// Characters of the line, from 0.
        public var range: Range<Int>
        public var kind: Kind
    }

    public static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    public static let builtins: Set<String> = [
        "abs", "all", "any", "bin", "bool", "bytearray", "bytes", "callable", "chr", "classmethod", "complex", "delattr",
        "dict", "dir", "divmod", "enumerate", "eval", "exec", "execfile", "filter", "float", "frozenset", "getattr",
        "globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len",
        "list", "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print",
        "property", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str",
        "sum", "super", "tuple", "type", "zip", "ArithmeticError", "AssertionError", "AttributeError", "BaseException",
        "EOFError", "Exception", "GeneratorExit", "ImportError", "IndentationError", "IndexError", "KeyError",
        "KeyboardInterrupt", "LookupError", "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError",
        "RuntimeError", "StopIteration", "SyntaxError", "SystemExit", "TypeError", "UnicodeError", "ValueError",
        "ZeroDivisionError",
    ]

    /// The tokens of each line; blanks belong to none. There are as many lines as the text has, a final empty one included.
    public static func lines(_ source: String) -> [[Token]] {
        var open: String?
        return source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var scanner = LineScanner(characters: Array(line), open: open)
            scanner.scan()
            open = scanner.open
            return scanner.tokens
        }
    }
}

private struct LineScanner {
    var characters: [Character]
    /// The quotes of a triple-quoted string that has not ended yet.
    var open: String?
    var tokens: [PythonHighlighter.Token] = []
    var at = 0

    init(characters: [Character], open: String?) {
        self.characters = characters
        self.open = open
    }

    mutating func scan() {
        if let quotes = open { string(from: 0, quotes: quotes) }
        while at < characters.count {
            let start = at
            let character = characters[at]
            if character.isWhitespace {
                at += 1
            } else if character == "#" {
                at = characters.count
                add(start, .comment)
            } else if character == "\"" || character == "'" {
                quoted(from: start)
            } else if character.isNumber || (character == "." && at + 1 < characters.count && characters[at + 1].isNumber) {
                number()
                add(start, .number)
            } else if Self.isWord(character) {
                word()
            } else {
                at += 1
                add(start, .operator)
            }
        }
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }

    private mutating func add(_ start: Int, _ kind: PythonHighlighter.Kind) {
        if at > start { tokens.append(.init(range: start..<at, kind: kind)) }
    }

    private mutating func word() {
        let start = at
        while at < characters.count, Self.isWord(characters[at]) { at += 1 }
        let word = String(characters[start..<at])
        let prefixes: Set<String> = ["b", "r", "f", "u", "br", "rb", "fr", "rf"]
        if at < characters.count, characters[at] == "\"" || characters[at] == "'", prefixes.contains(word.lowercased()) {
            quoted(from: start)
            return
        }
        // What follows a point is an attribute, whatever it is called.
        let isAttribute = start > 0 && characters[start - 1] == "."
        if PythonHighlighter.keywords.contains(word) {
            add(start, .keyword)
        } else if !isAttribute, PythonHighlighter.builtins.contains(word) {
            add(start, .builtin)
        } else {
            add(start, .name)
        }
    }

    private mutating func number() {
        while at < characters.count {
            let character = characters[at]
            let isSign = (character == "+" || character == "-") && "eE".contains(characters[at - 1])
                && !characters[..<at].suffix(8).contains("x")
            guard Self.isWord(character) || character == "." || isSign else { return }
            at += 1
        }
    }

    /// At an opening quote; `start` is where its prefix begins.
    private mutating func quoted(from start: Int) {
        let quote = characters[at]
        let isTriple = at + 2 < characters.count && characters[at + 1] == quote && characters[at + 2] == quote
        let quotes = String(repeating: quote, count: isTriple ? 3 : 1)
        at += quotes.count
        string(from: start, quotes: quotes)
    }

    private mutating func string(from start: Int, quotes: String) {
        open = nil
        let ending = Array(quotes)
        while at < characters.count {
            if characters[at] == "\\" {
                at = min(at + 2, characters.count)
            } else if characters[at...].starts(with: ending) {
                at += ending.count
                add(start, .string)
                return
            } else {
                at += 1
            }
        }
        add(start, .string)
        if ending.count == 3 { open = quotes }
    }
}
