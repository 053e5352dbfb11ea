// A compiled function before it is made: what MAKE_FUNCTION turns into a function object. py/emitglue.h, mp_raw_code_t.
//
//     +0 0 0 (told from bytecode by these)   +2 kind   +3 is generator
//     +4 bytecode   +8 child table (addresses of raw codes, 0 for none)   +12 of native code only
//
// The child table of a frozen function may hold bytecode addresses instead; frozen code here uses raw codes throughout.

import BlockHeap

/// A raw code in RAM or ROM.
struct RawCode: RAMRecord {
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
        get { ram.load8(address + 2) }
        nonmutating set { ram.store8(address + 2, newValue) }
    }
    @inline(__always) var isGenerator: Bool {
        get { ram.load8(address + 3) != 0 }
        nonmutating set { ram.store8(address + 3, newValue ? 1 : 0) }
    }
    @inline(__always) var bytecode: Address { get { self[4] } nonmutating set { self[4] = newValue } }
    @inline(__always) var childTable: Address { get { self[8] } nonmutating set { self[8] = newValue } }
}
