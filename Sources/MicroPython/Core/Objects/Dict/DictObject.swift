// dict and OrderedDict. py/objdict.c.
//
//     +0 type   +4 map (12 bytes, see Map)            16 bytes, then the table elsewhere
//
// A view (keys, values, items):      +0 type   +4 dict   +8 kind
// An iterator over dict or view:     +0 type   +4 kind   +8 dict   +12 cursor

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

/// What a view or an iterator of a dict yields.
enum DictViewKind: UInt32 {
    case items, keys, values

    var typeName: String {
        switch self {
        case .items: "dict_items"
        case .keys: "dict_keys"
        case .values: "dict_values"
        }
    }
}

extension VM {
    /// mp_obj_new_dict: room for `capacity` keys.
    func dict(capacity: Int) throws(PythonError) -> Obj {
        let address = try allocate(DictObject.byteCount)
        setWord(address, TypeID.dict.address)
        try mapInit(address + 4, capacity)
        return Obj(address)
    }

    /// Whether it is a dict, an OrderedDict or an instance's native dict.
    func isDict(_ object: Obj) -> Bool {
        isPointer(object, to: .dict) || isPointer(object, to: .orderedDict)
    }

    /// mp_obj_dict_store. TypeError for a dict in ROM.
    func dictStore(_ dict: Obj, _ key: Obj, _ value: Obj) throws(PythonError) {
        try checkNotFixed(dict)
        setObj(try mapLookup(dict.address + 4, key, .addIfMissing) + 4, value)
    }

    /// The value of `key`, or `null`.
    func dictGet(_ dict: Obj, _ key: Obj) throws(PythonError) -> Obj {
        let slot = try mapLookup(dict.address + 4, key, .find)
        return slot == 0 ? .null : obj(slot + 4)
    }

    /// mp_obj_dict_delete. KeyError when absent.
    func dictDelete(_ dict: Obj, _ key: Obj) throws(PythonError) {
        _ = try dictTake(dict, key, .remove, fallback: nil)
    }

    /// The value of a key that must be there. KeyError when absent.
    func dictItem(_ dict: Obj, _ key: Obj) throws(PythonError) -> Obj {
        let slot = try mapLookup(dict.address + 4, key, .find)
        if slot == 0 { throw error(.keyError, argument: key) }
        return obj(slot + 4)
    }

    func checkNotFixed(_ dict: Obj) throws(PythonError) {
        if Map(ram, dict.address + 4).isFixed { throw error(.typeError) }
    }

    /// get, pop and setdefault: one lookup, with what to answer when the key is absent (`nil`: KeyError when removing, else None).
    func dictTake(_ dict: Obj, _ key: Obj, _ kind: MapLookup, fallback: Obj?) throws(PythonError) -> Obj {
        if kind != .find { try checkNotFixed(dict) }
        let slot = try mapLookup(dict.address + 4, key, kind)
        let value = slot == 0 ? Obj.null : obj(slot + 4)
        if !value.isNull {
            if kind == .remove { setObj(slot + 4, .null) }
            return value
        }
        if fallback == nil && kind == .remove { throw error(.keyError, argument: key) }
        if kind == .addIfMissing { setObj(slot + 4, fallback ?? .none) }
        return fallback ?? .none
    }

    /// mp_obj_dict_copy: the same table, slot by slot.
    func dictCopy(_ dict: Obj) throws(PythonError) -> Obj {
        let from = DictObject(ram, dict).map
        let copy = try self.dict(capacity: from.alloc)
        setWord(copy.address, word(dict.address))
        let to = DictObject(ram, copy).map
        to.flags = from.flags & ~Map.fixed
        ram.copy(from: from.table, to: to.table, count: from.alloc * Int(Map.slotBytes))
        return copy
    }

    /// dict.update: from a dict or from an iterable of pairs, then from keywords.
    func dictUpdate(_ dict: Obj, from other: Obj?, keywords args: Args? = nil) throws(PythonError) {
        try checkNotFixed(dict)
        let mark = held.count
        hold(dict)
        if let other {
            if isDict(other) {
                let map = DictObject(ram, other).map
                var cursor = 0
                while other != dict, let (key, value) = map.nextPair(&cursor) {
                    setObj(try mapLookup(dict.address + 4, key, .addIfMissing) + 4, value)
                }
            } else {
                try updateFromPairs(dict, other)
            }
        }
        if let args {
            for index in 0..<args.keywordCount { try dictStore(dict, args.keyword(index), args.keywordValue(index)) }
        }
        release(to: mark)
    }

    private func updateFromPairs(_ dict: Obj, _ pairs: Obj) throws(PythonError) {
        let outer = try iterator(pairs)
        hold(outer)
        while true {
            let pair = try next(outer)
            if pair == .stopIteration { return }
            let mark = held.count
            let inner = try iterator(pair)
            hold(inner)
            let key = try next(inner)
            hold(key)
            let value = try next(inner)
            hold(value)
            let end = try next(inner)
            if key == .stopIteration || value == .stopIteration || end != .stopIteration {
                throw error(.valueError, "dict update sequence has wrong length")
            }
            try dictStore(dict, key, value)
            release(to: mark)
        }
    }
}
