// The hash table behind dicts, namespaces, classes and modules. py/map.c, mp_map_t.
//
//     +0  used << 3 | isOrdered << 2 | isFixed << 1 | allKeysAreQstrs
//     +4  alloc: slots in the table
//     +8  table: address of alloc pairs (key, value), 8 bytes each; 0 while alloc is 0
//
// A key word of 0 is an empty slot, `Obj.sentinel` a deleted one. Invariant: used counts the other slots; a hash table's probe
// sequence is linear from hash % alloc and ends at an empty slot; an ordered map keeps its pairs packed from the table's start.

import BlockHeap

/// An `mp_map_t` in RAM.
struct Map: RAMObject {
    let ram: RAM
    let address: Address

    static var flags: Field<UInt32> { @inline(__always) get { .init(0, "entries", .shifted(3)) } }
    static var alloc: Field<Int> { @inline(__always) get { .init(4, "room for entries", .number) } }
    static var table: Field<Address> { @inline(__always) get { .init(8, "table", .part(.table)) } }
    static let layout = Layout(.other, [flags, alloc, table])

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// Bytes of an `mp_map_t`, and of one slot of its table.
    static let byteCount = 12
    static let slotBytes: UInt32 = 8
    static let allQstrs: UInt32 = 1
    static let fixed: UInt32 = 2
    static let ordered: UInt32 = 4

    var flags: UInt32 { get { self[Self.flags] } nonmutating set { self[Self.flags] = newValue } }
    var used: Int {
        get { Int(flags >> 3) }
        nonmutating set { flags = UInt32(truncatingIfNeeded: newValue) << 3 | flags & 7 }
    }
    var alloc: Int { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
    var table: Address { get { self[Self.table] } nonmutating set { self[Self.table] = newValue } }
    var isFixed: Bool { flags & Map.fixed != 0 }
    var isOrdered: Bool { flags & Map.ordered != 0 }

    /// The slot `index`, `0..<alloc`.
    func slot(_ index: Int) -> Address { table &+ UInt32(index) &* Map.slotBytes }
    func key(_ index: Int) -> Obj { Obj(word: ram.load32(slot(index))) }
    func value(_ index: Int) -> Obj { Obj(word: ram.load32(slot(index) + 4)) }

    /// The first filled slot from `cursor` on, which is moved behind it; `nil` at the end.
    func nextFilled(_ cursor: inout Int) -> Address? {
        let end = alloc
        while cursor < end {
            let at = slot(cursor)
            cursor += 1
            if ram.load32(at) & ~4 != 0 { return at }  // neither empty (0) nor deleted (4)
        }
        return nil
    }

    /// The pair in the first filled slot from `cursor` on: values, which stay what they are when the map changes.
    func nextPair(_ cursor: inout Int) -> (key: Obj, value: Obj)? {
        nextFilled(&cursor).map { (Obj(word: ram.load32($0)), Obj(word: ram.load32($0 + 4))) }
    }

    /// The table sizes that growth goes through.
    private static let sizes: [Int] = [
        0, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161,
        3229, 4831, 7243, 10861, 16273, 24407, 36607, 54907,
    ]

    /// The smallest table size that holds `count` slots.
    static func allocation(atLeast count: Int) -> Int {
        sizes.first { $0 >= count } ?? (count + count / 2) | 1
    }
}

/// A slot of a map's table: a key and its value.
struct MapSlot: RAMObject {
    let ram: RAM
    let address: Address

    static var key: Field<Obj> { @inline(__always) get { .init(0, "key", .value) } }
    static var value: Field<Obj> { @inline(__always) get { .init(4, "value", .value) } }
    static let layout = Layout(.other, [key, value])

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var key: Obj { get { self[Self.key] } nonmutating set { self[Self.key] = newValue } }
    @inline(__always) var value: Obj { get { self[Self.value] } nonmutating set { self[Self.value] = newValue } }
}

/// What a lookup does with a key: only look, add it with an empty value, or take it out (the slot keeps its value until then).
enum MapLookup { case find, addIfMissing, remove }
