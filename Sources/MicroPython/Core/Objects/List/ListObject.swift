// list. py/objlist.c.
//
//     +0 type   +4 alloc: room for items   +8 len   +12 items: address of alloc words
//
// Invariant: len <= alloc, alloc >= 4; the words from len on are 0, so that nothing dead is kept alive.

import BlockHeap

/// A list in RAM.
struct ListObject: PythonObject {
    let ram: RAM
    let address: Address

    static var alloc: Field<Int> { @inline(__always) get { .init(4, "room for items", .number) } }
    static var length: Field<Int> { @inline(__always) get { .init(8, "length", .number) } }
    static var items: Field<Address> { @inline(__always) get { .init(12, "items", .part(.items)) } }
    static let layout = Layout(.list, [type, alloc, length, items])
    static let byteCount = 16
    static let leastAlloc = 4

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var alloc: Int { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
    @inline(__always) var length: Int { get { self[Self.length] } nonmutating set { self[Self.length] = newValue } }
    @inline(__always) var items: Address { get { self[Self.items] } nonmutating set { self[Self.items] = newValue } }
    @inline(__always) var all: Items { Items(address: items, count: length) }
    /// The items to compare with others.
    var compared: Items { Items(address: items, count: length, list: address) }
    @inline(__always) func place(_ index: Int) -> Address { items &+ UInt32(truncatingIfNeeded: index) &* 4 }

    /// Clears the words from `index` to the end of the room.
    func clear(from index: Int) { ram.fill(place(index), count: (alloc - index) * 4) }
}

extension ListObject {
    /// A list with room for `count` items (at least 4), all of them null yet: the caller fills them in.
    static func make(_ vm: VM, count: Int) throws(PythonError) -> Obj {
        let address = try vm.allocate(ListObject.byteCount)
        vm.setWord(address, TypeID.list.address)
        let alloc = max(count, ListObject.leastAlloc)
        let items = try vm.allocate(alloc * 4)
        let list = ListObject(vm.ram, Obj(address))
        list.alloc = alloc
        list.length = count
        list.items = items
        return Obj(address)
    }

    /// mp_obj_new_list from values that Swift holds.
    static func make(_ vm: VM, _ items: [Obj]) throws(PythonError) -> Obj {
        let list = try make(vm, count: items.count)
        let start = ListObject(vm.ram, list).items
        for (index, item) in items.enumerated() { vm.setObj(start + UInt32(index) * 4, item) }
        return list
    }

    /// The same from words in RAM.
    static func make(_ vm: VM, copying items: Items) throws(PythonError) -> Obj {
        let list = try make(vm, count: items.count)
        vm.ram.copy(from: items.address, to: ListObject(vm.ram, list).items, count: items.count * 4)
        return list
    }

    /// mp_obj_list_append: room doubles when it is full.
    @inline(__always) func append(_ item: Obj, _ vm: VM) throws(PythonError) {
        let length = self.length
        if length >= alloc { try grow(vm) }
        vm.setObj(place(length), item)
        self.length = length + 1
    }

    @inline(never) private func grow(_ vm: VM) throws(PythonError) {
        let alloc = self.alloc * 2
        items = try vm.reallocate(items, alloc * 4)
        self.alloc = alloc
        clear(from: length)
    }

    /// list.extend: exactly the other list's items and 4 more places; from anything else by appending.
    func extend(_ other: Obj, _ vm: VM) throws(PythonError) {
        guard vm.isPointer(other, to: .list) else { return try append(allOf: other, vm) }
        let from = ListObject(ram, other)
        let (length, added) = (self.length, from.length)
        if length + added > alloc {
            items = try vm.reallocate(items, (length + added + 4) * 4)
            alloc = length + added + 4
            clear(from: length + added)
        }
        ram.copy(from: from.items, to: place(length), count: added * 4)
        self.length = length + added
    }

    /// list_extend_from_iter. The iterator is a heap block.
    func append(allOf iterable: Obj, _ vm: VM) throws(PythonError) {
        let mark = vm.native.held.count
        vm.hold(obj)
        let iterator = try vm.iterator(iterable)
        vm.hold(iterator)
        while true {
            let item = try vm.next(iterator)
            if item == .stopIteration { break }
            try append(item, vm)
        }
        vm.release(to: mark)
    }

    /// list.pop: room halves when it is more than twice what is used (never below 4).
    func pop(_ index: Obj?, _ vm: VM) throws(PythonError) -> Obj {
        if self.length == 0 { throw vm.error(.indexError, "pop from empty list") }
        let place = try self.index(index ?? Obj(smallInteger: -1), vm)
        let item = vm.obj(self.place(place))
        let length = self.length - 1
        self.length = length
        ram.copy(from: self.place(place + 1), to: self.place(place), count: (length - place) * 4)
        vm.setWord(self.place(length), 0)
        if alloc > ListObject.leastAlloc && alloc > 2 * length {
            items = try vm.reallocate(items, alloc / 2 * 4)
            alloc /= 2
        }
        return item
    }

    /// mp_obj_list_remove: the first item equal to `value`. ValueError when there is none.
    func remove(_ value: Obj, _ vm: VM) throws(PythonError) {
        let place = try vm.withArgs(obj, value) { args throws(PythonError) in
            try Items.index(vm, of: args, in: compared)
        }
        _ = try pop(place, vm)
    }
}
