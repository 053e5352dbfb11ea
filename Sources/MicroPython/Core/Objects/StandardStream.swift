// sys.stdin, sys.stdout and sys.stderr: the board's console. shared/runtime/sys_stdio_mphal.c.
//
//     +0 type   +4 file descriptor: 0, 1, 2; in ROM
//
// The attribute `buffer` of all three is one more stream in ROM, which moves bytes and has no descriptor of its own (0).

import BlockHeap

extension ROMBuilder {
    func installStandardStreams() {
        let itself = function1 { _, stream throws(PythonError) in stream }
        let methods =
            [("buffer", Obj(words([TypeID.stdioBuffer.address, 0])))]
            + streamMethods("read", "readinto", "readline", "readlines", "write")
            + [("close", itself), ("__enter__", itself)] + streamMethods("__exit__")
        installStandardStream(.stdio, "TextIOWrapper", isText: true, methods)
        installStandardStream(.stdioBuffer, "FileIO", isText: false, methods)
    }

    private func installStandardStream(_ id: TypeID, _ name: String, isText: Bool, _ methods: [(String, Obj)]) {
        /// Whether a text stream moves bytes the other way only.
        func isClosed(_ vm: VM, _ stream: Obj, forReading: Bool) -> Bool {
            isText && (vm.word(stream.address + 4) == 0) != forReading
        }
        type(id, name, locals: methods) {
            $0.flags = .iteratorIsStream
            $0.print = { vm, printer, stream, _ throws(PythonError) in
                try vm.write(printer, "<io.\(name) \(vm.word(stream.address + 4))>")
            }
            $0.iternext = { vm, stream throws(PythonError) in try vm.streamNext(stream) }
            $0.stream = StreamSlots(
                isText: isText,
                read: { vm, stream, address, count, errno throws(PythonError) in
                    if isClosed(vm, stream, forReading: true) {
                        errno = 1
                        return -1
                    }
                    var read = 0
                    while read < count, let byte = try vm.readConsole() {
                        // Text knows one end of line; a terminal's Enter is CR.
                        vm.ram.store8(address + UInt32(read), isText && byte == 13 ? 10 : byte)
                        read += 1
                    }
                    return read
                },
                write: { vm, stream, address, count, errno throws(PythonError) in
                    if isClosed(vm, stream, forReading: false) {
                        errno = 1
                        return -1
                    }
                    let bytes = vm.ram.bytes(address, count: count)
                    if isText { try vm.writeConsole(bytes) } else { try vm.show(bytes) }
                    return count
                },
                ioctl: { _, _, request, _, errno throws(PythonError) in
                    if request == StreamRequest.close || request == StreamRequest.flush { return 0 }
                    if request == StreamRequest.poll { return StreamPoll.readable | StreamPoll.writable }
                    errno = StreamError.invalid
                    return -1
                })
        }
    }
}
