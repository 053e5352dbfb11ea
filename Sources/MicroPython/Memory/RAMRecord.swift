// What the structs that give a name to each word of an object in RAM have in common. In place of C's structs: a field is
//
//     var alloc: Int { get { self[int: 4] } nonmutating set { self[int: 4] = newValue } }
//
// with its distance from the object's beginning, as the drawing at the head of the file has it.

import BlockHeap

/// Words at fixed distances from an address.
protocol RAMRecord {
    var ram: RAM { get }
    var address: Address { get }
}

extension RAMRecord {
    /// The word `offset` bytes from the record's beginning.
    @inline(__always) subscript(offset: UInt32) -> UInt32 {
        get { ram.load32(address &+ offset) }
        nonmutating set { ram.store32(address &+ offset, newValue) }
    }

    /// The same as a count.
    @inline(__always) subscript(int offset: UInt32) -> Int {
        get { Int(self[offset]) }
        nonmutating set { self[offset] = UInt32(truncatingIfNeeded: newValue) }
    }

    /// The same as a Python value.
    @inline(__always) subscript(obj offset: UInt32) -> Obj {
        get { Obj(word: self[offset]) }
        nonmutating set { self[offset] = newValue.word }
    }
}
