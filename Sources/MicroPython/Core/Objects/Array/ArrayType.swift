// The types array, bytearray, memoryview and their iterator; the module array. py/objarray.c, py/modarray.c.
//
// An iterator is   +0 type   +4 array   +8 offset   +12 next item        and fits on the value stack.

import BlockHeap

extension ROMBuilder {
    func installArray() {
        let methods = [
            ("append", function2 { vm, array, item throws(PythonError) in try vm.arrayAppend(array, item) }),
            ("extend", function2 { vm, array, source throws(PythonError) in try vm.arrayExtend(array, source) }),
        ]
        let shared = stringMethods()
        type(.array, "array", ArrayObject.layout, locals: methods) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeArray(args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printArray(printer, object) }
            fillArraySlots(&$0)
        }
        type(.bytearray, "bytearray", ArrayObject.layout, locals: methods + shared.dropLast()) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeBytearray(args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printArray(printer, object) }
            $0.flags = .equalityChecksOtherType
            fillArraySlots(&$0)
        }
        type(.memoryview, "memoryview", ArrayObject.viewLayout, locals: [shared[0]]) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeMemoryview(args) }
            $0.flags = .equalityChecksOtherType
            fillArraySlots(&$0)
        }
        type(.arrayIterator, "iterator") {
            $0.iternext = { vm, iterator throws(PythonError) in try vm.nextArrayItem(iterator) }
            $0.flags = .iteratorIsIternext
        }
        module("array", [("array", TypeID.array.obj)])
    }

    private func fillArraySlots(_ slots: inout TypeSlots) {
        slots.unaryOp = { vm, op, object throws(PythonError) in vm.arrayUnaryOp(op, object) }
        slots.binaryOp = { vm, op, left, right throws(PythonError) in try vm.arrayBinaryOp(op, left, right) }
        slots.subscr = { vm, object, index, value throws(PythonError) in try vm.arraySubscript(object, index, value) }
        slots.getiter = { vm, object, buffer throws(PythonError) in vm.arrayIterator(object, buffer) }
        slots.buffer = { vm, object, access throws(PythonError) in vm.arrayBuffer(object, access) }
    }
}

extension VM {
    /// `array('h', [1, 2])` or `bytearray(b'..')`, in the pieces that the board prints.
    fileprivate func printArray(_ printer: Printer, _ object: Obj) throws(PythonError) {
        let array = ArrayObject(ram, object)
        if array.code == ItemCode.bytearray {
            try write(printer, "bytearray(b")
            try printQuotedBytes(printer, ByteSpan(ram, array.items, array.length))
        } else {
            try write(printer, "array('")
            try write(printer, byte: array.code)
            try write(printer, "'")
            if array.length > 0 {
                try write(printer, ", [")
                for index in 0..<array.length {
                    if index > 0 { try write(printer, ", ") }
                    try print(printer, try arrayItem(array.code, array.items, index), .repr)
                }
                try write(printer, "]")
            }
        }
        try write(printer, ")")
    }

    fileprivate func arrayIterator(_ object: Obj, _ buffer: Address) -> Obj {
        let array = ArrayObject(ram, object)
        setWord(buffer, TypeID.arrayIterator.address)
        setObj(buffer + 4, object)
        setWord(buffer + 8, array.isView ? UInt32(array.free) : 0)
        setWord(buffer + 12, 0)
        return Obj(buffer)
    }

    fileprivate func nextArrayItem(_ iterator: Obj) throws(PythonError) -> Obj {
        let array = ArrayObject(ram, obj(iterator.address + 4))
        let next = Int(word(iterator.address + 12))
        guard next < array.length else { return .stopIteration }
        setWord(iterator.address + 12, UInt32(next + 1))
        return try arrayItem(array.code, array.items, Int(word(iterator.address + 8)) + next)
    }
}
