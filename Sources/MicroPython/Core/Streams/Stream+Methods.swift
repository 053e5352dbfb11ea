// The methods that stream types have in common. py/stream.c.

import BlockHeap

extension ROMBuilder {
    /// A type's methods, by the names it wants of: read read1 readinto readline readlines write write1 seek tell flush close ioctl
    /// __enter__ __exit__. All types share the functions.
    func streamMethods(_ names: String...) -> [(String, Obj)] {
        if named["stream.read"] == nil {
            for (method, function) in readingMethods() + otherMethods() { name("stream." + method, function) }
        }
        return names.map { ($0, named["stream." + $0]!) }
    }

    private func readingMethods() -> [(String, Obj)] {
        [
            ("read", function(1, 2) { vm, args throws(PythonError) in try vm.streamRead(args) }),
            ("read1", function(1, 2) { vm, args throws(PythonError) in try vm.streamRead(args, once: true) }),
            ("readinto", function(2, 3) { vm, args throws(PythonError) in try vm.streamReadInto(args) }),
            ("readline", function(1, 2) { vm, args throws(PythonError) in
                // Whatever the size is, its upper 31 bits count, as in C.
                try vm.streamReadLine(args[0], most: args.optional(1)?.smallInteger ?? -1)
            }),
            ("readlines", function1 { vm, stream throws(PythonError) in try vm.streamReadLines(stream) }),
        ]
    }

    private func otherMethods() -> [(String, Obj)] {
        [
            ("write", function(2, 4) { vm, args throws(PythonError) in try vm.streamWrite(args) }),
            ("write1", function2 { vm, stream, data throws(PythonError) in
                let buffer = try vm.buffer(data, .read)
                return try vm.writeStream(stream, buffer.address, buffer.count, once: true)
            }),
            ("seek", function(2, 3) { vm, args throws(PythonError) in
                let offset = try vm.integer(args[1])
                let whence = args.count == 3 ? try vm.integer(args[2]) : 0
                if whence == 0 && offset < 0 { throw vm.osError(StreamError.invalid) }
                return try vm.int(unsigned: UInt(vm.streamSeek(args[0], offset: offset, whence: whence)))
            }),
            ("tell", function1 { vm, stream throws(PythonError) in
                try vm.int(unsigned: UInt(vm.streamSeek(stream, offset: 0, whence: 1)))
            }),
            ("flush", function1 { vm, stream throws(PythonError) in
                _ = try vm.streamRequest(stream, StreamRequest.flush)
                return .none
            }),
            ("close", function1 { vm, stream throws(PythonError) in try vm.streamClose(stream) }),
            ("ioctl", function(2, 3) { vm, args throws(PythonError) in try vm.streamIoctl(args) }),
            ("__enter__", function1 { _, stream throws(PythonError) in stream }),
            ("__exit__", function(4, 4) { vm, args throws(PythonError) in try vm.streamClose(args[0]) }),
        ]
    }
}

extension VM {
    /// stream_write_method: all of a buffer, its first `args[2]` bytes, or `args[3]` bytes from `args[2]` on.
    fileprivate func streamWrite(_ args: Args) throws(PythonError) -> Obj {
        let buffer = try buffer(args[1], .read)
        var (start, most) = (0, Int.max)
        if args.count == 3 {
            most = Int(try integerTruncated(args[2]))
        } else if args.count == 4 {
            start = min(Int(try integerTruncated(args[2])), buffer.count)
            most = Int(try integerTruncated(args[3]))
        }
        return try writeStream(args[0], buffer.address + UInt32(start), min(buffer.count - start, most))
    }

    /// mp_stream_close.
    func streamClose(_ object: Obj) throws(PythonError) -> Obj {
        _ = try streamRequest(object, StreamRequest.close)
        return .none
    }

    /// stream_ioctl: the argument is a buffer's address, or a number.
    fileprivate func streamIoctl(_ args: Args) throws(PythonError) -> Obj {
        var argument = 0
        if args.count > 2 {
            if let buffer = try bufferMaybe(args[2], .write) {
                argument = Int(buffer.address)
            } else {
                argument = Int(try integerTruncated(args[2]))
            }
        }
        return try int(streamRequest(args[0], integer(args[1]), argument))
    }
}
