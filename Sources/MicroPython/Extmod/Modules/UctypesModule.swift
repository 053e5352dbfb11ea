// The module uctypes: structures over memory. extmod/moductypes.c.

import BlockHeap

extension ROMBuilder {
    func installUctypes() {
        type(.structure, "struct") {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 2, 3)
                let structure = try vm.structure(args[1], at: 0, layout: StructureObject.native)
                vm.setWord(structure.address + 8, try vm.integerTruncated(args[0]))
                if args.count == 3 { vm.setWord(structure.address + 12, UInt32(truncatingIfNeeded: try vm.integer(args[2]))) }
                return structure
            }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printStructure(printer, object) }
            $0.attr = { vm, object, name, request throws(PythonError) in
                if request.isLoad {
                    request.value = try vm.structureField(object, name, .null)
                } else if try !vm.structureField(object, name, request.receiver).isNull {
                    request.value = .null
                }
            }
            $0.subscr = { vm, object, index, value throws(PythonError) in try vm.structureItem(object, index, value) }
            $0.unaryOp = { vm, op, object throws(PythonError) in try vm.structureUnaryOp(op, object) }
            $0.buffer = { vm, object, access throws(PythonError) in try vm.structureBuffer(object, access) }
        }
        module("uctypes", [("struct", TypeID.structure.obj)] + uctypesFunctions() + uctypesNumbers())
    }

    private func uctypesFunctions() -> [(String, Obj)] {
        [
            ("sizeof", function(1, 2) { vm, args throws(PythonError) in try vm.structureSizeof(args) }),
            ("addressof", function1 { vm, object throws(PythonError) in
                let address = try vm.buffer(object, .read).address
                vm.expose(object)
                return try vm.int(Int(Int32(bitPattern: address)))
            }),
            ("bytes_at", function2 { vm, address, size throws(PythonError) in
                let (start, count) = (try vm.integerTruncated(address), Int(try vm.integerTruncated(size)))
                try vm.checkMemory(start, count, forWriting: false)
                return try vm.strCopy(.bytes, ByteSpan(vm.ram, start, count))
            }),
            ("bytearray_at", function2 { vm, address, size throws(PythonError) in
                let (start, count) = (try vm.integerTruncated(address), Int(try vm.integerTruncated(size)))
                try vm.checkMemory(start, count, forWriting: true)
                return try vm.bytearray(over: start, count: count)
            }),
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

extension VM {
    fileprivate func structureSizeof(_ args: Args) throws(PythonError) -> Obj {
        let object = args[0]
        if isType(object, .bytearray) { return Obj(smallInteger: ArrayObject(ram, object).length) }
        var (widest, descriptor, layout) = (0, object, StructureObject.native)
        if isType(object, .structure) {
            if args.count != 1 { throw error(.typeError) }
            descriptor = StructureObject(self, object).descriptor
            layout = StructureObject(self, object).layout
        } else if args.count == 2 {
            layout = try integer(args[1])
        }
        return Obj(smallInteger: try structureSize(descriptor, layout, &widest))
    }

    fileprivate func printStructure(_ printer: Printer, _ object: Obj) throws(PythonError) {
        let structure = StructureObject(self, object)
        var name = "unk"
        if isDict(structure.descriptor) {
            name = "STRUCT"
        } else if isType(structure.descriptor, .tuple) {
            let kind = try structureTuple(structure.descriptor).head.aggregate
            if kind == .pointer { name = "PTR" } else if kind == .array { name = "ARRAY" }
        } else {
            name = "ERROR"
        }
        try write(printer, "<struct ")
        try write(printer, name)
        try write(printer, " ")
        try write(printer, String(structure.memory, radix: 16))
        try write(printer, ">")
    }

    /// A pointer is an integer too.
    fileprivate func structureUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let structure = StructureObject(self, object)
        guard op == .intMaybe, isType(structure.descriptor, .tuple),
            try structureTuple(structure.descriptor).head.aggregate == .pointer
        else { return .null }
        try checkMemory(structure.memory, 4, forWriting: false)
        return try int(Int(Int32(bitPattern: word(structure.memory))))
    }

    fileprivate func structureBuffer(_ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? {
        let structure = StructureObject(self, object)
        var widest = 0
        let size = try structureSize(structure.descriptor, structure.layout, &widest)
        try checkMemory(structure.memory, size, forWriting: access != .read)
        return BufferInfo(address: structure.memory, count: size, typecode: ItemCode.bytearray)
    }
}
