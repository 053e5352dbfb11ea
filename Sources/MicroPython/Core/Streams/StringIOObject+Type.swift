// The types StringIO and BytesIO in ROM. py/objstringio.c.

import BlockHeap

extension ROMBuilder {
    func installStringIO() {
        let value = ("getvalue", function1 { vm, object throws(PythonError) in
            let io = StringIOObject(vm, object)
            try io.checkOpen()
            return try vm.str(of: vm.isPointer(object, to: .stringIO) ? .str : .bytes, ByteSpan(vm.ram, io.data, io.length))
        })
        let locals = streamMethods("read", "readinto", "readline", "write", "seek", "tell", "flush", "close") + [value]
            + streamMethods("__enter__", "__exit__")
        for (id, name) in [(TypeID.stringIO, "StringIO"), (.bytesIO, "BytesIO")] {
            type(id, name, locals: locals) {
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
            read: { vm, object, address, count, _ throws(PythonError) in try StringIOObject(vm, object).read(to: address, count: count) },
            write: { vm, object, address, count, errno throws(PythonError) in
                let written = try StringIOObject(vm, object).write(from: address, count: count)
                if written < 0 { errno = StreamError.fileTooBig }
                return written
            },
            ioctl: { vm, object, request, argument, errno throws(PythonError) in
                let io = StringIOObject(vm, object)
                switch request {
                case StreamRequest.seek where io.seek(Address(truncatingIfNeeded: argument)): return 0
                case StreamRequest.flush: return 0
                case StreamRequest.close:
                    io.close()
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
        let object = Obj(try allocate(StringIOObject.byteCount))
        setWord(object.address, type.word)
        let io = StringIOObject(self, object)
        var (size, content): (Int, BufferInfo?) = (16, nil)
        if let argument = args.optional(0) {
            if argument.isSmallInteger || isPointer(argument, to: .int) {
                size = Int(UInt32(truncatingIfNeeded: try integer(argument)))
            } else {
                let buffer = try buffer(argument, .read)
                if isStrOrBytes(argument) {
                    io.vstr = try allocate(StringIOObject.vstrByteCount)
                    (io.alloc, io.length, io.data, io.isShared) = (buffer.count, buffer.count, buffer.address, true)
                    io.source = argument
                    return object
                }
                (size, content) = (buffer.count, buffer)
            }
        }
        let vstr = try allocate(StringIOObject.vstrByteCount)
        let data = try allocate(max(size, 1))
        io.vstr = vstr
        (io.alloc, io.data) = (max(size, 1), data)
        if let content {
            _ = try io.write(from: content.address, count: content.count)
            io.position = 0
        }
        return object
    }
}
