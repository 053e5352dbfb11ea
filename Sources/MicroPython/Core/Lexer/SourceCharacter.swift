// A character of the source as the lexer sees it: a byte, or the end. py/lexer.c, py/unicode.c.

/// A byte of the source, or its end. Bytes from 0x80 on are taken as they come: identifiers and strings stay UTF-8 without being looked
/// into.
struct SourceCharacter: Equatable, ExpressibleByUnicodeScalarLiteral {
    let code: UInt32

    init(code: UInt32) { self.code = code }
    init(_ byte: UInt8) { code = UInt32(byte) }
    init(unicodeScalarLiteral scalar: Unicode.Scalar) { code = scalar.value }

    static let end = SourceCharacter(code: .max)

    /// Anything but the end.
    var byte: UInt8 { UInt8(truncatingIfNeeded: code) }
    private var isASCII: Bool { code < 0x80 }

    var isSpace: Bool { isASCII && CharacterClass.isSpace(byte) }
    var isDigit: Bool { isASCII && CharacterClass.isDigit(byte) }
    var isOctalDigit: Bool { code >= 0x30 && code <= 0x37 }
    var isLetter: Bool { isASCII && CharacterClass.isAlpha(byte) }
    var isQuote: Bool { self == "'" || self == "\"" }
    var isHeadOfIdentifier: Bool { !isASCII || self == "_" || isLetter }
    var isTailOfIdentifier: Bool { isHeadOfIdentifier || isDigit }
    /// The value of a hexadecimal digit.
    var hexValue: UInt32? { isASCII ? CharacterClass.hexValue(byte).map { UInt32($0) } : nil }
}
