// A function with cells of outer functions, and the cells. py/objclosure.c, py/objcell.c.
//
//     closure   +0 type   +4 function   +8 number of cells   +12 cells
//     cell      +0 type   +4 the variable's value, 0 while it has none

import BlockHeap

extension VM {
    /// mp_obj_new_closure: `count` cells from `base` on.
    func closure(_ function: Obj, count: Int, from base: Address) throws(PythonError) -> Obj {
        let address = try allocate(12 + 4 * count)
        setWord(address, TypeID.closure.address)
        setObj(address + 4, function)
        setWord(address + 8, UInt32(count))
        ram.copy(from: base, to: address + 12, count: 4 * count)
        return Obj(address)
    }

    /// closure_call: the cells come before the arguments. More than five words in all make an array on the heap.
    func callClosure(_ closure: Address, _ args: Args) throws(PythonError) -> Obj {
        let cellCount = Int(word(closure + 8))
        let argumentWords = args.count + 2 * args.keywordCount
        let total = cellCount + argumentWords
        let array = total > 5 ? try allocate(4 * total) : 0
        let base = array != 0 ? array : try pushArguments(5)
        ram.copy(from: closure + 12, to: base, count: 4 * cellCount)
        ram.copy(from: args.base, to: base + 4 * UInt32(cellCount), count: 4 * argumentWords)
        let new = Args(ram, base: base, count: cellCount + args.count, keywordCount: args.keywordCount)
        if array != 0 { return try callWithArray(array, obj(closure + 4), new) }
        defer { popArguments(base, 5) }
        return try call(obj(closure + 4), new)
    }

    /// `__build_class__` puts the class into the cell that its methods find it in.
    func setCell(_ cell: Obj, _ value: Obj) { setObj(cell.address + 4, value) }
}

extension ROMBuilder {
    func installClosure() {
        type(.closure, "closure") {
            $0.flags = .bindsSelf
            $0.attr = { vm, closure, name, request throws(PythonError) in
                // A store that the function does not know counts as done, as it does on the board.
                let found = try vm.loadMethodMaybe(vm.obj(closure.address + 4), name)
                request = AttributeRequest(value: found.method, receiver: found.receiver)
            }
            $0.call = { vm, closure, args throws(PythonError) in try vm.callClosure(closure.address, args) }
        }
        type(.cell, "") { _ in }
    }
}
