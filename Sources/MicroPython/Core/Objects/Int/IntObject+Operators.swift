// The operators of int objects, mixed with small integers too. py/objint_mpz.c.

import BlockHeap

extension IntObject {
    /// mp_obj_int_binary_op, and for two small integers what mp_binary_op does before it. `left` is an int; `null` where there is no such
    /// operator.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if left.isSmallInteger && right.isSmallInteger {
            return try smallBinaryOp(vm, op, left.smallInteger, right.smallInteger)
        }
        guard vm.isInteger(right) else { return try binaryOpOther(vm, op, left, right) }
        let stack = vm.stackPointer
        defer { vm.stackPointer = stack }
        let (a, b) = (operand(vm, left), operand(vm, right))
        switch op {
        case .trueDivide, .inplaceTrueDivide:
            if b.isZero { throw divisionByZero(vm) }
            return try vm.float(a.float / b.float)
        case .less: return Obj(a.compare(b) < 0)
        case .more: return Obj(a.compare(b) > 0)
        case .lessEqual: return Obj(a.compare(b) <= 0)
        case .moreEqual: return Obj(a.compare(b) >= 0)
        case .equal: return Obj(a.compare(b) == 0)
        default:
            guard op.rawValue >= BinaryOp.inplaceOr.rawValue && op.rawValue < BinaryOp.contains.rawValue else { return .null }
            return try bigIntegerOp(vm, op, a, b, right)
        }
    }

    /// Those operators whose result is an int: the object for it is made first.
    private static func bigIntegerOp(_ vm: VM, _ op: BinaryOp, _ a: MPZ, _ b: MPZ, _ right: Obj) throws(PythonError) -> Obj {
        let object = try new(vm)
        let mark = vm.native.held.count
        vm.hold(object)
        let result = mpz(vm, object)
        switch op {
        case .add, .inplaceAdd: try result.setSum(a, b)
        case .subtract, .inplaceSubtract: try result.setDifference(a, b)
        case .multiply, .inplaceMultiply: try result.setProduct(a, b)
        case .floorDivide, .inplaceFloorDivide:
            if b.isZero { throw divisionByZero(vm) }
            let remainder = MPZ.local(vm)
            try MPZ.divide(a, by: b, quotient: result, remainder: remainder)
            remainder.deinitialise()
        case .modulo, .inplaceModulo:
            if b.isZero { throw divisionByZero(vm) }
            let quotient = MPZ.local(vm)
            try MPZ.divide(a, by: b, quotient: quotient, remainder: result)
            quotient.deinitialise()
        case .and, .inplaceAnd: try result.setAnd(a, b)
        case .or, .inplaceOr: try result.setOr(a, b)
        case .xor, .inplaceXor: try result.setXor(a, b)
        case .lshift, .inplaceLshift: try result.setShiftedLeft(a, try shiftCount(vm, right))
        case .rshift, .inplaceRshift: try result.setShiftedRight(a, try shiftCount(vm, right))
        case .power, .inplacePower:
            if b.isNegative {
                vm.release(to: mark)
                return try FloatObject.binaryOp(vm, op, a.float, right)
            }
            try result.setPower(a, b)
        case .divmod:
            if b.isZero { throw divisionByZero(vm) }
            let quotient = try new(vm)
            vm.hold(quotient)
            try MPZ.divide(a, by: b, quotient: mpz(vm, quotient), remainder: result)
            let pair = try TupleObject.make(vm, [quotient, object])
            vm.release(to: mark)
            return pair
        default:
            vm.release(to: mark)
            return .null
        }
        vm.release(to: mark)
        if let small = result.int32, Obj.smallIntegers.contains(Int(small)) { return Obj(smallInteger: Int(small)) }
        return object
    }

    /// An int's big integer; a small one gets a header and digits on the C stack.
    private static func operand(_ vm: VM, _ object: Obj) -> MPZ {
        object.isSmallInteger ? MPZ.local(vm, fixed: object.smallInteger) : mpz(vm, object)
    }

    private static func shiftCount(_ vm: VM, _ right: Obj) throws(PythonError) -> Int {
        let count = try checked(vm, right)
        if count < 0 { throw vm.error(.valueError, "negative shift count") }
        return count
    }

    /// An int with something else on the right.
    private static func binaryOpOther(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let type = vm.typeAddress(right)
        if type == TypeID.float.address || type == TypeID.complex.address {
            let value = left.isSmallInteger ? Float(left.smallInteger) : mpz(vm, left).float
            if type == TypeID.float.address { return try FloatObject.binaryOp(vm, op, value, right) }
            return try ComplexObject.binaryOp(vm, op, value, 0, right)
        }
        if right == .false { return try vm.binaryOp(op, left, Obj(smallInteger: 0)) }
        if right == .true { return try vm.binaryOp(op, left, Obj(smallInteger: 1)) }
        let repeated: [TypeID] = [.str, .bytes, .tuple, .list]
        if op == .multiply && repeated.contains(where: { type == $0.address }) { return try vm.binaryOp(op, right, left) }
        return .null
    }

    /// mp_obj_int_unary_op, and for a small integer what mp_unary_op does before it; `null` where there is no such operator.
    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        if object.isSmallInteger { return try smallUnaryOp(vm, op, object) }
        let value = mpz(vm, object)
        switch op {
        case .bool: return Obj(!value.isZero)
        case .hash: return Obj(smallInteger: Int(value.low32))
        case .positive, .intMaybe: return object
        case .negative:
            let result = try new(vm)
            try mpz(vm, result).setNegated(value)
            return result
        case .invert:
            let result = try new(vm)
            try mpz(vm, result).setInverted(value)
            return result
        case .abs:
            if !value.isNegative { return object }
            let result = try new(vm)
            try mpz(vm, result).setAbsolute(value)
            return result
        default: return .null
        }
    }

    private static func smallUnaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let value = object.smallInteger
        switch op {
        case .bool: return Obj(value != 0)
        case .not: return Obj(value == 0)
        case .hash, .positive, .intMaybe: return object
        case .negative: return try vm.int(-value)
        case .abs: return value >= 0 ? object : try vm.int(-value)
        case .invert: return Obj(smallInteger: ~value)
        default: return .null
        }
    }

    /// mp_obj_int_pow3: `pow(base, exponent, modulus)`. The result is an object even where it would fit a small integer.
    static func power(_ vm: VM, _ base: Obj, _ exponent: Obj, modulus: Obj) throws(PythonError) -> Obj {
        guard vm.isInteger(base), vm.isInteger(exponent), vm.isInteger(modulus) else {
            throw vm.error(.typeError, "pow() with 3 arguments requires integers")
        }
        let stack = vm.stackPointer
        defer { vm.stackPointer = stack }
        let object = try new(vm)
        let mark = vm.native.held.count
        vm.hold(object)
        try mpz(vm, object).set(wide: 0, isNegative: false)
        let operands = [base, exponent, modulus]
        var values: [MPZ] = []
        for operand in operands {
            if operand.isSmallInteger {
                let local = MPZ.local(vm)
                try local.set(operand.smallInteger)
                vm.hold(Obj(local.digits))
                values.append(local)
            } else {
                values.append(mpz(vm, operand))
            }
        }
        // On the board a modulus of 0 is not looked for and the division never ends.
        if values[2].isZero { throw divisionByZero(vm) }
        try mpz(vm, object).setPower(values[0], values[1], modulus: values[2])
        for (value, operand) in zip(values, operands) where operand.isSmallInteger { value.deinitialise() }
        vm.release(to: mark)
        return object
    }
}
