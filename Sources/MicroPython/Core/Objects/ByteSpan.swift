// A run of bytes in RAM: the characters of a str, the contents of a bytes or bytearray. py/obj.h, mp_buffer_info_t. It holds nothing
// alive.

import BlockHeap

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

    /// How many bytes of `other` lie at `index`, from its first to one that differs; all of `other` would have room there.
    @inline(__always) func shared(with other: ByteSpan, at index: Int) -> Int {
        var place = 0
        while place < other.count, memory[index + place] == other.memory[place] { place += 1 }
        return place
    }

    /// memcmp of all of `other` at `index`; both runs lie inside.
    @inline(__always) func holds(_ other: ByteSpan, at index: Int) -> Bool {
        guard index >= 0 && index <= count - other.count else { return false }
        for place in 0..<other.count where memory[index + place] != other.memory[place] { return false }
        return true
    }

    /// Whether both have the same bytes.
    @inline(__always) func equals(_ other: ByteSpan) -> Bool { count == other.count && holds(other, at: 0) }

    /// memcmp and then the lengths (mp_seq_cmp_bytes): negative, zero or positive.
    func compare(_ other: ByteSpan) -> Int {
        for index in 0..<Swift.min(count, other.count) {
            let difference = Int(self[index]) - Int(other[index])
            if difference != 0 { return difference }
        }
        return count - other.count
    }
}

extension ByteSpan {
    /// find_subbytes: where `needle` begins, seen from the start or, with `backwards`, from the end. In an empty bytearray, which has no
    /// bytes anywhere, not even nothing is found.
    func place(in text: ByteSpan, backwards: Bool = false, _ vm: VM) throws(PythonError) -> Int? {
        guard count <= text.count && text.address != 0 else { return nil }
        let last = text.count - count
        for step in 0...last {
            let index = backwards ? last - step : step
            let shared = text.shared(with: self, at: index)
            try vm.countWork(4 + shared)
            if shared == count { return index }
        }
        return nil
    }
}

extension RAM {
    /// memcmp: whether all of `bytes` lie at `address`.
    func holds(_ bytes: [UInt8], at address: Address) -> Bool {
        withBytes(address, count: bytes.count) { $0.elementsEqual(bytes) }
    }
}
