// str.format, which f-strings come through too. py/objstr.c, mp_obj_str_format_helper.
//
//     replacement field:   "{" [name or number] ["!" r|s] [":" specification] "}"
//
// Each field without a specification (or with a conversion) makes a str object of its argument first, which is garbage right after.

import BlockHeap

/// Formats one template with the arguments of a call.
struct StrFormatter {
    /// C stack that one level of nested fields takes.
    static let stackBytes: UInt32 = 208

    unowned(unsafe) let vm: VM
    /// The template, then the values.
    let args: Args
    /// The number of the next automatic field; -1 once a number was given.
    var automatic = 0

    init(_ vm: VM, _ args: Args) {
        self.vm = vm
        self.args = args
    }

    /// The text of `template`. Raises ValueError for a bad template, IndexError and KeyError for a missing argument.
    mutating func format(_ template: ByteSpan) throws(PythonError) -> VStr {
        let out = try VStr(vm, capacity: 16)
        var place = 0
        while place < template.count {
            let byte = template[place]
            place += 1
            let isDoubled = place < template.count && template[place] == byte
            if byte == UInt8(ascii: "}") && !isDoubled { throw fault("single '}' encountered in format string") }
            if byte != UInt8(ascii: "{") || isDoubled {
                try out.append(byte)
                if isDoubled && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) { place += 1 }
                continue
            }
            let field = try readField(template, &place)
            try format(field, into: out)
        }
        return out
    }

    // MARK: reading a field

    private struct Field {
        var name: ByteSpan?
        /// "r", "s" or 0.
        var conversion: UInt8 = 0
        var specification: ByteSpan?
    }

    /// Reads from behind "{" to behind the "}" that ends the field.
    private func readField(_ template: ByteSpan, _ place: inout Int) throws(PythonError) -> Field {
        var field = Field()
        let start = place
        while place < template.count && !Self.endsName(template[place]) { place += 1 }
        if place > start { field.name = template.span(start, place) }
        if place < template.count && template[place] == UInt8(ascii: "!") {
            place += 1
            guard place < template.count, template[place] == UInt8(ascii: "r") || template[place] == UInt8(ascii: "s") else {
                throw fault("bad conversion specifier")
            }
            field.conversion = template[place]
            place += 1
        }
        if place < template.count && template[place] == UInt8(ascii: ":") {
            place += 1
            // {:} means {}, not an empty specification: the two print True differently.
            if place >= template.count || template[place] != UInt8(ascii: "}") {
                field.specification = readSpecification(template, &place)
            }
        }
        if place >= template.count { throw fault("unmatched '{' in format") }
        if template[place] != UInt8(ascii: "}") { throw fault("expected ':' after format specifier") }
        place += 1
        return field
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "}") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: ":")
    }

    /// Up to the "}" that closes the field; fields inside the specification are passed over.
    private func readSpecification(_ template: ByteSpan, _ place: inout Int) -> ByteSpan {
        let start = place
        var depth = 1
        while place < template.count {
            if template[place] == UInt8(ascii: "{") {
                depth += 1
            } else if template[place] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { break }
            }
            place += 1
        }
        return template.span(start, place)
    }

    // MARK: the argument

    private mutating func argument(_ name: ByteSpan?) throws(PythonError) -> Obj {
        guard let name else {
            if automatic < 0 { throw fault("can't switch from manual field specification to automatic field numbering") }
            let index = automatic
            automatic += 1
            return try positional(index)
        }
        guard CharacterClass.isDigit(name[0]) else { return try named(name) }
        if automatic > 0 { throw fault("can't switch from automatic field numbering to manual field specification") }
        var place = 0
        let index = FormatNumber.read(name, &place) ?? 0
        let value = try positional(index)
        automatic = -1
        if place < name.count { throw attributes() }
        return value
    }

    private func positional(_ index: Int) throws(PythonError) -> Obj {
        guard index >= 0 && index < args.count - 1 else { throw vm.error(.indexError, "tuple index out of range") }
        return args[index + 1]
    }

    private func named(_ name: ByteSpan) throws(PythonError) -> Obj {
        let end = name.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? name.count
        let key = try vm.interned(name.span(0, end))
        for index in 0..<args.keywordCount where args.keyword(index) == key {
            if end < name.count { throw attributes() }
            return args.keywordValue(index)
        }
        throw vm.error(.keyError, argument: key)
    }

    // MARK: printing it

    private mutating func format(_ field: Field, into out: VStr) throws(PythonError) {
        var value = try argument(field.name)
        let mark = vm.native.held.count
        let conversion = field.specification == nil && field.conversion == 0 ? UInt8(ascii: "s") : field.conversion
        if conversion != 0 {
            let text = try VStr(vm, capacity: 16)
            try vm.print(.vstr(text), value, conversion == UInt8(ascii: "s") ? .str : .repr)
            value = try vm.str(of: .str, from: text)
            vm.hold(value)
        }
        var specification = FormatSpecification()
        if let template = field.specification {
            let top = vm.stackPointer
            vm.stackPointer -= Self.stackBytes
            try vm.checkStack()
            let text = try format(template)
            vm.stackPointer = top
            try text.terminate()
            let isNumber = StrFormatter.looksNumeric(vm, value)
            guard specification.read(ByteSpan(vm.ram, text.buffer, text.count), forNumber: isNumber) else {
                throw fault("invalid format specifier")
            }
            text.clear()
        }
        try specification.print(vm, .vstr(out), value)
        vm.release(to: mark)
    }

    private func fault(_ text: String) -> PythonError { vm.error(.valueError, text) }
    private func attributes() -> PythonError { vm.error(.notImplementedError, "attributes not supported") }
}

extension StrFormatter {
    /// mp_obj_str_format: `args[0]` is the template.
    static func format(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (type, template) = try StrObject.receiver(vm, args[0])
        var formatter = StrFormatter(vm, args)
        let text = try formatter.format(template)
        return try vm.str(of: type, from: text)
    }

    /// arg_looks_integer: a bool or an int.
    static func looksInteger(_ vm: VM, _ value: Obj) -> Bool {
        value.isSmallInteger || value == .true || value == .false || vm.isPointer(value, to: .int)
    }

    /// arg_looks_numeric: a float too.
    static func looksNumeric(_ vm: VM, _ value: Obj) -> Bool { looksInteger(vm, value) || vm.isPointer(value, to: .float) }
}

/// Numbers in a template.
enum FormatNumber {
    /// str_to_int: the decimal digits from `place` on, cut to 32 bits as in C; nil where there are none.
    static func read(_ text: ByteSpan, _ place: inout Int) -> Int? {
        guard place < text.count, CharacterClass.isDigit(text[place]) else { return nil }
        var number: Int32 = 0
        while place < text.count, CharacterClass.isDigit(text[place]) {
            number = number &* 10 &+ Int32(text[place] - 0x30)
            place += 1
        }
        return Int(number)
    }
}
