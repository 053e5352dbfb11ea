// Operators on str and bytes. py/objstr.c, mp_obj_str_binary_op.

import BlockHeap

extension VM {
    /// uni_unary_op: the truth and the length, in characters, of a str.
    func strUnaryOp(_ op: UnaryOp, _ object: Obj) -> Obj {
        switch op {
        case .bool: return Obj(text(object).count != 0)
        case .len:
            let text = text(object)
            noteWork(text.count)
            return Obj(smallInteger: UTF8Text.characterCount(text))
        default: return .null
        }
    }

    /// `left` is a str, bytes (or bytearray, for `join` and the like). Null where the operator is not supported.
    func strBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if op == .modulo { return try formatModulo(left, right) }
        let type = stringType(left)
        let a = text(left)
        if op == .multiply {
            guard let times = try integerMaybe(right) else { return .null }
            return try multiply(a, type, times)
        }
        guard let b = try rightOperand(op, type, right) else { return .null }
        noteWork(min(a.count, b.count))
        switch op {
        case .add, .inplaceAdd:
            if a.count == 0 && stringType(right) == type { return right }
            if b.count == 0 { return left }
            let sum = try VStr(self, count: a.count + b.count)
            ram.copy(from: a.address, to: sum.buffer, count: a.count)
            ram.copy(from: b.address, to: sum.buffer + UInt32(a.count), count: b.count)
            return try str(of: type, from: sum)
        case .contains: return Obj(try find(b, in: a) != nil)
        case .equal: return Obj(a.equals(b))
        case .less: return Obj(a.compare(b) < 0)
        case .lessEqual: return Obj(a.compare(b) <= 0)
        case .more: return Obj(a.compare(b) > 0)
        case .moreEqual: return Obj(a.compare(b) >= 0)
        default: return .null
        }
    }

    /// The bytes of the right side: another object of the same type, or for bytes anything that has a buffer.
    private func rightOperand(_ op: BinaryOp, _ type: TypeID, _ right: Obj) throws(PythonError) -> ByteSpan? {
        if typeAddress(right) == type.address { return text(right) }
        if type == .bytes {
            guard let buffer = try bufferMaybe(right, .read) else { return nil }
            return ByteSpan(ram, buffer.address, buffer.count)
        }
        if op == .contains { throw badConversion(right) }
        return nil
    }

    private func multiply(_ text: ByteSpan, _ type: TypeID, _ times: Int) throws(PythonError) -> Obj {
        if times <= 0 { return emptyString(type) }
        let count = text.count * times
        if count >= 0xffff_ffff { throw try tooManyBytes(count + 1) }
        let product = try VStr(self, count: count)
        for turn in 0..<(text.count == 0 ? 0 : times) {
            ram.copy(from: text.address, to: product.buffer + UInt32(turn * text.count), count: text.count)
        }
        return try str(of: type, from: product)
    }

    /// The text of no length: a qstr or an object in ROM.
    func emptyString(_ type: TypeID) -> Obj { type == .str ? Obj(Qstr.empty) : rom.named["emptyBytes"]! }

    /// The type of a string whose methods run: .str, .bytes or .bytearray.
    @inline(__always) func stringType(_ object: Obj) -> TypeID {
        if object.isQstr { return .str }
        let type = typeAddress(object)
        return type == TypeID.str.address ? .str : type == TypeID.bytes.address ? .bytes : .bytearray
    }
}
