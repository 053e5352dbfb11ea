// A tuple in ROM whose items have names, such as sys.implementation. py/objattrtuple.c.
//
//     +0 type   +4 len   +8 items, len words   then the address of the names, len qstr objects

import BlockHeap

/// What attribute tuples do besides what tuples do.
enum AttributeTuple {
    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        try printItems(vm, printer, object, names: names(vm, object)) { Obj(word: $0).qstr }
    }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        let (items, names) = (TupleObject(vm.ram, object).items, names(vm, object))
        for index in 0..<items.count where vm.obj(names + UInt32(4 * index)) == Obj(name) {
            request.value = items.item(index, vm)
            return
        }
    }

    private static func names(_ vm: VM, _ object: Obj) -> Address {
        let items = TupleObject(vm.ram, object).items
        return vm.word(items.place(items.count))
    }

    /// mp_obj_attrtuple_print_helper.
    static func printItems(
        _ vm: VM, _ printer: Printer, _ object: Obj, names: Address, qstr: (UInt32) -> Qstr
    ) throws(PythonError) {
        let items = TupleObject(vm.ram, object).items
        try printer.write("(", vm)
        for index in 0..<items.count {
            if index > 0 { try printer.write(", ", vm) }
            try printer.write(vm.qstrBytes(qstr(vm.word(names + UInt32(4 * index)))), vm)
            try printer.write("=", vm)
            try vm.print(printer, items.item(index, vm), .repr)
        }
        try printer.write(")", vm)
    }
}
