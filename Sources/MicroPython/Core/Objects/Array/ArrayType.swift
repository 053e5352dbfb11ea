// The types array, bytearray, memoryview and their iterator; the module array. py/objarray.c, py/modarray.c.

import BlockHeap

extension ROMBuilder {
    func installArray() {
        let methods = [
            ("append", function2(ArrayObject.append)),
            ("extend", function2(ArrayObject.extend)),
        ]
        let shared = stringMethods()
        type(.array, "array", ArrayObject.layout, locals: methods) {
            $0.makeNew = ArrayObject.make
            $0.print = ArrayObject.print
            fillArraySlots(&$0)
        }
        type(.bytearray, "bytearray", ArrayObject.layout, locals: methods + shared.dropLast()) {
            $0.makeNew = ArrayObject.makeBytearray
            $0.print = ArrayObject.print
            $0.flags = .equalityChecksOtherType
            fillArraySlots(&$0)
        }
        type(.memoryview, "memoryview", ArrayObject.viewLayout, locals: [shared[0]]) {
            $0.makeNew = ArrayObject.makeMemoryview
            $0.flags = .equalityChecksOtherType
            fillArraySlots(&$0)
        }
        type(.arrayIterator, "iterator", ArrayIterator.layout) {
            $0.iternext = ArrayIterator.next
            $0.flags = .iteratorIsIternext
        }
        module("array", [("array", TypeID.array.obj)])
    }

    private func fillArraySlots(_ slots: inout TypeSlots) {
        slots.unaryOp = ArrayObject.unaryOp
        slots.binaryOp = ArrayObject.binaryOp
        slots.subscr = ArrayObject.subscr
        slots.getiter = ArrayObject.iterator
        slots.buffer = ArrayObject.buffer
    }
}

extension ArrayObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try ArrayObject.make(vm, args) }

    static func makeBytearray(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try ArrayObject.makeBytearray(vm, args) }

    static func makeMemoryview(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try ArrayObject.makeMemoryview(vm, args) }

    /// `array('h', [1, 2])` or `bytearray(b'..')`, in the pieces that the board prints.
    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let array = ArrayObject(vm.ram, object)
        if array.code == ItemCode.bytearray {
            try printer.write("bytearray(b", vm)
            try StrObject.printQuotedBytes(vm, printer, ByteSpan(vm.ram, array.items, array.length))
        } else {
            try printer.write("array('", vm)
            try printer.write(byte: array.code, vm)
            try printer.write("'", vm)
            if array.length > 0 {
                try printer.write(", [", vm)
                for index in 0..<array.length {
                    if index > 0 { try printer.write(", ", vm) }
                    try vm.print(printer, try ItemCode.load(vm, array.code, array.items, index), .repr)
                }
                try printer.write("]", vm)
            }
        }
        try printer.write(")", vm)
    }

    static func iterator(_ vm: VM, _ object: Obj, _ buffer: Address) -> Obj {
        let array = ArrayObject(vm.ram, object)
        let iterator = ArrayIterator(vm.ram, buffer)
        iterator.type = TypeID.arrayIterator.address
        iterator.array = array
        iterator.offset = array.isView ? array.free : 0
        iterator.cursor = 0
        return iterator.obj
    }
}
