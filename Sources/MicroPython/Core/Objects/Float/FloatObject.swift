// A float: single precision, boxed. py/objfloat.c.
//
//     +0  type   +4  the value's 32 bits        8 bytes, one block

import BlockHeap

extension VM {
    /// mp_obj_new_float.
    func float(_ value: Float) throws(PythonError) -> Obj {
        let address = try allocate(8)
        setWord(address, TypeID.float.address)
        setWord(address + 4, value.bitPattern)
        return Obj(address)
    }

    /// mp_obj_float_get: the value of a float object.
    @inline(__always) func float(of object: Obj) -> Float { Float(bitPattern: word(object.address + 4)) }

    /// mp_float_hash: the value without its fraction. Too large for 32 bits, it is cut to them, as the ARM does; NaN gives 0.
    static func hash(of value: Float) -> Int32 {
        if value.isNaN { return 0 }
        return Int32(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    }

    /// The text of a float as repr and str show it.
    static func text(of value: Float) -> [UInt8] { FloatFormatter.format(value, kind: UInt8(ascii: "g"), precision: 7, sign: 0, room: 16) }
}
