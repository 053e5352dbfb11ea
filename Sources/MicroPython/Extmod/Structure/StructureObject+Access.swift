// Reading and writing the fields and items of structures. extmod/moductypes.c.

import BlockHeap

extension VM {
    /// uctypes_struct_attr_op: `value` null to load. Aggregates cannot be assigned to.
    func structureField(_ object: Obj, _ name: Qstr, _ value: Obj) throws(PythonError) -> Obj {
        let structure = StructureObject(self, object)
        guard isDict(structure.descriptor) else { throw error(.typeError, "struct: no fields") }
        let descriptor = try dictItem(structure.descriptor, Obj(name))
        if descriptor.isSmallInteger {
            let field = StructureWord(descriptor.smallInteger)
            if field.isBitField { return try bitField(structure, field, value) }
            return try scalar(structure, field, at: structure.memory &+ UInt32(truncatingIfNeeded: field.scalarOffset), value)
        }
        let (items, head) = try structureTuple(descriptor)
        if !value.isNull { throw structureError() }
        let memory = structure.memory &+ UInt32(truncatingIfNeeded: head.aggregateOffset)
        switch head.aggregate {
        case .structure: return try self.structure(item(items, 1), at: memory, layout: structure.layout)
        case .array where items.count == 2 && item(items, 1).isSmallInteger
            && StructureWord(item(items, 1).smallInteger).code == UInt8(ascii: "B"):
            let count = StructureWord(item(items, 1).smallInteger).scalarOffset
            try checkMemory(memory, count, forWriting: true)
            return try bytearray(over: memory, count: count)
        case .array, .pointer: return try self.structure(descriptor, at: memory, layout: structure.layout)
        case nil: return .null
        }
    }

    /// uctypes_struct_subscr: `value` is `sentinel` to load.
    func structureItem(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        let structure = StructureObject(self, object)
        guard isType(structure.descriptor, .tuple) else { throw error(.typeError, "struct: can't index") }
        let (items, head) = try structureTuple(structure.descriptor)
        let place = try integer(index)
        let load = value == .sentinel
        switch head.aggregate {
        case .array:
            guard item(items, 1).isSmallInteger else { throw structureError() }
            let count = StructureWord(item(items, 1).smallInteger)
            if place < 0 || place >= count.scalarOffset { throw error(.indexError, "struct: index out of range") }
            if items.count == 2 {
                let memory = structure.memory &+ UInt32(truncatingIfNeeded: count.byteCount * place)
                return try scalar(structure, count, at: memory, load ? .null : value)
            }
            return load ? try element(structure, item(items, 2), structure.memory, place) : .null
        case .pointer:
            try checkMemory(structure.memory, 4, forWriting: false)
            let target = word(structure.memory)
            let kind = item(items, 1)
            guard kind.isSmallInteger else { return try element(structure, kind, target, place) }
            let field = StructureWord(kind.smallInteger)
            let memory = target &+ UInt32(truncatingIfNeeded: field.byteCount * place)
            try checkMemory(memory, field.byteCount, forWriting: false)
            return try arrayItem(field.code, memory, 0)
        default: return .null
        }
    }

    private func element(_ structure: StructureObject, _ descriptor: Obj, _ start: Address, _ index: Int) throws(PythonError) -> Obj {
        var widest = 0
        let size = try structureSize(descriptor, structure.layout, &widest)
        return try self.structure(descriptor, at: start &+ UInt32(truncatingIfNeeded: size &* index), layout: structure.layout)
    }

    /// A scalar; `value` null to load it, else the value is returned.
    private func scalar(_ structure: StructureObject, _ field: StructureWord, at memory: Address, _ value: Obj) throws(PythonError) -> Obj {
        try checkMemory(memory, field.byteCount, forWriting: !value.isNull)
        switch (structure.isNative, value.isNull) {
        case (true, true): return try arrayItem(field.code, memory, 0)
        case (false, true): return try structItem(structure.order, field.code, at: memory)
        case (true, false): try setArrayItem(field.code, at: memory, value)
        case (false, false): try setStructItem(structure.order, field.code, at: memory, value)
        }
        return value
    }

    /// Some bits of an integer, never signed.
    private func bitField(_ structure: StructureObject, _ field: StructureWord, _ value: Obj) throws(PythonError) -> Obj {
        let memory = structure.memory &+ UInt32(truncatingIfNeeded: field.bitFieldOffset)
        try checkMemory(memory, field.byteCount, forWriting: !value.isNull)
        let order = structure.isNative ? UInt8(ascii: "<") : structure.order
        let whole = try integerTruncated(try structItem(order, field.containerCode, at: memory))
        let mask = UInt32(1) << UInt32(field.bitCount) - 1
        let shift = UInt32(field.firstBit)
        if value.isNull { return try int(Int(whole >> shift & mask)) }
        let bits = UInt32(truncatingIfNeeded: try integer(value)) & mask
        let new = whole & ~(mask << shift) | bits << shift
        try setStructItem(order, field.containerCode, at: memory, try int(unsigned: UInt(new)))
        return value
    }
}
