// append, extend, and the operators of arrays. py/objarray.c.

import BlockHeap

extension VM {
    /// array_append: eight items more at a time. The items may move; the new room is zeroed.
    @discardableResult func arrayAppend(_ object: Obj, _ item: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(ram, object)
        try makeRoom(array)
        try setArrayItem(array.code, at: placeOfNext(array), item)
        array.length += 1
        array.free -= 1
        return .none
    }

    private func makeRoom(_ array: ArrayObject) throws(PythonError) {
        guard array.free == 0 else { return }
        let (size, length) = (array.itemSize, array.length)
        array.items = try reallocate(array.items, size * (length + 8))
        array.free = 8
        ram.fill(array.items + UInt32(size * (length + 1)), count: size * 7)
    }

    /// Where the next item goes. The item's own `__int__` may have used the room up that was made for it.
    private func placeOfNext(_ array: ArrayObject) throws(PythonError) -> Address {
        try makeRoom(array)
        return array.place(array.length)
    }

    /// array_extend: the bytes of any buffer, as whole items. Room is made for exactly them.
    @discardableResult func arrayExtend(_ object: Obj, _ source: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(ram, object)
        var raw = try buffer(source, .read)
        let size = array.itemSize
        let count = raw.count / size
        if array.free < count {
            array.items = try reallocate(array.items, (array.length + count) * size)
            array.free = 0
            if object == source { raw = try buffer(source, .read) }
        } else {
            array.free -= count
        }
        ram.copy(from: raw.address, to: array.items + UInt32(array.length * size), count: count * size)
        array.length += count
        return .none
    }

    func arrayUnaryOp(_ op: UnaryOp, _ object: Obj) -> Obj {
        switch op {
        case .bool: Obj(ArrayObject(ram, object).length != 0)
        case .len: Obj(smallInteger: ArrayObject(ram, object).length)
        default: .null
        }
    }

    /// array_binary_op; `null` where there is no such operator.
    func arrayBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(ram, left)
        switch op {
        case .add: return array.isView ? .null : try arraySum(left, right)
        case .inplaceAdd:
            if array.isView { return .null }
            try arrayExtend(left, right)
            return left
        case .contains:
            if let needle = try bufferMaybe(right, .read) {
                guard isType(left, .bytearray) else { return .false }
                return Obj(try find(ByteSpan(ram, needle.address, needle.count), in: ByteSpan(ram, array.items, array.length)) != nil)
            }
            if isInteger(right) || isType(right, .float) { throw error(.notImplementedError) }
            return .false
        case .equal, .less, .lessEqual, .more, .moreEqual: return try arrayCompare(op, left, right)
        default: return .null
        }
    }

    /// With anything that has a buffer; what is left of it over whole items is dropped.
    private func arraySum(_ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(ram, left)
        let raw = try buffer(right, .read)
        let size = array.itemSize
        let count = raw.count / size
        let object = try self.array(array.code, count: array.length + count)
        let items = ArrayObject(ram, object).items
        ram.copy(from: array.items, to: items, count: array.length * size)
        ram.copy(from: raw.address, to: items + UInt32(array.length * size), count: count * size)
        return object
    }

    /// Bytes are compared, so the items must be of one kind, and for an order unsigned. Raises NotImplementedError otherwise.
    private func arrayCompare(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        guard let a = arrayBuffer(left, .read), let b = try bufferMaybe(right, .read) else { return .false }
        func kind(_ code: UInt8) -> (code: UInt8, isUnsigned: Bool) {
            let code = code == ItemCode.bytearray ? UInt8(ascii: "B") : code
            return code <= UInt8(ascii: "Z") ? (code + 32, true) : (code, false)
        }
        let (x, y) = (kind(a.typecode), kind(b.typecode))
        guard x.code == y.code, x.code != ItemCode.single, x.code != ItemCode.double, op == .equal || x.isUnsigned || y.isUnsigned else {
            throw error(.notImplementedError)
        }
        noteWork(4 * min(a.count, b.count))
        let order = ByteSpan(ram, a.address, a.count).compare(ByteSpan(ram, b.address, b.count))
        switch op {
        case .equal: return Obj(order == 0)
        case .less: return Obj(order < 0)
        case .lessEqual: return Obj(order <= 0)
        case .more: return Obj(order > 0)
        default: return Obj(order >= 0)
        }
    }
}
