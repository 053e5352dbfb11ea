// str(), bytes() and the ways between the two: decode, encode, hex, fromhex. py/objstr.c.

import BlockHeap

extension StrObject {
    /// mp_obj_str_make_new.
    static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try refuseKeywords(vm, args)
        try vm.checkArguments(args, 0, 3)
        if args.count == 0 { return Obj(Qstr.empty) }
        return args.count == 1 ? try of(vm, args[0]) : try decode(vm, args[0])
    }

    /// str(object): what print() would show.
    static func of(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let vstr = try VStr(vm, capacity: 16)
        try vm.print(.vstr(vstr), object, .str)
        return try vm.str(of: .str, from: vstr)
    }

    /// str(data, encoding): a bytes object's characters are shared, anything else with a buffer is copied.
    static func decode(_ vm: VM, _ data: Obj) throws(PythonError) -> Obj {
        guard vm.isPointer(data, to: .bytes) else {
            let buffer = try vm.buffer(data, .read)
            return try vm.str(ByteSpan(vm.ram, buffer.address, buffer.count))
        }
        let text = vm.text(data)
        vm.noteWork(8 * text.count)
        let hash = vm.stringHash(data)
        guard UTF8Text.isValid(text) else { throw vm.error(.unicodeError) }
        if let known = vm.findQstr(text, StringHash.whole(text)) { return Obj(known) }
        return Obj(try make(vm, .str, count: text.count, data: text.address, hash: hash).address)
    }

    /// bytes_make_new.
    static func makeBytes(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try refuseKeywords(vm, args)
        if args.count == 0 { return empty(vm, .bytes) }
        let source = args[0]
        if vm.isPointer(source, to: .bytes) { return source }
        if vm.isString(source) {
            if args.count < 2 || args.count > 3 { throw vm.error(.typeError, "string argument without an encoding") }
            return try encode(vm, source)
        }
        if args.count > 1 { throw vm.error(.typeError, "wrong number of arguments") }
        if source.isSmallInteger {
            guard source.smallInteger >= 0 else { throw vm.error(.valueError) }
            let vstr = try VStr(vm, count: source.smallInteger)
            return try vm.bytes(from: vstr)
        }
        if let buffer = try vm.bufferMaybe(source, .read) {
            return try copy(vm, .bytes, ByteSpan(vm.ram, buffer.address, buffer.count))
        }
        return try bytes(vm, ofItemsIn: source)
    }

    /// A bytes object over a str's characters.
    static func encode(_ vm: VM, _ string: Obj) throws(PythonError) -> Obj {
        let text = vm.text(string)
        return Obj(try make(vm, .bytes, count: text.count, data: text.address, hash: vm.stringHash(string)).address)
    }

    /// Room for exactly as many bytes as there are items, where that is known.
    private static func bytes(_ vm: VM, ofItemsIn source: Obj) throws(PythonError) -> Obj {
        let length = try vm.lengthMaybe(source)
        let vstr = try VStr(vm, capacity: length.isNull ? 16 : length.smallInteger)
        try vm.forEach(source) { item throws(PythonError) in
            let value = try vm.integer(item)
            if value < 0 || value > 255 { throw vm.error(.valueError, "bytes value out of range") }
            try vstr.append(UInt8(value))
            return true
        }
        return try vm.bytes(from: vstr)
    }

    /// mp_arg_error_unimpl_kw.
    static func refuseKeywords(_ vm: VM, _ args: Args) throws(PythonError) {
        guard args.keywordCount > 0 else { return }
        throw vm.error(.notImplementedError, "keyword argument(s) not implemented - use normal args instead")
    }

    // MARK: hexadecimal

    /// mp_obj_bytes_hex: two digits a byte, and `separator` (its first byte) between them. An empty buffer gives b'' whatever `type` is.
    static func hex(_ vm: VM, _ data: Obj, separator: Obj?, as type: TypeID) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(data, .read)
        if buffer.count == 0 { return empty(vm, .bytes) }
        let from = ByteSpan(vm.ram, buffer.address, buffer.count)
        var between: UInt8?
        if let separator {
            let text = try vm.stringSpan(separator)
            between = text.count == 0 ? 0 : text[0]
        }
        let vstr = try VStr(vm, count: from.count * 2 + (between == nil ? 0 : from.count - 1))
        var to = vstr.buffer
        for (index, byte) in from.enumerated() {
            vm.ram.store8(to, CharacterClass.hexDigit(byte >> 4))
            vm.ram.store8(to + 1, CharacterClass.hexDigit(byte & 0xf))
            to += 2
            if let between, index + 1 < from.count {
                vm.ram.store8(to, between)
                to += 1
            }
        }
        return try vm.str(of: type, from: vstr)
    }

    /// mp_obj_bytes_fromhex: white space between two bytes' digits is skipped.
    static func fromHex(_ vm: VM, _ type: TypeID, _ data: Obj) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(data, .read)
        let from = ByteSpan(vm.ram, buffer.address, buffer.count)
        let vstr = try VStr(vm, count: from.count / 2)
        var (place, count) = (0, 0)
        while place < from.count {
            let first = from[place]
            place += 1
            if CharacterClass.isSpace(first) { continue }
            guard place < from.count, let high = CharacterClass.hexValue(first), let low = CharacterClass.hexValue(from[place]) else {
                throw vm.error(.valueError, "non-hex digit")
            }
            place += 1
            vm.ram.store8(vstr.buffer + UInt32(count), high << 4 | low)
            count += 1
        }
        vstr.count = count
        return try vm.str(of: type, from: vstr)
    }
}
