// What list and tuple share: items are words that lie one behind the other. py/sequence.c.

import BlockHeap

/// Where the items of a sequence lie: `count` words at `address`.
struct Items {
    var address: Address
    var count: Int
    /// Where they are a list's that is compared: the list. Comparing may run a program's code, which may shorten it and move its items.
    var list: Address = 0

    /// Where the item `index` lies.
    @inline(__always) func place(_ index: Int) -> Address { address &+ UInt32(truncatingIfNeeded: index) &* 4 }
}

extension Items {
    /// An item, which must exist.
    func item(_ index: Int, _ vm: VM) -> Obj { vm.obj(address + UInt32(index) * 4) }

    /// An item to compare; nothing where the list has become too short for it.
    private func itemLeft(_ index: Int, _ vm: VM) -> Obj? {
        if self.list == 0 { return item(index, vm) }
        let list = ListObject(vm.ram, self.list)
        return index < list.length ? vm.obj(list.place(index)) : nil
    }

    /// mp_seq_cmp_objs: compares by the first items that differ, then by length.
    static func compare(_ vm: VM, _ op: BinaryOp, _ left: Items, _ right: Items) throws(PythonError) -> Bool {
        if op == .equal && left.count != right.count { return false }
        var (a, b, op) = (left, right, op)
        if op == .less || op == .lessEqual {  // only > and >= are left to decide
            swap(&a, &b)
            op = op == .less ? .more : .moreEqual
        }
        for index in 0..<min(a.count, b.count) {
            try vm.countWork(8)
            guard let x = a.itemLeft(index, vm), let y = b.itemLeft(index, vm) else { break }
            if try vm.isEqual(x, y) { continue }
            if op == .equal { return false }
            return try vm.binaryOp(op, x, y) == .true
        }
        if a.count != b.count { return a.count > b.count }
        return op != .more
    }

    /// mp_seq_index_obj: the place of `value` in `args[2]..<args[3]`. ValueError when it is not there.
    static func index(_ vm: VM, of args: Args, in items: Items) throws(PythonError) -> Obj {
        let type = vm.typeAddress(args[0])
        var (start, stop) = (0, items.count)
        if let from = args.optional(2) { start = try vm.index(ofType: type, items.count, from, isSlice: true) }
        if let to = args.optional(3) { stop = try vm.index(ofType: type, items.count, to, isSlice: true) }
        var place = start
        while place < stop, let found = items.itemLeft(place, vm) {
            try vm.countWork(8)
            if try vm.isEqual(found, args[1]) { return Obj(smallInteger: place) }
            place += 1
        }
        throw vm.error(.valueError, "object not in sequence")
    }

    /// mp_seq_count_obj.
    static func count(_ vm: VM, of value: Obj, in items: Items) throws(PythonError) -> Obj {
        var count = 0
        for place in 0..<items.count {
            try vm.countWork(8)
            guard let found = items.itemLeft(place, vm) else { break }
            if try vm.isEqual(found, value) { count += 1 }
        }
        return Obj(smallInteger: count)
    }

    /// mp_seq_extract_slice: a list of every `step`th item, grown by appending.
    func extract(_ bounds: (start: Int, stop: Int, step: Int), _ vm: VM) throws(PythonError) -> Obj {
        let list = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(list)
        var place = bounds.start
        while bounds.step < 0 ? place >= bounds.stop : place < bounds.stop {
            try ListObject(vm.ram, list).append(item(place, vm), vm)
            place += bounds.step
        }
        vm.release(to: mark)
        return list
    }
}

extension VM {
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

    /// The failure of a request whose number of bytes does not fit 32 bits. The board asks the heap for what is left of the number, and
    /// gets it at times, to write far behind it; here it is a MemoryError in any case.
    func tooManyBytes(_ byteCount: Int) throws(PythonError) -> PythonError {
        let rest = byteCount & 0xffff_ffff
        _ = try allocate(rest)
        return memoryError(rest)
    }
}

extension SliceObject {
    /// mp_seq_get_fast_slice_indexes: a slice's bounds for a sequence of `length`; an empty slice starts where it stops.
    func bounds(_ length: Int, _ vm: VM) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var bounds = try indices(length: length, vm)
        if bounds.step < 0 { bounds.stop += 1 }  // it names the last item, not the place behind it
        if bounds.step > 0 && bounds.start > bounds.stop {
            bounds.stop = bounds.start
        } else if bounds.step < 0 && bounds.start < bounds.stop {
            bounds.stop = bounds.start + 1
        }
        return bounds
    }
}
