// The types StringIO and BytesIO in ROM. py/objstringio.c.

import BlockHeap

extension ROMBuilder {
    func installStringIO() {
        let value = ("getvalue", function1(StringIOObject.getvalue))
        let locals = streamMethods("read", "readinto", "readline", "write", "seek", "tell", "flush", "close") + [value]
            + streamMethods("__enter__", "__exit__")
        for (id, name) in [(TypeID.stringIO, "StringIO"), (.bytesIO, "BytesIO")] {
            type(id, name, StringIOObject.layout, locals: locals) {
                $0.makeNew = StringIOObject.make
                $0.print = { vm, printer, object, _ throws(PythonError) in
                    try printer.write("<io.\(name) 0x", vm)
                    try printer.write(String(object.address, radix: 16), vm)
                    try printer.write(">", vm)
                }
                $0.stream = Self.stringIOStream(isText: id == .stringIO)
                $0.flags = .iteratorIsStream
                $0.iternext = Stream.next
            }
        }
    }

    private static func stringIOStream(isText: Bool) -> StreamSlots {
        StreamSlots(
            isText: isText,
            read: StringIOObject.read,
            write: StringIOObject.write,
            ioctl: StringIOObject.request)
    }
}

extension StringIOObject {
    static func getvalue(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let io = StringIOObject(vm.ram, object)
        try io.checkOpen(vm)
        return try vm.str(of: vm.isPointer(object, to: .stringIO) ? .str : .bytes, ByteSpan(vm.ram, io.vstr.data, io.vstr.length))
    }

    static func read(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _: inout Int) throws(PythonError) -> Int {
        try StringIOObject(vm.ram, object).read(to: address, count: count, vm)
    }

    static func write(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let written = try StringIOObject(vm.ram, object).write(from: address, count: count, vm)
        if written < 0 { errno = StreamError.fileTooBig }
        return written
    }

    static func request(_ vm: VM, _ object: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let io = StringIOObject(vm.ram, object)
        switch request {
        case StreamRequest.seek where io.seek(Address(truncatingIfNeeded: argument)): return 0
        case StreamRequest.flush: return 0
        case StreamRequest.close:
            io.close(vm)
            return 0
        default:
            errno = StreamError.invalid
            return -1
        }
    }

    /// stringio_make_new: of nothing (16 bytes), of a size, of a str or bytes (shared), of another buffer (copied).
    fileprivate static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        let io = StringIOObject(vm.ram, try vm.allocate(StringIOObject.byteCount))
        io.type = type.address
        var (size, content): (Int, BufferInfo?) = (16, nil)
        if let argument = args.optional(0) {
            if argument.isSmallInteger || vm.isPointer(argument, to: .int) {
                size = Int(UInt32(truncatingIfNeeded: try vm.integer(argument)))
            } else {
                let buffer = try vm.buffer(argument, .read)
                if vm.isStrOrBytes(argument) {
                    let vstr = VStrRecord(vm.ram, try vm.allocate(VStrRecord.byteCount))
                    (vstr.alloc, vstr.length, vstr.data, vstr.isShared) = (buffer.count, buffer.count, buffer.address, true)
                    io.vstr = vstr
                    io.source = argument
                    return io.obj
                }
                (size, content) = (buffer.count, buffer)
            }
        }
        let vstr = VStrRecord(vm.ram, try vm.allocate(VStrRecord.byteCount))
        vstr.data = try vm.allocate(max(size, 1))
        vstr.alloc = max(size, 1)
        io.vstr = vstr
        if let content {
            _ = try io.write(from: content.address, count: content.count, vm)
            io.position = 0
        }
        return io.obj
    }
}
