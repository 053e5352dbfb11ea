// A module object with the tables that its bytecode refers to. py/bc.h, mp_module_context_t.
//
//     +0 type module (0 in a script)   +4 globals dict   +8 names: qstrs of 16 bits   +12 constants: objects
//
// Both tables lie in one block, the names first (rounded up to a word). Name 0 is the source file.
// With no constants +12 points behind the block, which can keep the next block alive: that is what the real one does too.

import BlockHeap

/// A module context in RAM.
struct ModuleContext: PythonObject {
    let ram: RAM
    let address: Address

    static var globals: Field<Address> { @inline(__always) get { .init(4, "globals", .value) } }
    static var qstrTable: Field<Address> { @inline(__always) get { .init(8, "names", .part(.constants), way: "its names and constants") } }
    static var objectTable: Field<Address> { @inline(__always) get { .init(12, "constants", .value) } }
    static let layout = Layout(.module, [type, globals, qstrTable, objectTable])
    static let byteCount = 16

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var globals: Address { get { self[Self.globals] } nonmutating set { self[Self.globals] = newValue } }
    @inline(__always) var qstrTable: Address { get { self[Self.qstrTable] } nonmutating set { self[Self.qstrTable] = newValue } }
    @inline(__always) var objectTable: Address { get { self[Self.objectTable] } nonmutating set { self[Self.objectTable] = newValue } }

    /// The name with the number `index`.
    @inline(__always) func qstr(_ index: UInt32) -> Qstr { Qstr(UInt32(ram.load16(qstrTable &+ 2 &* index))) }
    /// The constant with the number `index`.
    @inline(__always) func object(_ index: UInt32) -> Obj { Obj(word: ram.load32(objectTable &+ 4 &* index)) }
}
