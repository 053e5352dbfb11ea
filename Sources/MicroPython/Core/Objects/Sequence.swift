// What list and tuple share: items are words that lie one behind the other. py/sequence.c.

import BlockHeap

/// Where the items of a sequence lie: `count` words at `address`.
struct Items {
    var address: Address
    var count: Int
    /// Where they are a list's that is compared: the list. Comparing may run a program's code, which may shorten it and move its items.
    var list: Address = 0
}

extension VM {
    /// An item, which must exist.
    func item(_ items: Items, _ index: Int) -> Obj { obj(items.address + UInt32(index) * 4) }

    /// An item to compare; nothing where the list has become too short for it.
    private func itemLeft(_ items: Items, _ index: Int) -> Obj? {
        if items.list == 0 { return item(items, index) }
        let list = ListObject(ram, items.list)
        return index < list.length ? obj(list.place(index)) : nil
    }

    /// mp_obj_get_array: the items of a list or a tuple (named ones too, and those inside an instance of a subclass). TypeError for others.
    func items(_ object: Obj) throws(PythonError) -> (count: Int, address: Address) {
        if isTupleLike(object) { return (Int(word(object.address + 4)), object.address + 8) }
        if isPointer(object, to: .list) {
            let list = ListObject(ram, object)
            return (list.length, list.items)
        }
        throw error(.typeError, format: "object '%s' isn't a tuple or list", .qstr(typeName(object)))
    }

    /// mp_obj_get_array_fixed_n: the address of exactly `count` items. ValueError where there are more or fewer.
    func items(_ object: Obj, count: Int) throws(PythonError) -> Address {
        let items = try items(object)
        if items.count != count {
            throw error(.valueError, format: "requested length %d but object has length %d", .int(count), .int(items.count))
        }
        return items.address
    }

    /// mp_seq_cmp_objs: compares by the first items that differ, then by length.
    func compare(_ op: BinaryOp, _ left: Items, _ right: Items) throws(PythonError) -> Bool {
        if op == .equal && left.count != right.count { return false }
        var (a, b, op) = (left, right, op)
        if op == .less || op == .lessEqual {  // only > and >= are left to decide
            swap(&a, &b)
            op = op == .less ? .more : .moreEqual
        }
        for index in 0..<min(a.count, b.count) {
            try countWork(8)
            guard let x = itemLeft(a, index), let y = itemLeft(b, index) else { break }
            if try isEqual(x, y) { continue }
            if op == .equal { return false }
            return try binaryOp(op, x, y) == .true
        }
        if a.count != b.count { return a.count > b.count }
        return op != .more
    }

    /// mp_seq_index_obj: the place of `value` in `args[2]..<args[3]`. ValueError when it is not there.
    func index(of args: Args, in items: Items) throws(PythonError) -> Obj {
        let type = typeAddress(args[0])
        var (start, stop) = (0, items.count)
        if let from = args.optional(2) { start = try index(ofType: type, items.count, from, isSlice: true) }
        if let to = args.optional(3) { stop = try index(ofType: type, items.count, to, isSlice: true) }
        var place = start
        while place < stop, let found = itemLeft(items, place) {
            try countWork(8)
            if try isEqual(found, args[1]) { return Obj(smallInteger: place) }
            place += 1
        }
        throw error(.valueError, "object not in sequence")
    }

    /// mp_seq_count_obj.
    func count(of value: Obj, in items: Items) throws(PythonError) -> Obj {
        var count = 0
        for place in 0..<items.count {
            try countWork(8)
            guard let found = itemLeft(items, place) else { break }
            if try isEqual(found, value) { count += 1 }
        }
        return Obj(smallInteger: count)
    }

    /// mp_seq_get_fast_slice_indexes: a slice's bounds for a sequence of `length`; an empty slice starts where it stops.
    func sliceBounds(_ slice: Obj, _ length: Int) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var bounds = try SliceObject(ram, slice).indices(length: length, self)
        if bounds.step < 0 { bounds.stop += 1 }  // it names the last item, not the place behind it
        if bounds.step > 0 && bounds.start > bounds.stop {
            bounds.stop = bounds.start
        } else if bounds.step < 0 && bounds.start < bounds.stop {
            bounds.stop = bounds.start + 1
        }
        return bounds
    }

    /// mp_seq_extract_slice: a list of every `step`th item, grown by appending.
    func extractSlice(_ items: Items, _ bounds: (start: Int, stop: Int, step: Int)) throws(PythonError) -> Obj {
        let list = try list(count: 0)
        let mark = held.count
        hold(list)
        var place = bounds.start
        while bounds.step < 0 ? place >= bounds.stop : place < bounds.stop {
            try listAppend(list, item(items, place))
            place += bounds.step
        }
        release(to: mark)
        return list
    }

    /// The failure of a request whose number of bytes does not fit 32 bits. The board asks the heap for what is left of the number, and
    /// gets it at times, to write far behind it; here it is a MemoryError in any case.
    func tooManyBytes(_ byteCount: Int) throws(PythonError) -> PythonError {
        let rest = byteCount & 0xffff_ffff
        _ = try allocate(rest)
        return memoryError(rest)
    }
}
