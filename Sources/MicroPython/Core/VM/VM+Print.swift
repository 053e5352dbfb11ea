// Printing any object, and an exception with its traceback. py/obj.c, py/stream.c.

import BlockHeap

extension VM {
    /// mp_obj_print_helper. RuntimeError where the nesting is too deep for the C stack.
    func print(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        try enterNative(stackCost.print)
        defer { stackPointer += stackCost.print }
        try countWork(128)
        let type = typeAddress(object)
        if let print = slots(type).pointee.print { return try print(self, printer, object, kind) }
        try write(printer, "<")
        try write(printer, qstrBytes(typeNameQstr(type)))
        try write(printer, ">")
    }

    /// mp_obj_print_exception: with the traceback, the outermost call first.
    func printException(_ printer: Printer, _ exception: Obj) throws(PythonError) {
        if isException(exception) { try printTraceback(printer, exception) }
        try print(printer, exception, .exception)
        try write(printer, "\n")
    }

    /// All of it but its last line.
    func printTraceback(_ printer: Printer, _ exception: Obj) throws(PythonError) {
        let native = nativeException(exception)
        var entry = native.traceback == 0 ? 0 : native.tracebackLength
        if entry > 0 { try write(printer, "Traceback (most recent call last):\n") }
        while entry > 0 {
            entry -= ExceptionObject.entryWords
            let at = native.traceback + UInt32(entry) * 4
            try write(printer, "  File \"")
            try write(printer, qstrBytes(Qstr(word(at))))
            try write(printer, "\", line \(word(at + 4))")
            let block = Qstr(word(at + 8))
            if block != .null {
                try write(printer, ", in ")
                try write(printer, qstrBytes(block))
            }
            try write(printer, "\n")
        }
    }

    /// `<name at 0x...>` and the like: an address as `%p` prints it.
    func writeAddress(_ printer: Printer, _ address: Address) throws(PythonError) {
        try write(printer, String(address, radix: 16))
    }
}
