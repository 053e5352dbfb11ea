// Where printed text goes. py/mpprint.h, mp_print_t.

import BlockHeap

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

    let destination: Destination
    /// What JSON has between items, and between a key and its value (mp_print_ext_t).
    var separators = JSONSeparators()

    static var console: Printer { Printer(destination: .console) }
    static func vstr(_ vstr: VStr) -> Printer { Printer(destination: .vstr(vstr)) }
    static func stream(_ stream: Obj) -> Printer { Printer(destination: .stream(stream)) }
}

/// What `json.dumps` puts between items, and between a key and its value.
struct JSONSeparators {
    var item = ", "
    var key = ": "
}

extension Printer {
    /// print_strn: one piece of text, as the C code hands it over (the pieces decide how a VStr grows).
    func write(_ bytes: some Collection<UInt8>, _ vm: VM) throws(PythonError) {
        switch destination {
        case .console: try vm.writeConsole(Array(bytes))
        case .vstr(let vstr): try vstr.append(bytes)
        case .stream(let stream): try Stream.writeAll(vm, stream, Array(bytes))
        }
    }
    /// mp_print_str: nothing at all where the text is empty.
    func write(_ text: String, _ vm: VM) throws(PythonError) {
        if text.isEmpty { return }
        guard case .vstr(let vstr) = destination else { return try write(text.utf8, vm) }
        var text = text
        let count = text.utf8.count
        let place = try vstr.addRoom(count)
        text.withUTF8 { vm.ram.store($0, at: place) }
    }
    /// The same from RAM.
    func write(from address: Address, count: Int, _ vm: VM) throws(PythonError) {
        switch destination {
        case .console: try vm.writeConsole(vm.ram.bytes(address, count: count))
        case .vstr(let vstr): try vstr.append(from: address, count: count)
        case .stream(let stream): _ = try Stream.writeAll(vm, stream, address, count)
        }
    }
    /// One byte, a piece of its own.
    func write(byte: UInt8, _ vm: VM) throws(PythonError) {
        if case .vstr(let vstr) = destination { return try vstr.append(byte) }
        try write(CollectionOfOne(byte), vm)
    }
}
