// Where printed text goes. py/mpprint.h, mp_print_t.

import BlockHeap

/// A destination of printed text.
enum Printer {
    /// The board's console.
    case console
    /// A string under construction.
    case vstr(VStr)
    /// A stream object's `write`.
    case stream(Obj)
}

extension VM {
    /// print_strn: one piece of text, as the C code hands it over (the pieces decide how a VStr grows).
    func write(_ printer: Printer, _ bytes: some Collection<UInt8>) throws(PythonError) {
        switch printer {
        case .console: try writeConsole(Array(bytes))
        case .vstr(let vstr): try vstr.append(bytes)
        case .stream(let stream): try writeStream(stream, Array(bytes))
        }
    }
    /// mp_print_str: nothing at all where the text is empty.
    func write(_ printer: Printer, _ text: String) throws(PythonError) {
        if text.isEmpty { return }
        guard case .vstr(let vstr) = printer else { return try write(printer, text.utf8) }
        var text = text
        let count = text.utf8.count
        let place = try vstr.addRoom(count)
        text.withUTF8 { ram.store($0, at: place) }
    }
    /// The same from RAM.
    func write(_ printer: Printer, from address: Address, count: Int) throws(PythonError) {
        switch printer {
        case .console: try writeConsole(ram.bytes(address, count: count))
        case .vstr(let vstr): try vstr.append(from: address, count: count)
        case .stream(let stream): _ = try writeStream(stream, address, count)
        }
    }
    /// One byte, a piece of its own.
    func write(_ printer: Printer, byte: UInt8) throws(PythonError) {
        if case .vstr(let vstr) = printer { return try vstr.append(byte) }
        try write(printer, CollectionOfOne(byte))
    }
}
