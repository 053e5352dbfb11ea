// An .mpy file, version 6: a compiled module for any board. py/persistentcode.c.
//
//     'M' 6 0 31                       version, no native code, bits in a small integer
//     number of names, number of constants
//     names        static: number << 1 | 1        else: length << 1, characters, NUL
//     constants    a type byte; for all but the first four a length, then the text (str and bytes: and a NUL) or the tuple's items
//     raw code     length << 3 | has children << 2 | kind 0, the bytecode, number of children, the children
//
// All numbers are variable-length (see VarUint).

import BlockHeap

/// Writes a module that lies on a scratch machine.
struct MpyWriter {
    private let vm: VM
    private let module: CompiledModule
    private var bytes: [UInt8] = [UInt8(ascii: "M"), 6, 0, 31]

    /// The type bytes of constants.
    enum ObjectKind: UInt8 { case functionTable, none, `false`, `true`, ellipsis, str, bytes, int, float, complex, tuple }

    static func write(_ module: CompiledModule, on vm: VM) throws(PythonError) -> [UInt8] {
        var writer = MpyWriter(vm, module)
        try writer.write()
        return writer.bytes
    }

    private init(_ vm: VM, _ module: CompiledModule) {
        self.vm = vm
        self.module = module
    }

    private mutating func write() throws(PythonError) {
        put(module.nameCount)
        put(module.constantCount)
        for index in 0..<module.nameCount { put(module.context.qstr(UInt32(index))) }
        for index in 0..<module.constantCount { try put(module.context.object(UInt32(index))) }
        put(rawCode: module.rawCode)
    }

    private mutating func put(_ number: Int) { bytes += VarUint.encode(UInt32(number)) }

    private mutating func put(_ name: Qstr) {
        if Int(name.id) < StaticQstr.allCases.count {
            put(Int(name.id) << 1 | 1)
        } else {
            let text = vm.qstrBytes(name)
            put(text.count << 1)
            bytes += text + [0]
        }
    }

    private mutating func put(_ object: Obj) throws(PythonError) {
        if vm.isString(object) {
            try put(.str, vm.stringBytes(object), isTerminated: true)
        } else if vm.isPointer(object, to: .bytes) {
            try put(.bytes, vm.stringBytes(object), isTerminated: true)
        } else if object == .none {
            bytes.append(ObjectKind.none.rawValue)
        } else if object == .false {
            bytes.append(ObjectKind.false.rawValue)
        } else if object == .true {
            bytes.append(ObjectKind.true.rawValue)
        } else if object == vm.ellipsis {
            bytes.append(ObjectKind.ellipsis.rawValue)
        } else if vm.isPointer(object, to: .tuple) {
            let items = try vm.items(object)
            bytes.append(ObjectKind.tuple.rawValue)
            put(items.count)
            for index in 0..<items.count { try put(vm.obj(items.address + UInt32(index) * 4)) }
        } else if let text = vm.numbers.text(of: object) {
            put(vm.isPointer(object, to: .complex) ? .complex : .float, text, isTerminated: false)
        } else {
            let vstr = try VStr(vm, capacity: 16)
            try vm.print(.vstr(vstr), object, .repr)
            put(.int, vstr.bytes, isTerminated: false)
            vstr.clear()
        }
    }

    private mutating func put(_ kind: ObjectKind, _ text: [UInt8], isTerminated: Bool) {
        bytes.append(kind.rawValue)
        put(text.count)
        bytes += text
        if isTerminated { bytes.append(0) }
    }

    private mutating func put(rawCode address: Address) {
        guard let length = module.lengths[address] else { preconditionFailure("a raw code that was not compiled") }
        let code = RawCode(vm.ram, address)
        put(length.byteCount << 3 | (length.childCount > 0 ? 4 : 0))
        bytes += vm.ram.bytes(code.bytecode, count: length.byteCount)
        guard length.childCount > 0 else { return }
        put(length.childCount)
        for child in 0..<length.childCount { put(rawCode: vm.word(code.childTable + UInt32(child) * 4)) }
    }
}
