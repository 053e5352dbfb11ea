// array[...], for reading and writing, with slices of step 1. py/objarray.c, array_subscr.

import BlockHeap

extension ArrayObject {
    /// The subscript slot: `value` is `sentinel` to load; deleting is not supported.
    static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        if let result = byteSubscript(vm, object, index, value) { return result }
        let array = ArrayObject(vm.ram, object)
        if vm.isPointer(index, to: .slice) {
            var bounds = try SliceObject(vm.ram, index).bounds(array.length, vm)
            // Asked for its `__int__` a bound may have made the array shorter.
            (bounds.start, bounds.stop) = (min(bounds.start, array.length), min(bounds.stop, array.length))
            if bounds.step != 1 { throw vm.error(.notImplementedError, "only slices with step=1 (aka None) are supported") }
            if value == .sentinel { return try array.slice(bounds.start, bounds.stop, vm) }
            return try array.replaceSlice(bounds.start, bounds.stop, value, vm)
        }
        var place: Int
        if index.isSmallInteger, index.smallInteger >= 0, index.smallInteger < array.length {
            place = index.smallInteger
        } else {
            place = try vm.index(ofType: vm.word(array.address), array.length, index, isSlice: false)
        }
        if array.isView {
            place += array.free
            if value != .sentinel && !array.isWritableView { return .null }
        }
        if value == .sentinel { return try ItemCode.load(vm, array.code, array.items, place) }
        try ItemCode.store(vm, array.code, at: array.place(place), value)
        return .none
    }

    /// What programs do most: one byte of a bytearray, by a small index from the front. Nothing for anything else.
    @inline(__always) private static func byteSubscript(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) -> Obj? {
        guard index.isSmallInteger, vm.word(object.address) == TypeID.bytearray.address else { return nil }
        let place = index.smallInteger
        guard place >= 0, place < Int(vm.word(object.address &+ 8)) else { return nil }
        let byte = vm.word(object.address &+ 12) &+ UInt32(truncatingIfNeeded: place)
        if value == .sentinel { return Obj(smallInteger: Int(vm.ram.load8(byte))) }
        guard value.isSmallInteger else { return nil }
        vm.ram.store8(byte, UInt8(truncatingIfNeeded: value.smallInteger))
        return Obj.none
    }

    /// A copy of the items, or of a memoryview a view of them.
    private func slice(_ start: Int, _ stop: Int, _ vm: VM) throws(PythonError) -> Obj {
        if isView {
            if start > 0xff_ffff { throw vm.error(.overflowError, "memoryview offset too large") }
            let object = Obj(try vm.allocate(ArrayObject.byteCount))
            ram.copy(from: address, to: object.address, count: ArrayObject.byteCount)
            let view = ArrayObject(ram, object)
            view.free += start
            view.length = stop - start
            return object
        }
        let size = itemSize
        let object = try ArrayObject.make(vm, code, count: stop - start)
        ram.copy(from: items + UInt32(start * size), to: ArrayObject(ram, object).items, count: (stop - start) * size)
        return object
    }

    /// Puts the items of an array, bytearray, memoryview or bytes of the same item size in a slice's place. A memoryview keeps its length.
    private func replaceSlice(_ start: Int, _ stop: Int, _ value: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let size = itemSize
        var source = try Self.sliceSource(vm, value, size)
        let length = self.length
        let adjust = source.count - (stop - start)
        if isView {
            if !isWritableView { return .null }
            if adjust != 0 { throw Self.incompatible(vm) }
        }
        if adjust > free && !isView {
            let isOwn = source.items == items
            items = try vm.reallocate(items, (length + adjust) * size)
            free = adjust
            if isOwn { source.items = items }
        }
        let first = self.start
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
            free -= adjust
            self.length = length + adjust
        }
        return .none
    }

    /// Where the new items lie: the block, the first item in it, and how many.
    private static func sliceSource(_ vm: VM, _ value: Obj, _ size: Int) throws(PythonError) -> (items: Address, offset: Int, count: Int) {
        if vm.isType(value, .array) || vm.isType(value, .bytearray) || vm.isType(value, .memoryview) {
            let array = ArrayObject(vm.ram, value)
            if array.itemSize != size { throw incompatible(vm) }
            return (array.items, array.isView ? array.free : 0, array.length)
        }
        if vm.isType(value, .bytes) {
            if size != 1 { throw incompatible(vm) }
            let raw = try vm.buffer(value, .read)
            return (raw.address, 0, raw.count)
        }
        throw vm.error(.notImplementedError, "array/bytes required on right side")
    }

    private static func incompatible(_ vm: VM) -> PythonError { vm.error(.valueError, "lhs and rhs should be compatible") }
}
