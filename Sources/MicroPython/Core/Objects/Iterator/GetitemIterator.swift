// Iterating over an object that has `__getitem__` only: it is asked for item 0, 1, 2 ... until it raises. py/objgetitemiter.c.
//
//     +0 type   +4 __getitem__   +8 the object, or null where the method is bound already   +12 next index

import BlockHeap

extension ROMBuilder {
    func installGetitemIterator() {
        type(.getitemIterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, iterator throws(PythonError) in try vm.nextByIndex(iterator) }
        }
    }
}

extension VM {
    fileprivate func nextByIndex(_ iterator: Obj) throws(PythonError) -> Obj {
        let (mark, stack) = (held.count, stackPointer)
        let index = obj(iterator.address + 12)
        do throws(PythonError) {
            let item = try callMethod((obj(iterator.address + 4), obj(iterator.address + 8)), index)
            setObj(iterator.address + 12, Obj(smallInteger: index.smallInteger + 1))
            return item
        } catch {
            guard isPointer(error.exception, to: .stopIteration) || isPointer(error.exception, to: .indexError) else { throw error }
            release(to: mark)
            stackPointer = stack
            return .stopIteration
        }
    }
}
