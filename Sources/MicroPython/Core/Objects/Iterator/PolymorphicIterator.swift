// Iterators that share one type and differ by the function they carry. py/objpolyiter.c, mp_type_polymorph_iter.
//
//     +0 type   +4 code word of the next function   +8 what is iterated over   +12 cursor
//
// They fit in 16 bytes, so that a `for` can keep them on the value stack.

import BlockHeap

/// The next functions, by their code word.
enum PolymorphicIterator: UInt32, CaseIterable {
    case list, tuple, unicode, bytes, set, deque, mounts

    var codeWord: UInt32 { MemoryMap.codeStart | 0x2000 | rawValue << 2 | 1 }

    init?(codeWord: UInt32) {
        self.init(rawValue: (codeWord & 0xfff) >> 2)
    }
}

extension VM {
    /// Lays an iterator out at `buffer`.
    func polymorphicIterator(_ kind: PolymorphicIterator, over object: Obj, cursor: Int = 0, _ buffer: Address) -> Obj {
        setWord(buffer, TypeID.polymorphicIterator.address)
        setWord(buffer + 4, kind.codeWord)
        setObj(buffer + 8, object)
        setWord(buffer + 12, UInt32(cursor))
        return Obj(buffer)
    }

    /// The next word of `items` for an iterator that counts places.
    @inline(__always) func nextItem(_ iterator: Obj, _ items: Items) -> Obj {
        let cursor = word(iterator.address + 12)
        guard cursor < items.count else { return .stopIteration }
        setWord(iterator.address + 12, cursor + 1)
        return obj(items.address + cursor * 4)
    }

    /// polymorph_it_iternext.
    fileprivate func nextPolymorphic(_ iterator: Obj) throws(PythonError) -> Obj {
        let object = obj(iterator.address + 8)
        return switch PolymorphicIterator(codeWord: word(iterator.address + 4)) {
        case .list: nextItem(iterator, ListObject(ram, object).all)
        case .tuple: nextItem(iterator, TupleObject(ram, object).items)
        case .unicode: try nextCharacter(iterator)
        case .bytes: nextByte(iterator)
        case .set: nextSetItem(iterator)
        case .deque: nextDequeItem(iterator)
        case .mounts: try nextMount(iterator)
        case nil: ram.fault(iterator.address, .call)
        }
    }
}

extension ROMBuilder {
    func installPolymorphicIterator() {
        type(.polymorphicIterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, iterator throws(PythonError) in try vm.nextPolymorphic(iterator) }
        }
    }
}
