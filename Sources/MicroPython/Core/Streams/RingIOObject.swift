// micropython.RingIO: bytes that wait in a ring for their reader. py/objringio.c, py/ringbuf.c.
//
//     +0 type   +4 address of the ring   +8 size | next to read<<16   +12 next to write
//
// Invariant: one place of the ring stays empty, so that full and empty differ.

import BlockHeap

/// A RingIO in RAM.
private struct RingIOObject {
    let ram: RAM
    let address: Address

    init(_ vm: VM, _ object: Obj) {
        ram = vm.ram
        address = object.address
    }

    var data: Address { ram.load32(address + 4) }
    var size: Int { Int(ram.load16(address + 8)) }
    var first: Int {
        get { Int(ram.load16(address + 10)) }
        nonmutating set { ram.store16(address + 10, UInt16(truncatingIfNeeded: newValue)) }
    }
    var end: Int {
        get { Int(ram.load16(address + 12)) }
        nonmutating set { ram.store16(address + 12, UInt16(truncatingIfNeeded: newValue)) }
    }
    /// Bytes that wait.
    var available: Int { size == 0 ? 0 : max(0, (size + end - first) % size) }
    /// Bytes that there is room for.
    var room: Int { size == 0 ? 0 : max(0, (size + first - end - 1) % size) }

    func read(to destination: Address, count: Int) -> Int {
        let (size, count) = (size, min(count, available))
        for index in 0..<count {
            ram.store8(destination + UInt32(index), ram.load8(data + UInt32(first)))
            first = (first + 1) % size
        }
        return count
    }

    func write(from source: Address, count: Int) -> Int {
        let (size, count) = (size, min(count, room))
        for index in 0..<count {
            ram.store8(data + UInt32(end), ram.load8(source + UInt32(index)))
            end = (end + 1) % size
        }
        return count
    }
}

extension ROMBuilder {
    func installRingIO() {
        let any = ("any", function1(RingIOObject.any))
        type(.ringIO, "RingIO", locals: [any] + streamMethods("read", "readline", "readinto", "write", "close")) {
            $0.makeNew = RingIOObject.make
            $0.stream = StreamSlots(
                read: RingIOObject.read,
                write: RingIOObject.write,
                ioctl: RingIOObject.request)
        }
    }
}

extension RingIOObject {
    static func any(_ vm: VM, _ ring: Obj) throws(PythonError) -> Obj { Obj(smallInteger: RingIOObject(vm, ring).available) }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 1)
        let given = try vm.bufferMaybe(args[0], .readWrite)
        let size = given == nil ? try vm.integer(args[0]) + 1 : given!.count
        let ring = try vm.allocate(16)
        vm.setWord(ring, type.word)
        vm.setWord(ring + 4, given == nil ? try vm.allocate(Int(UInt32(truncatingIfNeeded: size))) : given!.address)
        vm.setWord(ring + 8, UInt32(size & 0xffff))
        return Obj(ring)
    }

    static func read(_ vm: VM, _ ring: Obj, _ address: Address, _ count: Int, _: inout Int) throws(PythonError) -> Int {
        RingIOObject(vm, ring).read(to: address, count: count)
    }

    static func write(_ vm: VM, _ ring: Obj, _ address: Address, _ count: Int, _: inout Int) throws(PythonError) -> Int {
        RingIOObject(vm, ring).write(from: address, count: count)
    }

    static func request(_ vm: VM, _ object: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let ring = RingIOObject(vm, object)
        switch request {
        case StreamRequest.poll:
            return (ring.available > 0 ? argument & StreamPoll.readable : 0)
                | (ring.room > 0 ? argument & StreamPoll.writable : 0)
        case StreamRequest.close: return 0
        default:
            errno = StreamError.invalid
            return -1
        }
    }
}
