// A float: single precision, boxed. py/objfloat.c.
//
//     +0  type   +4  the value's 32 bits        8 bytes, one block

import Heap

extension Machine {
    /// mp_obj_new_float.
    func float(_ value: Float) throws(PythonError) -> Obj {
        let address = try allocate(8)
        setWord(address, TypeID.float.address)
        setWord(address + 4, value.bitPattern)
        return Obj(address)
    }

    /// mp_obj_float_get: the value of a float object.
    @inline(__always) func float(of object: Obj) -> Float { Float(bitPattern: word(object.address + 4)) }

    /// mp_float_hash: the integer itself for a whole number; else integer and fraction bits mixed.
    static func hash(of value: Float) -> Int32 {
        let exponent = Int(value.exponentBitPattern) - 127
        let fraction = value.significandBitPattern | 1 << 23
        let hash: UInt32
        switch exponent {
        case ..<0: hash = value.bitPattern
        case ...23: hash = fraction >> UInt32(23 - exponent) ^ fraction & (1 << UInt32(23 - exponent) - 1)
        case ..<31: hash = fraction << UInt32(exponent - 23)
        default: hash = fraction
        }
        return Int32(bitPattern: value.sign == .minus ? 0 &- hash : hash)
    }

    /// The text of a float as repr and str show it.
    static func text(of value: Float) -> [UInt8] { FloatFormatter.format(value, kind: UInt8(ascii: "g"), precision: 7, sign: 0, room: 16) }
}
