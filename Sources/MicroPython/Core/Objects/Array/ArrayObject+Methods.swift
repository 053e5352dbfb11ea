// append, extend, and the operators of arrays. py/objarray.c.

import BlockHeap

extension ArrayObject {
    /// array_append: eight items more at a time. The items may move; the new room is zeroed.
    @discardableResult static func append(_ vm: VM, _ object: Obj, _ item: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(vm.ram, object)
        try array.makeRoom(vm)
        try ItemCode.store(vm, array.code, at: array.placeOfNext(vm), item)
        array.length += 1
        array.free -= 1
        return .none
    }

    private func makeRoom(_ vm: VM) throws(PythonError) {
        guard free == 0 else { return }
        let (size, length) = (itemSize, self.length)
        items = try vm.reallocate(items, size * (length + 8))
        free = 8
        ram.fill(items + UInt32(size * (length + 1)), count: size * 7)
    }

    /// Where the next item goes. The item's own `__int__` may have used the room up that was made for it.
    private func placeOfNext(_ vm: VM) throws(PythonError) -> Address {
        try makeRoom(vm)
        return place(length)
    }

    /// array_extend: the bytes of any buffer, as whole items. Room is made for exactly them.
    @discardableResult static func extend(_ vm: VM, _ object: Obj, _ source: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(vm.ram, object)
        var raw = try vm.buffer(source, .read)
        let size = array.itemSize
        let count = raw.count / size
        if array.free < count {
            array.items = try vm.reallocate(array.items, (array.length + count) * size)
            array.free = 0
            if object == source { raw = try vm.buffer(source, .read) }
        } else {
            array.free -= count
        }
        vm.ram.copy(from: raw.address, to: array.items + UInt32(array.length * size), count: count * size)
        array.length += count
        return .none
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) -> Obj {
        switch op {
        case .bool: Obj(ArrayObject(vm.ram, object).length != 0)
        case .len: Obj(smallInteger: ArrayObject(vm.ram, object).length)
        default: .null
        }
    }

    /// array_binary_op; `null` where there is no such operator.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(vm.ram, left)
        switch op {
        case .add: return array.isView ? .null : try ArrayObject(vm.ram, left).sum(right, vm)
        case .inplaceAdd:
            if array.isView { return .null }
            try extend(vm, left, right)
            return left
        case .contains:
            if let needle = try vm.bufferMaybe(right, .read) {
                guard vm.isType(left, .bytearray) else { return .false }
                let text = ByteSpan(vm.ram, array.items, array.length)
                return Obj(try ByteSpan(vm.ram, needle.address, needle.count).place(in: text, vm) != nil)
            }
            if vm.isInteger(right) || vm.isType(right, .float) { throw vm.error(.notImplementedError) }
            return .false
        case .equal, .less, .lessEqual, .more, .moreEqual: return try compare(vm, op, left, right)
        default: return .null
        }
    }

    /// With anything that has a buffer; what is left of it over whole items is dropped.
    private func sum(_ right: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let raw = try vm.buffer(right, .read)
        let size = itemSize
        let count = raw.count / size
        let object = try ArrayObject.make(vm, code, count: length + count)
        let items = ArrayObject(ram, object).items
        ram.copy(from: self.items, to: items, count: length * size)
        ram.copy(from: raw.address, to: items + UInt32(length * size), count: count * size)
        return object
    }

    /// Bytes are compared, so the items must be of one kind, and for an order unsigned. Raises NotImplementedError otherwise.
    private static func compare(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        guard let a = buffer(vm, left, .read), let b = try vm.bufferMaybe(right, .read) else { return .false }
        func kind(_ code: UInt8) -> (code: UInt8, isUnsigned: Bool) {
            let code = code == ItemCode.bytearray ? UInt8(ascii: "B") : code
            return code <= UInt8(ascii: "Z") ? (code + 32, true) : (code, false)
        }
        let (x, y) = (kind(a.typecode), kind(b.typecode))
        guard x.code == y.code, x.code != ItemCode.single, x.code != ItemCode.double, op == .equal || x.isUnsigned || y.isUnsigned else {
            throw vm.error(.notImplementedError)
        }
        vm.noteWork(4 * min(a.count, b.count))
        let order = ByteSpan(vm.ram, a.address, a.count).compare(ByteSpan(vm.ram, b.address, b.count))
        switch op {
        case .equal: return Obj(order == 0)
        case .less: return Obj(order < 0)
        case .lessEqual: return Obj(order <= 0)
        case .more: return Obj(order > 0)
        default: return Obj(order >= 0)
        }
    }
}
