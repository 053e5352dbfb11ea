// How str and bytes are printed. py/objstr.c, py/objstrunicode.c. Each character that is quoted is a piece of its own.

import BlockHeap

extension VM {
    /// uni_print: a str.
    func printStr(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let text = text(object)
        switch kind {
        case .json: try printJSON(printer, text)
        case .str: try write(printer, from: text.address, count: text.count)
        default: try printQuoted(printer, text)
        }
    }

    /// str_print: a bytes object.
    func printBytes(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let text = text(object)
        switch kind {
        case .json: try printJSON(printer, text)
        case .raw: try write(printer, from: text.address, count: text.count)
        default:
            try write(printer, byte: UInt8(ascii: "b"))
            try printQuotedBytes(printer, text)
        }
    }

    /// The quote that needs fewer escapes: ' unless there is a ' and no ".
    private func quote(for text: ByteSpan) -> UInt8 {
        var hasSingle = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { return UInt8(ascii: "'") }
            if byte == UInt8(ascii: "'") { hasSingle = true }
        }
        return hasSingle ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    }

    /// uni_print_quoted: characters beyond ASCII as \xNN, \uNNNN and \UNNNNNNNN.
    private func printQuoted(_ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        let quote = quote(for: text)
        try write(printer, byte: quote)
        var index = 0
        while index < text.count {
            let (character, next) = UTF8Text.decode(text, at: index)
            index = next
            if character >= 0x20 && character <= 0x7e {
                try printQuotedByte(printer, UInt8(character), quote)
            } else if let name = Self.controlEscape(character) {
                try write(printer, name)
            } else if character < 0x100 {
                try printEscape(printer, "\\x", character, digits: 2)
            } else if character < 0x1_0000 {
                try printEscape(printer, "\\u", character, digits: 4)
            } else {
                try printEscape(printer, "\\U", character, digits: 8)
            }
        }
        try write(printer, byte: quote)
    }

    /// mp_str_print_quoted for bytes: everything but printable ASCII is escaped.
    func printQuotedBytes(_ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        let quote = quote(for: text)
        try write(printer, byte: quote)
        for byte in text {
            if byte >= 0x20 && byte < 0x7f {
                try printQuotedByte(printer, byte, quote)
            } else if let name = Self.controlEscape(UInt32(byte)) {
                try write(printer, name)
            } else {
                try printEscape(printer, "\\x", UInt32(byte), digits: 2)
            }
        }
        try write(printer, byte: quote)
    }

    /// mp_str_print_json.
    func printJSON(_ printer: Printer, _ text: ByteSpan) throws(PythonError) {
        try write(printer, "\"")
        for byte in text {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                try write(printer, byte: UInt8(ascii: "\\"))
                try write(printer, byte: byte)
            } else if byte >= 0x20 {
                try write(printer, byte: byte)
            } else if let name = Self.controlEscape(UInt32(byte)) {
                try write(printer, name)
            } else {
                try printEscape(printer, "\\u", UInt32(byte), digits: 4)
            }
        }
        try write(printer, "\"")
    }

    private func printQuotedByte(_ printer: Printer, _ byte: UInt8, _ quote: UInt8) throws(PythonError) {
        if byte == UInt8(ascii: "\\") { return try write(printer, "\\\\") }
        if byte == quote { try write(printer, byte: UInt8(ascii: "\\")) }
        try write(printer, byte: byte)
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
    private func printEscape(_ printer: Printer, _ prefix: String, _ character: UInt32, digits: Int) throws(PythonError) {
        let number = String(character, radix: 16)
        try write(printer, prefix)
        try write(printer, String(repeating: "0", count: digits - number.utf8.count))
        try write(printer, number)
    }
}
