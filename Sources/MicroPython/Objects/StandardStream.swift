// sys.stdin, sys.stdout and sys.stderr: the board's console. shared/runtime/sys_stdio_mphal.c.
//
//     +0 type   +4 file descriptor: 0, 1, 2; in ROM

import Heap

extension ROMBuilder {
    func installStandardStreams() {
        let locals = streamMethods("read", "readinto", "readline", "readlines", "write", "close", "__enter__", "__exit__")
        type(.stdio, "FileIO", locals: locals) {
            $0.flags = .iteratorIsStream
            $0.print = { m, printer, stream, _ throws(PythonError) in
                try m.write(printer, "<io.FileIO \(m.word(stream.address + 4))>")
            }
            $0.iternext = { m, stream throws(PythonError) in try m.streamNext(stream) }
            $0.stream = StreamSlots(
                isText: true,
                read: { m, stream, address, count, errno throws(PythonError) in
                    guard m.word(stream.address + 4) == 0 else {
                        errno = 1
                        return -1
                    }
                    var read = 0
                    while read < count, let byte = try m.readConsole() {
                        m.ram.store8(address + UInt32(read), byte)
                        read += 1
                    }
                    return read
                },
                write: { m, stream, address, count, errno throws(PythonError) in
                    guard m.word(stream.address + 4) != 0 else {
                        errno = 1
                        return -1
                    }
                    try m.writeConsole(m.ram.bytes(address, count: count))
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
