// A growing buffer of bytes on the heap. py/vstr.c.
//
// Invariant: `buffer` is a block of at least `capacity` bytes (0 while `capacity` is 0), the first `count` of them are the text.
// While the VStr lives, a collection keeps its buffer: it stands in `machine.vstrs`.

import BlockHeap

/// A string under construction (`vstr_t`). The structure itself is a C local; only its buffer lies on the heap.
final class VStr {
    let vm: VM
    @exclusivity(unchecked) private(set) var buffer: Address
    /// Bytes that were asked for; the growth rule works on this figure, not on the size of the block.
    @exclusivity(unchecked) private(set) var capacity: Int
    /// Bytes of text. Code that fills the buffer itself sets it, up to `capacity`.
    @exclusivity(unchecked) var count = 0
    /// A fixed buffer must not grow: growing it raises RuntimeError.
    let isFixed: Bool

    /// vstr_init: `capacity` bytes, at least 1. Raises MemoryError.
    init(_ vm: VM, capacity: Int) throws(PythonError) {
        let room = max(capacity, 1)
        let buffer = try vm.allocate(room)
        self.vm = vm
        self.capacity = room
        self.buffer = buffer
        isFixed = false
        vm.native.vstrs.append(Unmanaged.passUnretained(self))
    }

    /// vstr_init_len: room for exactly `count` bytes and a NUL, already counted as text.
    convenience init(_ vm: VM, count: Int) throws(PythonError) {
        try self.init(vm, capacity: count + 1)
        self.count = count
    }

    /// vstr_init_fixed_buf: somebody else's `capacity` bytes at `buffer`.
    init(_ vm: VM, fixed buffer: Address, capacity: Int) {
        self.vm = vm
        self.capacity = capacity
        self.buffer = buffer
        isFixed = true
        vm.native.vstrs.append(Unmanaged.passUnretained(self))
    }

    deinit {
        // They end in the reverse order of their beginning nearly always.
        let this = Unmanaged.passUnretained(self).toOpaque()
        if vm.native.vstrs.last?.toOpaque() == this {
            vm.native.vstrs.removeLast()
        } else {
            vm.native.vstrs.removeAll { $0.toOpaque() == this }
        }
    }

    var bytes: [UInt8] { vm.ram.bytes(buffer, count: count) }

    /// vstr_clear: frees the buffer.
    func clear() {
        if !isFixed { vm.free(buffer) }
        buffer = 0
        capacity = 0
        count = 0
    }

    /// Takes note of a block that was moved or resized.
    func setBuffer(_ address: Address, capacity bytes: Int) {
        buffer = address
        capacity = bytes
    }

    /// Hands the buffer over to the caller; the VStr is empty then.
    func takeBuffer() -> Address {
        defer { (buffer, capacity, count) = (0, 0, 0) }
        return buffer
    }
}
