// Half-precision floats, as the firmware converts them: bit by bit. py/binary.c.

/// A 16-bit float.
enum HalfFloat {
    /// mp_decode_half_float.
    static func decode(_ bits: UInt16) -> Float {
        var fraction = UInt32(bits & 0x3ff)
        var exponent = UInt32(bits >> 10 & 0x1f)
        if exponent == 0x1f {
            exponent = 0xff
        } else if exponent != 0 {
            exponent += 127 - 15
        } else if fraction != 0 {
            exponent = 127 - 15
            while fraction & 0x400 == 0 {
                fraction <<= 1
                exponent -= 1
            }
            fraction -= 0x400
            exponent += 1
        }
        return Float(bitPattern: UInt32(bits & 0x8000) << 16 | exponent << 23 | fraction << 13)
    }

    /// mp_encode_half_float. A fraction that is rounded up to the next power of two is or-ed into the exponent, as on the board.
    static func encode(_ value: Float) -> UInt16 {
        let bits = value.bitPattern
        var fraction = UInt16(bits >> 13 & 0x3ff)
        if bits & 1 << 12 != 0 { fraction += 1 }
        var exponent = Int(value.exponentBitPattern)
        if exponent == 0xff {
            exponent = 0x1f
        } else if exponent != 0 {
            exponent -= 127 - 15
            if exponent < 0 {
                if exponent >= -11 {
                    fraction = (fraction | 0x400) >> UInt16(-exponent)
                    fraction = fraction & 1 != 0 ? fraction >> 1 + 1 : fraction >> 1
                } else {
                    fraction = 0
                }
                exponent = 0
            } else if exponent > 0x3f {
                exponent = 0x1f
                fraction = 0
            }
        }
        return UInt16(bits >> 16 & 0x8000) | UInt16(truncatingIfNeeded: exponent << 10) | fraction
    }
}
