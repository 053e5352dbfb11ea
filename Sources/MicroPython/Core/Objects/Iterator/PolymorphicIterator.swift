// Iterators that share one type and differ by the function they carry. py/objpolyiter.c, mp_type_polymorph_iter.
//
//     +0 type   +4 code word of the next function   +8 what is iterated over   +12 cursor
//
// They fit in 16 bytes, so that a `for` can keep them on the value stack.

import BlockHeap

/// An iterator over a built-in type, in RAM.
struct PolymorphicIterator: PythonObject {
    let ram: RAM
    let address: Address

    static var next: Field<UInt32> { @inline(__always) get { .init(4, "code", .number) } }
    static var object: Field<Obj> { @inline(__always) get { .init(8, "object", .value, way: "what it iterates over") } }
    static var cursor: Field<Int> { @inline(__always) get { .init(12, "next place", .number) } }
    static let layout = Layout(.other, [type, next, object, cursor])

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var object: Obj { get { self[Self.object] } nonmutating set { self[Self.object] = newValue } }
    @inline(__always) var cursor: Int { get { self[Self.cursor] } nonmutating set { self[Self.cursor] = newValue } }

    /// The next functions, by their code word.
    enum Kind: UInt32, CaseIterable {
        case list, tuple, unicode, bytes, set, deque, mounts

        var codeWord: UInt32 { MemoryMap.codeStart | 0x2000 | rawValue << 2 | 1 }

        init?(codeWord: UInt32) {
            self.init(rawValue: (codeWord & 0xfff) >> 2)
        }
    }

    /// Lays an iterator out at `buffer`.
    static func make(_ vm: VM, _ kind: Kind, over object: Obj, cursor: Int = 0, _ buffer: Address) -> Obj {
        let iterator = PolymorphicIterator(vm.ram, buffer)
        iterator.type = TypeID.polymorphicIterator.address
        iterator[next] = kind.codeWord
        iterator.object = object
        iterator.cursor = cursor
        return iterator.obj
    }

    /// The next word of `items`, whose places the cursor counts.
    @inline(__always) func item(of items: Items) -> Obj {
        let cursor = cursor
        guard cursor < items.count else { return .stopIteration }
        self.cursor = cursor + 1
        return Obj(word: ram.load32(items.address + UInt32(cursor) * 4))
    }

    /// polymorph_it_iternext.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let iterator = PolymorphicIterator(vm.ram, object)
        return switch Kind(codeWord: iterator[next]) {
        case .list: iterator.item(of: ListObject(vm.ram, iterator.object).all)
        case .tuple: iterator.item(of: TupleObject(vm.ram, iterator.object).items)
        case .unicode: try StrObject.nextInText(vm, iterator)
        case .bytes: StrObject.nextByte(vm, iterator)
        case .set: SetObject.next(vm, iterator)
        case .deque: DequeObject.nextItem(vm, iterator)
        case .mounts: try VFSModule.nextMount(vm, iterator)
        case nil: vm.ram.fault(object.address, .call)
        }
    }
}

extension ROMBuilder {
    func installPolymorphicIterator() {
        type(.polymorphicIterator, "iterator", PolymorphicIterator.layout) {
            $0.flags = .iteratorIsIternext
            $0.iternext = PolymorphicIterator.next
        }
    }
}
