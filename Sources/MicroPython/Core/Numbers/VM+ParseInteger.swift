// Integers from text: literals, int(). py/parsenum.c, mp_parse_num_integer; py/parsenumbase.c.

import BlockHeap

extension VM {
    /// The integer that `text` spells in `base` (0: by its prefix, 2...36). Blanks around it, a sign, a prefix that fits the base and,
    /// while the value is small, underscores are allowed. Raises ValueError, or SyntaxError for a literal `inSource` (the caller adds the
    /// place).
    func parseInteger(_ text: [UInt8], base requested: Int, inSource: Bool) throws(PythonError) -> Obj {
        if requested != 0 && requested < 2 || requested > 36 {
            throw error(.valueError, "int() arg 2 must be >= 2 and <= 36")
        }
        var rest = text[...]
        rest.skipSpaces()
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let base = NumberBase.read(&rest, requested)

        let start = rest.startIndex
        var value = 0
        var result: Obj?
        scan: while let character = rest.first {
            let digit: Int
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(character) - 48
            case UInt8(ascii: "_"):
                rest.removeFirst()
                continue
            default:
                let lower = character | 0x20
                guard lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") else { break scan }
                digit = Int(lower) - 87
            }
            if digit >= base { break }
            // The board compares value and base first and the sum then; both come to this.
            if value * base + digit > Obj.smallIntegers.upperBound {
                let object = try IntObject.new(self)
                let read = try IntObject.mpz(self, object).set(text: text[start...], isNegative: isNegative, base: base)
                rest = text[(start + read)...]
                result = object
                break
            }
            value = value * base + digit
            rest.removeFirst()
        }
        if rest.startIndex != start {
            rest.skipSpaces()
            if rest.isEmpty { return result ?? Obj(smallInteger: isNegative ? -value : value) }
        }
        let type: TypeID = inSource ? .syntaxError : .valueError
        if numbers.showsBadDigits {
            let digits = String(decoding: text[start...], as: UTF8.self)
            throw error(type, format: "invalid syntax for integer with base %d: '%s'", .int(base), .text(digits))
        }
        throw error(type, format: "invalid syntax for integer with base %d", .int(base))
    }
}

/// The base of a number and its prefix.
enum NumberBase {
    /// mp_parse_num_base: takes a prefix that goes with `base` off `text`; the base to use, 10 when none was asked for and none is told.
    static func read(_ text: inout ArraySlice<UInt8>, _ base: Int) -> Int {
        guard text.count >= 2, text.first == UInt8(ascii: "0") else { return base == 0 ? 10 : base }
        switch (base, text[text.startIndex + 1] | 0x20) {
        case (0, UInt8(ascii: "x")), (16, UInt8(ascii: "x")):
            text.removeFirst(2)
            return 16
        case (0, UInt8(ascii: "o")), (8, UInt8(ascii: "o")):
            text.removeFirst(2)
            return 8
        case (0, UInt8(ascii: "b")), (2, UInt8(ascii: "b")):
            text.removeFirst(2)
            return 2
        default:
            return base == 0 ? 10 : base
        }
    }
}

extension ArraySlice<UInt8> {
    /// Takes white space (unichar_isspace) off the front.
    mutating func skipSpaces() {
        while let character = first, character == 32 || (9...13).contains(character) { removeFirst() }
    }
}
