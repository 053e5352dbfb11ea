// How str and bytes objects come to be. py/objstr.c, the creation functions: which block is allocated first is part of the map.
//
//     from a copy:   object (16 bytes), then length + 1 bytes
//     from a VStr:   the buffer is cut to length + 1 bytes, then the object
//     a known text:  no block; a VStr's buffer is freed

import BlockHeap

extension VM {
    /// mp_obj_new_str: a qstr when one exists with that text, else a copy. Raises UnicodeError when it is not UTF-8.
    func str(_ bytes: [UInt8]) throws(PythonError) -> Obj {
        guard UTF8Text.isValid(bytes) else { throw error(.unicodeError) }
        if let known = findQstr(bytes) { return Obj(known) }
        return try StrObject.copy(self, .str, bytes)
    }
    func str(_ text: String) throws(PythonError) -> Obj { try str(Array(text.utf8)) }

    /// The same from RAM.
    func str(_ span: ByteSpan) throws(PythonError) -> Obj {
        guard UTF8Text.isValid(span) else { throw error(.unicodeError) }
        let hash = StringHash.whole(span)
        if let known = findQstr(span, hash) { return Obj(known) }
        return try StrObject.copy(self, .str, span, hash)
    }

    /// mp_obj_new_bytes.
    func bytes(_ bytes: [UInt8]) throws(PythonError) -> Obj { try StrObject.copy(self, .bytes, bytes) }

    /// mp_obj_new_str_of_type, for .str, .bytes and .bytearray.
    func str(of type: TypeID, _ span: ByteSpan) throws(PythonError) -> Obj {
        switch type {
        case .str: try str(span)
        case .bytearray: try ArrayObject.bytearray(self, span.address, count: span.count)
        default: try StrObject.copy(self, .bytes, span)
        }
    }

    /// mp_obj_new_str_via_qstr: interns.
    func interned(_ span: ByteSpan) throws(PythonError) -> Obj {
        if let known = findQstr(span, StringHash.whole(span)) { return Obj(known) }
        return Obj(try intern(span.bytes))
    }

    // MARK: from a VStr

    /// mp_obj_new_str_from_vstr. Raises UnicodeError when it is not UTF-8.
    func str(from vstr: VStr) throws(PythonError) -> Obj {
        guard UTF8Text.isValid(ByteSpan(ram, vstr.buffer, vstr.count)) else { throw error(.unicodeError) }
        return try str(of: .str, from: vstr)
    }

    /// mp_obj_new_bytes_from_vstr.
    func bytes(from vstr: VStr) throws(PythonError) -> Obj { try str(of: .bytes, from: vstr) }

    /// mp_obj_new_str_type_from_vstr, for .str (UTF-8 is not checked), .bytes and .bytearray.
    func str(of type: TypeID, from vstr: VStr) throws(PythonError) -> Obj {
        let count = vstr.count
        let hash = StringHash.whole(ByteSpan(ram, vstr.buffer, count))
        if type == .str, let known = findQstr(ByteSpan(ram, vstr.buffer, count), hash) {
            vstr.clear()
            return Obj(known)
        }
        if count + 1 != vstr.capacity { try vstr.grow(to: count + 1) }
        let data = vstr.buffer
        ram.store8(data + UInt32(count), 0)
        if type == .bytearray {
            let object = try ArrayObject.bytearray(self, over: data, count: count)
            _ = vstr.takeBuffer()
            return object
        }
        let string = try StrObject.make(self, type, count: count, data: data, hash: StringHash.cut(hash))
        _ = vstr.takeBuffer()
        return Obj(string.address)
    }
}

extension StrObject {
    /// mp_obj_new_str_copy for type .str or .bytes: never looks for a qstr.
    static func copy(_ vm: VM, _ type: TypeID, _ bytes: [UInt8]) throws(PythonError) -> Obj {
        let (string, data) = try new(vm, type, bytes.count)
        vm.ram.store(bytes, at: data)
        string.hash = StringHash.of(bytes)
        return Obj(string.address)
    }
    static func copy(_ vm: VM, _ type: TypeID, _ span: ByteSpan) throws(PythonError) -> Obj {
        try copy(vm, type, span, StringHash.whole(span))
    }
    fileprivate static func copy(_ vm: VM, _ type: TypeID, _ span: ByteSpan, _ hash: UInt32) throws(PythonError) -> Obj {
        // An empty bytearray has no bytes anywhere, and neither has its copy.
        if span.address == 0 && span.count == 0 { return Obj(try make(vm, type, count: 0, data: 0, hash: 0).address) }
        let (string, data) = try new(vm, type, span.count)
        vm.ram.copy(from: span.address, to: data, count: span.count)
        string.hash = StringHash.cut(hash)
        return Obj(string.address)
    }
    private static func new(_ vm: VM, _ type: TypeID, _ count: Int) throws(PythonError) -> (StrObject, Address) {
        let string = try make(vm, type, count: count, data: 0, hash: 0)
        let data = try vm.allocate(count + 1)
        string.data = data
        return (string, data)
    }

    /// An object of 16 bytes for bytes that lie somewhere already.
    static func make(_ vm: VM, _ type: TypeID, count: Int, data: Address, hash: UInt32) throws(PythonError) -> StrObject {
        let address = try vm.allocate(StrObject.byteCount)
        vm.ram.store32(address, type.address)
        vm.ram.store32(address + 4, hash)
        vm.ram.store32(address + 8, UInt32(truncatingIfNeeded: count))
        vm.ram.store32(address + 12, data)
        return StrObject(vm.ram, address)
    }
}
