// How str and bytes are printed. py/objstr.c, py/objstrunicode.c. Each character that is quoted is a piece of its own.

import BlockHeap

extension StrObject {
    /// uni_print: a str.
    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let text = vm.text(object)
        switch kind {
        case .json: try printJSON(vm, printer, text)
        case .str: try printer.write(from: text.address, count: text.count, vm)
        default: try printQuoted(vm, printer, text)
        }
    }

    /// str_print: a bytes object.
    static func printBytes(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let text = vm.text(object)
        switch kind {
        case .json: try printJSON(vm, printer, text)
        case .raw: try printer.write(from: text.address, count: text.count, vm)
        default:
            try printer.write(byte: UInt8(ascii: "b"), vm)
            try printQuotedBytes(vm, printer, text)
        }
    }

    /// The quote that needs fewer escapes: ' unless there is a ' and no ".
    private static func quote(for text: ByteSpan) -> UInt8 {
        var hasSingle = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { return UInt8(ascii: "'") }
            if byte == UInt8(ascii: "'") { hasSingle = true }
        }
        return hasSingle ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    }

    /// uni_print_quoted: characters beyond ASCII as \xNN, \uNNNN and \UNNNNNNNN.
    private static func printQuoted(_ vm: VM, _ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        let quote = Self.quote(for: text)
        try printer.write(byte: quote, vm)
        var index = 0
        while index < text.count {
            let (character, next) = UTF8Text.decode(text, at: index)
            index = next
            if character >= 0x20 && character <= 0x7e {
                try Self.printQuotedByte(vm, printer, UInt8(character), quote)
            } else if let name = Self.controlEscape(character) {
                try printer.write(name, vm)
            } else if character < 0x100 {
                try Self.printEscape(vm, printer, "\\x", character, digits: 2)
            } else if character < 0x1_0000 {
                try Self.printEscape(vm, printer, "\\u", character, digits: 4)
            } else {
                try Self.printEscape(vm, printer, "\\U", character, digits: 8)
            }
        }
        try printer.write(byte: quote, vm)
    }

    /// mp_str_print_quoted for bytes: everything but printable ASCII is escaped.
    static func printQuotedBytes(_ vm: VM, _ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        let quote = Self.quote(for: text)
        try printer.write(byte: quote, vm)
        for byte in text {
            if byte >= 0x20 && byte < 0x7f {
                try printQuotedByte(vm, printer, byte, quote)
            } else if let name = Self.controlEscape(UInt32(byte)) {
                try printer.write(name, vm)
            } else {
                try printEscape(vm, printer, "\\x", UInt32(byte), digits: 2)
            }
        }
        try printer.write(byte: quote, vm)
    }

    /// mp_str_print_json.
    static func printJSON(_ vm: VM, _ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        try printer.write("\"", vm)
        for byte in text {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                try printer.write(byte: UInt8(ascii: "\\"), vm)
                try printer.write(byte: byte, vm)
            } else if byte >= 0x20 {
                try printer.write(byte: byte, vm)
            } else if let name = Self.controlEscape(UInt32(byte)) {
                try printer.write(name, vm)
            } else {
                try printEscape(vm, printer, "\\u", UInt32(byte), digits: 4)
            }
        }
        try printer.write("\"", vm)
    }

    private static func printQuotedByte(_ vm: VM, _ printer: Printer, _ byte: UInt8, _ quote: UInt8) throws(PythonError) {
        if byte == UInt8(ascii: "\\") { return try printer.write("\\\\", vm) }
        if byte == quote { try printer.write(byte: UInt8(ascii: "\\"), vm) }
        try printer.write(byte: byte, vm)
    }

    private static func controlEscape(_ character: UInt32) -> String? {
        switch character {
        case 0x0a: "\\n"
        case 0x0d: "\\r"
        case 0x09: "\\t"
        default: nil
        }
    }

    /// The prefix, the zeros and the digits: three pieces, as a formatted number is printed.
    private static func printEscape(_ vm: VM, _ printer: Printer, _ prefix: String, _ character: UInt32, digits: Int) throws(PythonError) {
        let number = String(character, radix: 16)
        try printer.write(prefix, vm)
        try printer.write(String(repeating: "0", count: digits - number.utf8.count), vm)
        try printer.write(number, vm)
    }
}
