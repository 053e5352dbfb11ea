// StringIO and BytesIO: streams over a growing text. py/objstringio.c.
//
//     +0 type   +4 address of the vstr (0: closed)   +8 position   +12 the str or bytes it was made from, while its bytes are shared
//     vstr:  +0 alloc   +4 length   +8 address of the bytes   +12 fixed (1: the bytes are shared)
//
// Invariant: shared bytes are copied before the first write.

import BlockHeap

/// A StringIO or BytesIO in RAM.
struct StringIOObject: PythonObject {
    let ram: RAM
    let address: Address

    static var vstr: Field<Address> { .init(4, "text", .part(.record)) }
    static var position: Field<Int> { .init(8, "position", .number) }
    static var source: Field<Obj> { .init(12, "made from", .value, way: "what it was made from") }
    static let layout = Layout(.other, [type, vstr, position, source])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// The text; at address 0 once it is closed.
    var vstr: VStrRecord {
        get { VStrRecord(ram, self[Self.vstr]) }
        nonmutating set { self[Self.vstr] = newValue.address }
    }
    var isClosed: Bool { vstr.address == 0 }
    var position: Int { get { self[Self.position] } nonmutating set { self[Self.position] = newValue } }
    var source: Obj { get { self[Self.source] } nonmutating set { self[Self.source] = newValue } }

    /// check_stringio_is_open.
    func checkOpen(_ vm: VM) throws(PythonError) {
        if isClosed { throw vm.error(.valueError, "I/O operation on closed file") }
    }

    /// stringio_read.
    func read(to destination: Address, count: Int, _ vm: VM) throws(PythonError) -> Int {
        try checkOpen(vm)
        let count = min(count, vstr.length - position)
        guard count > 0 else { return 0 }
        ram.copy(from: vstr.data + UInt32(position), to: destination, count: count)
        position += count
        return count
    }

    /// stringio_write: at the position, over what is there; a hole before it is zeroed. -1 past the end of the address space.
    func write(from source: Address, count: Int, _ vm: VM) throws(PythonError) -> Int {
        try checkOpen(vm)
        let vstr = vstr
        if vstr.isShared { try unshare(vm) }
        let (start, oldLength) = (position, vstr.length)
        let end = start + count
        guard end <= Int(UInt32.max) else { return -1 }
        if end > vstr.alloc {
            let new = ((end + 16) & ~7) + 8
            vstr.data = try vm.reallocate(vstr.data, new)
            vstr.alloc = new
            vstr.length = end
        }
        if start > oldLength { ram.fill(vstr.data + UInt32(oldLength), count: start - oldLength) }
        ram.copy(from: source, to: vstr.data + UInt32(start), count: count)
        position = end
        vstr.length = max(vstr.length, end)
        return count
    }

    /// stringio_copy_on_write.
    private func unshare(_ vm: VM) throws(PythonError) {
        let vstr = vstr
        let shared = vstr.data
        vstr.data = try vm.allocate(vstr.length)
        vstr.isShared = false
        source = .null
        ram.copy(from: shared, to: vstr.data, count: vstr.length)
    }

    /// MP_STREAM_SEEK: `request` is the address of offset and whence. False where the position would pass the end of the address space.
    func seek(_ request: Address) -> Bool {
        let offset = ram.load32(request), whence = ram.load32(request + 4)
        let reference: UInt32 = whence == 1 ? UInt32(position) : whence == 2 && !isClosed ? UInt32(vstr.length) : 0
        var new = reference &+ offset
        if whence != 0 && Int32(bitPattern: offset) < 0 {
            if new > reference { new = 0 }
        } else if new < reference {
            return false
        }
        position = Int(new)
        ram.store32(request, new)
        return true
    }

    /// MP_STREAM_CLOSE: bytes of its own and the vstr are freed.
    func close(_ vm: VM) {
        guard !isClosed else { return }
        if !vstr.isShared { vm.free(vstr.data) }
        vm.free(vstr.address)
        vstr = VStrRecord(ram, Address(0))
    }
}

/// A text that can grow, as it lies in RAM (`vstr_t`).
struct VStrRecord: RAMObject {
    let ram: RAM
    let address: Address

    static var alloc: Field<Int> { .init(0, "room", .number) }
    static var length: Field<Int> { .init(4, "length in bytes", .number) }
    static var data: Field<Address> { .init(8, "characters", .part(.characters)) }
    static var isShared: Field<UInt8> { .init(12, "shared", .number) }
    static let layout = Layout(.other, [alloc, length, data, isShared])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var alloc: Int { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
    var length: Int { get { self[Self.length] } nonmutating set { self[Self.length] = newValue } }
    var data: Address { get { self[Self.data] } nonmutating set { self[Self.data] = newValue } }
    /// Its bytes are another object's, or lie in a room of fixed size.
    var isShared: Bool { get { self[Self.isShared] != 0 } nonmutating set { self[Self.isShared] = newValue ? 1 : 0 } }
}
