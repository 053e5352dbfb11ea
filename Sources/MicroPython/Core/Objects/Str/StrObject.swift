// A str or bytes object that is not interned. py/objstr.h, mp_obj_str_t.
//
//     +0 type (str, bytes)   +4 hash (8 bits; 0: not computed)   +8 length in bytes   +12 address of the bytes, a NUL behind them
//
// bytearray and array have their length and data at the same offsets, so that the methods of bytes work on them too.

import BlockHeap

/// Names the words of a string object.
struct StrObject: PythonObject {
    let ram: RAM
    let address: Address

    static var hash: Field<UInt32> { @inline(__always) get { .init(4, "hash", .number) } }
    static var count: Field<Int> { @inline(__always) get { .init(8, "length in bytes", .number) } }
    static var data: Field<Address> { @inline(__always) get { .init(12, "characters", .part(.characters)) } }
    static let layout = Layout(.string, [type, hash, count, data])
    static let byteCount = 16

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var hash: UInt32 { get { self[Self.hash] } nonmutating set { self[Self.hash] = newValue } }
    /// Bytes, not characters.
    @inline(__always) var count: Int { get { self[Self.count] } nonmutating set { self[Self.count] = newValue } }
    @inline(__always) var data: Address { get { self[Self.data] } nonmutating set { self[Self.data] = newValue } }
}

extension VM {
    /// GET_STR_DATA_LEN: the bytes of an object that is known to be a str, bytes, bytearray or array.
    @inline(__always) func text(_ object: Obj) -> ByteSpan {
        if object.isQstr {
            let data = qstrData(object.qstr)
            return ByteSpan(ram, data.address, data.count)
        }
        let string = StrObject(ram, object.address)
        return ByteSpan(ram, string.data, string.count)
    }

    /// mp_obj_is_str_or_bytes.
    @inline(__always) func isStrOrBytes(_ object: Obj) -> Bool {
        if object.isQstr { return true }
        guard object.isPointer else { return false }
        let type = ram.load32(object.address)
        return type == TypeID.str.address || type == TypeID.bytes.address
    }

    /// mp_obj_is_str.
    @inline(__always) func isString(_ object: Obj) -> Bool { object.isQstr || isPointer(object, to: .str) }

    /// mp_obj_str_get_data. Raises TypeError for anything but str and bytes.
    func stringSpan(_ object: Obj) throws(PythonError) -> ByteSpan {
        guard isStrOrBytes(object) else { throw badConversion(object) }
        return text(object)
    }

    /// Where a str or bytes object's (or qstr's) bytes lie. Raises TypeError for others.
    func stringData(_ object: Obj) throws(PythonError) -> (address: Address, count: Int) {
        let span = try stringSpan(object)
        return (span.address, span.count)
    }

    func stringBytes(_ object: Obj) throws(PythonError) -> [UInt8] { try stringSpan(object).bytes }

    /// bad_implicit_conversion.
    func badConversion(_ object: Obj) -> PythonError {
        let type = Qstr(ram.load32(typeAddress(object) + 4) >> 16)
        let wanted: StaticQstr = type == Qstr(.str) ? .bytes : .str
        return error(.typeError, format: "can't convert '%q' object to %q implicitly", .qstr(type), .qstr(Qstr(wanted)))
    }

    /// mp_obj_str_get_qstr: interns. Raises TypeError for anything but str.
    func qstr(of object: Obj) throws(PythonError) -> Qstr {
        if object.isQstr { return object.qstr }
        guard isPointer(object, to: .str) else { throw badConversion(object) }
        return try interned(text(object)).qstr
    }

    /// The hash of a str or bytes object: the stored one, or computed now (0 is never an answer).
    func stringHash(_ object: Obj) -> UInt32 {
        if !object.isQstr {
            let known = StrObject(ram, object.address).hash
            if known != 0 { return known }
        }
        return StringHash.of(text(object))
    }

    /// mp_obj_str_equal: both are str, or both are bytes.
    func stringsEqual(_ a: Obj, _ b: Obj) -> Bool {
        if a.isQstr && b.isQstr { return a == b }
        if !a.isQstr && !b.isQstr {
            let (left, right) = (StrObject(ram, a.address).hash, StrObject(ram, b.address).hash)
            if left != 0 && right != 0 && left != right { return false }
        }
        return text(a).equals(text(b))
    }
}
