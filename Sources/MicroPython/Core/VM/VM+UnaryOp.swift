// The unary operators. py/runtime.c, mp_unary_op.

import BlockHeap

extension VM {
    /// mp_unary_op. TypeError where not supported; `intMaybe`, `floatMaybe` and `complexMaybe` answer `null` then.
    @inline(never) func unaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        if op == .not { return Obj(try !isTrue(object)) }
        if object.isSmallInteger { return try smallIntegerOp(op, object) }
        if op == .hash && isStrOrBytes(object) { return Obj(smallInteger: Int(stringHash(object))) }
        if let unaryOp = slots(of: object).pointee.unaryOp {
            let result = try unaryOp(self, op, object)
            if !result.isNull { return result }
        } else if op == .hash {
            return Obj(smallInteger: Int(Int32(bitPattern: object.word)))
        }
        switch op {
        case .bool: return .true
        case .intMaybe, .floatMaybe, .complexMaybe: return .null
        default:
            throw error(
                .typeError, format: "unsupported type for %q: '%s'", .qstr(names.unaryMethods[Int(op.rawValue)]),
                .qstr(typeName(object)))
        }
    }

    private func smallIntegerOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let value = object.smallInteger
        switch op {
        case .bool: return Obj(value != 0)
        case .hash, .positive, .intMaybe: return object
        case .negative: return try int(-value)
        case .abs: return try int(abs(value))
        case .invert: return Obj(smallInteger: ~value)
        // The C code takes ~ for anything else that it does not expect (len, floatMaybe ...); callers never ask.
        default: return try IntObject.unaryOp(self, op, object)
        }
    }
}
