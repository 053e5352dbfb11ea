// A growing buffer of bytes on the heap. py/vstr.c.
//
// Invariant: `buffer` is a block of at least `capacity` bytes (0 while `capacity` is 0), the first `count` of them are the text.

import Heap

/// A string under construction (`vstr_t`). The structure itself is a C local; only its buffer lies on the heap.
final class VStr {
    private let machine: Machine
    private(set) var buffer: Address
    private(set) var capacity: Int
    var count = 0
    /// A fixed buffer must not grow: growing it raises RuntimeError.
    private var isFixed = false

    /// vstr_init: `capacity` bytes, at least 1. Raises MemoryError.
    init(_ machine: Machine, capacity: Int) throws(PythonError) {
        self.machine = machine
        self.capacity = max(capacity, 1)
        buffer = try machine.allocate(self.capacity)
        machine.vstrs.append(Unmanaged.passUnretained(self))
    }

    /// vstr_init_len: room for exactly `count` bytes and a NUL, already counted as text.
    convenience init(_ machine: Machine, count: Int) throws(PythonError) {
        try self.init(machine, capacity: count + 1)
        self.count = count
    }

    deinit { machine.vstrs.removeAll { $0.toOpaque() == Unmanaged.passUnretained(self).toOpaque() } }

    /// vstr_clear: frees the buffer.
    func clear() {
        machine.free(buffer)
        buffer = 0
        capacity = 0
        count = 0
    }

    /// Hands the buffer over to the caller; the VStr is empty then.
    func takeBuffer() -> Address {
        defer { (buffer, capacity, count) = (0, 0, 0) }
        return buffer
    }

    /// vstr_ensure_extra: room for `extra` more bytes. The growth rule is the one that decides how many blocks a text takes.
    func ensure(extra: Int) throws(PythonError) {
        guard count + extra > capacity else { return }
        let new = ((count + extra + 16) & ~7) + 8
        buffer = try machine.reallocate(buffer, new)
        capacity = new
    }


    /// vstr_add_strn.
    func append(_ bytes: some Collection<UInt8>) throws(PythonError) {
        try ensure(extra: bytes.count)
        machine.ram.store(bytes, at: buffer + UInt32(count))
        count += bytes.count
    }

    /// The same from RAM: `length` bytes at `address`.
    func append(from address: Address, count length: Int) throws(PythonError) {
        try ensure(extra: length)
        machine.ram.copy(from: address, to: buffer + UInt32(count), count: length)
        count += length
    }

    /// vstr_add_byte.
    func append(_ byte: UInt8) throws(PythonError) {
        try ensure(extra: 1)
        machine.ram.store8(buffer + UInt32(count), byte)
        count += 1
    }

    /// vstr_cut_tail_bytes.
    func cutTail(_ length: Int) { count = max(0, count - length) }

    var bytes: [UInt8] { machine.ram.bytes(buffer, count: count) }
}
