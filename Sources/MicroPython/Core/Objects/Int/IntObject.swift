// An int that does not fit a word's 31 bits: an object with a big integer inside. py/objint_mpz.c, mp_obj_int_t.
//
//     +0  type   +4  mpz_t: flags and room | count | digits        16 bytes, one block, and the digits in another
//
// Results of operators that fit a small integer are returned as one, and then the object made for them is garbage at once. Conversions
// (`from_bytes`, a parsed literal) do not look whether the value would fit.

import BlockHeap

/// An int object in RAM.
struct IntObject: PythonObject {
    let ram: RAM
    let address: Address

    private static let mpzOffset: UInt32 = 4
    static let layout = Layout(.other, type, then: MPZHeader.layout, at: Int(mpzOffset))
    static let byteCount = 4 + MPZ.byteCount

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var header: MPZHeader { MPZHeader(ram, address &+ Self.mpzOffset) }
}

extension IntObject {
    /// mp_obj_int_new_mpz: an int object with the value 0 and no digits.
    static func new(_ vm: VM) throws(PythonError) -> Obj {
        let int = IntObject(vm.ram, try vm.allocate(IntObject.byteCount))
        int.type = TypeID.int.address
        return int.obj
    }

    /// The big integer inside an int object; not for small ints.
    @inline(__always) static func mpz(_ vm: VM, _ object: Obj) -> MPZ { MPZ(vm, at: IntObject(vm.ram, object).header.address) }

    /// mp_obj_new_int_from_ll: an object even where the value would fit a small integer.
    static func makeBig(_ vm: VM, _ value: Int) throws(PythonError) -> Obj {
        try makeBig(vm, magnitude: UInt64(value.magnitude), isNegative: value < 0)
    }

    /// mp_obj_new_int_from_ull, and with a sign.
    static func makeBig(_ vm: VM, magnitude: UInt64, isNegative: Bool = false) throws(PythonError) -> Obj {
        let object = try new(vm)
        try mpz(vm, object).set(wide: magnitude, isNegative: isNegative)
        return object
    }

    /// mp_obj_int_sign.
    static func sign(_ vm: VM, _ object: Obj) -> Int {
        if object.isSmallInteger { return object.smallInteger.signum() }
        let value = mpz(vm, object)
        return value.isZero ? 0 : value.isNegative ? -1 : 1
    }

    /// mp_obj_int_get_truncated of an int: its low 32 bits.
    static func truncated(_ vm: VM, _ object: Obj) -> UInt32 {
        object.isSmallInteger ? UInt32(truncatingIfNeeded: object.smallInteger) : UInt32(bitPattern: mpz(vm, object).low32)
    }

    /// mp_obj_int_get_checked of an int. Raises OverflowError where the value is not a 32-bit one.
    static func checked(_ vm: VM, _ object: Obj) throws(PythonError) -> Int {
        if object.isSmallInteger { return object.smallInteger }
        if let value = mpz(vm, object).int32 { return Int(value) }
        throw vm.error(.overflowError, "overflow converting long int to machine word")
    }
}

extension VM {
    /// mp_obj_is_int.
    @inline(__always) func isInteger(_ object: Obj) -> Bool { object.isSmallInteger || isPointer(object, to: .int) }

    /// mp_obj_new_int: a small integer where the value fits, else an object with room for 64 bits.
    func int(_ value: Int) throws(PythonError) -> Obj {
        if Obj.smallIntegers.contains(value) { return Obj(smallInteger: value) }
        return try IntObject.makeBig(self, value)
    }

    /// mp_obj_new_int_from_ull where the value does not fit a small integer.
    func int(unsigned value: UInt) throws(PythonError) -> Obj {
        if value <= UInt(Obj.smallIntegers.upperBound) { return Obj(smallInteger: Int(value)) }
        return try IntObject.makeBig(self, magnitude: UInt64(value))
    }

    /// mp_obj_new_int_from_float. Raises OverflowError for infinities and ValueError for NaN.
    func int(truncating value: Float) throws(PythonError) -> Obj {
        if value.isInfinite { throw error(.overflowError, "can't convert inf to int") }
        if value.isNaN { throw error(.valueError, "can't convert NaN to int") }
        // The board compares exponents, so that of the large negative values only -2^30 itself still counts as small, and a tiny
        // negative value becomes an object that is 0.
        let isTinyNegative = value < 0 && value > -Float.leastNormalMagnitude
        if !isTinyNegative && value >= -1_073_741_824 && value < 1_073_741_824 { return Obj(smallInteger: Int(value)) }
        let object = try IntObject.new(self)
        try IntObject.mpz(self, object).set(value)
        return object
    }
}
