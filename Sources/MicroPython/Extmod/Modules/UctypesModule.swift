// The module uctypes: structures over memory. extmod/moductypes.c.

import BlockHeap

extension ROMBuilder {
    func installUctypes() {
        type(.structure, "struct") {
            $0.makeNew = StructureObject.make
            $0.print = StructureObject.print
            $0.attr = StructureObject.attribute
            $0.subscr = StructureObject.item
            $0.unaryOp = StructureObject.unaryOp
            $0.buffer = StructureObject.buffer
        }
        module("uctypes", [("struct", TypeID.structure.obj)] + uctypesFunctions() + uctypesNumbers())
    }

    private func uctypesFunctions() -> [(String, Obj)] {
        [
            ("sizeof", function(1, 2, StructureObject.sizeof)),
            ("addressof", function1(StructureObject.addressof)),
            ("bytes_at", function2(StructureObject.bytesAt)),
            ("bytearray_at", function2(StructureObject.bytearrayAt)),
        ]
    }

    private func uctypesNumbers() -> [(String, Obj)] {
        let scalars = [
            ("VOID", 0), ("UINT8", 0), ("INT8", 1), ("UINT16", 2), ("INT16", 3), ("UINT32", 4), ("INT32", 5), ("UINT64", 6), ("INT64", 7),
            ("BFUINT8", 8), ("BFINT8", 9), ("BFUINT16", 10), ("BFINT16", 11), ("BFUINT32", 12), ("BFINT32", 13),
        ]
        let native = [
            ("FLOAT32", 14), ("FLOAT64", 15), ("SHORT", 3), ("USHORT", 2), ("INT", 5), ("UINT", 4), ("LONG", 5), ("ULONG", 4),
            ("LONGLONG", 7), ("ULONGLONG", 6),
        ]
        let numbers =
            [("NATIVE", StructureObject.native), ("LITTLE_ENDIAN", StructureObject.little), ("BIG_ENDIAN", StructureObject.big)]
            + scalars.map { ($0.0, StructureWord.scalar($0.1)) }
            + [("BF_POS", StructureWord.bitFieldOffsetBits), ("BF_LEN", StructureWord.bitFieldCountPlace)]
            + native.map { ($0.0, StructureWord.scalar($0.1)) }
            + [("PTR", StructureWord.aggregate(.pointer)), ("ARRAY", StructureWord.aggregate(.array))]
        return numbers.map { ($0.0, Obj(smallInteger: $0.1)) }
    }
}

extension StructureObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 2, 3)
        let structure = try StructureObject.make(vm, args[1], at: 0, layout: StructureObject.native)
        vm.setWord(structure.address + 8, try vm.integerTruncated(args[0]))
        if args.count == 3 { vm.setWord(structure.address + 12, UInt32(truncatingIfNeeded: try vm.integer(args[2]))) }
        return structure
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        try StructureObject.print(vm, printer, object)
    }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        if request.isLoad {
            request.value = try StructureObject.field(vm, object, name, .null)
        } else if try !StructureObject.field(vm, object, name, request.receiver).isNull {
            request.value = .null
        }
    }

    static func addressof(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let address = try vm.buffer(object, .read).address
        StructureObject.expose(vm, object)
        return try vm.int(Int(Int32(bitPattern: address)))
    }

    static func bytesAt(_ vm: VM, _ address: Obj, _ size: Obj) throws(PythonError) -> Obj {
        let (start, count) = (try vm.integerTruncated(address), Int(try vm.integerTruncated(size)))
        try StructureObject.checkMemory(vm, start, count, forWriting: false)
        return try StrObject.copy(vm, .bytes, ByteSpan(vm.ram, start, count))
    }

    static func bytearrayAt(_ vm: VM, _ address: Obj, _ size: Obj) throws(PythonError) -> Obj {
        let (start, count) = (try vm.integerTruncated(address), Int(try vm.integerTruncated(size)))
        try StructureObject.checkMemory(vm, start, count, forWriting: true)
        return try ArrayObject.bytearray(vm, over: start, count: count)
    }

    fileprivate static func sizeof(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let object = args[0]
        if vm.isType(object, .bytearray) { return Obj(smallInteger: ArrayObject(vm.ram, object).length) }
        var (widest, descriptor, layout) = (0, object, StructureObject.native)
        if vm.isType(object, .structure) {
            if args.count != 1 { throw vm.error(.typeError) }
            descriptor = StructureObject(vm, object).descriptor
            layout = StructureObject(vm, object).layout
        } else if args.count == 2 {
            layout = try vm.integer(args[1])
        }
        return Obj(smallInteger: try size(vm, descriptor, layout, &widest))
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ object: Obj) throws(PythonError) {
        let structure = StructureObject(vm, object)
        var name = "unk"
        if vm.isDict(structure.descriptor) {
            name = "STRUCT"
        } else if vm.isType(structure.descriptor, .tuple) {
            let kind = try aggregate(vm, structure.descriptor).head.aggregate
            if kind == .pointer { name = "PTR" } else if kind == .array { name = "ARRAY" }
        } else {
            name = "ERROR"
        }
        try printer.write("<struct ", vm)
        try printer.write(name, vm)
        try printer.write(" ", vm)
        try printer.write(String(structure.memory, radix: 16), vm)
        try printer.write(">", vm)
    }

    /// A pointer is an integer too.
    fileprivate static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let structure = StructureObject(vm, object)
        guard op == .intMaybe, vm.isType(structure.descriptor, .tuple),
            try aggregate(vm, structure.descriptor).head.aggregate == .pointer
        else { return .null }
        try checkMemory(vm, structure.memory, 4, forWriting: false)
        return try vm.int(Int(Int32(bitPattern: vm.word(structure.memory))))
    }

    fileprivate static func buffer(_ vm: VM, _ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? {
        let structure = StructureObject(vm, object)
        var widest = 0
        let size = try Self.size(vm, structure.descriptor, structure.layout, &widest)
        try checkMemory(vm, structure.memory, size, forWriting: access != .read)
        return BufferInfo(address: structure.memory, count: size, typecode: ItemCode.bytearray)
    }
}
