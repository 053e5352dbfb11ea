// A compiled function before it is made: what MAKE_FUNCTION turns into a function object. py/emitglue.h, mp_raw_code_t.
//
//     +0 0 0 (told from bytecode by these)   +2 kind   +3 is generator
//     +4 bytecode   +8 child table (addresses of raw codes, 0 for none)   +12 of native code only
//
// The child table of a frozen function may hold bytecode addresses instead; frozen code here uses raw codes throughout.

import BlockHeap

/// A raw code in RAM or ROM.
struct RawCode: RAMObject {
    static var kind: Field<UInt8> { .init(2, "kind", .number) }
    static var isGenerator: Field<UInt8> { .init(3, "is a generator", .number) }
    static var bytecode: Field<Address> { @inline(__always) get { .init(4, "bytecode", .part(.code)) } }
    static var childTable: Field<Address> {
        @inline(__always) get { .init(8, "functions inside", .part(.children), way: "the functions inside it") }
    }
    static let layout = Layout(.other, [kind, isGenerator, bytecode, childTable])
    static let byteCount = 16
    /// `kind` while the scope is being compiled, and when its bytecode is done.
    static let kindReserved: UInt8 = 1, kindBytecode: UInt8 = 2

    let ram: RAM
    let address: Address

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var kind: UInt8 {
        get { self[Self.kind] }
        nonmutating set { self[Self.kind] = newValue }
    }
    @inline(__always) var isGenerator: Bool {
        get { self[Self.isGenerator] != 0 }
        nonmutating set { self[Self.isGenerator] = newValue ? 1 : 0 }
    }
    @inline(__always) var bytecode: Address { get { self[Self.bytecode] } nonmutating set { self[Self.bytecode] = newValue } }
    @inline(__always) var childTable: Address { get { self[Self.childTable] } nonmutating set { self[Self.childTable] = newValue } }
}
