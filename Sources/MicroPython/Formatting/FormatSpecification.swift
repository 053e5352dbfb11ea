// What stands behind the colon of a replacement field, and what it does to a value. py/objstr.c.
//
//     [[fill]align][sign]["#"]["0"][width][","]["." precision][type]

import Heap

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
        var place = 0
        func byte(_ offset: Int = 0) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
        func take(_ character: Unicode.Scalar) -> Bool {
            guard byte() == UInt8(ascii: character) else { return false }
            place += 1
            return true
        }
        if Self.isAlignment(byte()) {
            align = byte()
            place += 1
        } else if byte() != 0 && Self.isAlignment(byte(1)) {
            (fill, align) = (byte(), byte(1))
            place += 2
        }
        if take("+") {
            flags.insert(.showSign)
        } else if take(" ") {
            flags.insert(.spaceSign)
        } else {
            _ = take("-")
        }
        if take("#") { flags.insert(.showPrefix) }
        if byte() == UInt8(ascii: "0") {
            if align == 0 && isNumber { align = UInt8(ascii: "=") }
            if fill == 0 { fill = UInt8(ascii: "0") }
        }
        if let number = FormatNumber.read(text, &place) { width = number }
        if take(",") { flags.insert(.showComma) }
        if take("."), let number = FormatNumber.read(text, &place) { precision = number }
        if Self.isType(byte()) {
            type = byte()
            place += 1
        }
        return byte() == 0
    }

    private static func isAlignment(_ byte: UInt8) -> Bool { byte != 0 && "<>=^".utf8.contains(byte) }
    private static func isType(_ byte: UInt8) -> Bool { byte != 0 && "bcdeEfFgGnosxX%".utf8.contains(byte) }

    /// Prints `value`. Raises ValueError where the specification does not fit it.
    mutating func print(_ machine: Machine, _ printer: Printer, _ value: Obj) throws(PythonError) {
        let isNumber = machine.looksNumeric(value)
        if align == 0 { align = UInt8(ascii: isNumber ? ">" : "<") }
        if fill == 0 { fill = UInt8(ascii: " ") }
        if !flags.isDisjoint(with: [.showSign, .spaceSign]) {
            if type == UInt8(ascii: "s") { throw machine.error(.valueError, "sign not allowed in string format specifier") }
            if type == UInt8(ascii: "c") { throw machine.error(.valueError, "sign not allowed with integer format specifier 'c'") }
        }
        switch align {
        case UInt8(ascii: "<"): flags.insert(.leftAdjust)
        case UInt8(ascii: "="): flags.insert(.padZeros)
        case UInt8(ascii: "^"): flags.insert(.center)
        default: break
        }
        if machine.looksInteger(value), try printInteger(machine, printer, value) { return }
        if isNumber { return try printFloat(machine, printer, value) }
        try printString(machine, printer, value)
    }

    /// False where the type is one of the float types.
    private mutating func printInteger(_ machine: Machine, _ printer: Printer, _ value: Obj) throws(PythonError) -> Bool {
        var base = 10
        var baseChar = UInt8(ascii: "a")
        switch type {
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "c"):
            let character = UInt8(truncatingIfNeeded: try machine.integer(value))
            try machine.printPadded(printer, [character], flags: flags, fill: fill, width: width)
            return true
        case 0, UInt8(ascii: "n"), UInt8(ascii: "d"): break
        case UInt8(ascii: "o"):
            if flags.contains(.showPrefix) { flags.insert(.showOctalLetter) }
            base = 8
        case UInt8(ascii: "x"): base = 16
        case UInt8(ascii: "X"): (base, baseChar) = (16, UInt8(ascii: "A"))
        case UInt8(ascii: "s"): throw unknownCode(machine, value)
        default: return false
        }
        try machine.printInteger(
            printer, value, base: base, baseChar: baseChar, flags: flags, fill: fill, width: width, precision: 0)
        return true
    }

    private mutating func printFloat(_ machine: Machine, _ printer: Printer, _ value: Obj) throws(PythonError) {
        switch type {
        case 0, UInt8(ascii: "n"): type = UInt8(ascii: "g")
        default: break
        }
        var number: Float
        switch type {
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"), UInt8(ascii: "G"):
            number = try machine.floatValue(value)
        case UInt8(ascii: "%"):
            flags.insert(.addPercent)
            type = UInt8(ascii: "f")
            number = try machine.floatValue(value) * 100
        default: throw unknownCode(machine, value)
        }
        try machine.printFloat(printer, number, kind: type, flags: flags, fill: fill, width: width, precision: precision)
    }

    private func printString(_ machine: Machine, _ printer: Printer, _ value: Obj) throws(PythonError) {
        if align == UInt8(ascii: "=") { throw machine.error(.valueError, "'=' alignment not allowed in string format specifier") }
        guard type == 0 || type == UInt8(ascii: "s") else { throw unknownCode(machine, value) }
        let text = try machine.stringSpan(value)
        let count = precision < 0 ? text.count : min(text.count, precision)
        try machine.printPadded(printer, text.span(0, count).bytes, flags: flags, fill: fill, width: width)
    }

    private func unknownCode(_ machine: Machine, _ value: Obj) -> PythonError {
        machine.error(
            .valueError, format: "unknown format code '%c' for object of type '%s'", .character(type), .qstr(machine.typeName(value)))
    }
}
