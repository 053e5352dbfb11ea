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

extension VM {
    /// A list with room for `count` items (at least 4), all of them null yet: the caller fills them in.
    func list(count: Int) throws(PythonError) -> Obj {
        let address = try allocate(ListObject.byteCount)
        setWord(address, TypeID.list.address)
        let alloc = max(count, ListObject.leastAlloc)
        let items = try allocate(alloc * 4)
        let list = ListObject(ram, Obj(address))
        list.alloc = alloc
        list.length = count
        list.items = items
        return Obj(address)
    }

    /// mp_obj_new_list from values that Swift holds.
    func list(_ items: [Obj]) throws(PythonError) -> Obj {
        let list = try list(count: items.count)
        let start = ListObject(ram, list).items
        for (index, item) in items.enumerated() { setObj(start + UInt32(index) * 4, item) }
        return list
    }

    /// The same from words in RAM.
    func list(copying items: Items) throws(PythonError) -> Obj {
        let list = try list(count: items.count)
        ram.copy(from: items.address, to: ListObject(ram, list).items, count: items.count * 4)
        return list
    }

    /// mp_obj_list_append: room doubles when it is full.
    @inline(__always) func listAppend(_ object: Obj, _ item: Obj) throws(PythonError) {
        let list = ListObject(ram, object)
        let length = list.length
        if length >= list.alloc { try growList(list) }
        setObj(list.place(length), item)
        list.length = length + 1
    }

    @inline(never) private func growList(_ list: ListObject) throws(PythonError) {
        let alloc = list.alloc * 2
        list.items = try reallocate(list.items, alloc * 4)
        list.alloc = alloc
        list.clear(from: list.length)
    }

    /// list.extend: exactly the other list's items and 4 more places; from anything else by appending.
    func listExtend(_ object: Obj, _ other: Obj) throws(PythonError) {
        guard isPointer(other, to: .list) else { return try listAppend(object, allOf: other) }
        let list = ListObject(ram, object)
        let from = ListObject(ram, other)
        let (length, added) = (list.length, from.length)
        if length + added > list.alloc {
            list.items = try reallocate(list.items, (length + added + 4) * 4)
            list.alloc = length + added + 4
            list.clear(from: length + added)
        }
        ram.copy(from: from.items, to: list.place(length), count: added * 4)
        list.length = length + added
    }

    /// list_extend_from_iter. The iterator is a heap block.
    func listAppend(_ list: Obj, allOf iterable: Obj) throws(PythonError) {
        let mark = held.count
        hold(list)
        let iterator = try iterator(iterable)
        hold(iterator)
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            try listAppend(list, item)
        }
        release(to: mark)
    }

    /// list.pop: room halves when it is more than twice what is used (never below 4).
    func listPop(_ object: Obj, _ index: Obj?) throws(PythonError) -> Obj {
        let list = ListObject(ram, object)
        if list.length == 0 { throw error(.indexError, "pop from empty list") }
        let place = try listIndex(list, index ?? Obj(smallInteger: -1))
        let item = obj(list.place(place))
        let length = list.length - 1
        list.length = length
        ram.copy(from: list.place(place + 1), to: list.place(place), count: (length - place) * 4)
        setWord(list.place(length), 0)
        if list.alloc > ListObject.leastAlloc && list.alloc > 2 * length {
            list.items = try reallocate(list.items, list.alloc / 2 * 4)
            list.alloc /= 2
        }
        return item
    }

    /// mp_obj_list_remove: the first item equal to `value`. ValueError when there is none.
    func listRemove(_ object: Obj, _ value: Obj) throws(PythonError) {
        let place = try withArgs(object, value) { args throws(PythonError) in
            try index(of: args, in: ListObject(ram, object).compared)
        }
        _ = try listPop(object, place)
    }
}
