// The types StringIO and BytesIO in ROM. py/objstringio.c.

import BlockHeap

extension ROMBuilder {
    func installStringIO() {
        let value = ("getvalue", function1 { vm, object throws(PythonError) in
            let io = StringIOObject(vm.ram, object)
            try io.checkOpen(vm)
            return try vm.str(of: vm.isPointer(object, to: .stringIO) ? .str : .bytes, ByteSpan(vm.ram, io.vstr.data, io.vstr.length))
        })
        let locals = streamMethods("read", "readinto", "readline", "write", "seek", "tell", "flush", "close") + [value]
            + streamMethods("__enter__", "__exit__")
        for (id, name) in [(TypeID.stringIO, "StringIO"), (.bytesIO, "BytesIO")] {
            type(id, name, StringIOObject.layout, locals: locals) {
                $0.makeNew = { vm, type, args throws(PythonError) in try vm.makeStringIO(type, args) }
                $0.print = { vm, printer, object, _ throws(PythonError) in
                    try vm.write(printer, "<io.\(name) 0x")
                    try vm.write(printer, String(object.address, radix: 16))
                    try vm.write(printer, ">")
                }
                $0.stream = Self.stringIOStream(isText: id == .stringIO)
                $0.flags = .iteratorIsStream
                $0.iternext = { vm, object throws(PythonError) in try vm.streamNext(object) }
            }
        }
    }

    private static func stringIOStream(isText: Bool) -> StreamSlots {
        StreamSlots(
            isText: isText,
            read: { vm, object, address, count, _ throws(PythonError) in
                try StringIOObject(vm.ram, object).read(to: address, count: count, vm)
            },
            write: { vm, object, address, count, errno throws(PythonError) in
                let written = try StringIOObject(vm.ram, object).write(from: address, count: count, vm)
                if written < 0 { errno = StreamError.fileTooBig }
                return written
            },
            ioctl: { vm, object, request, argument, errno throws(PythonError) in
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
            })
    }
}

extension VM {
    /// stringio_make_new: of nothing (16 bytes), of a size, of a str or bytes (shared), of another buffer (copied).
    fileprivate func makeStringIO(_ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        let io = StringIOObject(ram, try allocate(StringIOObject.byteCount))
        io.type = type.address
        var (size, content): (Int, BufferInfo?) = (16, nil)
        if let argument = args.optional(0) {
            if argument.isSmallInteger || isPointer(argument, to: .int) {
                size = Int(UInt32(truncatingIfNeeded: try integer(argument)))
            } else {
                let buffer = try buffer(argument, .read)
                if isStrOrBytes(argument) {
                    let vstr = VStrRecord(ram, try allocate(VStrRecord.byteCount))
                    (vstr.alloc, vstr.length, vstr.data, vstr.isShared) = (buffer.count, buffer.count, buffer.address, true)
                    io.vstr = vstr
                    io.source = argument
                    return io.obj
                }
                (size, content) = (buffer.count, buffer)
            }
        }
        let vstr = VStrRecord(ram, try allocate(VStrRecord.byteCount))
        vstr.data = try allocate(max(size, 1))
        vstr.alloc = max(size, 1)
        io.vstr = vstr
        if let content {
            _ = try io.write(from: content.address, count: content.count, self)
            io.position = 0
        }
        return io.obj
    }
}
