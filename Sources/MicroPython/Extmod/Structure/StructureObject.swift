// A structure over memory: a descriptor says where its fields lie. extmod/moductypes.c.
//
//     +0 type   +4 descriptor: a dict, or a tuple for a pointer or an array   +8 address   +12 layout        16 bytes
//
// On a board a structure reads and writes anything. Here it reads what there is, and writes only into arrays and bytes whose address a
// program has asked for, so that a wrong address raises an error instead of damaging what the machine relies on.

import BlockHeap

/// A buffer whose address was given out by `addressof`.
struct ExposedBuffer {
    let owner: Obj
}

/// A structure's words.
struct StructureObject {
    private let ram: RAM
    let address: Address
    static let byteCount = 16
    static let (little, big, native) = (0, 1, 2)

    init(_ vm: VM, _ object: Obj) {
        ram = vm.ram
        address = object.address
    }

    var descriptor: Obj { Obj(word: ram.load32(address + 4)) }
    var memory: Address { ram.load32(address + 8) }
    var layout: Int { Int(Int32(bitPattern: ram.load32(address + 12))) }
    var isNative: Bool { layout == StructureObject.native }
    /// The byte order of a layout that is not native, as struct names it.
    var order: UInt8 { layout == StructureObject.little ? UInt8(ascii: "<") : ItemCode.bigEndian }
}

extension StructureObject {
    static func make(_ vm: VM, _ descriptor: Obj, at memory: Address, layout: Int) throws(PythonError) -> Obj {
        let address = try vm.allocate(StructureObject.byteCount)
        vm.setWord(address, TypeID.structure.address)
        vm.setObj(address + 4, descriptor)
        vm.setWord(address + 8, memory)
        vm.setWord(address + 12, UInt32(truncatingIfNeeded: layout))
        return Obj(address)
    }

    static func error(_ vm: VM) -> PythonError { vm.error(.typeError, "syntax error in uctypes descriptor") }

    // MARK: which memory may be used

    /// Notes that a program knows where this buffer lies.
    static func expose(_ vm: VM, _ owner: Obj) {
        guard owner.isPointer, !vm.runtime.exposedBuffers.contains(where: { $0.owner == owner }) else { return }
        vm.runtime.exposedBuffers.removeAll { exposedRange(vm, $0) == nil }
        vm.runtime.exposedBuffers.append(ExposedBuffer(owner: owner))
    }

    /// Where an exposed buffer's bytes lie now, as long as its owner is one.
    private static func exposedRange(_ vm: VM, _ exposed: ExposedBuffer) -> (address: Address, count: Int)? {
        let owner = exposed.owner
        guard vm.heap.byteCount(of: owner.address) == 16 else { return nil }
        switch vm.word(owner.address) {
        case TypeID.bytearray.address, TypeID.array.address, TypeID.memoryview.address:
            return ArrayObject.buffer(vm, owner, .read).map { ($0.address, $0.count) }
        case TypeID.bytes.address, TypeID.str.address:
            let text = vm.text(owner)
            return (text.address, text.count)
        default: return nil
        }
    }

    /// Raises ValueError where `count` bytes at `address` are no memory, or for writing are not inside an exposed buffer.
    static func checkMemory(_ vm: VM, _ address: Address, _ count: Int, forWriting: Bool) throws(PythonError) {
        let isKnown = !forWriting || vm.runtime.exposedBuffers.contains { exposed in
            guard let range = exposedRange(vm, exposed) else { return false }
            return address >= range.address && Int(address - range.address) + count <= range.count
        }
        if !isKnown || count < 0 || !vm.ram.isValid(address, count: count) { throw vm.error(.valueError, "no buffer at this address") }
    }

    // MARK: sizes

    /// uctypes_struct_size: the bytes of what `descriptor` describes. `widest` grows to the size of its largest scalar.
    static func size(_ vm: VM, _ descriptor: Obj, _ layout: Int, _ widest: inout Int, depth: Int = 0) throws(PythonError) -> Int {
        // A descriptor that holds itself ends the board.
        if depth > 32 { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        guard vm.isDict(descriptor) else {
            if vm.isType(descriptor, .tuple) { return try aggregateSize(vm, descriptor, layout, &widest, depth: depth + 1) }
            throw descriptor.isSmallInteger ? vm.error(.typeError, "can't unambiguously get sizeof scalar") : error(vm)
        }
        var (total, cursor) = (0, 0)
        let map = Map(vm.ram, descriptor.address + 4)
        while let slot = map.nextFilled(&cursor) {
            let value = vm.obj(slot + 4)
            let (offset, size): (Int, Int)
            if value.isSmallInteger {
                let field = StructureWord(value.smallInteger)
                offset = field.isBitField ? field.bitFieldOffset : field.scalarOffset
                size = field.byteCount
                widest = max(widest, size)
            } else {
                offset = try aggregate(vm, value).head.aggregateOffset
                size = try aggregateSize(vm, value, layout, &widest, depth: depth + 1)
            }
            total = max(total, offset + size)
        }
        if layout == StructureObject.native { total = widest == 0 ? 0 : (total + widest - 1) & ~(widest - 1) }
        return total
    }

    /// uctypes_struct_agg_size.
    static func aggregateSize(_ vm: VM, _ tuple: Obj, _ layout: Int, _ widest: inout Int, depth: Int = 0) throws(PythonError) -> Int {
        let (items, head) = try aggregate(vm, tuple)
        switch head.aggregate {
        case .structure:
            guard items.count == 2 else { throw error(vm) }
            return try Self.size(vm, items.item(1, vm), layout, &widest, depth: depth)
        case .pointer:
            guard items.count == 2 else { throw error(vm) }
            widest = max(widest, 4)
            return 4
        case .array:
            guard items.count == 2 || items.count == 3, items.item(1, vm).isSmallInteger else { throw error(vm) }
            let count = StructureWord(items.item(1, vm).smallInteger)
            if items.count == 3 {
                let size = try Self.size(vm, items.item(2, vm), layout, &widest, depth: depth)
                return Int(UInt32(truncatingIfNeeded: size &* count.scalarOffset))
            }
            widest = max(widest, count.byteCount)
            return count.byteCount * count.scalarOffset
        case nil: throw error(vm)
        }
    }

    /// A descriptor that is a tuple with a number first.
    static func aggregate(_ vm: VM, _ descriptor: Obj) throws(PythonError) -> (items: Items, head: StructureWord) {
        guard vm.isType(descriptor, .tuple) else { throw error(vm) }
        let items = TupleObject(vm.ram, descriptor).items
        guard items.count >= 2, items.item(0, vm).isSmallInteger else { throw error(vm) }
        return (items, StructureWord(items.item(0, vm).smallInteger))
    }
}
