// A module object with the tables that its bytecode refers to. py/bc.h, mp_module_context_t.
//
//     +0 type module (0 in a script)   +4 globals dict   +8 names: qstrs of 16 bits   +12 constants: objects
//
// Both tables lie in one block, the names first (rounded up to a word). Name 0 is the source file.
// With no constants +12 points behind the block, which can keep the next block alive: that is what the real one does too.

import BlockHeap

/// A module context in RAM.
struct ModuleContext: RAMRecord {
    static let byteCount = 16

    let ram: RAM
    let address: Address

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var globals: Address { get { self[4] } nonmutating set { self[4] = newValue } }
    @inline(__always) var qstrTable: Address { get { self[8] } nonmutating set { self[8] = newValue } }
    @inline(__always) var objectTable: Address { get { self[12] } nonmutating set { self[12] = newValue } }

    /// The name with the number `index`.
    @inline(__always) func qstr(_ index: UInt32) -> Qstr { Qstr(UInt32(ram.load16(qstrTable &+ 2 &* index))) }
    /// The constant with the number `index`.
    @inline(__always) func object(_ index: UInt32) -> Obj { Obj(word: ram.load32(objectTable &+ 4 &* index)) }
}
