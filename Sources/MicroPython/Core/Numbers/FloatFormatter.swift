// Floats as text, digit by digit in their own precision. py/formatfloat.c.
//
// Digits are found by taking powers of ten off the number, so the last ones show the rounding of that arithmetic and not the exact value.
// The text never leaves its buffer (16 bytes for repr, 32 for %): precision that does not fit is cut, and a large number in `f`
// becomes `e`.

/// Formats one float.
struct FloatFormatter {
    private var text: [UInt8]
    private let room: Int
    /// Bytes left for digits and exponent: without sign and NUL.
    private let digitRoom: Int
    private var kind: UInt8
    private let isGeneral: Bool
    private var precision: Int
    /// The magnitude of the power of ten in the text.
    private var exponent = 0
    private var exponentSign: UInt8 = 0
    /// Digits before the decimal point, less one.
    private var pointPlace = 0
    private var digitCount = 0

    private static let e = UInt8(ascii: "e")
    private static let f = UInt8(ascii: "f")
    private static let g = UInt8(ascii: "g")
    private static let zero = UInt8(ascii: "0")
    private static let nine = UInt8(ascii: "9")
    private static let point = UInt8(ascii: ".")

    /// The text of `value` as mp_format_float makes it. `kind` is one of e, f, g, E, F, G; `precision` -1 means 6; `sign` (0: none) stands
    /// before a number that is not negative; `room` counts the NUL.
    static func format<Value: DecimalFloat>(_ value: Value, kind: UInt8, precision: Int, sign: UInt8, room: Int) -> [UInt8] {
        let isNegative = value.sign == .minus && !value.isNaN
        let signText = isNegative ? [UInt8(ascii: "-")] : sign == 0 ? [] : [sign]
        let lowerBit = kind & 0x20
        if value.isInfinite || value.isNaN { return signText + (value.isNaN ? "NAN" : "INF").utf8.map { $0 ^ lowerBit } }
        var formatter = FloatFormatter(text: signText, kind: kind | 0x20, precision: precision, room: room)
        formatter.format(value.magnitude)
        formatter.appendExponent(letter: UInt8(ascii: "E") | lowerBit)
        return formatter.text
    }

    private init(text: [UInt8], kind: UInt8, precision: Int, room: Int) {
        self.text = text
        self.text.reserveCapacity(room)
        self.room = room
        digitRoom = room - 1 - text.count
        self.kind = kind
        isGeneral = kind == FloatFormatter.g
        self.precision = precision < 0 ? 6 : isGeneral && precision == 0 ? 1 : precision
    }

    private mutating func format<Value: DecimalFloat>(_ magnitude: Value) {
        var rest = magnitude
        var firstIndex = 0
        if magnitude == 0 {
            planZero()
        } else if magnitude < 1 {
            firstIndex = planFraction(&rest)
        } else {
            firstIndex = planWhole(magnitude)
        }
        precision = max(precision, 0)
        if kind == FloatFormatter.e {
            digitCount = precision + 1
        } else if kind == FloatFormatter.g {
            precision = max(precision, 1)
            digitCount = precision
        }
        let next = appendDigits(rest, firstIndex)
        if next >= 5 { roundUp() }
        if isGeneral && precision > 0 {
            while text.last == FloatFormatter.zero { text.removeLast() }
            if text.last == FloatFormatter.point { text.removeLast() }
        }
    }

    // MARK: planning: how many digits, where the point goes, whether there is an exponent

    private mutating func planZero() {
        if kind == FloatFormatter.f {
            precision = min(precision, digitRoom - 2)
            digitCount = precision + 1
        } else {
            precision = min(precision, digitRoom - 6)
            if kind == FloatFormatter.e { exponentSign = UInt8(ascii: "+") }
        }
    }

    /// A power of ten that is not above the number's, guessed from the binary exponent.
    private func guess<Value: DecimalFloat>(_ value: Value) -> Int {
        Int(Value(Int(value.exponentBitPattern) - Value.exponentBias) * Value.digitsPerBit)
    }

    /// A number below 1. In exponent form `value` is scaled to 1...10. Returns the place of the first digit.
    private mutating func planFraction<Value: DecimalFloat>(_ value: inout Value) -> Int {
        exponent = -guess(value)
        var unit = Value.powerOfTen(-exponent)
        while unit > value {
            exponent += 1
            unit = Value.powerOfTen(-exponent)
        }
        if kind == FloatFormatter.f || isGeneral && exponent <= 4 {
            kind = FloatFormatter.f
            if isGeneral { precision += exponent - 1 }
            precision = min(precision, digitRoom - 2)
            digitCount = precision + 1
            return 0
        }
        value /= unit
        exponentSign = UInt8(ascii: "-")
        if precision > digitRoom - Value.leastRoom {
            precision = digitRoom - Value.leastRoom + (isGeneral ? 1 : 0)
        }
        return -exponent
    }

    /// A number of 1 or more: it is not scaled. Returns the place of the first digit.
    private mutating func planWhole<Value: DecimalFloat>(_ value: Value) -> Int {
        exponent = guess(value)
        while value >= Value.powerOfTen(exponent + 1) { exponent += 1 }
        if kind == FloatFormatter.f {
            if exponent >= digitRoom {
                kind = FloatFormatter.e
            } else if exponent + precision + 2 > digitRoom {
                precision = digitRoom - exponent - 2
                if precision < 0 { precision += 1 }
            }
        }
        if kind == FloatFormatter.e { precision = min(precision, digitRoom - Value.leastRoom) }
        if kind == FloatFormatter.g {
            precision = min(precision, digitRoom - (Value.leastRoom - 1))
            if exponent < precision {
                kind = FloatFormatter.f
                precision -= exponent + 1
            }
        }
        if kind == FloatFormatter.f {
            pointPlace = exponent
            digitCount = precision + exponent + 1
        } else {
            exponentSign = UInt8(ascii: "+")
        }
        return exponent
    }

    // MARK: digits

    /// Appends the digits and the point; the digit after the last one, to round by.
    private mutating func appendDigits<Value: DecimalFloat>(_ value: Value, _ firstIndex: Int) -> Int {
        var (rest, place, digit) = (value, firstIndex, 0)
        while digitCount >= 0 {
            let unit = place > 0 ? Value.powerOfTen(place) : 1
            digit = 0
            while digit < 9 && rest >= unit {
                rest -= unit
                digit += 1
            }
            if digitCount > 0 {
                text.append(FloatFormatter.zero + UInt8(digit))
                if pointPlace == 0 && precision > 0 { text.append(FloatFormatter.point) }
            }
            pointPlace -= 1
            digitCount -= 1
            // Below 1 the number is scaled up: that shows sums of powers of two, like 1/16, exactly.
            if place <= 0 { rest *= 10 }
            place -= 1
        }
        return digit
    }

    private mutating func roundUp() {
        var index = text.count - 1
        while index >= 0 {
            let character = text[index]
            if character == FloatFormatter.point {
                index -= 1
                continue
            }
            guard character >= FloatFormatter.zero && character <= FloatFormatter.nine else { break }
            if character < FloatFormatter.nine {
                text[index] += 1
                return
            }
            text[index] = FloatFormatter.zero
            index -= 1
        }
        carryOut(at: index + 1)
    }

    /// All digits were nines and are zeros now: a 1 goes before them.
    private mutating func carryOut(at first: Int) {
        guard first < text.count else { return }
        if kind != FloatFormatter.f && first + 1 < text.count && text[first + 1] == FloatFormatter.point {
            text[first] = FloatFormatter.point
            text[first + 1] = FloatFormatter.zero
            if exponentSign == UInt8(ascii: "-") {
                exponent -= 1
                if exponent == 0 { exponentSign = UInt8(ascii: "+") }
            } else {
                exponent += 1
            }
            text.removeLast()
        } else if text.count + 1 >= room {
            // No room for one digit more: the last one goes.
            text.removeLast()
        }
        text.insert(UInt8(ascii: "1"), at: first)
    }

    private mutating func appendExponent(letter: UInt8) {
        guard exponentSign != 0 else { return }
        text += [letter, exponentSign]
        if exponent >= 100 { text.append(FloatFormatter.zero + UInt8(exponent / 100)) }
        text += [
            FloatFormatter.zero + UInt8(exponent / 10 % 10), FloatFormatter.zero + UInt8(exponent % 10),
        ]
    }
}
