// The module deflate: unpacking what zlib, gzip and the like have packed. extmod/moddeflate.c. As on the board, nothing can be packed.
//
//     +0 type   +4 stream: 0 once closed   +8 format, window bits << 2, closes the stream << 6: a byte
//     +12 state, see InflateState                                                                       16 bytes

import BlockHeap

extension ROMBuilder {
    func installDeflate() {
        type(.deflateIO, "DeflateIO", locals: streamMethods("read", "readinto", "readline", "close", "__enter__", "__exit__")) {
            $0.makeNew = DeflateModule.make
            $0.stream = StreamSlots(
                read: DeflateModule.read,
                ioctl: DeflateModule.request)
        }
        let formats = [("AUTO", 0), ("RAW", 1), ("ZLIB", 2), ("GZIP", 3)].map { ($0.0, Obj(smallInteger: $0.1)) }
        module("deflate", [("DeflateIO", TypeID.deflateIO.obj)] + formats)
    }
}

/// The functions of the module deflate.
enum DeflateModule {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 4)
        let format = try args.optional(1).map { format throws(PythonError) in try vm.integer(format) } ?? 0
        let bits = try args.optional(2).map { bits throws(PythonError) in try vm.integer(bits) } ?? 0
        if !(0...3).contains(format) { throw vm.error(.valueError, "format") }
        if bits != 0 && !(5...15).contains(bits) { throw vm.error(.valueError, "wbits") }
        let closes = try args.optional(3).map { flag throws(PythonError) in try vm.isTrue(flag) } ?? false
        let object = try vm.allocate(16)
        vm.setWord(object, TypeID.deflateIO.address)
        vm.setObj(object + 4, args[0])
        vm.ram.store8(object + 8, UInt8(format | bits << 2 | (closes ? 1 << 6 : 0)))
        return Obj(object)
    }

    static func read(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        do throws(InflateFault) {
            if vm.obj(object.address + 4).isNull { throw .badData }
            let state = try DeflateModule.inflateState(vm, object)
            return state.isOver ? 0 : try Inflater(vm: vm, state: state).inflate(into: address, count)
        } catch {
            if case .python(let raised) = error { throw raised }
            errno = StreamError.invalid
            return -1
        }
    }

    static func request(_ vm: VM, _ object: Obj, _ request: Int, _: Int, _ errno: inout Int) throws(PythonError) -> Int {
        guard request == StreamRequest.close else {
            errno = StreamError.invalid
            return -1
        }
        let stream = vm.obj(object.address + 4)
        if !stream.isNull && vm.ram.load8(object.address + 8) & 1 << 6 != 0 { _ = try Stream.close(vm, stream) }
        vm.setWord(object.address + 4, 0)
        return 0
    }

    private static let (raw, zlib, gzip) = (1, 2, 3)
    /// The window where neither the program nor the data says how large it must be.
    private static let usualWindowBits = 8

    /// deflateio_init_read: the state of an unpacking, made at the first read, when the data has said how large its window is.
    fileprivate static func inflateState(_ vm: VM, _ object: Obj) throws(InflateFault) -> InflateState {
        let known = vm.word(object.address + 12)
        if known != 0 {
            // There is no window where the first read came to nothing.
            let state = InflateState(vm.ram, known)
            if state.window == 0 { throw .badData }
            return state
        }
        do throws(PythonError) {
            _ = try Stream.slots(vm, vm.obj(object.address + 4), .read)
            vm.setWord(object.address + 12, try vm.allocate(InflateState.byteCount))
        } catch {
            throw .python(error)
        }
        let state = InflateState(vm.ram, vm.word(object.address + 12))
        state.owner = object
        let (format, asked) = (Int(vm.ram.load8(object.address + 8) & 3), Int(vm.ram.load8(object.address + 8) >> 2 & 15))
        var bits = asked == 0 ? Self.usualWindowBits : asked
        if format != Self.raw {
            let header = try readHeader(vm, Inflater(vm: vm, state: state))
            if format != 0 && format != header.format { throw .badData }
            if asked == 0 || header.bits < asked { bits = header.bits }
        }
        do throws(PythonError) {
            state.begin(window: try vm.allocate(1 << bits), size: 1 << bits)
        } catch {
            throw .python(error)
        }
        return state
    }

    /// uzlib_parse_zlib_gzip_header: which of the two it is, and the bits of its window.
    private static func readHeader(_ vm: VM, _ source: Inflater) throws(InflateFault) -> (format: Int, bits: Int) {
        func skip(_ count: Int) throws(InflateFault) { for _ in 0..<count { _ = try source.source() } }
        let (first, second) = try (Int(source.source()), Int(source.source()))
        if (first, second) == (0x1f, 0x8b) {
            if try source.source() != 8 { throw .badData }
            let flags = try source.source()
            if flags & 0xe0 != 0 { throw .badData }
            try skip(6)
            if flags & 4 != 0 { try skip(Int(source.source()) | Int(source.source()) << 8) }
            for text: UInt8 in [8, 16] where flags & text != 0 { while try source.source() != 0 {} }
            if flags & 2 != 0 { try skip(2) }
            (source.state.checksum, source.state.sum) = (.crc, .max)
            return (Self.gzip, 15)
        }
        if (first << 8 | second) % 31 != 0 || first & 15 != 8 || first >> 4 > 7 || second & 0x20 != 0 { throw .badData }
        (source.state.checksum, source.state.sum) = (.adler, 1)
        return (Self.zlib, first >> 4 + 8)
    }
}
