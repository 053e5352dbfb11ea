// Loads an .mpy file from the file system into RAM. py/persistentcode.c; for the format see MpyWriter.
//
// Bytecode is taken as it is, here as on the board: nothing checks it. What a broken file does is what damaged memory does, see
// `MemoryFault`. Only a file that ends too early is told at once, where the board reads on for ever. Native code is refused.

import BlockHeap

/// Reads one file for a module's context.
struct MpyLoader {
    private let vm: VM
    private let context: ModuleContext
    private let reader: SourceReader
    private var piece: ArraySlice<UInt8> = []

    /// Version of the format, and bits of its small integers on a 32-bit board.
    private static let version: UInt8 = 6, smallIntegerBits: UInt8 = 31

    private init(_ vm: VM, _ context: ModuleContext, _ reader: SourceReader) {
        self.vm = vm
        self.context = context
        self.reader = reader
    }

    /// mp_raw_code_load: fills the context's tables; the address of the module's own raw code, which the caller holds.
    /// Raises ValueError for a file that does not fit, and MemoryError.
    static func load(_ reader: SourceReader, into context: ModuleContext, on vm: VM) throws(PythonError) -> Address {
        let mark = vm.native.held.count
        vm.hold(Obj(reader.address))
        var loader = MpyLoader(vm, context, reader)
        let rawCode: Address
        do throws(PythonError) {
            rawCode = try loader.load()
        } catch {
            vm.hold(error.exception)
            try reader.close()
            vm.release(to: mark)
            throw error
        }
        vm.hold(Obj(rawCode))
        try reader.close()
        vm.release(to: mark)
        return rawCode
    }

    private mutating func load() throws(PythonError) -> Address {
        let header = try (byte(), byte(), byte(), byte())
        guard header.0 == UInt8(ascii: "M"), header.1 == Self.version, header.3 <= Self.smallIntegerBits else { throw incompatible }
        guard header.2 >> 2 == 0 else { throw vm.error(.valueError, "incompatible .mpy arch") }
        let (nameCount, constantCount) = (try number(), try number())
        let nameBytes = (nameCount * 2 + 3) & ~3
        let tables = try vm.allocate(nameBytes + constantCount * 4)
        context.qstrTable = tables
        context.objectTable = tables + UInt32(nameBytes)
        for index in 0..<UInt32(nameCount) { vm.ram.store16(tables + 2 * index, UInt16(truncatingIfNeeded: try name().id)) }
        for index in 0..<UInt32(constantCount) { vm.setObj(context.objectTable + 4 * index, try constant()) }
        return try rawCode()
    }

    private var incompatible: PythonError { vm.error(.valueError, "incompatible .mpy file") }

    // MARK: bytes

    private mutating func byte() throws(PythonError) -> UInt8 {
        if piece.isEmpty { piece = try reader.read()[...] }
        guard let byte = piece.popFirst() else { throw incompatible }
        return byte
    }

    /// read_uint, which wraps as it does there.
    private mutating func number() throws(PythonError) -> Int {
        var value: UInt32 = 0
        while true {
            let byte = try byte()
            value = value << 7 | UInt32(byte & 0x7f)
            if byte & 0x80 == 0 { return Int(value) }
        }
    }

    private mutating func read(_ count: Int, to address: Address) throws(PythonError) {
        for index in 0..<UInt32(count) { vm.ram.store8(address + index, try byte()) }
    }

    // MARK: tables

    /// load_qstr: a name by its number, or its characters by way of a block of their own.
    private mutating func name() throws(PythonError) -> Qstr {
        let length = try number()
        if length & 1 != 0 { return Qstr(UInt32(length >> 1)) }
        let mark = vm.native.held.count
        let characters = try vm.allocate(length >> 1)
        vm.hold(Obj(characters))
        try read(length >> 1, to: characters)
        _ = try byte()  // NUL
        let name = try vm.intern(vm.ram.bytes(characters, count: length >> 1))
        vm.free(characters)
        vm.release(to: mark)
        return name
    }

    /// load_obj.
    private mutating func constant() throws(PythonError) -> Obj {
        guard let kind = MpyWriter.ObjectKind(rawValue: try byte()) else { throw incompatible }
        switch kind {
        case .functionTable: throw incompatible
        case .none: return .none
        case .false: return .false
        case .true: return .true
        case .ellipsis: return vm.ellipsis
        case .tuple: return try tuple(try number())
        case .str, .bytes, .int, .float, .complex: return try text(kind, try number())
        }
    }

    private mutating func tuple(_ count: Int) throws(PythonError) -> Obj {
        try vm.enterNative(vm.stackCost.native)
        defer { vm.stackPointer += vm.stackCost.native }
        let tuple = try TupleObject.make(vm, count: count)
        let mark = vm.native.held.count
        vm.hold(tuple)
        for index in 0..<UInt32(count) { vm.setObj(tuple.address + 8 + 4 * index, try constant()) }
        vm.release(to: mark)
        return tuple
    }

    private mutating func text(_ kind: MpyWriter.ObjectKind, _ count: Int) throws(PythonError) -> Obj {
        if count == 0 && kind == .bytes {
            _ = try byte()  // NUL
            return try vm.bytes([])
        }
        let vstr = try VStr(vm, count: count)
        try read(count, to: vstr.buffer)
        switch kind {
        case .str:
            _ = try byte()
            return try vm.str(of: .str, from: vstr)
        case .bytes:
            _ = try byte()
            return try vm.bytes(from: vstr)
        case .int: return try vm.parseInteger(vstr.bytes, base: 10, inSource: false)
        default: return try vm.parseFloat(vstr.bytes, allowImaginary: kind == .complex, forceComplex: false, inSource: false)
        }
    }

    // MARK: code

    /// load_raw_code: the bytecode, then the functions inside, then the raw code itself.
    private mutating func rawCode() throws(PythonError) -> Address {
        let head = try number()
        guard head & 3 == 0 else { throw incompatible }
        try vm.enterNative(vm.stackCost.native)
        defer { vm.stackPointer += vm.stackCost.native }
        let mark = vm.native.held.count
        let bytecode = try vm.allocate(head >> 3)
        vm.hold(Obj(bytecode))
        try read(head >> 3, to: bytecode)
        var children: Address = 0
        if head & 4 != 0 {
            let count = try number()
            children = try vm.allocate(count * 4)
            vm.hold(Obj(children))
            for index in 0..<UInt32(count) { vm.setWord(children + 4 * index, try rawCode()) }
        }
        let code = RawCode(vm.ram, try vm.allocate(RawCode.byteCount))
        code.kind = RawCode.kindBytecode
        var ip = bytecode
        code.isGenerator = Signature(vm.ram, &ip).flags.contains(.generator)
        code.bytecode = bytecode
        code.childTable = children
        vm.release(to: mark)
        return code.address
    }
}
