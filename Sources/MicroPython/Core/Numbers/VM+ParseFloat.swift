// Floats and complex numbers from text: literals, float(), complex(). py/parsenum.c, mp_parse_num_decimal, with single-precision floats.
//
// Digits are accumulated in a float, one rounding a digit, and the power of ten is applied at the end. Trailing zeros and the digits that
// a float cannot hold only count for the exponent. So the last bit is not always the nearest one; it is the board's.

import BlockHeap

extension VM {
    /// The float that `text` spells, or the complex number: with `allowImaginary` a `j` may follow, and with `forceComplex` a real and an
    /// imaginary part. Raises ValueError, or SyntaxError for a literal `inSource` (the caller adds the place).
    func parseFloat(_ text: [UInt8], allowImaginary: Bool, forceComplex: Bool, inSource: Bool) throws(PythonError) -> Obj {
        noteWork(8 * text.count)
        var rest = text[...]
        var real: Float?
        var isNegative = false
        while true {
            rest.skipSpaces()
            // A minus before the real part stays in force for the imaginary one: complex("-1+2j") is -1-2j on the board.
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                if sign == UInt8(ascii: "-") { isNegative = true }
                rest.removeFirst()
            }
            let start = rest.startIndex
            guard var value = DecimalReader<Float>.read(&rest) else { break }
            var isImaginary = false
            if allowImaginary, let character = rest.first, character | 0x20 == UInt8(ascii: "j") {
                if rest.startIndex == start { value = 1 }
                isImaginary = true
                rest.removeFirst()
            }
            if isNegative { value = -value }
            if rest.startIndex == start { break }
            rest.skipSpaces()
            if rest.isEmpty {
                if isImaginary { return try ComplexObject.make(self, real ?? 0, value) }
                if real != nil { break }
                return forceComplex ? try ComplexObject.make(self, value, 0) : try float(value)
            }
            guard forceComplex, real == nil, !isImaginary else { break }
            real = value
        }
        throw error(inSource ? .syntaxError : .valueError, "invalid syntax for number")
    }
}

extension ArraySlice<UInt8> {
    /// Takes `word` off the front where it stands there, in any case.
    fileprivate mutating func takePrefix(_ word: String) -> Bool {
        guard prefix(word.utf8.count).lazy.map({ $0 | 0x20 }).elementsEqual(word.utf8) else { return false }
        removeFirst(word.utf8.count)
        return true
    }
}

/// Reads one unsigned decimal number.
struct DecimalReader<Value: DecimalFloat> {
    private var value: Value = 0
    private var exponentOffset = 0
    /// Zeros that have been read but not yet accumulated.
    private var (wholeZeros, fractionZeros) = (0, 0)

    private enum Part { case whole, fraction, exponent }

    /// Takes a number, `inf`, `infinity` or `nan` off `text`, as far as it goes; nothing where an exponent lacks its digits at the end of
    /// the text. Where no number starts it takes nothing and is 0.
    static func read(_ text: inout ArraySlice<UInt8>) -> Value? {
        switch text.first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "i"):
            guard text.takePrefix("inf") else { return 0 }
            _ = text.takePrefix("inity")
            return .infinity
        case UInt8(ascii: "n"):
            return text.takePrefix("nan") ? .nan : 0
        default:
            var reader = DecimalReader()
            return reader.number(&text)
        }
    }

    private mutating func number(_ text: inout ArraySlice<UInt8>) -> Value? {
        var part = Part.whole
        var exponent = 0
        var isExponentNegative = false
        scan: while let character = text.first {
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(character) - 48
                if part == .exponent {
                    if exponent < (Int(Int32.max) / 2 - 9) / 10 { exponent = 10 * exponent + digit }
                } else {
                    add(digit, part)
                }
            case UInt8(ascii: ".") where part == .whole:
                part = .fraction
            case UInt8(ascii: "e") where part != .exponent, UInt8(ascii: "E") where part != .exponent:
                part = .exponent
                if let sign = text.dropFirst().first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                    isExponentNegative = sign == UInt8(ascii: "-")
                    text.removeFirst()
                }
                if text.count == 1 { return nil }
            case UInt8(ascii: "_"): break
            default: break scan
            }
            text.removeFirst()
        }
        return scaled((isExponentNegative ? -exponent : exponent) + exponentOffset + wholeZeros)
    }

    private mutating func add(_ digit: Int, _ part: Part) {
        if digit == 0 || value >= Value.most {
            if part == .whole { wholeZeros += 1 } else { fractionZeros += 1 }
            return
        }
        while wholeZeros > 0 {
            accept(0, .whole)
            wholeZeros -= 1
        }
        while fractionZeros > 0 {
            accept(0, .fraction)
            fractionZeros -= 1
        }
        accept(digit, part)
    }

    private mutating func accept(_ digit: Int, _ part: Part) {
        if value < Value.most {
            value = 10 * value + Value(digit)
            if part == .fraction { exponentOffset -= 1 }
        } else if part == .whole {
            exponentOffset += 1
        }
    }

    private func scaled(_ exponent: Int) -> Value {
        var (value, exponent) = (value, exponent)
        if exponent < Value.leastNormalExponent {
            exponent -= Value.leastNormalExponent
            value *= Value.leastNormal
        }
        if exponent < 0 && exponent >= -Value.exactPower { return value / Value.powerOfTen(-exponent) }
        return value * Value.powerOfTen(exponent)
    }
}
