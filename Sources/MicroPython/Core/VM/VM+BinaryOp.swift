// The binary operators: two small integers directly, all else by the left operand's type, then by the right one's. py/runtime.c,
// mp_binary_op.

import BlockHeap

extension BinaryOp {
    /// `op` moved by the distance between two families of operators.
    private func moved(from: BinaryOp, to: BinaryOp) -> BinaryOp {
        BinaryOp(rawValue: rawValue - from.rawValue + to.rawValue)!
    }
    /// `+` for `+=`, and so on.
    var withoutInplace: BinaryOp { moved(from: .inplaceOr, to: .or) }
    /// `__radd__` for `+`, and so on.
    var reversed: BinaryOp { BinaryOp(rawValue: rawValue - BinaryOp.or.rawValue + BinaryOp.reverseOr.rawValue)! }
    /// `+` for `__radd__`, and so on.
    var forward: BinaryOp { BinaryOp(rawValue: rawValue - BinaryOp.reverseOr.rawValue + BinaryOp.or.rawValue)! }
    var isInplace: Bool { self >= .inplaceOr && self <= .inplacePower }
    var isReversible: Bool { self >= .or && self <= .power }
    var isReversed: Bool { self >= .reverseOr && self <= .reversePower }
}

extension BinaryOp: Comparable {
    @inlinable @inline(__always) public static func < (a: BinaryOp, b: BinaryOp) -> Bool { a.rawValue < b.rawValue }
}

extension VM {
    /// mp_binary_op. TypeError where no operand supports it.
    @inline(never) func binaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        switch op {
        case .is: return Obj(left == right)
        case .equal, .notEqual: return try equality(op, left, right)
        case .exceptionMatch: return try exceptionMatch(left, right)
        default: break
        }
        if left.isSmallInteger {
            if right.isSmallInteger || isPointer(right, to: .float) || isPointer(right, to: .complex) {
                let result = try IntObject.binaryOp(self, op, left, right)
                if result.isNull { throw unsupported(op, left, right) }
                return result
            }
        } else if isPointer(left, to: .float), right.isSmallInteger || isPointer(right, to: .float) {
            let other = right.isSmallInteger ? Float(right.smallInteger) : float(of: right)
            let result = try FloatObject.binaryOp(self, op, float(of: left), other, right)
            if !result.isNull { return result }
        }
        return try genericOp(op, left, right)
    }

    /// `except Type:` and `except (Type, ...):`
    private func exceptionMatch(_ exception: Obj, _ wanted: Obj) throws(PythonError) -> Obj {
        if isExceptionType(wanted) { return Obj(exceptionMatches(exception, wanted)) }
        if isPointer(wanted, to: .tuple) {
            for index in 0..<word(wanted.address + 4) {
                let one = obj(wanted.address + 8 + 4 * index)
                guard isExceptionType(one) else { throw unsupported(.exceptionMatch, exception, one) }
                if exceptionMatches(exception, one) { return .true }
            }
            return .false
        }
        throw unsupported(.exceptionMatch, exception, wanted)
    }

    /// By the types' own operators.
    private func genericOp(_ asked: BinaryOp, _ a: Obj, _ b: Obj) throws(PythonError) -> Obj {
        var (op, left, right) = (asked, a, b)
        if op == .in { (op, left, right) = (.contains, b, a) }
        while true {
            if let binaryOp = slots(of: left).pointee.binaryOp {
                let result = try binaryOp(self, op, left, right)
                if !result.isNull { return result }
            }
            if op.isInplace {
                op = op.withoutInplace
            } else if op.isReversible {
                (op, left, right) = (op.reversed, right, left)
            } else {
                break
            }
        }
        if op.isReversed { (op, left, right) = (op.forward, right, left) }
        if op == .contains { return try containsByIterating(left, right) }
        throw unsupported(op, left, right)
    }

    private func containsByIterating(_ container: Obj, _ wanted: Obj) throws(PythonError) -> Obj {
        var found = false
        try forEach(container) { item throws(PythonError) in
            found = try isEqual(item, wanted)
            return !found
        }
        return Obj(found)
    }

    private func unsupported(_ op: BinaryOp, _ left: Obj, _ right: Obj) -> PythonError {
        error(
            .typeError, format: "unsupported types for %q: '%s', '%s'", .qstr(names.binaryMethods[Int(op.rawValue)]),
            .qstr(typeName(left)), .qstr(typeName(right)))
    }
}
