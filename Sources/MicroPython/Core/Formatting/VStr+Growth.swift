// How a VStr takes text in, and how much room it asks for when it is full. py/vstr.c.

import BlockHeap

extension VStr {
    /// vstr_ensure_extra: room for `extra` more bytes. The growth rule is the one that decides how many blocks a text takes.
    /// Raises MemoryError, and RuntimeError for a fixed buffer.
    @inline(__always) func ensure(extra: Int) throws(PythonError) {
        if count + extra > capacity { try grow(to: ((count + extra + 16) & ~7) + 8) }
    }

    /// vstr_extend: exactly `extra` bytes more than there were.
    func extend(_ extra: Int) throws(PythonError) { try grow(to: capacity + extra) }

    /// Cuts or grows the block to exactly `byteCount` bytes (m_renew).
    @inline(never) func grow(to byteCount: Int) throws(PythonError) {
        if isFixed { throw vm.error(.runtimeError) }
        setBuffer(try vm.reallocate(buffer, byteCount), capacity: byteCount)
    }

    /// vstr_add_strn.
    func append(_ bytes: some Collection<UInt8>) throws(PythonError) {
        let length = bytes.count
        try ensure(extra: length)
        vm.ram.store(bytes, at: buffer + UInt32(count))
        count += length
    }

    /// The same from RAM: `length` bytes at `address`.
    func append(from address: Address, count length: Int) throws(PythonError) {
        try ensure(extra: length)
        vm.ram.copy(from: address, to: buffer + UInt32(count), count: length)
        count += length
    }

    /// vstr_add_byte.
    func append(_ byte: UInt8) throws(PythonError) {
        try ensure(extra: 1)
        vm.ram.store8(buffer + UInt32(count), byte)
        count += 1
    }

    /// vstr_add_char: one character as UTF-8, its bytes in one piece.
    func append(character: UInt32) throws(PythonError) {
        let length = UTF8Text.byteCount(of: character)
        try ensure(extra: length)
        UTF8Text.encode(character) { index, byte in vm.ram.store8(buffer + UInt32(count + index), byte) }
        count += length
    }

    /// vstr_add_len: `length` bytes that the caller fills in; where they begin.
    func addRoom(_ length: Int) throws(PythonError) -> Address {
        try ensure(extra: length)
        defer { count += length }
        return buffer + UInt32(count)
    }

    /// vstr_null_terminated_str: a NUL behind the text, which is not counted.
    func terminate() throws(PythonError) {
        if capacity == count { try extend(1) }
        vm.ram.store8(buffer + UInt32(count), 0)
    }

    /// vstr_cut_tail_bytes.
    func cutTail(_ length: Int) { count = max(0, count - length) }

    /// vstr_cut_out_bytes.
    func cutOut(at place: Int, _ length: Int) {
        guard place < count else { return }
        guard place + length < count else { return count = place }
        let to = buffer + UInt32(place)
        vm.ram.copy(from: to + UInt32(length), to: to, count: count - place - length)
        count -= length
    }

    /// vstr_ins_byte.
    func insert(_ byte: UInt8, at position: Int) throws(PythonError) {
        let place = min(position, count)
        try ensure(extra: 1)
        let to = buffer + UInt32(place)
        vm.ram.copy(from: to, to: to + 1, count: count - place)
        vm.ram.store8(to, byte)
        count += 1
    }
}
