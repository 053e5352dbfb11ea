// list[...], for reading, writing and deleting, with slices. py/objlist.c, list_subscr.

import BlockHeap

extension ListObject {
    /// The subscript slot of list: `value` is `sentinel` to load, `null` to delete.
    static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        let list = ListObject(vm.ram, object)
        let isSlice = vm.isPointer(index, to: .slice)
        if value == .sentinel {
            guard isSlice else { return vm.obj(list.place(try list.index(index, vm))) }
            let bounds = try list.bounds(index, vm)
            if bounds.step != 1 { return try list.all.extract(bounds, vm) }
            return try ListObject.make(vm, copying: Items(address: list.place(bounds.start), count: bounds.stop - bounds.start))
        }
        if isSlice {
            try list.replaceSlice(index, value, vm)
        } else if value.isNull {
            _ = try ListObject(vm.ram, object).pop(index, vm)
        } else {
            vm.setObj(list.place(try list.index(index, vm)), value)
        }
        return .none
    }

    /// The place of an item. An index whose `__int__` makes the list shorter is taken as one for a list of that length.
    @inline(__always) func index(_ index: Obj, _ vm: VM) throws(PythonError) -> Int {
        if index.isSmallInteger {
            let (value, length) = (index.smallInteger, self.length)
            if value >= 0 && value < length { return value }
        }
        let place = try vm.index(ofType: vm.word(address), self.length, index, isSlice: false)
        if place < self.length { return place }
        return try vm.index(ofType: vm.word(address), self.length, Obj(smallInteger: place), isSlice: false)
    }

    /// A slice's bounds, as far as the list still reaches when they have been asked for their `__int__`.
    private func bounds(_ slice: Obj, _ vm: VM) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var bounds = try SliceObject(ram, slice).bounds(length, vm)
        bounds.start = min(bounds.start, bounds.step < 0 ? length - 1 : length)
        bounds.stop = min(bounds.stop, length)
        return bounds
    }

    /// Replaces a slice of step 1 by the items of a list or tuple, or by nothing. Other steps raise NotImplementedError.
    private func replaceSlice(_ slice: Obj, _ value: Obj, _ vm: VM) throws(PythonError) {
        if !value.isNull { _ = try vm.items(value) }
        let bounds = try self.bounds(slice, vm)
        var new: (count: Int, address: Address) = value.isNull ? (0, 0) : try vm.items(value)
        if bounds.step != 1 { throw vm.error(.notImplementedError) }
        let length = self.length
        let adjust = new.count - (bounds.stop - bounds.start)
        let isOwn = new.address == items
        if adjust > 0 && length + adjust > alloc {
            items = try vm.reallocate(items, (length + adjust) * 4)
            alloc = length + adjust
            if isOwn { new.address = items }
        }
        if adjust > 0 {
            ram.copy(from: place(bounds.stop), to: place(bounds.stop + adjust), count: (length - bounds.stop) * 4)
            ram.copy(from: new.address, to: place(bounds.start), count: new.count * 4)
        } else {
            ram.copy(from: new.address, to: place(bounds.start), count: new.count * 4)
            ram.copy(from: place(bounds.stop), to: place(bounds.start + new.count), count: (length - bounds.stop) * 4)
            ram.fill(place(length + adjust), count: -adjust * 4)
        }
        self.length = length + adjust
    }
}
