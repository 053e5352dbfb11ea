// dict and OrderedDict. py/objdict.c.
//
//     +0 type   +4 map (12 bytes, see Map)            16 bytes, then the table elsewhere

import BlockHeap

/// A dict in RAM.
struct DictObject: PythonObject {
    let ram: RAM
    let address: Address

    private static let mapOffset: UInt32 = 4
    static let layout = Layout(.dict, type, then: Map.layout, at: Int(mapOffset))
    /// OrderedDict has no letter of its own.
    static let orderedLayout = Layout(.other, type, then: Map.layout, at: Int(mapOffset))
    static let byteCount = 16

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var map: Map { Map(ram, address &+ Self.mapOffset) }
}

extension DictObject {
    /// mp_obj_new_dict: room for `capacity` keys.
    static func make(_ vm: VM, capacity: Int) throws(PythonError) -> Obj {
        let address = try vm.allocate(DictObject.byteCount)
        vm.setWord(address, TypeID.dict.address)
        try Map(vm.ram, address + 4).initialise(capacity, vm)
        return Obj(address)
    }

    /// mp_obj_dict_store. TypeError for a dict in ROM.
    func store(_ key: Obj, _ value: Obj, _ vm: VM) throws(PythonError) {
        try checkNotFixed(vm)
        vm.setObj(try map.lookup(key, .addIfMissing, vm) + 4, value)
    }

    /// The value of `key`, or `null`.
    func get(_ key: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let slot = try map.lookup(key, .find, vm)
        return slot == 0 ? .null : MapSlot(vm.ram, slot).value
    }

    /// mp_obj_dict_delete. KeyError when absent.
    func delete(_ key: Obj, _ vm: VM) throws(PythonError) {
        _ = try take(key, .remove, fallback: nil, vm)
    }

    /// The value of a key that must be there. KeyError when absent.
    func item(_ key: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let slot = try map.lookup(key, .find, vm)
        if slot == 0 { throw vm.error(.keyError, argument: key) }
        return MapSlot(vm.ram, slot).value
    }

    func checkNotFixed(_ vm: VM) throws(PythonError) {
        if map.isFixed { throw vm.error(.typeError) }
    }

    /// get, pop and setdefault: one lookup, with what to answer when the key is absent (`nil`: KeyError when removing, else None).
    func take(_ key: Obj, _ kind: MapLookup, fallback: Obj?, _ vm: VM) throws(PythonError) -> Obj {
        if kind != .find { try checkNotFixed(vm) }
        let slot = try map.lookup(key, kind, vm)
        let value = slot == 0 ? Obj.null : MapSlot(vm.ram, slot).value
        if !value.isNull {
            if kind == .remove { MapSlot(vm.ram, slot).value = .null }
            return value
        }
        if fallback == nil && kind == .remove { throw vm.error(.keyError, argument: key) }
        if kind == .addIfMissing { MapSlot(vm.ram, slot).value = fallback ?? .none }
        return fallback ?? .none
    }

    /// mp_obj_dict_copy: the same table, slot by slot.
    func copy(_ vm: VM) throws(PythonError) -> Obj {
        let from = map
        let copy = try DictObject.make(vm, capacity: from.alloc)
        vm.setWord(copy.address, vm.word(address))
        let to = DictObject(ram, copy).map
        to.flags = from.flags & ~Map.fixed
        ram.copy(from: from.table, to: to.table, count: from.alloc * Int(Map.slotBytes))
        return copy
    }

    /// dict.update: from a dict or from an iterable of pairs, then from keywords.
    func update(from other: Obj?, keywords args: Args? = nil, _ vm: VM) throws(PythonError) {
        try checkNotFixed(vm)
        let mark = vm.native.held.count
        vm.hold(obj)
        if let other {
            if vm.isDict(other) {
                let others = DictObject(ram, other).map
                var cursor = 0
                while other != obj, let (key, value) = others.nextPair(&cursor) {
                    vm.setObj(try map.lookup(key, .addIfMissing, vm) + 4, value)
                }
            } else {
                try updateFromPairs(other, vm)
            }
        }
        if let args {
            for index in 0..<args.keywordCount { try store(args.keyword(index), args.keywordValue(index), vm) }
        }
        vm.release(to: mark)
    }

    private func updateFromPairs(_ pairs: Obj, _ vm: VM) throws(PythonError) {
        let outer = try vm.iterator(pairs)
        vm.hold(outer)
        while true {
            let pair = try vm.next(outer)
            if pair == .stopIteration { return }
            let mark = vm.native.held.count
            let inner = try vm.iterator(pair)
            vm.hold(inner)
            let key = try vm.next(inner)
            vm.hold(key)
            let value = try vm.next(inner)
            vm.hold(value)
            let end = try vm.next(inner)
            if key == .stopIteration || value == .stopIteration || end != .stopIteration {
                throw vm.error(.valueError, "dict update sequence has wrong length")
            }
            try store(key, value, vm)
            vm.release(to: mark)
        }
    }
}

extension VM {
    /// Whether it is a dict, an OrderedDict or an instance's native dict.
    func isDict(_ object: Obj) -> Bool {
        isPointer(object, to: .dict) || isPointer(object, to: .orderedDict)
    }
}
