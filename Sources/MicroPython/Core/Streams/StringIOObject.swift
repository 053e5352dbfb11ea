// StringIO and BytesIO: streams over a growing text. py/objstringio.c.
//
//     +0 type   +4 address of the vstr (0: closed)   +8 position   +12 the str or bytes it was made from, while its bytes are shared
//     vstr:  +0 alloc   +4 length   +8 address of the bytes   +12 fixed (1: the bytes are shared)
//
// Invariant: shared bytes are copied before the first write.

import BlockHeap

/// A StringIO or BytesIO in RAM.
struct StringIOObject: RAMRecord {
    static let byteCount = 16
    static let vstrByteCount = 16
    unowned(unsafe) let vm: VM
    let address: Address
    var ram: RAM { vm.ram }

    init(_ vm: VM, _ object: Obj) {
        self.vm = vm
        address = object.address
    }

    var vstr: Address { get { self[4] } nonmutating set { self[4] = newValue } }
    var position: Int { get { self[int: 8] } nonmutating set { self[int: 8] = newValue } }
    var source: Obj { get { self[obj: 12] } nonmutating set { self[obj: 12] = newValue } }
    var alloc: Int {
        get { Int(vm.word(vstr)) }
        nonmutating set { vm.setWord(vstr, UInt32(newValue)) }
    }
    var length: Int {
        get { Int(vm.word(vstr + 4)) }
        nonmutating set { vm.setWord(vstr + 4, UInt32(newValue)) }
    }
    var data: Address {
        get { vm.word(vstr + 8) }
        nonmutating set { vm.setWord(vstr + 8, newValue) }
    }
    var isShared: Bool {
        get { vm.word(vstr + 12) & 0xff != 0 }
        nonmutating set { vm.setWord(vstr + 12, newValue ? 1 : 0) }
    }

    /// check_stringio_is_open.
    func checkOpen() throws(PythonError) {
        if vstr == 0 { throw vm.error(.valueError, "I/O operation on closed file") }
    }

    /// stringio_read.
    func read(to destination: Address, count: Int) throws(PythonError) -> Int {
        try checkOpen()
        let count = min(count, length - position)
        guard count > 0 else { return 0 }
        vm.ram.copy(from: data + UInt32(position), to: destination, count: count)
        position += count
        return count
    }

    /// stringio_write: at the position, over what is there; a hole before it is zeroed. -1 past the end of the address space.
    func write(from source: Address, count: Int) throws(PythonError) -> Int {
        try checkOpen()
        if isShared { try unshare() }
        let (start, oldLength) = (position, length)
        let end = start + count
        guard end <= Int(UInt32.max) else { return -1 }
        if end > alloc {
            let new = ((end + 16) & ~7) + 8
            data = try vm.reallocate(data, new)
            alloc = new
            length = end
        }
        if start > oldLength { vm.ram.fill(data + UInt32(oldLength), count: start - oldLength) }
        vm.ram.copy(from: source, to: data + UInt32(start), count: count)
        position = end
        length = max(length, end)
        return count
    }

    /// stringio_copy_on_write.
    private func unshare() throws(PythonError) {
        let shared = data
        data = try vm.allocate(length)
        isShared = false
        source = .null
        vm.ram.copy(from: shared, to: data, count: length)
    }

    /// MP_STREAM_SEEK: `request` is the address of offset and whence. False where the position would pass the end of the address space.
    func seek(_ request: Address) -> Bool {
        let offset = vm.word(request), whence = vm.word(request + 4)
        let reference: UInt32 = whence == 1 ? UInt32(position) : whence == 2 && vstr != 0 ? UInt32(length) : 0
        var new = reference &+ offset
        if whence != 0 && Int32(bitPattern: offset) < 0 {
            if new > reference { new = 0 }
        } else if new < reference {
            return false
        }
        position = Int(new)
        vm.setWord(request, new)
        return true
    }

    /// MP_STREAM_CLOSE: bytes of its own and the vstr are freed.
    func close() {
        guard vstr != 0 else { return }
        if !isShared { vm.free(data) }
        vm.free(vstr)
        vstr = 0
    }
}
