// array, bytearray and memoryview: one layout for the three. py/objarray.c.
//
//     +0 type   +4 type code (8 bits) | free << 8   +8 length in items   +12 address of the items        16 bytes, one block
//
// An array's items are a block of its own with room for length + free items; none where that is 0. A memoryview has in `free`'s place its
// offset in items into what it looks at, and bit 7 of its type code says whether it may be written through.

import BlockHeap

/// An array, bytearray or memoryview.
struct ArrayObject: PythonObject {
    let ram: RAM
    let address: Address

    static var typeCode: Field<UInt8> { @inline(__always) get { .init(4, "kind of item", .itemCode) } }
    static var codeAndFree: Field<UInt32> { @inline(__always) get { .init(4, "spare room", .shifted(8)) } }
    static var length: Field<Int> { @inline(__always) get { .init(8, "length in items", .number) } }
    static var items: Field<Address> { @inline(__always) get { .init(12, "items", .part(.elements), way: "its bytes") } }
    static let layout = Layout(.array, [type, typeCode, codeAndFree, length, items])
    /// A memoryview has the letter of any object, and its items are another object's.
    static let viewLayout = Layout(.other, [type, typeCode, codeAndFree, length, viewed])
    private static var viewed: Field<Address> { .init(12, "items", .value) }
    static let byteCount = 16
    private static let writableFlag: UInt8 = 0x80

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// The type code without the flag of memoryview.
    @inline(__always) var code: UInt8 { self[Self.typeCode] & 0x7f }
    var isWritableView: Bool { self[Self.typeCode] & ArrayObject.writableFlag != 0 }
    func makeWritableView() { self[Self.typeCode] |= ArrayObject.writableFlag }

    /// Items that there is room for behind the last one; the offset of a memoryview.
    var free: Int {
        get { Int(self[Self.codeAndFree] >> 8) }
        nonmutating set { self[Self.codeAndFree] = UInt32(truncatingIfNeeded: newValue) << 8 | UInt32(self[Self.typeCode]) }
    }
    @inline(__always) var length: Int { get { self[Self.length] } nonmutating set { self[Self.length] = newValue } }
    @inline(__always) var items: Address { get { self[Self.items] } nonmutating set { self[Self.items] = newValue } }
    var isView: Bool { type == TypeID.memoryview.address }
    /// Bytes of an item.
    var itemSize: Int { ItemCode.size(ItemCode.native, code) }
    /// Where the first item lies, for a memoryview too.
    var start: Address { isView ? items + UInt32(truncatingIfNeeded: free * itemSize) : items }

    /// Where an item of an array lies, or one behind its last.
    @inline(__always) func place(_ index: Int) -> Address { items &+ UInt32(truncatingIfNeeded: index &* itemSize) }

    /// Lays the object's words out.
    func initialise(_ type: TypeID, code: UInt8, free: Int, length: Int, items: Address) {
        self.type = type.address
        self[Self.codeAndFree] = UInt32(code)
        self.free = free
        self.length = length
        self.items = items
    }
}

extension ArrayObject {
    /// array_new: the object, then its items, zeroed. Raises ValueError for an unknown type code.
    static func make(_ vm: VM, _ code: UInt8, count: Int) throws(PythonError) -> Obj {
        let size = try ItemCode.checkedSize(vm, ItemCode.native, code)
        let object = Obj(try vm.allocate(ArrayObject.byteCount))
        let array = ArrayObject(vm.ram, object)
        array.initialise(code == ItemCode.bytearray ? .bytearray : .array, code: code, free: 0, length: count, items: 0)
        array.items = try vm.allocate(Int(UInt32(truncatingIfNeeded: size * count)))
        return object
    }

    /// mp_obj_new_bytearray: a copy of the `count` bytes at `address`.
    static func bytearray(_ vm: VM, _ address: Address, count: Int) throws(PythonError) -> Obj {
        let object = try make(vm, ItemCode.bytearray, count: count)
        vm.ram.copy(from: address, to: ArrayObject(vm.ram, object).items, count: count)
        return object
    }

    /// mp_obj_new_bytearray_by_ref: over bytes that are there.
    static func bytearray(_ vm: VM, over address: Address, count: Int) throws(PythonError) -> Obj {
        let object = Obj(try vm.allocate(ArrayObject.byteCount))
        ArrayObject(vm.ram, object).initialise(.bytearray, code: ItemCode.bytearray, free: 0, length: count, items: address)
        return object
    }

    /// mp_obj_new_memoryview over `count` items at `address`, read-only.
    static func memoryview(_ vm: VM, _ code: UInt8, _ address: Address, count: Int) throws(PythonError) -> Obj {
        let object = Obj(try vm.allocate(ArrayObject.byteCount))
        ArrayObject(vm.ram, object).initialise(.memoryview, code: code, free: 0, length: count, items: address)
        return object
    }

    /// array_get_buffer: nothing where a read-only memoryview is to be written.
    static func buffer(_ vm: VM, _ object: Obj, _ access: BufferAccess) -> BufferInfo? {
        let array = ArrayObject(vm.ram, object)
        if access != .read && array.isView && !array.isWritableView { return nil }
        return BufferInfo(address: array.start, count: array.length * array.itemSize, typecode: array.code)
    }
}
