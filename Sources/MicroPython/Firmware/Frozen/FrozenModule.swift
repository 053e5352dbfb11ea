// A module whose code lies in ROM. py/frozenmod.h, mp_frozen_module_t; tools/mpy-tool.py.
//
// It is compiled as a cross compiler does, on a scratch machine, and then laid out anew: the words that were addresses of the scratch
// machine's heap become addresses of ROM. Running it takes no more heap than the module's function (and, for a script, its context).

import BlockHeap

/// Where a frozen module's tables and code lie.
struct FrozenModule: Sendable {
    let qstrTable: Address
    let nameCount: Int
    let objectTable: Address
    let objectCount: Int
    let rawCode: Address
    /// Numbers of names that only this module has, and that programs find from its first import on.
    var ownNames: Range<UInt32> = 0..<0
}

/// A module laid out for ROM: what has to be put there.
struct FrozenImage {
    private(set) var bytes: [UInt8] = []
    /// Names that the ROM does not have yet, in the order of their numbers, and where their characters lie.
    private(set) var newNames: [(text: [UInt8], address: Address)] = []
    private(set) var module = FrozenModule(qstrTable: 0, nameCount: 0, objectTable: 0, objectCount: 0, rawCode: 0)

    private let scratch: ScratchCompiler
    private let base: Address
    private let names: ROMStringTable
    private var numbers: [Qstr: Qstr] = [:]

    /// Lays `scratch`'s module out from `base` on, for a ROM with `names`.
    init(_ scratch: ScratchCompiler, base: Address, names: ROMStringTable) throws(PythonError) {
        self.scratch = scratch
        self.base = base
        self.names = names
        let source = scratch.module
        let qstrs = (0..<source.nameCount).map { number(of: source.context.qstr(UInt32($0))) }
        var objects: [UInt32] = []
        for index in 0..<source.constantCount { objects.append(try object(source.context.object(UInt32(index))).word) }
        let qstrTable = append(qstrs.flatMap { [UInt8($0.id & 0xff), UInt8($0.id >> 8)] })
        let objectTable = append(words: objects)
        module = FrozenModule(
            qstrTable: qstrTable, nameCount: qstrs.count, objectTable: objectTable, objectCount: objects.count,
            rawCode: rawCode(source.rawCode))
    }

    private mutating func append(_ content: [UInt8]) -> Address {
        let address = base + UInt32(bytes.count)
        bytes += content
        while bytes.count % 4 != 0 { bytes.append(0) }
        return address
    }

    private mutating func append(words: [UInt32]) -> Address {
        append(words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } })
    }

    /// The number in ROM of a name of the scratch machine.
    private mutating func number(of name: Qstr) -> Qstr {
        if let known = numbers[name] { return known }
        let text = scratch.vm.qstrBytes(name)
        var number = names.number(of: text)
        if text.isEmpty { number = .empty }
        if number == nil {
            number = Qstr(UInt32(names.count + newNames.count))
            let address = append(text + [0])
            newNames.append((text, address))
        }
        numbers[name] = number
        return number!
    }

    /// The constant as an object in ROM.
    private mutating func object(_ object: Obj) throws(PythonError) -> Obj {
        let vm = scratch.vm
        if object.isQstr { return Obj(number(of: object.qstr)) }
        guard object.isPointer, object.address >= MemoryMap.ramStart else { return object }
        switch vm.typeAddress(object) {
        case TypeID.str.address, TypeID.bytes.address:
            let content = try vm.stringBytes(object)
            let data = append(content + [0])
            return Obj(append(words: [vm.typeAddress(object), StringHash.of(content), UInt32(content.count), data]))
        case TypeID.tuple.address:
            let items = try vm.items(object)
            var copies: [UInt32] = []
            for index in 0..<items.count { copies.append(try self.object(vm.obj(items.address + UInt32(index) * 4)).word) }
            return Obj(append(words: [TypeID.tuple.address, UInt32(items.count)] + copies))
        case TypeID.int.address:
            // The digits are fixed: nothing may try to grow them.
            let digits = append(vm.ram.bytes(vm.word(object.address + 12), count: 2 * Int(vm.word(object.address + 8))))
            return Obj(append(words: [TypeID.int.address, vm.word(object.address + 4) | 2, vm.word(object.address + 8), digits]))
        case TypeID.complex.address:
            return Obj(append(words: [TypeID.complex.address] + vm.numbers.singles(of: object)))
        default:
            return Obj(append(words: [TypeID.float.address] + vm.numbers.singles(of: object).prefix(1)))
        }
    }

    private mutating func rawCode(_ source: Address) -> Address {
        let vm = scratch.vm
        let code = RawCode(vm.ram, source)
        let length = scratch.module.lengths[source] ?? CodeLength(byteCount: 0, childCount: 0)
        let children = (0..<length.childCount).map { rawCode(vm.word(code.childTable + UInt32($0) * 4)) }
        let bytecode = append(vm.ram.bytes(code.bytecode, count: length.byteCount))
        let childTable = children.isEmpty ? 0 : append(words: children)
        let header = UInt32(RawCode.kindBytecode) << 16 | (code.isGenerator ? 1 << 24 : 0)
        return append(words: [header, bytecode, childTable, 0])
    }
}
