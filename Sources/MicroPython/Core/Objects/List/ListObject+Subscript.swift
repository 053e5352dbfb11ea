// list[...], for reading, writing and deleting, with slices. py/objlist.c, list_subscr.

import BlockHeap

extension VM {
    /// The subscript slot of list: `value` is `sentinel` to load, `null` to delete.
    func listSubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        let list = ListObject(ram, object)
        let isSlice = isPointer(index, to: .slice)
        if value == .sentinel {
            guard isSlice else { return obj(list.place(try listIndex(list, index))) }
            let bounds = try listBounds(list, index)
            if bounds.step != 1 { return try extractSlice(list.all, bounds) }
            return try self.list(copying: Items(address: list.place(bounds.start), count: bounds.stop - bounds.start))
        }
        if isSlice {
            try replaceSlice(list, index, value)
        } else if value.isNull {
            _ = try listPop(object, index)
        } else {
            setObj(list.place(try listIndex(list, index)), value)
        }
        return .none
    }

    /// The place of an item. An index whose `__int__` makes the list shorter is taken as one for a list of that length.
    @inline(__always) func listIndex(_ list: ListObject, _ index: Obj) throws(PythonError) -> Int {
        if index.isSmallInteger {
            let (value, length) = (index.smallInteger, list.length)
            if value >= 0 && value < length { return value }
        }
        let place = try self.index(ofType: word(list.address), list.length, index, isSlice: false)
        if place < list.length { return place }
        return try self.index(ofType: word(list.address), list.length, Obj(smallInteger: place), isSlice: false)
    }

    /// A slice's bounds, as far as the list still reaches when they have been asked for their `__int__`.
    private func listBounds(_ list: ListObject, _ slice: Obj) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var bounds = try sliceBounds(slice, list.length)
        bounds.start = min(bounds.start, bounds.step < 0 ? list.length - 1 : list.length)
        bounds.stop = min(bounds.stop, list.length)
        return bounds
    }

    /// Replaces a slice of step 1 by the items of a list or tuple, or by nothing. Other steps raise NotImplementedError.
    private func replaceSlice(_ list: ListObject, _ slice: Obj, _ value: Obj) throws(PythonError) {
        if !value.isNull { _ = try items(value) }
        let bounds = try listBounds(list, slice)
        var new: (count: Int, address: Address) = value.isNull ? (0, 0) : try items(value)
        if bounds.step != 1 { throw error(.notImplementedError) }
        let length = list.length
        let adjust = new.count - (bounds.stop - bounds.start)
        let isOwn = new.address == list.items
        if adjust > 0 && length + adjust > list.alloc {
            list.items = try reallocate(list.items, (length + adjust) * 4)
            list.alloc = length + adjust
            if isOwn { new.address = list.items }
        }
        if adjust > 0 {
            ram.copy(from: list.place(bounds.stop), to: list.place(bounds.stop + adjust), count: (length - bounds.stop) * 4)
            ram.copy(from: new.address, to: list.place(bounds.start), count: new.count * 4)
        } else {
            ram.copy(from: new.address, to: list.place(bounds.start), count: new.count * 4)
            ram.copy(from: list.place(bounds.stop), to: list.place(bounds.start + new.count), count: (length - bounds.stop) * 4)
            ram.fill(list.place(length + adjust), count: -adjust * 4)
        }
        list.length = length + adjust
    }
}
