// The hash table behind set and frozenset. py/map.c, mp_set_t.
//
//     +0 alloc: places in the table   +4 used   +8 table: address of alloc words, 0 while alloc is 0
//
// A word of 0 is an empty place, `Obj.sentinel` a deleted one. Invariant: used counts the other places; a probe goes on from hash % alloc,
// place by place, and ends at an empty one. Items' `__hash__` and `__eq__` may change the very table: it is read anew at each place.

import BlockHeap

/// An `mp_set_t` in RAM.
struct SetTable: RAMObject {
    let ram: RAM
    let address: Address

    static var alloc: Field<Int> { .init(0, "places", .number) }
    static var used: Field<Int> { .init(4, "members", .number) }
    static var table: Field<Address> { .init(8, "table", .part(.members), way: "its members") }
    static let layout = Layout(.other, [alloc, used, table])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var alloc: Int { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
    var used: Int { get { self[Self.used] } nonmutating set { self[Self.used] = newValue } }
    var table: Address { get { self[Self.table] } nonmutating set { self[Self.table] = newValue } }

    subscript(place: Int) -> Obj {
        get { Obj(word: ram.load32(table &+ UInt32(place) &* 4)) }
        nonmutating set { ram.store32(table &+ UInt32(place) &* 4, newValue.word) }
    }

    /// The first item from `cursor` on, which is moved behind it; `nil` at the end.
    func nextItem(_ cursor: inout Int) -> Obj? {
        while cursor < alloc {
            let item = self[cursor]
            cursor += 1
            if item.word & ~4 != 0 { return item }  // neither empty (0) nor deleted (4)
        }
        return nil
    }

    /// Whether an item can be put there.
    func isFree(_ place: Int) -> Bool { place < alloc && self[place].word & ~4 == 0 }

    /// Takes the item at `place` out. Where a run of items ends there, the place is empty again and not just deleted.
    func remove(at place: Int) {
        used -= 1
        self[place] = self[(place + 1) % alloc].isNull ? .null : .sentinel
    }

    /// Puts an item into a free place.
    func put(_ item: Obj, at place: Int) {
        used += 1
        self[place] = item
    }
}

/// What a lookup does with an item: only look, add it, take it out, or one of the two.
enum SetLookup {
    case find, add, remove, toggle

    var adds: Bool { self == .add || self == .toggle }
    var removes: Bool { self == .remove || self == .toggle }
}

extension SetTable {
    /// mp_set_init: an empty table with room for `capacity` items in place at `address`.
    func initialise(_ capacity: Int, _ vm: VM) throws(PythonError) {
        alloc = 0
        used = 0
        table = try vm.allocate(4 * capacity)
        alloc = capacity
    }

    /// mp_set_clear: frees the table.
    func clear(_ vm: VM) {
        vm.free(table)
        alloc = 0
        used = 0
        table = 0
    }

    /// mp_set_lookup: the item in the table that equals `item`, or `item` where it was added; null where it is not there.
    @discardableResult
    func lookup(_ item: Obj, _ kind: SetLookup, _ vm: VM) throws(PythonError) -> Obj {
        if alloc == 0 {
            guard kind.adds else { return .null }
            try rehash(vm)
        }
        let hash = Int(UInt32(truncatingIfNeeded: try vm.unaryOp(.hash, item).smallInteger))
        var place = hash % max(alloc, 1)
        var seen = 0
        var available: Int?
        while true {
            while seen >= alloc {  // all the way round, or nothing is left of the table
                guard kind.adds else { return .null }
                if let available, isFree(available) {
                    put(item, at: available)
                    return item
                }
                try rehash(vm)
                place = hash % max(alloc, 1)
                (seen, available) = (0, nil)
            }
            let found = self[place]
            if found.isNull {
                guard kind.adds else { return .null }
                if let free = available, !isFree(free) { available = nil }
                put(item, at: available ?? place)
                return item
            }
            if found == .sentinel {
                if available == nil { available = place }
            } else if try vm.isEqual(found, item), place < alloc, self[place] == found {
                if kind.removes { remove(at: place) }
                return found
            }
            try vm.countWork(8)
            seen += 1
            place = place + 1 >= alloc ? 0 : place + 1
        }
    }

    /// mp_set_remove_first; `nil` from an empty set.
    func removeFirst() -> Obj? {
        var cursor = 0
        guard let item = nextItem(&cursor) else { return nil }
        remove(at: cursor - 1)
        return item
    }

    /// mp_set_rehash: a larger table is allocated and filled before the old one is freed.
    private func rehash(_ vm: VM) throws(PythonError) {
        let (oldAlloc, oldTable) = (self.alloc, self.table)
        let alloc = Map.allocation(atLeast: oldAlloc + 1)
        let table = try vm.allocate(4 * alloc)
        let mark = vm.native.held.count
        vm.hold(Obj(oldTable))
        self.alloc = alloc
        used = 0
        self.table = table
        for index in 0..<oldAlloc {
            let item = vm.obj(oldTable + UInt32(4 * index))
            if item.word & ~4 != 0 { try lookup(item, .add, vm) }
        }
        vm.release(to: mark)
        vm.free(oldTable)
    }
}
