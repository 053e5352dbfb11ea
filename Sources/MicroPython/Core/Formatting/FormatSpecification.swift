// What stands behind the colon of a replacement field, and what it does to a value. py/objstr.c.
//
//     [[fill]align][sign]["#"]["0"][width][","]["." precision][type]

import BlockHeap

/// A format specification.
struct FormatSpecification {
    /// 0 where none was given.
    private var fill: UInt8 = 0
    private var align: UInt8 = 0
    private var type: UInt8 = 0
    private var width = -1
    private var precision = -1
    private var flags: PrintFlags = []

    /// Reads all of `text`; false where something is left over.
    mutating func read(_ text: ByteSpan, forNumber isNumber: Bool) -> Bool {
        var cursor = Cursor(text: text)
        if Self.isAlignment(cursor[0]) {
            align = cursor[0]
            cursor.place += 1
        } else if cursor[0] != 0 && Self.isAlignment(cursor[1]) {
            (fill, align) = (cursor[0], cursor[1])
            cursor.place += 2
        }
        if cursor.take(UInt8(ascii: "+")) {
            flags.insert(.showSign)
        } else if cursor.take(UInt8(ascii: " ")) {
            flags.insert(.spaceSign)
        } else {
            _ = cursor.take(UInt8(ascii: "-"))
        }
        if cursor.take(UInt8(ascii: "#")) { flags.insert(.showPrefix) }
        if cursor[0] == UInt8(ascii: "0") {
            if align == 0 && isNumber { align = UInt8(ascii: "=") }
            if fill == 0 { fill = UInt8(ascii: "0") }
        }
        if let number = FormatNumber.read(text, &cursor.place) { width = number }
        if cursor.take(UInt8(ascii: ",")) { flags.insert(.showComma) }
        if cursor.take(UInt8(ascii: ".")), let number = FormatNumber.read(text, &cursor.place) { precision = number }
        if Self.isType(cursor[0]) {
            type = cursor[0]
            cursor.place += 1
        }
        return cursor[0] == 0
    }

    /// A place in a text that ends with a NUL.
    private struct Cursor {
        let text: ByteSpan
        var place = 0

        /// The byte `offset` places on.
        subscript(offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }

        /// Goes past `byte` where it is the next one.
        mutating func take(_ byte: UInt8) -> Bool {
            guard self[0] == byte else { return false }
            place += 1
            return true
        }
    }

    private static func isAlignment(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "^"): true
        default: false
        }
    }

    private static func isType(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "b")...UInt8(ascii: "g"), UInt8(ascii: "E")...UInt8(ascii: "G"), UInt8(ascii: "n"), UInt8(ascii: "o"),
            UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "%"): true
        default: false
        }
    }

    /// Prints `value`. Raises ValueError where the specification does not fit it.
    mutating func print(_ vm: VM, _ printer: Printer, _ value: Obj) throws(PythonError) {
        let isNumber = StrFormatter.looksNumeric(vm, value)
        if align == 0 { align = UInt8(ascii: isNumber ? ">" : "<") }
        if fill == 0 { fill = UInt8(ascii: " ") }
        if !flags.isDisjoint(with: [.showSign, .spaceSign]) {
            if type == UInt8(ascii: "s") { throw vm.error(.valueError, "sign not allowed in string format specifier") }
            if type == UInt8(ascii: "c") { throw vm.error(.valueError, "sign not allowed with integer format specifier 'c'") }
        }
        switch align {
        case UInt8(ascii: "<"): flags.insert(.leftAdjust)
        case UInt8(ascii: "="): flags.insert(.padZeros)
        case UInt8(ascii: "^"): flags.insert(.center)
        default: break
        }
        if StrFormatter.looksInteger(vm, value), try printInteger(vm, printer, value) { return }
        if isNumber { return try printFloat(vm, printer, value) }
        try printString(vm, printer, value)
    }

    /// False where the type is one of the float types.
    private mutating func printInteger(_ vm: VM, _ printer: Printer, _ value: Obj) throws(PythonError) -> Bool {
        var base = 10
        var baseChar = UInt8(ascii: "a")
        switch type {
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "c"):
            let character = UInt8(truncatingIfNeeded: try vm.integer(value))
            try printer.printPadded([character], flags: flags, fill: fill, width: width, vm)
            return true
        case 0, UInt8(ascii: "n"), UInt8(ascii: "d"): break
        case UInt8(ascii: "o"):
            if flags.contains(.showPrefix) { flags.insert(.showOctalLetter) }
            base = 8
        case UInt8(ascii: "x"): base = 16
        case UInt8(ascii: "X"): (base, baseChar) = (16, UInt8(ascii: "A"))
        case UInt8(ascii: "s"): throw unknownCode(vm, value)
        default: return false
        }
        try printer.printInteger(value, base: base, baseChar: baseChar, flags: flags, fill: fill, width: width, precision: 0, vm)
        return true
    }

    private mutating func printFloat(_ vm: VM, _ printer: Printer, _ value: Obj) throws(PythonError) {
        switch type {
        case 0, UInt8(ascii: "n"): type = UInt8(ascii: "g")
        default: break
        }
        var number: Float
        switch type {
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"), UInt8(ascii: "G"):
            number = try vm.floatValue(value)
        case UInt8(ascii: "%"):
            flags.insert(.addPercent)
            type = UInt8(ascii: "f")
            number = try vm.floatValue(value) * 100
        default: throw unknownCode(vm, value)
        }
        try printer.printFloat(number, kind: type, flags: flags, fill: fill, width: width, precision: precision, vm)
    }

    private func printString(_ vm: VM, _ printer: Printer, _ value: Obj) throws(PythonError) {
        if align == UInt8(ascii: "=") { throw vm.error(.valueError, "'=' alignment not allowed in string format specifier") }
        guard type == 0 || type == UInt8(ascii: "s") else { throw unknownCode(vm, value) }
        let text = try vm.stringSpan(value)
        let count = precision < 0 ? text.count : min(text.count, precision)
        try printer.printPadded(from: text.address, count: count, flags: flags, fill: fill, width: width, vm)
    }

    private func unknownCode(_ vm: VM, _ value: Obj) -> PythonError {
        vm.error(
            .valueError, format: "unknown format code '%c' for object of type '%s'", .character(type), .qstr(vm.typeName(value)))
    }
}
