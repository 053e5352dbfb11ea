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

extension VM {
    func structure(_ descriptor: Obj, at memory: Address, layout: Int) throws(PythonError) -> Obj {
        let address = try allocate(StructureObject.byteCount)
        setWord(address, TypeID.structure.address)
        setObj(address + 4, descriptor)
        setWord(address + 8, memory)
        setWord(address + 12, UInt32(truncatingIfNeeded: layout))
        return Obj(address)
    }

    func structureError() -> PythonError { error(.typeError, "syntax error in uctypes descriptor") }

    // MARK: which memory may be used

    /// Notes that a program knows where this buffer lies.
    func expose(_ owner: Obj) {
        guard owner.isPointer, !exposedBuffers.contains(where: { $0.owner == owner }) else { return }
        exposedBuffers.removeAll { exposedRange($0) == nil }
        exposedBuffers.append(ExposedBuffer(owner: owner))
    }

    /// Where an exposed buffer's bytes lie now, as long as its owner is one.
    private func exposedRange(_ exposed: ExposedBuffer) -> (address: Address, count: Int)? {
        let owner = exposed.owner
        guard heap.byteCount(of: owner.address) == 16 else { return nil }
        switch word(owner.address) {
        case TypeID.bytearray.address, TypeID.array.address, TypeID.memoryview.address:
            return arrayBuffer(owner, .read).map { ($0.address, $0.count) }
        case TypeID.bytes.address, TypeID.str.address:
            let text = text(owner)
            return (text.address, text.count)
        default: return nil
        }
    }

    /// Raises ValueError where `count` bytes at `address` are no memory, or for writing are not inside an exposed buffer.
    func checkMemory(_ address: Address, _ count: Int, forWriting: Bool) throws(PythonError) {
        let isKnown = !forWriting || exposedBuffers.contains { exposed in
            guard let range = exposedRange(exposed) else { return false }
            return address >= range.address && Int(address - range.address) + count <= range.count
        }
        if !isKnown || count < 0 || !ram.isValid(address, count: count) { throw error(.valueError, "no buffer at this address") }
    }

    // MARK: sizes

    /// uctypes_struct_size: the bytes of what `descriptor` describes. `widest` grows to the size of its largest scalar.
    func structureSize(_ descriptor: Obj, _ layout: Int, _ widest: inout Int, depth: Int = 0) throws(PythonError) -> Int {
        // A descriptor that holds itself ends the board.
        if depth > 32 { throw error(.runtimeError, "maximum recursion depth exceeded") }
        guard isDict(descriptor) else {
            if isType(descriptor, .tuple) { return try aggregateSize(descriptor, layout, &widest, depth: depth + 1) }
            throw descriptor.isSmallInteger ? error(.typeError, "can't unambiguously get sizeof scalar") : structureError()
        }
        var (total, cursor) = (0, 0)
        let map = Map(ram, descriptor.address + 4)
        while let slot = map.nextFilled(&cursor) {
            let value = obj(slot + 4)
            let (offset, size): (Int, Int)
            if value.isSmallInteger {
                let field = StructureWord(value.smallInteger)
                offset = field.isBitField ? field.bitFieldOffset : field.scalarOffset
                size = field.byteCount
                widest = max(widest, size)
            } else {
                offset = try structureTuple(value).head.aggregateOffset
                size = try aggregateSize(value, layout, &widest, depth: depth + 1)
            }
            total = max(total, offset + size)
        }
        if layout == StructureObject.native { total = widest == 0 ? 0 : (total + widest - 1) & ~(widest - 1) }
        return total
    }

    /// uctypes_struct_agg_size.
    func aggregateSize(_ tuple: Obj, _ layout: Int, _ widest: inout Int, depth: Int = 0) throws(PythonError) -> Int {
        let (items, head) = try structureTuple(tuple)
        switch head.aggregate {
        case .structure:
            guard items.count == 2 else { throw structureError() }
            return try structureSize(item(items, 1), layout, &widest, depth: depth)
        case .pointer:
            guard items.count == 2 else { throw structureError() }
            widest = max(widest, 4)
            return 4
        case .array:
            guard items.count == 2 || items.count == 3, item(items, 1).isSmallInteger else { throw structureError() }
            let count = StructureWord(item(items, 1).smallInteger)
            if items.count == 3 {
                let size = try structureSize(item(items, 2), layout, &widest, depth: depth)
                return Int(UInt32(truncatingIfNeeded: size &* count.scalarOffset))
            }
            widest = max(widest, count.byteCount)
            return count.byteCount * count.scalarOffset
        case nil: throw structureError()
        }
    }

    /// A descriptor that is a tuple with a number first.
    func structureTuple(_ descriptor: Obj) throws(PythonError) -> (items: Items, head: StructureWord) {
        guard isType(descriptor, .tuple) else { throw structureError() }
        let items = TupleObject(ram, descriptor).items
        guard items.count >= 2, item(items, 0).isSmallInteger else { throw structureError() }
        return (items, StructureWord(item(items, 0).smallInteger))
    }
}
