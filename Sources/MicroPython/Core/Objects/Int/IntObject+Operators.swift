// The operators of int objects, mixed with small integers too. py/objint_mpz.c.

import BlockHeap

extension VM {
    /// mp_obj_int_binary_op, and for two small integers what mp_binary_op does before it. `left` is an int; `null` where there is no such
    /// operator.
    func intBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if left.isSmallInteger && right.isSmallInteger {
            return try smallIntegerBinaryOp(op, left.smallInteger, right.smallInteger)
        }
        guard isInteger(right) else { return try intBinaryOpOther(op, left, right) }
        let stack = stackPointer
        defer { stackPointer = stack }
        let (a, b) = (integerOperand(left), integerOperand(right))
        switch op {
        case .trueDivide, .inplaceTrueDivide:
            if b.isZero { throw divisionByZero() }
            return try float(a.float / b.float)
        case .less: return Obj(a.compare(b) < 0)
        case .more: return Obj(a.compare(b) > 0)
        case .lessEqual: return Obj(a.compare(b) <= 0)
        case .moreEqual: return Obj(a.compare(b) >= 0)
        case .equal: return Obj(a.compare(b) == 0)
        default:
            guard op.rawValue >= BinaryOp.inplaceOr.rawValue && op.rawValue < BinaryOp.contains.rawValue else { return .null }
            return try bigIntegerOp(op, a, b, right)
        }
    }

    /// Those operators whose result is an int: the object for it is made first.
    private func bigIntegerOp(_ op: BinaryOp, _ a: MPZ, _ b: MPZ, _ right: Obj) throws(PythonError) -> Obj {
        let object = try newBigInteger()
        let mark = held.count
        hold(object)
        let result = mpz(object)
        switch op {
        case .add, .inplaceAdd: try result.setSum(a, b)
        case .subtract, .inplaceSubtract: try result.setDifference(a, b)
        case .multiply, .inplaceMultiply: try result.setProduct(a, b)
        case .floorDivide, .inplaceFloorDivide:
            if b.isZero { throw divisionByZero() }
            let remainder = localMPZ()
            try MPZ.divide(a, by: b, quotient: result, remainder: remainder)
            remainder.deinitialise()
        case .modulo, .inplaceModulo:
            if b.isZero { throw divisionByZero() }
            let quotient = localMPZ()
            try MPZ.divide(a, by: b, quotient: quotient, remainder: result)
            quotient.deinitialise()
        case .and, .inplaceAnd: try result.setAnd(a, b)
        case .or, .inplaceOr: try result.setOr(a, b)
        case .xor, .inplaceXor: try result.setXor(a, b)
        case .lshift, .inplaceLshift: try result.setShiftedLeft(a, try shiftCount(right))
        case .rshift, .inplaceRshift: try result.setShiftedRight(a, try shiftCount(right))
        case .power, .inplacePower:
            if b.isNegative {
                release(to: mark)
                return try floatBinaryOp(op, a.float, right)
            }
            try result.setPower(a, b)
        case .divmod:
            if b.isZero { throw divisionByZero() }
            let quotient = try newBigInteger()
            hold(quotient)
            try MPZ.divide(a, by: b, quotient: mpz(quotient), remainder: result)
            let pair = try tuple([quotient, object])
            release(to: mark)
            return pair
        default:
            release(to: mark)
            return .null
        }
        release(to: mark)
        if let small = result.int32, Obj.smallIntegers.contains(Int(small)) { return Obj(smallInteger: Int(small)) }
        return object
    }

    /// An int's big integer; a small one gets a header and digits on the C stack.
    private func integerOperand(_ object: Obj) -> MPZ {
        object.isSmallInteger ? localMPZ(fixed: object.smallInteger) : mpz(object)
    }

    private func shiftCount(_ right: Obj) throws(PythonError) -> Int {
        let count = try checkedInteger(right)
        if count < 0 { throw error(.valueError, "negative shift count") }
        return count
    }

    /// An int with something else on the right.
    private func intBinaryOpOther(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let type = typeAddress(right)
        if type == TypeID.float.address || type == TypeID.complex.address {
            let value = left.isSmallInteger ? Float(left.smallInteger) : mpz(left).float
            if type == TypeID.float.address { return try floatBinaryOp(op, value, right) }
            return try complexBinaryOp(op, value, 0, right)
        }
        if right == .false { return try binaryOp(op, left, Obj(smallInteger: 0)) }
        if right == .true { return try binaryOp(op, left, Obj(smallInteger: 1)) }
        let repeated: [TypeID] = [.str, .bytes, .tuple, .list]
        if op == .multiply && repeated.contains(where: { type == $0.address }) { return try binaryOp(op, right, left) }
        return .null
    }

    /// mp_obj_int_unary_op, and for a small integer what mp_unary_op does before it; `null` where there is no such operator.
    func intUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        if object.isSmallInteger { return try smallIntegerUnaryOp(op, object) }
        let value = mpz(object)
        switch op {
        case .bool: return Obj(!value.isZero)
        case .hash: return Obj(smallInteger: Int(value.low32))
        case .positive, .intMaybe: return object
        case .negative:
            let result = try newBigInteger()
            try mpz(result).setNegated(value)
            return result
        case .invert:
            let result = try newBigInteger()
            try mpz(result).setInverted(value)
            return result
        case .abs:
            if !value.isNegative { return object }
            let result = try newBigInteger()
            try mpz(result).setAbsolute(value)
            return result
        default: return .null
        }
    }

    private func smallIntegerUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let value = object.smallInteger
        switch op {
        case .bool: return Obj(value != 0)
        case .not: return Obj(value == 0)
        case .hash, .positive, .intMaybe: return object
        case .negative: return try int(-value)
        case .abs: return value >= 0 ? object : try int(-value)
        case .invert: return Obj(smallInteger: ~value)
        default: return .null
        }
    }

    /// mp_obj_int_pow3: `pow(base, exponent, modulus)`. The result is an object even where it would fit a small integer.
    func intPower(_ base: Obj, _ exponent: Obj, modulus: Obj) throws(PythonError) -> Obj {
        guard isInteger(base), isInteger(exponent), isInteger(modulus) else {
            throw error(.typeError, "pow() with 3 arguments requires integers")
        }
        let stack = stackPointer
        defer { stackPointer = stack }
        let object = try newBigInteger()
        let mark = held.count
        hold(object)
        try mpz(object).set(wide: 0, isNegative: false)
        let operands = [base, exponent, modulus]
        var values: [MPZ] = []
        for operand in operands {
            if operand.isSmallInteger {
                let local = localMPZ()
                try local.set(operand.smallInteger)
                hold(Obj(local.digits))
                values.append(local)
            } else {
                values.append(mpz(operand))
            }
        }
        // On the board a modulus of 0 is not looked for and the division never ends.
        if values[2].isZero { throw divisionByZero() }
        try mpz(object).setPower(values[0], values[1], modulus: values[2])
        for (value, operand) in zip(values, operands) where operand.isSmallInteger { value.deinitialise() }
        release(to: mark)
        return object
    }
}
