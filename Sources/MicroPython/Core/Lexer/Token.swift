// The kinds of tokens. py/lexer.h. Their order is kept: the parser turns a token into an operator by counting from the first of its group,
// and a token's number stands in the parse tree.

/// A kind of token.
public enum Token: UInt8, CaseIterable, Sendable {
    case end
    // What the lexer could not read: no rule matches these.
    case invalid, dedentMismatch, lonelyStringOpen, malformedFString
    case newline, indent, dedent
    // `float` is a number with a point, an exponent or an imaginary part.
    case name, integer, float, string, bytes, ellipsis
    // In byte order of their spelling: the lexer searches them so.
    case keywordFalse, keywordNone, keywordTrue, keywordDebug, keywordAnd, keywordAs, keywordAssert, keywordAsync, keywordAwait
    case keywordBreak, keywordClass, keywordContinue, keywordDef, keywordDel, keywordElif, keywordElse, keywordExcept
    case keywordFinally, keywordFor, keywordFrom, keywordGlobal, keywordIf, keywordImport, keywordIn, keywordIs, keywordLambda
    case keywordNonlocal, keywordNot, keywordOr, keywordPass, keywordRaise, keywordReturn, keywordTry, keywordWhile, keywordWith
    case keywordYield
    case assignExpression, tilde
    // In the order of `BinaryOp.less...notEqual`.
    case less, more, doubleEqual, lessEqual, moreEqual, notEqual
    // In the order of `BinaryOp.or...power`.
    case pipe, caret, ampersand, doubleLess, doubleMore, plus, minus, star, at, doubleSlash, slash, percent, doubleStar
    // In the order of `BinaryOp.inplaceOr...inplacePower`.
    case pipeEqual, caretEqual, ampersandEqual, doubleLessEqual, doubleMoreEqual, plusEqual, minusEqual, starEqual, atEqual
    case doubleSlashEqual, slashEqual, percentEqual, doubleStarEqual
    case parenOpen, parenClose, bracketOpen, bracketClose, braceOpen, braceClose, comma, colon, period, semicolon, equal, minusMore
}
