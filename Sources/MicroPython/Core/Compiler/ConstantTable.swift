// The constant objects that a module's bytecode refers to: long strings, bytes, floats, big integers, tuples. py/emitcommon.c.
// On the heap it is the items of a list, left as garbage when the tables are made.

import BlockHeap

/// A module's constants, numbered in the order of their first use.
final class ConstantTable {
    private unowned(unsafe) let vm: VM
    private(set) var objects: ContiguousArray<Obj> = []
    private let block: HeldBlock
    private var capacity = 4

    /// Raises MemoryError.
    init(_ vm: VM) throws(PythonError) {
        self.vm = vm
        block = try HeldBlock(vm, 4 * capacity)
    }

    /// mp_emit_common_use_const_obj: the number of a constant of the same type and value, or a new one.
    func number(of object: Obj) throws(PythonError) -> Int {
        for index in objects.indices {
            if try areStrictlyEqual(objects[index], object) { return index }
        }
        if objects.count >= capacity {
            try block.reallocate(4 * capacity * 2)
            capacity *= 2
        }
        vm.setObj(block.address + UInt32(objects.count) * 4, object)
        objects.append(object)
        return objects.count - 1
    }

    /// Whether two constants are one: `1.0` and `True` are not, though they compare equal.
    private func areStrictlyEqual(_ a: Obj, _ b: Obj) throws(PythonError) -> Bool {
        if a == b { return true }
        guard vm.typeAddress(a) == vm.typeAddress(b) else { return false }
        guard vm.isPointer(a, to: .tuple) else {
            if let areEqual = vm.numbers.areEqual(a, b) { return areEqual }
            return try vm.isEqual(a, b)
        }
        let left = try vm.items(a)
        let right = try vm.items(b)
        guard left.count == right.count else { return false }
        for index in 0..<left.count {
            let offset = UInt32(index) * 4
            guard try areStrictlyEqual(vm.obj(left.address + offset), vm.obj(right.address + offset)) else { return false }
        }
        return true
    }
}
