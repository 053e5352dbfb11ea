// tuple. py/objtuple.c. Named tuples and attribute tuples have the same items in the same places.
//
//     +0 type   +4 len   +8 items, len words        (the empty tuple lies in ROM)

import BlockHeap

/// A tuple in RAM or ROM.
struct TupleObject {
    let ram: RAM
    let address: Address

    static let headerBytes = 8

    init(_ vm: VM, _ object: Obj) {
        ram = vm.ram
        address = object.address
    }

    var length: Int { Int(ram.load32(address + 4)) }
    var items: Items { Items(address: address + 8, count: length) }
}

extension VM {
    /// mp_const_empty_tuple.
    var emptyTuple: Obj { rom.emptyTuple }

    /// A tuple with `count` items that are 0 yet: the caller fills them in. `count` 0 gives the empty tuple.
    func tuple(count: Int) throws(PythonError) -> Obj {
        if count == 0 { return emptyTuple }
        let address = try allocate(TupleObject.headerBytes + 4 * count)
        setWord(address, TypeID.tuple.address)
        setWord(address + 4, UInt32(count))
        return Obj(address)
    }

    /// mp_obj_new_tuple from words in RAM.
    func tuple(count: Int, from address: Address) throws(PythonError) -> Obj {
        let tuple = try tuple(count: count)
        if count > 0 { ram.copy(from: address, to: tuple.address + 8, count: count * 4) }
        return tuple
    }

    /// The same from values that Swift holds.
    func tuple(_ items: [Obj]) throws(PythonError) -> Obj {
        let tuple = try tuple(count: items.count)
        for (index, item) in items.enumerated() { setObj(tuple.address + 8 + UInt32(index) * 4, item) }
        return tuple
    }

    /// Whether its items lie where a tuple's do: tuple, named tuple, attribute tuple.
    func isTupleLike(_ object: Obj) -> Bool {
        guard object.isPointer, !object.isNull else { return false }
        let type = word(object.address)
        return type == TypeID.tuple.address || type == TypeID.attributeTuple.address || type == TypeID.namedtuple.address
            || slots(type) == slotTable + HeapTypeKind.namedtuple.slotIndex
    }
}
