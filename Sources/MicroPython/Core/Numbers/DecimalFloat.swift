// What the conversions between text and floats know of their precision: the board's floats are single, those that a cross compiler writes
// into an .mpy file are double. The constants of py/parsenum.c and py/formatfloat.c.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A float that can be read from and written as decimal digits.
protocol DecimalFloat: BinaryFloatingPoint {
    /// From here on a further digit would add nothing but the risk of overflow.
    static var most: Self { get }
    /// The least power of ten that is a normal number, and its exponent.
    static var leastNormal: Self { get }
    static var leastNormalExponent: Int { get }
    /// 10 to this power is exact, so that dividing by it rounds once.
    static var exactPower: Int { get }
    /// What the binary exponent counts from.
    static var exponentBias: Int { get }
    /// Decimal digits that a bit is worth.
    static var digitsPerBit: Self { get }
    /// The longest text of a number with one digit and an exponent.
    static var leastRoom: Int { get }
    static func powerOfTen(_ exponent: Int) -> Self
}

extension Float: DecimalFloat {
    static var most: Float { 1e20 }
    static var leastNormal: Float { 1e-37 }
    static var leastNormalExponent: Int { -37 }
    static var exactPower: Int { 9 }
    static var exponentBias: Int { 127 }
    static var digitsPerBit: Float { 0.3010299956639812 }
    static var leastRoom: Int { 6 }
    static func powerOfTen(_ exponent: Int) -> Float { powf(10, Float(exponent)) }
}

extension Double: DecimalFloat {
    static var most: Double { 1e200 }
    static var leastNormal: Double { 1e-307 }
    static var leastNormalExponent: Int { -307 }
    static var exactPower: Int { 22 }
    static var exponentBias: Int { 1023 }
    static var digitsPerBit: Double { 0.3010299956639812 }
    static var leastRoom: Int { 7 }
    static func powerOfTen(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}
