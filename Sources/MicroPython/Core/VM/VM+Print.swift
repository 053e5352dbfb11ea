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
        try printer.write("<", self)
        try printer.write(qstrBytes(typeNameQstr(type)), self)
        try printer.write(">", self)
    }

    /// mp_obj_print_exception: with the traceback, the outermost call first.
    func printException(_ printer: Printer, _ exception: Obj) throws(PythonError) {
        if isException(exception) { try printTraceback(printer, exception) }
        try print(printer, exception, .exception)
        try printer.write("\n", self)
    }

    /// All of it but its last line.
    func printTraceback(_ printer: Printer, _ exception: Obj) throws(PythonError) {
        let native = nativeException(exception)
        var entry = native.traceback == 0 ? 0 : native.tracebackLength
        if entry > 0 { try printer.write("Traceback (most recent call last):\n", self) }
        while entry > 0 {
            entry -= ExceptionObject.entryWords
            let at = native.traceback + UInt32(entry) * 4
            try printer.write("  File \"", self)
            try printer.write(qstrBytes(Qstr(word(at))), self)
            try printer.write("\", line \(word(at + 4))", self)
            let block = Qstr(word(at + 8))
            if block != .null {
                try printer.write(", in ", self)
                try printer.write(qstrBytes(block), self)
            }
            try printer.write("\n", self)
        }
    }

    /// `<name at 0x...>` and the like: an address as `%p` prints it.
    func writeAddress(_ printer: Printer, _ address: Address) throws(PythonError) {
        try printer.write(String(address, radix: 16), self)
    }
}
