// A run of bytes in RAM: the characters of a str, the contents of a bytes or bytearray. It holds nothing alive.

import Heap

/// `count` bytes at `address`, read one by one or compared in runs; fewer where the run leaves the board's memory, which a damaged length
/// can do. Bytes outside of it are 0. The machine outlives it: its memory does not move.
struct ByteSpan: RandomAccessCollection {
    let address: Address
    private let memory: UnsafeRawBufferPointer

    @inline(__always) init(_ ram: RAM, _ address: Address, _ count: Int) {
        self.address = address
        memory = ram.withBytes(address, count: count) { $0 }
    }
    @inline(__always) private init(_ address: Address, _ memory: UnsafeRawBufferPointer) {
        self.address = address
        self.memory = memory
    }

    @inline(__always) var count: Int { memory.count }
    @inline(__always) var startIndex: Int { 0 }
    @inline(__always) var endIndex: Int { memory.count }
    @inline(__always) subscript(index: Int) -> UInt8 {
        index >= 0 && index < memory.count ? memory[index] : 0
    }

    var bytes: [UInt8] { [UInt8](memory) }

    /// The bytes from `start` up to `end`, as far as they lie inside.
    @inline(__always) func span(_ start: Int, _ end: Int) -> ByteSpan {
        let start = Swift.max(0, Swift.min(start, count))
        let end = Swift.max(start, Swift.min(end, count))
        return ByteSpan(address &+ UInt32(truncatingIfNeeded: start), UnsafeRawBufferPointer(rebasing: memory[start..<end]))
    }

    func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
        try memory.withMemoryRebound(to: UInt8.self, body)
    }

    /// memcmp of all of `other` at `index`; both runs lie inside.
    @inline(__always) func holds(_ other: ByteSpan, at index: Int) -> Bool {
        guard index >= 0 && index <= count - other.count else { return false }
        for place in 0..<other.count where memory[index + place] != other.memory[place] { return false }
        return true
    }

    /// Whether both have the same bytes.
    @inline(__always) func equals(_ other: ByteSpan) -> Bool { count == other.count && holds(other, at: 0) }

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
