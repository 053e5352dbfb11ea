// The iterator over array, bytearray and memoryview. py/objarray.c, mp_obj_array_it_t.
//
//     +0 type   +4 array   +8 offset   +12 next item        and fits on the value stack

import BlockHeap

/// An iterator over an array in RAM.
struct ArrayIterator: PythonObject {
    let ram: RAM
    let address: Address

    static var array: Field<Address> { .init(4, "array", .value) }
    static var offset: Field<Int> { .init(8, "offset", .number) }
    static var cursor: Field<Int> { .init(12, "next item", .number) }
    static let layout = Layout(.other, [type, array, offset, cursor])

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var array: ArrayObject {
        get { ArrayObject(ram, self[Self.array]) }
        nonmutating set { self[Self.array] = newValue.address }
    }
    /// Items of the memory that lie before a memoryview.
    var offset: Int { get { self[Self.offset] } nonmutating set { self[Self.offset] = newValue } }
    var cursor: Int { get { self[Self.cursor] } nonmutating set { self[Self.cursor] = newValue } }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let iterator = ArrayIterator(vm.ram, object)
        let (array, next) = (iterator.array, iterator.cursor)
        guard next < array.length else { return .stopIteration }
        iterator.cursor = next + 1
        return try ItemCode.load(vm, array.code, array.items, iterator.offset + next)
    }
}
