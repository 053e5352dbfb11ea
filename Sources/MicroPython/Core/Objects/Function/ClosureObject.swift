// A function with cells of outer functions, and the cells. py/objclosure.c, py/objcell.c.
//
//     closure   +0 type   +4 function   +8 number of cells   +12 cells
//     cell      +0 type   +4 the variable's value, 0 while it has none

import BlockHeap

/// A closure in RAM.
struct ClosureObject: PythonObject {
    let ram: RAM
    let address: Address

    static var function: Field<Obj> { @inline(__always) get { .init(4, "function", .value) } }
    static var cellCount: Field<Int> { @inline(__always) get { .init(8, "cells", .number) } }
    static let layout = Layout(
        .other, [type, function, cellCount], tail: Tail(headerBytes, "cell", way: "a variable of the function around it", count: cellCount))
    static let headerBytes = 12

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var function: Obj { get { self[Self.function] } nonmutating set { self[Self.function] = newValue } }
    @inline(__always) var cellCount: Int { get { self[Self.cellCount] } nonmutating set { self[Self.cellCount] = newValue } }
    @inline(__always) var cells: Address { address &+ UInt32(Self.headerBytes) }

    /// mp_obj_new_closure: `count` cells from `base` on.
    static func make(_ vm: VM, _ function: Obj, count: Int, from base: Address) throws(PythonError) -> ClosureObject {
        let closure = ClosureObject(vm.ram, try vm.allocate(headerBytes + 4 * count))
        closure.type = TypeID.closure.address
        closure.function = function
        closure.cellCount = count
        vm.ram.copy(from: base, to: closure.cells, count: 4 * count)
        return closure
    }

    /// closure_call: the cells come before the arguments. More than five words in all make an array on the heap.
    static func call(_ vm: VM, _ object: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.enterNative(vm.stackCost.closure)
        defer { vm.stackPointer += vm.stackCost.closure }
        let closure = ClosureObject(vm.ram, object)
        let cellCount = closure.cellCount
        let argumentWords = args.count + 2 * args.keywordCount
        let total = cellCount + argumentWords
        let array = total > 5 ? try vm.allocate(4 * total) : 0
        let base = array != 0 ? array : try vm.pushArguments(5)
        vm.ram.copy(from: closure.cells, to: base, count: 4 * cellCount)
        vm.ram.copy(from: args.base, to: base + 4 * UInt32(cellCount), count: 4 * argumentWords)
        let new = Args(vm.ram, base: base, count: cellCount + args.count, keywordCount: args.keywordCount)
        if array != 0 { return try vm.callWithArray(array, closure.function, new) }
        defer { vm.popArguments(base, 5) }
        return try vm.call(closure.function, new)
    }

    /// Its function's attributes are its own. A store that the function does not know counts as done, as it does on the board.
    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        let found = try vm.loadMethodMaybe(ClosureObject(vm.ram, object).function, name)
        request = AttributeRequest(value: found.method, receiver: found.receiver)
    }
}

/// A variable of a function that inner functions use too.
struct CellObject: PythonObject {
    let ram: RAM
    let address: Address

    static var value: Field<Obj> { @inline(__always) get { .init(4, "value", .value, way: "the variable's value") } }
    static let layout = Layout(.other, [type, value])
    static let byteCount = 8

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// `null` while the variable has none.
    @inline(__always) var value: Obj { get { self[Self.value] } nonmutating set { self[Self.value] = newValue } }
}

extension ROMBuilder {
    func installClosure() {
        type(.closure, "closure", ClosureObject.layout) {
            $0.flags = .bindsSelf
            $0.attr = ClosureObject.attribute
            $0.call = ClosureObject.call
        }
        type(.cell, "", CellObject.layout) { _ in }
    }
}
