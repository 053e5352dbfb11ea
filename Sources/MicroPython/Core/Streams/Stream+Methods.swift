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
            ("read", function(1, 2, Stream.read)),
            ("read1", function(1, 2, Stream.read1)),
            ("readinto", function(2, 3, Stream.readInto)),
            ("readline", function(1, 2, Stream.readline)),
            ("readlines", function1(Stream.readLines)),
        ]
    }

    private func otherMethods() -> [(String, Obj)] {
        [
            ("write", function(2, 4, Stream.write)),
            ("write1", function2(Stream.write1)),
            ("seek", function(2, 3, Stream.seek)),
            ("tell", function1(Stream.tell)),
            ("flush", function1(Stream.flush)),
            ("close", function1(Stream.close)),
            ("ioctl", function(2, 3, Stream.ioctl)),
            ("__enter__", function1(Stream.enter)),
            ("__exit__", function(4, 4, Stream.exit)),
        ]
    }
}

extension Stream {
    static func read(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try read(vm, args, once: false) }

    static func read1(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try Stream.read(vm, args, once: true) }

    static func readline(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        // Whatever the size is, its upper 31 bits count, as in C.
        try Stream.readLine(vm, args[0], most: args.optional(1)?.smallInteger ?? -1)
    }

    static func write1(_ vm: VM, _ stream: Obj, _ data: Obj) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(data, .read)
        return try Stream.writeAll(vm, stream, buffer.address, buffer.count, once: true)
    }

    static func seek(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let offset = try vm.integer(args[1])
        let whence = args.count == 3 ? try vm.integer(args[2]) : 0
        if whence == 0 && offset < 0 { throw vm.osError(StreamError.invalid) }
        return try vm.int(unsigned: UInt(Stream.seek(vm, args[0], offset: offset, whence: whence)))
    }

    static func tell(_ vm: VM, _ stream: Obj) throws(PythonError) -> Obj {
        try vm.int(unsigned: UInt(Stream.seek(vm, stream, offset: 0, whence: 1)))
    }

    static func flush(_ vm: VM, _ stream: Obj) throws(PythonError) -> Obj {
        _ = try Stream.request(vm, stream, StreamRequest.flush)
        return .none
    }

    static func enter(_: VM, _ stream: Obj) throws(PythonError) -> Obj { stream }

    static func exit(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try Stream.close(vm, args[0]) }

    /// stream_write_method: all of a buffer, its first `args[2]` bytes, or `args[3]` bytes from `args[2]` on.
    fileprivate static func write(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(args[1], .read)
        var (start, most) = (0, Int.max)
        if args.count == 3 {
            most = Int(try vm.integerTruncated(args[2]))
        } else if args.count == 4 {
            start = min(Int(try vm.integerTruncated(args[2])), buffer.count)
            most = Int(try vm.integerTruncated(args[3]))
        }
        return try writeAll(vm, args[0], buffer.address + UInt32(start), min(buffer.count - start, most))
    }

    /// mp_stream_close.
    static func close(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        _ = try request(vm, object, StreamRequest.close)
        return .none
    }

    /// stream_ioctl: the argument is a buffer's address, or a number.
    fileprivate static func ioctl(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var argument = 0
        if args.count > 2 {
            if let buffer = try vm.bufferMaybe(args[2], .write) {
                argument = Int(buffer.address)
            } else {
                argument = Int(try vm.integerTruncated(args[2]))
            }
        }
        return try vm.int(request(vm, args[0], vm.integer(args[1]), argument))
    }
}
