// Iterating over an object that has `__getitem__` only: it is asked for item 0, 1, 2 ... until it raises. py/objgetitemiter.c.
//
//     +0 type   +4 __getitem__   +8 the object, or null where the method is bound already   +12 next index

import BlockHeap

/// An iterator that asks for items by their index, in RAM.
struct GetitemIterator: PythonObject {
    let ram: RAM
    let address: Address

    static var method: Field<Obj> { .init(4, "method", .value) }
    static var object: Field<Obj> { .init(8, "object", .value) }
    static var index: Field<Obj> { .init(12, "next index", .value) }
    static let layout = Layout(.other, [type, method, object, index])

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var method: Obj { get { self[Self.method] } nonmutating set { self[Self.method] = newValue } }
    var object: Obj { get { self[Self.object] } nonmutating set { self[Self.object] = newValue } }
    var index: Obj { get { self[Self.index] } nonmutating set { self[Self.index] = newValue } }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let iterator = GetitemIterator(vm.ram, object)
        let (mark, stack) = (vm.native.held.count, vm.stackPointer)
        let index = iterator.index
        do throws(PythonError) {
            let item = try vm.callMethod((iterator.method, iterator.object), index)
            iterator.index = Obj(smallInteger: index.smallInteger + 1)
            return item
        } catch {
            guard vm.isPointer(error.exception, to: .stopIteration) || vm.isPointer(error.exception, to: .indexError) else { throw error }
            vm.release(to: mark)
            vm.stackPointer = stack
            return .stopIteration
        }
    }
}

extension ROMBuilder {
    func installGetitemIterator() {
        type(.getitemIterator, "iterator", GetitemIterator.layout) {
            $0.flags = .iteratorIsIternext
            $0.iternext = GetitemIterator.next
        }
    }
}
