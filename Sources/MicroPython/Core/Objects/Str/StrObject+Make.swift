// str(), bytes() and the ways between the two: decode, encode, hex, fromhex. py/objstr.c.

import BlockHeap

extension VM {
    /// mp_obj_str_make_new.
    func makeStr(_ args: Args) throws(PythonError) -> Obj {
        try refuseKeywords(args)
        try checkArguments(args, 0, 3)
        if args.count == 0 { return Obj(Qstr.empty) }
        return args.count == 1 ? try strOf(args[0]) : try decode(args[0])
    }

    /// str(object): what print() would show.
    func strOf(_ object: Obj) throws(PythonError) -> Obj {
        let vstr = try VStr(self, capacity: 16)
        try print(.vstr(vstr), object, .str)
        return try str(of: .str, from: vstr)
    }

    /// str(data, encoding): a bytes object's characters are shared, anything else with a buffer is copied.
    func decode(_ data: Obj) throws(PythonError) -> Obj {
        guard isPointer(data, to: .bytes) else {
            let buffer = try buffer(data, .read)
            return try str(ByteSpan(ram, buffer.address, buffer.count))
        }
        let text = text(data)
        noteWork(8 * text.count)
        let hash = stringHash(data)
        guard UTF8Text.isValid(text) else { throw error(.unicodeError) }
        if let known = findQstr(text, StringHash.whole(text)) { return Obj(known) }
        return Obj(try stringObject(.str, count: text.count, data: text.address, hash: hash).address)
    }

    /// bytes_make_new.
    func makeBytes(_ args: Args) throws(PythonError) -> Obj {
        try refuseKeywords(args)
        if args.count == 0 { return emptyString(.bytes) }
        let source = args[0]
        if isPointer(source, to: .bytes) { return source }
        if isString(source) {
            if args.count < 2 || args.count > 3 { throw error(.typeError, "string argument without an encoding") }
            return try encode(source)
        }
        if args.count > 1 { throw error(.typeError, "wrong number of arguments") }
        if source.isSmallInteger {
            guard source.smallInteger >= 0 else { throw error(.valueError) }
            let vstr = try VStr(self, count: source.smallInteger)
            return try bytes(from: vstr)
        }
        if let buffer = try bufferMaybe(source, .read) {
            return try strCopy(.bytes, ByteSpan(ram, buffer.address, buffer.count))
        }
        return try bytes(ofItemsIn: source)
    }

    /// A bytes object over a str's characters.
    func encode(_ string: Obj) throws(PythonError) -> Obj {
        let text = text(string)
        return Obj(try stringObject(.bytes, count: text.count, data: text.address, hash: stringHash(string)).address)
    }

    /// Room for exactly as many bytes as there are items, where that is known.
    private func bytes(ofItemsIn source: Obj) throws(PythonError) -> Obj {
        let length = try lengthMaybe(source)
        let vstr = try VStr(self, capacity: length.isNull ? 16 : length.smallInteger)
        try forEach(source) { item throws(PythonError) in
            let value = try integer(item)
            if value < 0 || value > 255 { throw error(.valueError, "bytes value out of range") }
            try vstr.append(UInt8(value))
            return true
        }
        return try bytes(from: vstr)
    }

    /// mp_arg_error_unimpl_kw.
    func refuseKeywords(_ args: Args) throws(PythonError) {
        guard args.keywordCount > 0 else { return }
        throw error(.notImplementedError, "keyword argument(s) not implemented - use normal args instead")
    }

    // MARK: hexadecimal

    /// mp_obj_bytes_hex: two digits a byte, and `separator` (its first byte) between them. An empty buffer gives b'' whatever `type` is.
    func hex(_ data: Obj, separator: Obj?, as type: TypeID) throws(PythonError) -> Obj {
        let buffer = try buffer(data, .read)
        if buffer.count == 0 { return emptyString(.bytes) }
        let from = ByteSpan(ram, buffer.address, buffer.count)
        var between: UInt8?
        if let separator {
            let text = try stringSpan(separator)
            between = text.count == 0 ? 0 : text[0]
        }
        let vstr = try VStr(self, count: from.count * 2 + (between == nil ? 0 : from.count - 1))
        var to = vstr.buffer
        for (index, byte) in from.enumerated() {
            ram.store8(to, CharacterClass.hexDigit(byte >> 4))
            ram.store8(to + 1, CharacterClass.hexDigit(byte & 0xf))
            to += 2
            if let between, index + 1 < from.count {
                ram.store8(to, between)
                to += 1
            }
        }
        return try str(of: type, from: vstr)
    }

    /// mp_obj_bytes_fromhex: white space between two bytes' digits is skipped.
    func fromHex(_ type: TypeID, _ data: Obj) throws(PythonError) -> Obj {
        let buffer = try buffer(data, .read)
        let from = ByteSpan(ram, buffer.address, buffer.count)
        let vstr = try VStr(self, count: from.count / 2)
        var (place, count) = (0, 0)
        while place < from.count {
            let first = from[place]
            place += 1
            if CharacterClass.isSpace(first) { continue }
            guard place < from.count, let high = CharacterClass.hexValue(first), let low = CharacterClass.hexValue(from[place]) else {
                throw error(.valueError, "non-hex digit")
            }
            place += 1
            ram.store8(vstr.buffer + UInt32(count), high << 4 | low)
            count += 1
        }
        vstr.count = count
        return try str(of: type, from: vstr)
    }
}
