// set and frozenset. py/objset.c.
//
//     +0 type   +4 table (SetTable, three words)

import BlockHeap

/// A set or frozenset in RAM.
struct SetObject: PythonObject {
    let ram: RAM
    let address: Address

    private static let tableOffset: UInt32 = 4
    static let layout = Layout(.other, type, then: SetTable.layout, at: Int(tableOffset))
    static let byteCount = 4 + SetTable.byteCount

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var table: SetTable { SetTable(ram, address &+ Self.tableOffset) }
}

extension VM {
    func isAnySet(_ object: Obj) -> Bool { isPointer(object, to: .set) || isPointer(object, to: .frozenset) }
    func setTable(_ object: Obj) -> SetTable { SetObject(ram, object).table }

    /// A set with room for `capacity` items.
    func set(_ type: TypeID = .set, capacity: Int) throws(PythonError) -> Obj {
        let object = Obj(try allocate(SetObject.byteCount))
        setWord(object.address, type.address)
        try setInit(object.address + 4, capacity)
        return object
    }

    /// mp_obj_new_set of `count` words in RAM: room for exactly as many.
    func set(count: Int, from address: Address) throws(PythonError) -> Obj {
        let object = try set(capacity: count)
        let mark = held.count
        hold(object)
        for index in 0..<count { try setLookup(setTable(object), obj(address + UInt32(4 * index)), .add) }
        release(to: mark)
        return object
    }

    /// mp_obj_set_store.
    func setStore(_ object: Obj, _ item: Obj) throws(PythonError) {
        try checkSet(object)
        try setLookup(setTable(object), item, .add)
    }

    /// A set of what `iterable` gives; it becomes a frozenset when it is complete.
    func set(_ type: TypeID = .set, from iterable: Obj) throws(PythonError) -> Obj {
        let object = try set(capacity: 0)
        let mark = held.count
        hold(object)
        try setApply(setTable(object), iterable, .add)
        release(to: mark)
        setWord(object.address, type.address)
        return object
    }

    /// Looks each item of `iterable` up, with a heap block for the iterator.
    func setApply(_ set: SetTable, _ iterable: Obj, _ kind: SetLookup) throws(PythonError) {
        let iterator = try iterator(iterable)
        let mark = held.count
        hold(iterator)
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            try setLookup(set, item, kind)
        }
        release(to: mark)
    }

    func setCopy(_ object: Obj) throws(PythonError) -> Obj {
        try checkAnySet(object)
        let from = setTable(object)
        let copy = Obj(try allocate(SetObject.byteCount))
        setWord(copy.address, word(object.address))
        try setInit(copy.address + 4, from.alloc)
        let to = setTable(copy)
        to.used = from.used
        ram.copy(from: from.table, to: to.table, count: 4 * from.alloc)
        return copy
    }

    func nextSetItem(_ iterator: Obj) -> Obj {
        var cursor = Int(word(iterator.address + 12))
        guard let item = setTable(obj(iterator.address + 8)).nextItem(&cursor) else { return .stopIteration }
        setWord(iterator.address + 12, UInt32(cursor))
        return item
    }

    func checkSet(_ object: Obj) throws(PythonError) {
        if !isPointer(object, to: .set) { throw error(.typeError) }
    }
    func checkAnySet(_ object: Obj) throws(PythonError) {
        if !isAnySet(object) { throw error(.typeError) }
    }
}
