// A float: single precision, boxed. py/objfloat.c.
//
//     +0  type   +4  the value's 32 bits        8 bytes, one block

import BlockHeap

/// A float in RAM.
struct FloatObject: PythonObject {
    let ram: RAM
    let address: Address

    static var value: Field<Float> { @inline(__always) get { .init(4, "value", .float) } }
    static let layout = Layout(.float, [type, value])
    static let byteCount = 8

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var value: Float { get { self[Self.value] } nonmutating set { self[Self.value] = newValue } }
}

extension VM {
    /// mp_obj_new_float.
    func float(_ value: Float) throws(PythonError) -> Obj {
        let float = FloatObject(ram, try allocate(FloatObject.byteCount))
        float.type = TypeID.float.address
        float.value = value
        return float.obj
    }

    /// mp_obj_float_get: the value of a float object.
    @inline(__always) func float(of object: Obj) -> Float { FloatObject(ram, object).value }
}

extension FloatObject {
    /// mp_float_hash: the value without its fraction. Too large for 32 bits, it is cut to them, as the ARM does; NaN gives 0.
    static func hash(of value: Float) -> Int32 {
        if value.isNaN { return 0 }
        return Int32(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    }

    /// The text of a float as repr and str show it.
    static func text(of value: Float) -> [UInt8] { FloatFormatter.format(value, kind: UInt8(ascii: "g"), precision: 7, sign: 0, room: 16) }
}
