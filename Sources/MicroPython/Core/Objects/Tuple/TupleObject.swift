// tuple. py/objtuple.c. Named tuples and attribute tuples have the same items in the same places.
//
//     +0 type   +4 len   +8 items, len words        (the empty tuple lies in ROM)

import BlockHeap

/// A tuple in RAM or ROM.
struct TupleObject: PythonObject {
    let ram: RAM
    let address: Address

    static var length: Field<Int> { @inline(__always) get { .init(4, "length", .number) } }
    static let layout = Layout(.tuple, [type, length], tail: items)
    /// What has a tuple's items without its letter.
    static let tupleLikeLayout = Layout(.other, [type, length], tail: items)
    private static let items = Tail(headerBytes, "item", count: length)
    static let headerBytes = 8

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var length: Int { get { self[Self.length] } nonmutating set { self[Self.length] = newValue } }
    @inline(__always) var items: Items { Items(address: address &+ UInt32(Self.headerBytes), count: length) }
}

extension VM {
    /// mp_const_empty_tuple.
    var emptyTuple: Obj { rom.emptyTuple }

    /// Whether its items lie where a tuple's do: tuple, named tuple, attribute tuple.
    func isTupleLike(_ object: Obj) -> Bool {
        guard object.isPointer, !object.isNull else { return false }
        let type = word(object.address)
        return type == TypeID.tuple.address || type == TypeID.attributeTuple.address || type == TypeID.namedtuple.address
            || slots(type) == slotTable + HeapTypeKind.namedtuple.slotIndex
    }
}

extension TupleObject {
    /// A tuple with `count` items that are 0 yet: the caller fills them in. `count` 0 gives the empty tuple.
    static func make(_ vm: VM, count: Int) throws(PythonError) -> Obj {
        if count == 0 { return vm.emptyTuple }
        let address = try vm.allocate(TupleObject.headerBytes + 4 * count)
        let tuple = TupleObject(vm.ram, address)
        tuple.type = TypeID.tuple.address
        tuple.length = count
        return tuple.obj
    }

    /// mp_obj_new_tuple from words in RAM.
    static func make(_ vm: VM, count: Int, from address: Address) throws(PythonError) -> Obj {
        let tuple = try make(vm, count: count)
        if count > 0 { vm.ram.copy(from: address, to: TupleObject(vm.ram, tuple).items.address, count: count * 4) }
        return tuple
    }

    /// The same from values that Swift holds.
    static func make(_ vm: VM, _ items: [Obj]) throws(PythonError) -> Obj {
        let tuple = try make(vm, count: items.count)
        let start = TupleObject(vm.ram, tuple).items.address
        for (index, item) in items.enumerated() { vm.setObj(start + UInt32(index) * 4, item) }
        return tuple
    }
}
