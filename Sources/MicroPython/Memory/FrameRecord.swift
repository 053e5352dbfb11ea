// What the two records of a call have in common, its frame and its code state: they lie in RAM, word after word.
//
// Unlike an object (`RAMRecord`) they are checked against the window when they are looked at, once for all of their words: a call fills
// both, and a return reads them.

import BlockHeap

/// Words at fixed distances from an address.
protocol FrameRecord {
    /// Bytes of all the words.
    static var byteCount: UInt32 { get }
    var address: Address { get }
    /// Where the bytes lie on the host.
    var bytes: UnsafeMutableRawPointer { get }
}

extension FrameRecord {
    /// The word `offset` bytes from the record's beginning, a constant below `byteCount`.
    @inline(__always) subscript(offset: Int) -> UInt32 {
        get { UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        nonmutating set { bytes.storeBytes(of: newValue.littleEndian, toByteOffset: offset, as: UInt32.self) }
    }

    /// The same for 16 bits.
    @inline(__always) subscript(half offset: Int) -> UInt16 {
        get { UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)) }
        nonmutating set { bytes.storeBytes(of: newValue.littleEndian, toByteOffset: offset, as: UInt16.self) }
    }
}
