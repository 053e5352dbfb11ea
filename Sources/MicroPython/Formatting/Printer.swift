// Where printed text goes. py/mpprint.h, mp_print_t.

import Heap

/// A destination of printed text.
enum Printer {
    /// The board's console.
    case console
    /// A string under construction.
    case vstr(VStr)
    /// A stream object's `write`.
    case stream(Obj)
}

extension Machine {
    /// print_strn: one piece of text, as the C code hands it over (the pieces decide how a VStr grows).
    func write(_ printer: Printer, _ bytes: some Collection<UInt8>) throws(PythonError) {
        switch printer {
        case .console: console(Array(bytes))
        case .vstr(let vstr): try vstr.append(bytes)
        case .stream(let stream): try writeStream(stream, Array(bytes))
        }
    }
    func write(_ printer: Printer, _ text: String) throws(PythonError) { try write(printer, text.utf8) }
    func write(_ printer: Printer, from address: Address, count: Int) throws(PythonError) {
        try write(printer, ram.bytes(address, count: count))
    }
}
