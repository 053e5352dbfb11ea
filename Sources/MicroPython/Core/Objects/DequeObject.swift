// deque: a ring of a fixed number of places. py/objdeque.c.
//
//     +0 type   +4 alloc: places, one more than fit   +8 first   +12 behind the last   +16 items: address of alloc words   +20 flags
//
// Invariant: first and behind are below alloc; the deque is empty where they are equal.

import BlockHeap

/// A deque in RAM.
struct DequeObject: PythonObject {
    let ram: RAM
    let address: Address

    static var alloc: Field<UInt32> { .init(4, "places", .number) }
    static var first: Field<UInt32> { .init(8, "first place", .number) }
    static var behind: Field<UInt32> { .init(12, "place behind the last", .number) }
    static var items: Field<Address> { .init(16, "items", .part(.items)) }
    static var flags: Field<UInt32> { .init(20, "flags", .number) }
    static let layout = Layout(.other, [type, alloc, first, behind, items, flags])
    static let byteCount = 24
    private static let checksOverflow: UInt32 = 1

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var alloc: UInt32 { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
    var first: UInt32 { get { self[Self.first] } nonmutating set { self[Self.first] = newValue } }
    var behind: UInt32 { get { self[Self.behind] } nonmutating set { self[Self.behind] = newValue } }
    var items: Address { get { self[Self.items] } nonmutating set { self[Self.items] = newValue } }
    var flags: UInt32 { get { self[Self.flags] } nonmutating set { self[Self.flags] = newValue } }
    /// Whether a full deque raises instead of dropping an item from the other end.
    var isStrict: Bool { flags & Self.checksOverflow != 0 }
    var isEmpty: Bool { first == behind }
    var length: Int { Int(behind) - Int(first) + (behind < first ? Int(alloc) : 0) }

    func place(_ index: UInt32) -> Address { items &+ index &* 4 }
    func after(_ index: UInt32) -> UInt32 { index + 1 == alloc ? 0 : index + 1 }
    func before(_ index: UInt32) -> UInt32 { index == 0 ? alloc - 1 : index - 1 }
}

extension DequeObject {
    func append(_ item: Obj, _ vm: VM) throws(PythonError) {
        let next = after(behind)
        if isStrict && next == first { throw vm.error(.indexError, "full") }
        vm.setObj(place(behind), item)
        behind = next
        if first == next { first = after(next) }
    }

    func appendLeft(_ item: Obj, _ vm: VM) throws(PythonError) {
        let new = before(first)
        if isStrict && new == behind { throw vm.error(.indexError, "full") }
        first = new
        vm.setObj(place(new), item)
        if behind == new { behind = before(new) }
    }

    func popLeft(_ vm: VM) throws(PythonError) -> Obj {
        if isEmpty { throw vm.error(.indexError, "empty") }
        let place = self.place(first)
        first = after(first)
        defer { vm.setObj(place, .null) }
        return vm.obj(place)
    }

    func pop(_ vm: VM) throws(PythonError) -> Obj {
        if isEmpty { throw vm.error(.indexError, "empty") }
        behind = before(behind)
        let place = self.place(behind)
        defer { vm.setObj(place, .null) }
        return vm.obj(place)
    }

    /// Loads or stores by index. As on the board, an index that comes out just behind the ring is not brought back to its start: it
    /// names the word behind the last place, which is 0 unless something was stored there, and the load is then refused. Where that word
    /// belongs to another block, the ring's start is used.
    static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        let deque = DequeObject(vm.ram, object)
        let offset = try vm.index(ofType: vm.word(object.address), deque.length, index, isSlice: false)
        var index = deque.first + UInt32(offset)
        if index > deque.alloc || (index == deque.alloc && index % 4 == 0) { index -= deque.alloc }
        if value == .sentinel { return vm.obj(deque.place(index)) }
        vm.setObj(deque.place(index), value)
        return .none
    }

    static func nextItem(_ vm: VM, _ iterator: PolymorphicIterator) -> Obj {
        let deque = DequeObject(vm.ram, iterator.object)
        let cursor = UInt32(iterator.cursor)
        if cursor == deque.behind { return .stopIteration }
        iterator.cursor = Int(deque.after(cursor))
        return vm.obj(deque.place(cursor))
    }
}
