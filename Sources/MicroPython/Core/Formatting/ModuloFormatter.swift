// The % operator of str and bytes. py/objstr.c, str_modulo_format.
//
//     "%" ["(" key ")"] [flags] [width or "*"] ["." precision or "*"] type
//
// %s and %r print into a temporary buffer that is freed at once.

import BlockHeap

/// Formats one pattern with the right side of the operator.
struct ModuloFormatter {
    unowned(unsafe) let vm: VM
    let pattern: ByteSpan
    let isBytes: Bool
    /// The values: a tuple's items, or the one object on the right side.
    let values: Items
    let dict: Obj
    private var next = 0
    private var place = 0

    init(_ vm: VM, _ pattern: ByteSpan, isBytes: Bool, values: Items, dict: Obj) {
        self.vm = vm
        self.pattern = pattern
        self.isBytes = isBytes
        self.values = values
        self.dict = dict
    }

    /// One conversion, as read from the pattern.
    private struct Conversion {
        var flags: PrintFlags = []
        var fill = UInt8(ascii: " ")
        var hasPrefix = false
        var width = 0
        var precision = -1
    }

    /// The text. Raises ValueError for a bad pattern, TypeError where values and pattern do not fit.
    mutating func format() throws(PythonError) -> VStr {
        let out = try VStr(vm, capacity: 16)
        while place < pattern.count {
            let byte = pattern[place]
            place += 1
            guard byte == UInt8(ascii: "%") else {
                try out.append(byte)
                continue
            }
            if place >= pattern.count { throw vm.error(.valueError, "incomplete format") }
            if pattern[place] == UInt8(ascii: "%") {
                try out.append(byte)
                place += 1
                continue
            }
            var value = try lookup()
            let conversion = try readConversion()
            if place >= pattern.count { throw vm.error(.valueError, "incomplete format") }
            if value.isNull { value = try nextValue() }
            try print(value, conversion, into: out)
            place += 1
        }
        if dict.isNull && next != values.count {
            throw vm.error(.typeError, "format string didn't convert all arguments")
        }
        return out
    }

    private mutating func nextValue() throws(PythonError) -> Obj {
        guard next < values.count else { throw vm.error(.typeError, "format string needs more arguments") }
        next += 1
        return values.item(next - 1, vm)
    }

    /// The value that "(key)" names, or null where there is none.
    private mutating func lookup() throws(PythonError) -> Obj {
        guard pattern[place] == UInt8(ascii: "(") else { return .null }
        if dict.isNull { throw vm.error(.typeError, "format needs a dict") }
        next = 1
        place += 1
        let start = place
        while place < pattern.count && pattern[place] != UInt8(ascii: ")") { place += 1 }
        if place >= pattern.count { throw vm.error(.valueError, "incomplete format key") }
        let key = try vm.interned(pattern.span(start, place))
        place += 1
        let value = try DictObject(vm.ram, dict).get(key, vm)
        if value.isNull { throw vm.error(.keyError, argument: key) }
        return value
    }

    private mutating func readConversion() throws(PythonError) -> Conversion {
        var conversion = Conversion()
        flags: while place < pattern.count {
            switch pattern[place] {
            case UInt8(ascii: "-"): conversion.flags.insert(.leftAdjust)
            case UInt8(ascii: "+"): conversion.flags.insert(.showSign)
            case UInt8(ascii: " "): conversion.flags.insert(.spaceSign)
            case UInt8(ascii: "#"): conversion.hasPrefix = true
            case UInt8(ascii: "0"):
                conversion.flags.insert(.padZeros)
                conversion.fill = UInt8(ascii: "0")
            default: break flags
            }
            place += 1
        }
        conversion.width = try readNumber() ?? 0
        if place < pattern.count && pattern[place] == UInt8(ascii: ".") {
            place += 1
            if place < pattern.count { conversion.precision = try readNumber() ?? 0 }
        }
        return conversion
    }

    /// Digits, or "*" for the next value.
    private mutating func readNumber() throws(PythonError) -> Int? {
        guard place < pattern.count, pattern[place] == UInt8(ascii: "*") else { return FormatNumber.read(pattern, &place) }
        place += 1
        return try vm.integer(nextValue())
    }

    private func print(_ value: Obj, _ conversion: Conversion, into out: VStr) throws(PythonError) {
        let type = pattern[place]
        switch type {
        case UInt8(ascii: "c"): try printCharacter(value, conversion, into: out)
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
            try printInteger(try ModuloFormatter.truncated(vm, value), conversion, into: out)
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"), UInt8(ascii: "G"):
            try Printer.vstr(out).printFloat(
                try vm.floatValue(value), kind: type, flags: conversion.flags, fill: conversion.fill, width: conversion.width,
                precision: conversion.precision, vm)
        case UInt8(ascii: "o"):
            try printInteger(value, conversion, base: 8, prefix: [.showPrefix, .showOctalLetter], into: out)
        case UInt8(ascii: "x"): try printInteger(value, conversion, base: 16, prefix: .showPrefix, into: out)
        case UInt8(ascii: "X"):
            try printInteger(value, conversion, base: 16, baseChar: UInt8(ascii: "A"), prefix: .showPrefix, into: out)
        case UInt8(ascii: "r"), UInt8(ascii: "s"): try printObject(value, conversion, isRepr: type == UInt8(ascii: "r"), into: out)
        default:
            throw vm.error(
                .valueError, format: "unsupported format character '%c' (0x%x) at index %d", .character(type), .hex(Int(type)), .int(place))
        }
    }

    private func printInteger(
        _ value: Obj, _ conversion: Conversion, base: Int = 10, baseChar: UInt8 = UInt8(ascii: "a"), prefix: PrintFlags = [],
        into out: VStr
    ) throws(PythonError) {
        let flags = conversion.flags.union(conversion.hasPrefix ? prefix : [])
        try Printer.vstr(out).printInteger(
            value, base: base, baseChar: baseChar, flags: flags, fill: conversion.fill, width: conversion.width,
            precision: conversion.precision, vm)
    }

    private func printCharacter(_ value: Obj, _ conversion: Conversion, into out: VStr) throws(PythonError) {
        let character: UInt8
        if vm.isString(value) {
            let text = vm.text(value)
            guard text.count == 1 else { throw vm.error(.typeError, "%c needs int or char") }
            character = text[0]
        } else if StrFormatter.looksInteger(vm, value) {
            character = UInt8(truncatingIfNeeded: try vm.integer(value))
        } else {
            throw vm.error(.typeError, "integer needed")
        }
        try Printer.vstr(out).printPadded([character], flags: conversion.flags, fill: UInt8(ascii: " "), width: conversion.width, vm)
    }

    private func printObject(_ value: Obj, _ conversion: Conversion, isRepr: Bool, into out: VStr) throws(PythonError) {
        let text = try VStr(vm, capacity: 16)
        // b"%s" % b"1" shows the inner bytes undecorated.
        let kind: PrintKind = isRepr ? .repr : isBytes && vm.isPointer(value, to: .bytes) ? .raw : .str
        try vm.print(.vstr(text), value, kind)
        let count = conversion.precision < 0 ? text.count : min(text.count, conversion.precision)
        try Printer.vstr(out).printPadded(
            from: text.buffer, count: count, flags: conversion.flags, fill: UInt8(ascii: " "), width: conversion.width, vm)
        text.clear()
    }
}

extension ModuloFormatter {
    /// `pattern % right`: a tuple gives several values, a dict named ones, anything else is the one value.
    static func format(_ vm: VM, _ pattern: Obj, _ right: Obj) throws(PythonError) -> Obj {
        try vm.withArgs(right) { args throws(PythonError) in
            var values = Items(address: args.base, count: 1)
            if vm.isPointer(right, to: .tuple) { (values.count, values.address) = try vm.items(right) }
            let isBytes = StrObject.typeID(vm, pattern) != .str
            var formatter = ModuloFormatter(
                vm, vm.text(pattern), isBytes: isBytes, values: values, dict: vm.isPointer(right, to: .dict) ? right : .null)
            let text = try formatter.format()
            return try vm.str(of: isBytes ? .bytes : .str, from: text)
        }
    }

    /// arg_as_int: a float without what follows its point, anything else as it is.
    fileprivate static func truncated(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj {
        guard vm.isPointer(value, to: .float) else { return value }
        return try vm.withArgs(value) { args throws(PythonError) in
            try vm.slots(TypeID.int.address).pointee.makeNew!(vm, TypeID.int.obj, args)
        }
    }
}
