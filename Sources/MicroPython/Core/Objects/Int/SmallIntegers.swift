// Operators on two integers that fit in words. py/runtime.c, the small-integer part of mp_binary_op; py/smallint.c.
//
// Results that need more than 31 bits become objects: sums and differences directly, products, powers and left shifts by doing the
// operation again with the left operand as an object. So they cost what the big-integer operation costs.

import BlockHeap

extension IntObject {
    /// `left op right`, both small; `null` where there is no such operator.
    static func smallBinaryOp(_ vm: VM, _ op: BinaryOp, _ left: Int, _ right: Int) throws(PythonError) -> Obj {
        switch op {
        case .add, .inplaceAdd: return try vm.int(left + right)
        case .subtract, .inplaceSubtract: return try vm.int(left - right)
        case .multiply, .inplaceMultiply:
            let product = left * right
            return Obj.smallIntegers.contains(product) ? Obj(smallInteger: product) : try widened(vm, op, left, right)
        case .less: return Obj(left < right)
        case .more: return Obj(left > right)
        case .lessEqual: return Obj(left <= right)
        case .moreEqual: return Obj(left >= right)
        case .equal: return Obj(left == right)
        case .or, .inplaceOr: return Obj(smallInteger: left | right)
        case .xor, .inplaceXor: return Obj(smallInteger: left ^ right)
        case .and, .inplaceAnd: return Obj(smallInteger: left & right)
        case .lshift, .inplaceLshift:
            guard right >= 0 else { throw vm.error(.valueError, "negative shift count") }
            // A shift by 32 or more is left to big integers even where the operand is 0.
            guard right < 32, Obj.smallIntegers.contains(left << right) else { return try widened(vm, op, left, right) }
            return Obj(smallInteger: left << right)
        case .rshift, .inplaceRshift:
            guard right >= 0 else { throw vm.error(.valueError, "negative shift count") }
            return Obj(smallInteger: left >> min(right, 31))
        case .floorDivide, .inplaceFloorDivide:
            guard right != 0 else { throw divisionByZero(vm) }
            return try vm.int(floorQuotient(left, right))
        case .modulo, .inplaceModulo:
            guard right != 0 else { throw divisionByZero(vm) }
            return Obj(smallInteger: floorRemainder(left, right))
        case .trueDivide, .inplaceTrueDivide:
            guard right != 0 else { throw divisionByZero(vm) }
            return try vm.float(Float(left) / Float(right))
        case .power, .inplacePower:
            if right < 0 { return try FloatObject.binaryOp(vm, op, Float(left), Obj(smallInteger: right)) }
            if let power = smallPower(left, right) { return Obj(smallInteger: power) }
            return try widened(vm, op, left, right)
        case .divmod:
            guard right != 0 else { throw divisionByZero(vm) }
            // The board does not look whether the quotient fits either: -2^30 // -1 comes out as -2^30.
            return try TupleObject.make(vm, [Obj(smallInteger: floorQuotient(left, right)), Obj(smallInteger: floorRemainder(left, right))])
        default: return .null
        }
    }

    static func divisionByZero(_ vm: VM) -> PythonError { vm.error(.zeroDivisionError, "divide by zero") }

    private static func widened(_ vm: VM, _ op: BinaryOp, _ left: Int, _ right: Int) throws(PythonError) -> Obj {
        try binaryOp(vm, op, try makeBig(vm, left), Obj(smallInteger: right))
    }

    private static func floorQuotient(_ left: Int, _ right: Int) -> Int {
        let quotient = left / right
        return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient
    }

    private static func floorRemainder(_ left: Int, _ right: Int) -> Int {
        let remainder = left % right
        return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder
    }

    /// `base ** exponent` by squaring; nothing as soon as a step, even one that is not needed, leaves the small integers.
    private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
        var (base, exponent, result) = (base, exponent, 1)
        while exponent > 0 {
            if exponent & 1 != 0 {
                result *= base
                if !Obj.smallIntegers.contains(result) { return nil }
            }
            if exponent == 1 { break }
            exponent /= 2
            base *= base
            if !Obj.smallIntegers.contains(base) { return nil }
        }
        return result
    }
}
