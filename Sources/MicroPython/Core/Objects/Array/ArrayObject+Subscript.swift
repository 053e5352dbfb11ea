// array[...], for reading and writing, with slices of step 1. py/objarray.c, array_subscr.

import BlockHeap

extension VM {
    /// The subscript slot: `value` is `sentinel` to load; deleting is not supported.
    func arraySubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        if let result = byteSubscript(object, index, value) { return result }
        let array = ArrayObject(ram, object)
        if isPointer(index, to: .slice) {
            var bounds = try sliceBounds(index, array.length)
            // Asked for its `__int__` a bound may have made the array shorter.
            (bounds.start, bounds.stop) = (min(bounds.start, array.length), min(bounds.stop, array.length))
            if bounds.step != 1 { throw error(.notImplementedError, "only slices with step=1 (aka None) are supported") }
            if value == .sentinel { return try arraySlice(array, bounds.start, bounds.stop) }
            return try arrayReplaceSlice(array, bounds.start, bounds.stop, value)
        }
        var place: Int
        if index.isSmallInteger, index.smallInteger >= 0, index.smallInteger < array.length {
            place = index.smallInteger
        } else {
            place = try self.index(ofType: word(array.address), array.length, index, isSlice: false)
        }
        if array.isView {
            place += array.free
            if value != .sentinel && !array.isWritableView { return .null }
        }
        if value == .sentinel { return try arrayItem(array.code, array.items, place) }
        try setArrayItem(array.code, at: array.place(place), value)
        return .none
    }

    /// What programs do most: one byte of a bytearray, by a small index from the front. Nothing for anything else.
    @inline(__always) private func byteSubscript(_ object: Obj, _ index: Obj, _ value: Obj) -> Obj? {
        guard index.isSmallInteger, word(object.address) == TypeID.bytearray.address else { return nil }
        let place = index.smallInteger
        guard place >= 0, place < Int(word(object.address &+ 8)) else { return nil }
        let byte = word(object.address &+ 12) &+ UInt32(truncatingIfNeeded: place)
        if value == .sentinel { return Obj(smallInteger: Int(ram.load8(byte))) }
        guard value.isSmallInteger else { return nil }
        ram.store8(byte, UInt8(truncatingIfNeeded: value.smallInteger))
        return Obj.none
    }

    /// A copy of the items, or of a memoryview a view of them.
    private func arraySlice(_ array: ArrayObject, _ start: Int, _ stop: Int) throws(PythonError) -> Obj {
        if array.isView {
            if start > 0xff_ffff { throw error(.overflowError, "memoryview offset too large") }
            let object = Obj(try allocate(ArrayObject.byteCount))
            ram.copy(from: array.address, to: object.address, count: ArrayObject.byteCount)
            let view = ArrayObject(ram, object)
            view.free += start
            view.length = stop - start
            return object
        }
        let size = array.itemSize
        let object = try self.array(array.code, count: stop - start)
        ram.copy(from: array.items + UInt32(start * size), to: ArrayObject(ram, object).items, count: (stop - start) * size)
        return object
    }

    /// Puts the items of an array, bytearray, memoryview or bytes of the same item size in a slice's place. A memoryview keeps its length.
    private func arrayReplaceSlice(_ array: ArrayObject, _ start: Int, _ stop: Int, _ value: Obj) throws(PythonError) -> Obj {
        let size = array.itemSize
        var source = try sliceSource(value, size)
        let length = array.length
        let adjust = source.count - (stop - start)
        if array.isView {
            if !array.isWritableView { return .null }
            if adjust != 0 { throw incompatible() }
        }
        if adjust > array.free && !array.isView {
            let isOwn = source.items == array.items
            array.items = try reallocate(array.items, (length + adjust) * size)
            array.free = adjust
            if isOwn { source.items = array.items }
        }
        let first = array.start
        func place(_ index: Int) -> Address { first + UInt32(index * size) }
        let from = source.items + UInt32(source.offset * size)
        if adjust > 0 {
            ram.copy(from: place(stop), to: place(start + source.count), count: (length - stop) * size)
            ram.copy(from: from, to: place(start), count: source.count * size)
        } else {
            ram.copy(from: from, to: place(start), count: source.count * size)
            ram.copy(from: place(stop), to: place(start + source.count), count: (length - stop) * size)
            ram.fill(place(length + adjust), count: -adjust * size)
        }
        if adjust != 0 {
            array.free -= adjust
            array.length = length + adjust
        }
        return .none
    }

    /// Where the new items lie: the block, the first item in it, and how many.
    private func sliceSource(_ value: Obj, _ size: Int) throws(PythonError) -> (items: Address, offset: Int, count: Int) {
        if isType(value, .array) || isType(value, .bytearray) || isType(value, .memoryview) {
            let array = ArrayObject(ram, value)
            if array.itemSize != size { throw incompatible() }
            return (array.items, array.isView ? array.free : 0, array.length)
        }
        if isType(value, .bytes) {
            if size != 1 { throw incompatible() }
            let raw = try buffer(value, .read)
            return (raw.address, 0, raw.count)
        }
        throw error(.notImplementedError, "array/bytes required on right side")
    }

    private func incompatible() -> PythonError { error(.valueError, "lhs and rhs should be compatible") }
}
