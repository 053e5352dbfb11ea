// The words that are not names. py/lexer.c, tok_kw.

/// The keywords of Python, and `__debug__`.
enum Keyword {
    private static let spellings = [
        "False", "None", "True", "__debug__", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
        "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
    private static let longest = 9

    private static let tokens: [[UInt8]: Token] = {
        let kinds = Token.allCases[Int(Token.keywordFalse.rawValue)...Int(Token.keywordYield.rawValue)]
        return Dictionary(uniqueKeysWithValues: zip(spellings.map { Array($0.utf8) }, kinds))
    }()

    /// The keyword that `text` is, if it is one.
    static func token(_ text: [UInt8]) -> Token? {
        text.count < 2 || text.count > longest ? nil : tokens[text]
    }
}
