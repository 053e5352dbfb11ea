// StringIO, BytesIO, RingIO and the methods of streams. py/stream.c, py/objstringio.c.

import Testing

@testable import MicroPython

@Suite("Streams")
struct StreamTests {
    let strings = StringMachine()
    var vm: VM { strings.vm }

    private func make(_ type: TypeID, _ arguments: Obj...) throws -> Obj {
        try vm.withArgs(arguments.first ?? .null) { args throws(PythonError) in
            try vm.slots(type.address).pointee.makeNew!(
                vm, type.obj, Args(vm.ram, base: args.base, count: arguments.count))
        }
    }
    private func call(_ type: TypeID, _ name: String, _ arguments: Obj...) throws -> Obj {
        try strings.call(strings.method(type, name), arguments)
    }

    @Test("A StringIO is an object, a vstr and a buffer of 16 bytes, which grows as a vstr does")
    func blocks() throws {
        let text = try strings.str("some text of 24 letters.")
        let events = try strings.numbers.events {
            let io = try make(.stringIO)
            #expect(try call(.stringIO, "write", io, text) == Obj(smallInteger: 24))
            #expect(try strings.text(call(.stringIO, "getvalue", io)) == "some text of 24 letters.")
            _ = try call(.stringIO, "close", io)
        }
        #expect(events == ["A 16", "A 16", "A 16", "R 48", "A 16", "A 25", "F 3", "F 1"])
    }

    @Test("A StringIO of a text shares it until it is written to")
    func sharing() throws {
        let text = try strings.str("shared, for a while")
        let io = try make(.stringIO, text)
        #expect(StringIOObject(vm.ram, io).vstr.data == vm.text(text).address)
        _ = try call(.stringIO, "write", io, try strings.str("SHARED"))
        #expect(try strings.text(call(.stringIO, "getvalue", io)) == "SHARED, for a while")
        #expect(try strings.text(text) == "shared, for a while")
    }

    @Test("Lines end with their newline; the last may lack it")
    func lines() throws {
        let io = try make(.stringIO, try strings.str("one\ntwo\nthree"))
        #expect(try strings.text(call(.stringIO, "readline", io)) == "one\n")
        #expect(try strings.text(call(.stringIO, "readline", io, Obj(smallInteger: 2))) == "tw")
        #expect(try strings.text(call(.stringIO, "readline", io)) == "o\n")
        #expect(try strings.text(call(.stringIO, "readline", io)) == "three")
        #expect(try call(.stringIO, "readline", io) == Obj(Qstr.empty))
    }

    @Test("A text stream reads characters, a binary one bytes")
    func units() throws {
        let text = try make(.stringIO, try strings.str("grün und blau"))
        #expect(try strings.text(call(.stringIO, "read", text, Obj(smallInteger: 4))) == "grün")
        #expect(try strings.text(call(.stringIO, "read", text)) == " und blau")
        let bytes = try make(.bytesIO, try strings.bytes("grün"))
        #expect(try vm.stringBytes(call(.bytesIO, "read", bytes, Obj(smallInteger: 3))) == [0x67, 0x72, 0xc3])
    }

    @Test("seek counts from the start, the place or the end; a hole is zeros")
    func seeking() throws {
        let io = try make(.bytesIO)
        _ = try call(.bytesIO, "write", io, try strings.bytes("0123456789"))
        #expect(try call(.bytesIO, "seek", io, Obj(smallInteger: -3), Obj(smallInteger: 2)) == Obj(smallInteger: 7))
        #expect(try strings.text(call(.bytesIO, "read", io)) == "789")
        #expect(try call(.bytesIO, "seek", io, Obj(smallInteger: -99), Obj(smallInteger: 1)) == Obj(smallInteger: 0))
        _ = try call(.bytesIO, "seek", io, Obj(smallInteger: 12))
        _ = try call(.bytesIO, "write", io, try strings.bytes("x"))
        #expect(try call(.bytesIO, "tell", io) == Obj(smallInteger: 13))
        #expect(try vm.stringBytes(call(.bytesIO, "getvalue", io)) == Array("0123456789\0\0x".utf8))
    }

    @Test("A RingIO holds one byte less than its ring, and wraps around")
    func ring() throws {
        let ring = try make(.ringIO, Obj(smallInteger: 4))
        #expect(try call(.ringIO, "write", ring, try strings.bytes("abcdef")) == Obj(smallInteger: 4))
        #expect(try strings.text(call(.ringIO, "read", ring, Obj(smallInteger: 2))) == "ab")
        #expect(try call(.ringIO, "write", ring, try strings.bytes("ghi")) == Obj(smallInteger: 2))
        #expect(try call(.ringIO, "any", ring) == Obj(smallInteger: 4))
        #expect(try strings.text(call(.ringIO, "read", ring)) == "cdgh")
    }

    @Test("A class that derives from IOBase is a stream; the buffer it is given is its own only while it runs")
    func ioBase() {
        let output = Script.output(
            """
            import io
            class Log(io.IOBase):
                def __init__(self):
                    self.kept = []
                def write(self, data):
                    self.kept.append(data)
                    self.last = bytes(data)
                    return len(data)
            class Greedy(io.IOBase):
                def readinto(self, buffer):
                    buffer[0] = 65
                    return 1 << 29
            log = Log()
            print("one", file=log)
            print(log.last, len(log.kept), log.kept[0])
            import json
            try:
                json.load(Greedy())
            except ValueError as e:
                print(e)
            """)
        #expect(output == "b'\\n' 2 bytearray(b'')\nsyntax error in JSON\n")
    }

    @Test("What is not a stream, or is closed, is refused", arguments: [
        ("print('x', file=5)", "OSError: stream operation not supported"), ("io.StringIO.read(5)", "TypeError: argument has wrong type"),
        ("closed.read()", "ValueError: I/O operation on closed file"),
        ("io.StringIO(-1)", "MemoryError: memory allocation failed, allocating 4294967295 bytes"),
        ("io.BytesIO(b'a').seek(-1)", "OSError: [Errno 22] EINVAL"),
        ("io.BytesIO(b'abc').read(-2)", "MemoryError: memory allocation failed, allocating 4294967295 bytes"),
    ])
    func faults(expression: String, text: String) {
        let output = Script.output(
            """
            import io
            closed = io.StringIO("x")
            closed.close()
            try:
                \(expression)
            except Exception as e:
                print(type(e).__name__ + ":", e)
            """)
        #expect(output == text + "\n")
    }
}
