// Python values in words, read out of a memory image. No type's own code runs, so a class's __repr__ is not asked.

import BlockHeap

extension MemoryImage {
    /// A value as a learner would write it, cut to about `limit` characters: `[1, 2, 'abc', ...]`.
    public func text(of value: Obj, limit: Int = 60) -> String {
        var text = ""
        write(value, depth: 0, limit: limit, to: &text)
        return text.count <= limit ? text : String(text.prefix(max(limit - 3, 0))) + "..."
    }

    /// The name of the type of the object at `address`; `nil` if there is none that can be told.
    public func typeName(at address: Address) -> String? {
        guard address % 4 == 0, ram.isValid(address, count: 4) else { return nil }
        let type = ram.load32(address)
        guard isType(type) else { return nil }
        return text(of: TypeObject(ram, type).name)
    }

    /// Whether a type begins at `address`: one of the firmware's, or a class on the heap.
    func isType(_ address: Address) -> Bool {
        guard address % 4 == 0, ram.isValid(address, count: 8) else { return false }
        return ram.load32(address) == TypeID.type.address
    }

    private func write(_ value: Obj, depth: Int, limit: Int, to text: inout String) {
        if value.isNull { return text += "nothing" }
        if value.isSmallInteger { return text += String(value.smallInteger) }
        if value.isQstr { return text += quoted(Array(self.text(of: value.qstr).utf8)) }
        if value.isImmediate {
            return text += value == .none ? "None" : value == .true ? "True" : value == .false ? "False" : "?"
        }
        guard let name = typeName(at: value.address) else { return text += "?" }
        let address = value.address
        switch word(address) {
        case TypeID.str.address: text += quoted(characters(address, limit))
        case TypeID.bytes.address: text += "b" + quoted(characters(address, limit))
        case TypeID.int.address: text += bigInteger(address)
        case TypeID.float.address:
            text += String(decoding: FloatObject.text(of: FloatObject(ram, address).value), as: UTF8.self)
        case TypeID.cell.address: write(CellObject(ram, address).value, depth: depth, limit: limit, to: &text)
        case TypeID.bytearray.address, TypeID.array.address: text += "\(name) of \(ArrayObject(ram, address).length) items"
        case TypeID.list.address:
            write(items: ListObject(ram, address).all, "[", "]", depth, limit, to: &text)
        case TypeID.tuple.address:
            let items = TupleObject(ram, address).items
            write(items: items, "(", items.count == 1 ? ",)" : ")", depth, limit, to: &text)
        case TypeID.dict.address, TypeID.orderedDict.address: write(dict: DictObject(ram, address).map, depth, limit, to: &text)
        case TypeID.bytecodeFunction.address, TypeID.generatorFunction.address: text += "<function \(functionName(address))>"
        case TypeID.type.address: text += "<class \(self.text(of: TypeObject(ram, address).name))>"
        default: text += "<\(name)>"
        }
    }

    private func write(
        items: Items, _ open: String, _ close: String, _ depth: Int, _ limit: Int, to text: inout String
    ) {
        text += open
        for index in 0..<max(0, items.count) {
            if index > 0 { text += ", " }
            if depth > 1 || text.count > limit { return text += "..." + close }
            write(Obj(word: word(items.address &+ UInt32(truncatingIfNeeded: index * 4))), depth: depth + 1, limit: limit, to: &text)
        }
        text += close
    }

    private func write(dict map: Map, _ depth: Int, _ limit: Int, to text: inout String) {
        text += "{"
        var isFirst = true
        for (key, value) in entries(map) {
            if !isFirst { text += ", " }
            isFirst = false
            if depth > 1 || text.count > limit { return text += "...}" }
            write(key, depth: depth + 1, limit: limit, to: &text)
            text += ": "
            write(value, depth: depth + 1, limit: limit, to: &text)
        }
        text += "}"
    }

    /// The filled slots of the map at `map`, in the order of its table.
    func entries(_ map: Map) -> [(key: Obj, value: Obj)] {
        guard ram.isValid(map.address, count: Map.byteCount), ram.isValid(map.table, count: map.alloc * Int(Map.slotBytes))
        else { return [] }
        var (cursor, found): (Int, [(key: Obj, value: Obj)]) = (0, [])
        while map.nextFilled(&cursor) != nil { found.append((map.key(cursor - 1), map.value(cursor - 1))) }
        return found
    }

    private func characters(_ address: Address, _ limit: Int) -> [UInt8] {
        let string = StrObject(ram, address)
        let count = min(string.count, limit + 4)
        return ram.isValid(string.data, count: count) ? ram.bytes(string.data, count: count) : []
    }

    func quoted(_ bytes: [UInt8]) -> String {
        var text = "'"
        for character in String(decoding: bytes, as: UTF8.self) {
            switch character {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "'": text += "\\'"
            case "\\": text += "\\\\"
            default:
                let isControl = character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
                text += isControl ? "\\x" + String(character.unicodeScalars.first?.value ?? 0, radix: 16) : String(character)
            }
        }
        return text + "'"
    }

    /// In decimal up to 64 bits; larger ones by their size.
    private func bigInteger(_ address: Address) -> String {
        let header = IntObject(ram, address).header
        let (count, digits) = (header[MPZHeader.count], header[MPZHeader.digits])
        let sign = header[MPZHeader.flagsAndRoom] & 1 != 0 ? "-" : ""
        guard count <= 4, ram.isValid(digits, count: count * 2) else { return "\(sign)int of \(count * 16) bits" }
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 16 | UInt64(ram.load16(digits + UInt32(index * 2))) }
        return sign + String(value)
    }

    func functionName(_ address: Address) -> String {
        let function = FunctionObject(ram, address)
        guard ram.isValid(function.bytecode, count: 16), ram.isValid(function.context, count: ModuleContext.byteCount) else { return "?" }
        let module = ModuleContext(ram, function.context)
        let prelude = Prelude(ram, at: function.bytecode)
        return text(of: module.qstr(UInt32(prelude.nameIndex(ram))))
    }
}

/// A variable of the program, with its value in words.
public struct Variable: Equatable, Sendable {
    public var name: String
    public var value: String
    /// The head of the object that it refers to, if that lies on the heap.
    public var head: Int?
}

extension MemoryImage {
    /// The script's global variables, in the order of their table. Nothing before the runtime is set up.
    public var globals: [Variable] {
        entries(DictObject(ram, RootPointer.mainDict.address).map).compactMap { key, value in
            guard key.isQstr, key.qstr != Qstr(.__name__) else { return nil }
            return variable(text(of: key.qstr), value)
        }
    }

    /// The local variables of `frame` that have a value. Of code that was not compiled here only the arguments are known.
    public func locals(of frame: FrameImage) -> [Variable] {
        // Local 0 lies in the last slot. Behind the locals that have names lies the value stack.
        frame.localNames.indices.compactMap { index in
            guard index < frame.slotCount, !frame.localNames[index].isEmpty else { return nil }
            let value = Obj(word: word(frame.slotsAddress + UInt32((frame.slotCount - 1 - index) * 4)))
            return value.isNull ? nil : variable(frame.localNames[index], value)
        }
    }

    private func variable(_ name: String, _ value: Obj) -> Variable {
        Variable(name: name, value: text(of: value), head: value.isPointer ? head(at: value.address) : nil)
    }
}
