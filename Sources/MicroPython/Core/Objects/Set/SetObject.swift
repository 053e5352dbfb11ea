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
}

extension SetObject {

    /// A set with room for `capacity` items.
    static func make(_ vm: VM, _ type: TypeID = .set, capacity: Int) throws(PythonError) -> Obj {
        let object = Obj(try vm.allocate(SetObject.byteCount))
        vm.setWord(object.address, type.address)
        try SetTable(vm.ram, object.address + 4).initialise(capacity, vm)
        return object
    }

    /// mp_obj_new_set of `count` words in RAM: room for exactly as many.
    static func make(_ vm: VM, count: Int, from address: Address) throws(PythonError) -> Obj {
        let object = try make(vm, capacity: count)
        let mark = vm.native.held.count
        vm.hold(object)
        for index in 0..<count { try SetObject(vm.ram, object).table.lookup(vm.obj(address + UInt32(4 * index)), .add, vm) }
        vm.release(to: mark)
        return object
    }

    /// mp_obj_set_store.
    func store(_ item: Obj, _ vm: VM) throws(PythonError) {
        try Self.check(vm, obj)
        try table.lookup(item, .add, vm)
    }

    /// A set of what `iterable` gives; it becomes a frozenset when it is complete.
    static func make(_ vm: VM, _ type: TypeID = .set, from iterable: Obj) throws(PythonError) -> Obj {
        let object = try make(vm, capacity: 0)
        let mark = vm.native.held.count
        vm.hold(object)
        try SetObject(vm.ram, object).table.apply(iterable, .add, vm)
        vm.release(to: mark)
        vm.setWord(object.address, type.address)
        return object
    }

    static func copy(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        try checkAny(vm, object)
        let from = SetObject(vm.ram, object).table
        let copy = Obj(try vm.allocate(SetObject.byteCount))
        vm.setWord(copy.address, vm.word(object.address))
        try SetTable(vm.ram, copy.address + 4).initialise(from.alloc, vm)
        let to = SetObject(vm.ram, copy).table
        to.used = from.used
        vm.ram.copy(from: from.table, to: to.table, count: 4 * from.alloc)
        return copy
    }

    static func next(_ vm: VM, _ iterator: PolymorphicIterator) -> Obj {
        var cursor = iterator.cursor
        guard let item = SetObject(vm.ram, iterator.object).table.nextItem(&cursor) else { return .stopIteration }
        iterator.cursor = cursor
        return item
    }

    static func check(_ vm: VM, _ object: Obj) throws(PythonError) {
        if !vm.isPointer(object, to: .set) { throw vm.error(.typeError) }
    }
    static func checkAny(_ vm: VM, _ object: Obj) throws(PythonError) {
        if !vm.isAnySet(object) { throw vm.error(.typeError) }
    }
}

extension SetTable {
    /// Looks each item of `iterable` up, with a heap block for the iterator.
    func apply(_ iterable: Obj, _ kind: SetLookup, _ vm: VM) throws(PythonError) {
        let iterator = try vm.iterator(iterable)
        let mark = vm.native.held.count
        vm.hold(iterator)
        while true {
            let item = try vm.next(iterator)
            if item == .stopIteration { break }
            try lookup(item, kind, vm)
        }
        vm.release(to: mark)
    }
}
