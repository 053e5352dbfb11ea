// io.IOBase: a class of a program that derives from it is a stream, by its methods readinto, write and ioctl. py/modio.c.

import BlockHeap

extension ROMBuilder {
    func installIOBase() {
        let base = Obj(words([TypeID.ioBase.address]))
        type(.ioBase, "IOBase") {
            $0.makeNew = { _, _, _ throws(PythonError) in base }
            $0.stream = StreamSlots(
                read: IOBase.read,
                write: IOBase.write,
                ioctl: IOBase.request)
        }
        for method in ["readinto", "write", "ioctl"] { name(method, Obj(qstr(method))) }
    }
}

/// What a class of a program that is a stream can.
enum IOBase {
    static func read(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        try IOBase.callTransfer(vm, object, vm.rom.named["readinto"]!, address, count, &errno)
    }

    static func write(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        try IOBase.callTransfer(vm, object, vm.rom.named["write"]!, address, count, &errno)
    }

    static func request(_ vm: VM, _ object: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let method = try vm.loadMethod(object, vm.rom.named["ioctl"]!.qstr)
        let result = try vm.callMethod(method, vm.int(request), vm.int(unsigned: UInt(UInt32(truncatingIfNeeded: argument))))
        return IOBase.streamResult(try vm.integer(result), &errno)
    }

    /// iobase_read_write: the method gets a bytearray over the bytes for as long as the call takes. It cannot move more than `count`.
    fileprivate static func callTransfer(
        _ vm: VM, _ object: Obj, _ name: Obj, _ address: Address, _ count: Int, _ errno: inout Int
    ) throws(PythonError) -> Int {
        let method = try vm.loadMethod(object, name.qstr)
        let result = try vm.lend(ArrayObject.byteCount) { place throws(PythonError) in
            let array = ArrayObject(vm.ram, Obj(place))
            array.initialise(.bytearray, code: ItemCode.bytearray, free: 0, length: count, items: address)
            defer { array.initialise(.bytearray, code: ItemCode.bytearray, free: 0, length: 0, items: 0) }
            return try vm.callMethod(method, Obj(place))
        }
        if result == .none {
            errno = StreamError.again
            return -1
        }
        return min(Self.streamResult(try vm.integer(result), &errno), count)
    }

    /// A negative number is an error's number, negated.
    fileprivate static func streamResult(_ result: Int, _ errno: inout Int) -> Int {
        if result >= 0 { return result }
        errno = -result
        return -1
    }
}
