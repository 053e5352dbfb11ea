// What the records of the interpreter have in common: they lie in RAM, word after word.

import Heap

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
}
