// A whole number as people type it into a question.

extension Int {
    /// Digits, with commas between groups of three, blanks, underscores or apostrophes between them; or hexadecimal digits after `0x`.
    /// A minus may stand before them, and a word behind them. `KB` and `MB`, by any spelling, stand for 1,024 and 1,048,576 unless they
    /// are the `unit` that is asked for; any other word changes nothing.
    ///
    /// `nil` where that is no number, or more than one could be meant: `3.5`, `1,5`, `1-2`.
    public init?(typed text: String, unit: String = "") {
        var rest = Substring(text.trimmed)
        let isNegative = rest.first == "-" || rest.first == "−"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let isHexadecimal = rest.lowercased().hasPrefix("0x")
        if isHexadecimal { rest = rest.dropFirst(2) }
        let separators = isHexadecimal ? "_" : ",_'’ \u{a0}\u{2009}\u{202f}"
        let digits = rest.prefix { $0.isASCII && (isHexadecimal ? $0.isHexDigit : $0.isWholeNumber) || separators.contains($0) }
        rest = rest.dropFirst(digits.count)
        // A letter right behind hexadecimal digits may be meant as one of them.
        if isHexadecimal, rest.first?.isWhitespace == false { return nil }
        let word = rest.trimmed.lowercased()
        let groups = digits.trimmed.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { !separators.contains($0) } }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }), !word.contains(where: \.isNumber),
            let number = Int((isNegative ? "-" : "") + groups.joined(), radix: isHexadecimal ? 16 : 10)
        else { return nil }
        let (scaled, isTooLarge) = number.multipliedReportingOverflow(by: word == unit.lowercased() ? 1 : Int.bytes(word))
        if isTooLarge { return nil }
        self = scaled
    }

    /// How many bytes the unit stands for.
    private static func bytes(_ unit: String) -> Int {
        switch unit {
        case "k", "kb", "kib": 1024
        case "m", "mb", "mib": 1024 * 1024
        default: 1
        }
    }
}
