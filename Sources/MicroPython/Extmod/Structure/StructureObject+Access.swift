// Reading and writing the fields and items of structures. extmod/moductypes.c.

import BlockHeap

extension StructureObject {
    /// uctypes_struct_attr_op: `value` null to load. Aggregates cannot be assigned to.
    static func field(_ vm: VM, _ object: Obj, _ name: Qstr, _ value: Obj) throws(PythonError) -> Obj {
        let structure = StructureObject(vm, object)
        guard vm.isDict(structure.descriptor) else { throw vm.error(.typeError, "struct: no fields") }
        let descriptor = try DictObject(vm.ram, structure.descriptor).item(Obj(name), vm)
        if descriptor.isSmallInteger {
            let field = StructureWord(descriptor.smallInteger)
            if field.isBitField { return try structure.bitField(field, value, vm) }
            return try structure.scalar(field, at: structure.memory &+ UInt32(truncatingIfNeeded: field.scalarOffset), value, vm)
        }
        let (items, head) = try aggregate(vm, descriptor)
        if !value.isNull { throw error(vm) }
        let memory = structure.memory &+ UInt32(truncatingIfNeeded: head.aggregateOffset)
        switch head.aggregate {
        case .structure: return try StructureObject.make(vm, items.item(1, vm), at: memory, layout: structure.layout)
        case .array where items.count == 2 && items.item(1, vm).isSmallInteger
            && StructureWord(items.item(1, vm).smallInteger).code == UInt8(ascii: "B"):
            let count = StructureWord(items.item(1, vm).smallInteger).scalarOffset
            try checkMemory(vm, memory, count, forWriting: true)
            return try ArrayObject.bytearray(vm, over: memory, count: count)
        case .array, .pointer: return try StructureObject.make(vm, descriptor, at: memory, layout: structure.layout)
        case nil: return .null
        }
    }

    /// uctypes_struct_subscr: `value` is `sentinel` to load.
    static func item(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        let structure = StructureObject(vm, object)
        guard vm.isType(structure.descriptor, .tuple) else { throw vm.error(.typeError, "struct: can't index") }
        let (items, head) = try aggregate(vm, structure.descriptor)
        let place = try vm.integer(index)
        let load = value == .sentinel
        switch head.aggregate {
        case .array:
            guard items.item(1, vm).isSmallInteger else { throw error(vm) }
            let count = StructureWord(items.item(1, vm).smallInteger)
            if place < 0 || place >= count.scalarOffset { throw vm.error(.indexError, "struct: index out of range") }
            if items.count == 2 {
                let memory = structure.memory &+ UInt32(truncatingIfNeeded: count.byteCount * place)
                return try structure.scalar(count, at: memory, load ? .null : value, vm)
            }
            return load ? try structure.element(items.item(2, vm), structure.memory, place, vm) : .null
        case .pointer:
            try checkMemory(vm, structure.memory, 4, forWriting: false)
            let target = vm.word(structure.memory)
            let kind = items.item(1, vm)
            guard kind.isSmallInteger else { return try structure.element(kind, target, place, vm) }
            let field = StructureWord(kind.smallInteger)
            let memory = target &+ UInt32(truncatingIfNeeded: field.byteCount * place)
            try checkMemory(vm, memory, field.byteCount, forWriting: false)
            return try ItemCode.load(vm, field.code, memory, 0)
        default: return .null
        }
    }

    private func element(_ descriptor: Obj, _ start: Address, _ index: Int, _ vm: VM) throws(PythonError) -> Obj {
        var widest = 0
        let size = try Self.size(vm, descriptor, layout, &widest)
        return try StructureObject.make(vm, descriptor, at: start &+ UInt32(truncatingIfNeeded: size &* index), layout: layout)
    }

    /// A scalar; `value` null to load it, else the value is returned.
    private func scalar(_ field: StructureWord, at memory: Address, _ value: Obj, _ vm: VM) throws(PythonError) -> Obj {
        try Self.checkMemory(vm, memory, field.byteCount, forWriting: !value.isNull)
        switch (isNative, value.isNull) {
        case (true, true): return try ItemCode.load(vm, field.code, memory, 0)
        case (false, true): return try ItemCode.loadField(vm, order, field.code, at: memory)
        case (true, false): try ItemCode.store(vm, field.code, at: memory, value)
        case (false, false): try ItemCode.storeField(vm, order, field.code, at: memory, value)
        }
        return value
    }

    /// Some bits of an integer, never signed.
    private func bitField(_ field: StructureWord, _ value: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let memory = self.memory &+ UInt32(truncatingIfNeeded: field.bitFieldOffset)
        try Self.checkMemory(vm, memory, field.byteCount, forWriting: !value.isNull)
        let order = isNative ? UInt8(ascii: "<") : self.order
        let whole = try vm.integerTruncated(try ItemCode.loadField(vm, order, field.containerCode, at: memory))
        let mask = UInt32(1) << UInt32(field.bitCount) - 1
        let shift = UInt32(field.firstBit)
        if value.isNull { return try vm.int(Int(whole >> shift & mask)) }
        let bits = UInt32(truncatingIfNeeded: try vm.integer(value)) & mask
        let new = whole & ~(mask << shift) | bits << shift
        try ItemCode.storeField(vm, order, field.containerCode, at: memory, try vm.int(unsigned: UInt(new)))
        return value
    }
}
