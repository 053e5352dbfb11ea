// Where printed text goes. py/mpprint.h, mp_print_t and mp_print_ext_t.

import Heap

/// A destination of printed text.
struct Printer {
    enum Destination {
        /// The board's console.
        case console
        /// A string under construction.
        case vstr(VStr)
        /// A stream object's `write`.
        case stream(Obj)
    }
    /// What `json` puts between items and behind keys: addresses of NUL-terminated texts.
    struct Separators {
        let item: Address
        let key: Address
    }

    let destination: Destination
    var separators: Separators?

    static var console: Printer { Printer(destination: .console) }
    static func vstr(_ vstr: VStr) -> Printer { Printer(destination: .vstr(vstr)) }
    static func stream(_ stream: Obj) -> Printer { Printer(destination: .stream(stream)) }
}

extension Machine {
    /// print_strn: one piece of text, as the C code hands it over (the pieces decide how a VStr grows).
    func write(_ printer: Printer, _ bytes: some Collection<UInt8>) throws(PythonError) {
        switch printer.destination {
        case .console: console(Array(bytes))
        case .vstr(let vstr): try vstr.append(bytes)
        case .stream(let stream): try writeStream(stream, Array(bytes))
        }
    }
    func write(_ printer: Printer, _ text: String) throws(PythonError) { try write(printer, text.utf8) }
    func write(_ printer: Printer, from address: Address, count: Int) throws(PythonError) {
        if case .vstr(let vstr) = printer.destination { return try vstr.append(from: address, count: count) }
        try write(printer, ram.bytes(address, count: count))
    }
    func write(_ printer: Printer, byte: UInt8) throws(PythonError) {
        if case .vstr(let vstr) = printer.destination { return try vstr.append(byte) }
        try write(printer, CollectionOfOne(byte))
    }

    /// What a container prints between its items: `json`'s own separator, else ", ".
    func writeItemSeparator(_ printer: Printer, _ kind: PrintKind) throws(PythonError) {
        guard kind == .json, let separators = printer.separators else { return try write(printer, ", ") }
        try writeText(printer, separators.item)
    }

    /// What a dict prints behind a key: `json`'s own separator, else ": ".
    func writeKeySeparator(_ printer: Printer, _ kind: PrintKind) throws(PythonError) {
        guard kind == .json, let separators = printer.separators else { return try write(printer, ": ") }
        try writeText(printer, separators.key)
    }

    /// mp_print_str: a NUL-terminated text, nothing where it is empty.
    private func writeText(_ printer: Printer, _ address: Address) throws(PythonError) {
        var count = 0
        while ram.load8(address + UInt32(count)) != 0 { count += 1 }
        if count > 0 { try write(printer, from: address, count: count) }
    }
}
