// A run of bytes in RAM: the characters of a str, the contents of a bytes or bytearray. It holds nothing alive.

import Heap

/// `count` bytes at `address`, read one by one or compared in runs.
struct ByteSpan: RandomAccessCollection {
    unowned(unsafe) let ram: RAM
    let address: Address
    let count: Int

    @inline(__always) init(_ ram: RAM, _ address: Address, _ count: Int) {
        self.ram = ram
        self.address = address
        self.count = count
    }

    @inline(__always) var startIndex: Int { 0 }
    @inline(__always) var endIndex: Int { count }
    @inline(__always) subscript(index: Int) -> UInt8 { ram.load8(address &+ UInt32(truncatingIfNeeded: index)) }

    var bytes: [UInt8] { ram.bytes(address, count: count) }

    /// The bytes from `start` up to `end`.
    @inline(__always) func span(_ start: Int, _ end: Int) -> ByteSpan {
        ByteSpan(ram, address &+ UInt32(truncatingIfNeeded: start), end - start)
    }

    func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
        try ram.withBytes(address, count: count) { try $0.withMemoryRebound(to: UInt8.self, body) }
    }

    /// memcmp of all of `other` at `index`; both runs lie inside.
    func holds(_ other: ByteSpan, at index: Int) -> Bool {
        for place in 0..<other.count where self[index + place] != other[place] { return false }
        return true
    }

    /// Whether both have the same bytes.
    func equals(_ other: ByteSpan) -> Bool { count == other.count && (address == other.address || holds(other, at: 0)) }

    /// find_subbytes: where `needle` begins, seen from the start or, with `backwards`, from the end.
    func find(_ needle: ByteSpan, backwards: Bool = false) -> Int? {
        guard needle.count <= count else { return nil }
        let last = count - needle.count
        if backwards {
            var index = last
            while index >= 0 {
                if holds(needle, at: index) { return index }
                index -= 1
            }
        } else {
            for index in 0...last where holds(needle, at: index) { return index }
        }
        return nil
    }

    /// memcmp and then the lengths (mp_seq_cmp_bytes): negative, zero or positive.
    func compare(_ other: ByteSpan) -> Int {
        for index in 0..<Swift.min(count, other.count) {
            let difference = Int(self[index]) - Int(other[index])
            if difference != 0 { return difference }
        }
        return count - other.count
    }
}

extension RAM {
    /// memcmp: whether all of `bytes` lie at `address`.
    func holds(_ bytes: [UInt8], at address: Address) -> Bool {
        withBytes(address, count: bytes.count) { $0.elementsEqual(bytes) }
    }
}
