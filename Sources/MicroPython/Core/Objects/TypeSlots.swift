// What a type can do, as Swift functions: the meaning of the slots of an mp_obj_type_t. py/obj.h.

import BlockHeap

/// How an object is printed. py/obj.h, mp_print_kind_t.
enum PrintKind: Sendable { case str, repr, exception, exceptionSubclass, json, raw }

/// An attribute request (`dest[0..1]` of py/obj.h's attr slot). Loading: both `null`; the slot fills `value` (and `receiver` for a method).
/// Storing: `value` is `sentinel` and `receiver` the new value; deleting: `sentinel` and `null`. A slot that did a store or delete sets
/// `value` to `null`. A load whose `receiver` is left as `sentinel` asks the caller to go on with the type's locals dict.
struct AttributeRequest: Sendable {
    var value: Obj
    var receiver: Obj
    static let load = AttributeRequest(value: .null, receiver: .null)
    static func store(_ new: Obj) -> AttributeRequest { AttributeRequest(value: .sentinel, receiver: new) }
    static let delete = AttributeRequest(value: .sentinel, receiver: .null)
    var isLoad: Bool { value.isNull }
}

/// The bytes behind an object. py/obj.h, mp_buffer_info_t.
struct BufferInfo {
    var address: Address
    /// Bytes.
    var count: Int
    /// A type code of `array`, with 0x80 set by nobody here: `B` for raw bytes.
    var typecode: UInt8
}
enum BufferAccess: Sendable { case read, write, readWrite }

/// The stream protocol. py/stream.h. Errors are told through `errno` and the result -1.
struct StreamSlots {
    var isText = false
    /// Reads up to `count` bytes to `address`; the number read.
    var read: ((VM, Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int)?
    var write: ((VM, Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int)?
    var ioctl: ((VM, Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int)?
}

/// The slots of one ROM type (or of all user classes). An empty slot is `nil`. See py/obj.h for what each must do.
struct TypeSlots {
    var makeNew: ((VM, _ type: Obj, Args) throws(PythonError) -> Obj)?
    var print: ((VM, Printer, Obj, PrintKind) throws(PythonError) -> Void)?
    var call: ((VM, Obj, Args) throws(PythonError) -> Obj)?
    /// `null` when the operation is not supported.
    var unaryOp: ((VM, UnaryOp, Obj) throws(PythonError) -> Obj)?
    var binaryOp: ((VM, BinaryOp, Obj, Obj) throws(PythonError) -> Obj)?
    var attr: ((VM, Obj, Qstr, inout AttributeRequest) throws(PythonError) -> Void)?
    /// `value` is `sentinel` to load, `null` to delete, anything else to store; `null` is returned when not supported.
    var subscr: ((VM, Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj)?
    /// `buffer` is the address of four words (`mp_obj_iter_buf_t`) that the iterator may lie in, or 0: then it goes on the heap.
    var getiter: ((VM, Obj, _ buffer: Address) throws(PythonError) -> Obj)?
    /// The next item, or `stopIteration`.
    var iternext: ((VM, Obj) throws(PythonError) -> Obj)?
    var buffer: ((VM, Obj, BufferAccess) throws(PythonError) -> BufferInfo?)?
    var stream: StreamSlots?
    /// The dict in ROM with the type's methods, or `null`.
    var localsDict: Obj = .null
    /// A ROM type, or (as a tuple of types) several; `null` for none.
    var parent: Obj = .null
    var flags: TypeFlags = []

    init() {}
}

/// py/obj.h, MP_TYPE_FLAG_*.
struct TypeFlags: OptionSet, Sendable {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }
    static let isSubclassed = TypeFlags(rawValue: 0x0001)
    static let hasSpecialAccessors = TypeFlags(rawValue: 0x0002)
    static let equalityNotReflexive = TypeFlags(rawValue: 0x0004)
    static let equalityChecksOtherType = TypeFlags(rawValue: 0x0008)
    static let equalityHasNotEqual = TypeFlags(rawValue: 0x0010)
    static let bindsSelf = TypeFlags(rawValue: 0x0020)
    static let builtinFunction = TypeFlags(rawValue: 0x0040)
    static let iteratorIsGetiter = TypeFlags([])
    static let iteratorIsIternext = TypeFlags(rawValue: 0x0080)
    static let iteratorIsCustom = TypeFlags(rawValue: 0x0100)
    static let iteratorIsStream = TypeFlags(rawValue: 0x0180)
    static let instanceType = TypeFlags(rawValue: 0x0200)
}
