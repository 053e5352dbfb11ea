// Operators on str and bytes. py/objstr.c, mp_obj_str_binary_op.

import BlockHeap

extension StrObject {
    /// uni_unary_op: the truth and the length, in characters, of a str.
    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) -> Obj {
        switch op {
        case .bool: return Obj(vm.text(object).count != 0)
        case .len:
            let text = vm.text(object)
            vm.noteWork(text.count)
            return Obj(smallInteger: UTF8Text.characterCount(text))
        default: return .null
        }
    }

    /// `left` is a str, bytes (or bytearray, for `join` and the like). Null where the operator is not supported.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if op == .modulo { return try ModuloFormatter.format(vm, left, right) }
        let type = typeID(vm, left)
        let a = vm.text(left)
        if op == .multiply {
            guard let times = try vm.integerMaybe(right) else { return .null }
            return try multiply(vm, a, type, times)
        }
        guard let b = try rightOperand(vm, op, type, right) else { return .null }
        vm.noteWork(min(a.count, b.count))
        switch op {
        case .add, .inplaceAdd:
            if a.count == 0 && typeID(vm, right) == type { return right }
            if b.count == 0 { return left }
            let sum = try VStr(vm, count: a.count + b.count)
            vm.ram.copy(from: a.address, to: sum.buffer, count: a.count)
            vm.ram.copy(from: b.address, to: sum.buffer + UInt32(a.count), count: b.count)
            return try vm.str(of: type, from: sum)
        case .contains: return Obj(try b.place(in: a, vm) != nil)
        case .equal: return Obj(a.equals(b))
        case .less: return Obj(a.compare(b) < 0)
        case .lessEqual: return Obj(a.compare(b) <= 0)
        case .more: return Obj(a.compare(b) > 0)
        case .moreEqual: return Obj(a.compare(b) >= 0)
        default: return .null
        }
    }

    /// The bytes of the right side: another object of the same type, or for bytes anything that has a buffer.
    private static func rightOperand(_ vm: VM, _ op: BinaryOp, _ type: TypeID, _ right: Obj) throws(PythonError) -> ByteSpan? {
        if vm.typeAddress(right) == type.address { return vm.text(right) }
        if type == .bytes {
            guard let buffer = try vm.bufferMaybe(right, .read) else { return nil }
            return ByteSpan(vm.ram, buffer.address, buffer.count)
        }
        if op == .contains { throw vm.badConversion(right) }
        return nil
    }

    private static func multiply(_ vm: VM, _ text: ByteSpan, _ type: TypeID, _ times: Int) throws(PythonError) -> Obj {
        if times <= 0 { return empty(vm, type) }
        let count = text.count * times
        if count >= 0xffff_ffff { throw try vm.tooManyBytes(count + 1) }
        let product = try VStr(vm, count: count)
        for turn in 0..<(text.count == 0 ? 0 : times) {
            vm.ram.copy(from: text.address, to: product.buffer + UInt32(turn * text.count), count: text.count)
        }
        return try vm.str(of: type, from: product)
    }

    /// The text of no length: a qstr or an object in ROM.
    static func empty(_ vm: VM, _ type: TypeID) -> Obj { type == .str ? Obj(Qstr.empty) : vm.rom.named["emptyBytes"]! }

    /// The type of a string whose methods run: .str, .bytes or .bytearray.
    @inline(__always) static func typeID(_ vm: VM, _ object: Obj) -> TypeID {
        if object.isQstr { return .str }
        let type = vm.typeAddress(object)
        return type == TypeID.str.address ? .str : type == TypeID.bytes.address ? .bytes : .bytearray
    }
}
