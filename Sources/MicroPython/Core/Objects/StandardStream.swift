// sys.stdin, sys.stdout and sys.stderr: the board's console. shared/runtime/sys_stdio_mphal.c.
//
//     +0 type   +4 file descriptor: 0, 1, 2; in ROM
//
// The attribute `buffer` of all three is one more stream in ROM, which moves bytes and has no descriptor of its own (0).

import BlockHeap

extension ROMBuilder {
    func installStandardStreams() {
        let itself = function1(StandardStream.itself)
        let methods =
            [("buffer", Obj(words([TypeID.stdioBuffer.address, 0])))]
            + streamMethods("read", "readinto", "readline", "readlines", "write")
            + [("close", itself), ("__enter__", itself)] + streamMethods("__exit__")
        installStandardStream(.stdio, "TextIOWrapper", isText: true, methods)
        installStandardStream(.stdioBuffer, "FileIO", isText: false, methods)
    }

    private func installStandardStream(_ id: TypeID, _ name: String, isText: Bool, _ methods: [(String, Obj)]) {
        type(id, name, locals: methods) {
            $0.flags = .iteratorIsStream
            $0.print = { vm, printer, stream, _ throws(PythonError) in
                try printer.write("<io.\(name) \(vm.word(stream.address + 4))>", vm)
            }
            $0.iternext = Stream.next
            $0.stream = StreamSlots(
                isText: isText,
                read: StandardStream.read,
                write: StandardStream.write,
                ioctl: StandardStream.request)
        }
    }
}

/// What the console's streams can.
enum StandardStream {
    private static func isText(_ vm: VM, _ stream: Obj) -> Bool { vm.isPointer(stream, to: .stdio) }

    /// Whether a text stream moves bytes the other way only.
    private static func isClosed(_ vm: VM, _ stream: Obj, forReading: Bool) -> Bool {
        isText(vm, stream) && (vm.word(stream.address + 4) == 0) != forReading
    }

    static func itself(_: VM, _ stream: Obj) throws(PythonError) -> Obj { stream }

    static func read(_ vm: VM, _ stream: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if isClosed(vm, stream, forReading: true) {
            errno = 1
            return -1
        }
        let isText = isText(vm, stream)
        var read = 0
        while read < count, let byte = try vm.readConsole() {
            // Text knows one end of line; a terminal's Enter is CR.
            vm.ram.store8(address + UInt32(read), isText && byte == 13 ? 10 : byte)
            read += 1
        }
        return read
    }

    static func write(_ vm: VM, _ stream: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if isClosed(vm, stream, forReading: false) {
            errno = 1
            return -1
        }
        let bytes = vm.ram.bytes(address, count: count)
        if isText(vm, stream) { try vm.writeConsole(bytes) } else { try vm.show(bytes) }
        return count
    }

    static func request(_: VM, _: Obj, _ request: Int, _: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if request == StreamRequest.close || request == StreamRequest.flush { return 0 }
        if request == StreamRequest.poll { return StreamPoll.readable | StreamPoll.writable }
        errno = StreamError.invalid
        return -1
    }
}
