// Whether what was typed is complete. py/repl.c, mp_repl_continue_with_input.

/// The prompt's guess whether a statement goes on in the next line. It reads no Python: it looks at the first word, brackets and quotes.
enum Continuation {
    private static let compoundWords = ["if", "while", "for", "try", "with", "def", "class", "async"].map { Array($0.utf8) }

    /// `text` is everything typed so far, its lines joined by newlines.
    static func isNeeded(after text: [UInt8]) -> Bool {
        guard let last = text.last else { return false }
        let open = OpenParts(text)
        if open.isInLongQuote { return true }
        if open.hasBracket && open.quote == .none { return true }
        if last == UInt8(ascii: "\\") { return true }
        return startsCompound(text) && last != UInt8(ascii: "\n")
    }

    private static func startsCompound(_ text: [UInt8]) -> Bool {
        if text[0] == UInt8(ascii: "@") { return true }
        return compoundWords.contains { word in
            guard text.starts(with: word) else { return false }
            guard text.count > word.count else { return true }
            let next = text[word.count]
            return !(CharacterClass.isAlpha(next) || CharacterClass.isDigit(next) || next == UInt8(ascii: "_") || next >= 0x80)
        }
    }

    /// Brackets and quotes that were opened and not closed.
    private struct OpenParts {
        enum Quote { case none, single, double, longSingle, longDouble }

        private(set) var quote = Quote.none
        private var round = 0, square = 0, curly = 0

        var isInLongQuote: Bool { quote == .longSingle || quote == .longDouble }
        var hasBracket: Bool { round > 0 || square > 0 || curly > 0 }

        init(_ text: [UInt8]) {
            var index = 0
            func at(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
            while index < text.count {
                let byte = text[index]
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""):
                    let isTriple = at(1) == byte && at(2) == byte
                    if take(byte, isTriple: isTriple) { index += 2 }
                case UInt8(ascii: "\\"):
                    let isEscape = [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(at(1))
                    if isEscape && quote != .none { index += 1 }
                default:
                    if quote == .none { count(byte) }
                }
                index += 1
            }
        }

        /// A quotation mark. True: three of them counted as one.
        private mutating func take(_ mark: UInt8, isTriple: Bool) -> Bool {
            let short: Quote = mark == UInt8(ascii: "'") ? .single : .double
            let long: Quote = mark == UInt8(ascii: "'") ? .longSingle : .longDouble
            if isTriple && (quote == .none || quote == long) {
                quote = quote == .none ? long : .none
                return true
            }
            if quote == .none || quote == short { quote = quote == .none ? short : .none }
            return false
        }

        private mutating func count(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "("): round += 1
            case UInt8(ascii: ")"): round -= 1
            case UInt8(ascii: "["): square += 1
            case UInt8(ascii: "]"): square -= 1
            case UInt8(ascii: "{"): curly += 1
            case UInt8(ascii: "}"): curly -= 1
            default: break
            }
        }
    }
}
