// The operators of floats. py/objfloat.c, mp_obj_float_binary_op.

import BlockHeap

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension FloatObject {
    /// `left op right`; `null` where `right` has no float value or there is no such operator.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Float, _ right: Obj) throws(PythonError) -> Obj {
        guard let other = try vm.floatMaybe(right) else { return .null }
        return try binaryOp(vm, op, left, other, right)
    }

    /// The same with the other operand's value at hand.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Float, _ other: Float, _ right: Obj) throws(PythonError) -> Obj {
        switch op {
        case .add, .inplaceAdd: return try vm.float(left + other)
        case .subtract, .inplaceSubtract: return try vm.float(left - other)
        case .multiply, .inplaceMultiply: return try vm.float(left * other)
        case .trueDivide, .inplaceTrueDivide:
            if other == 0 { throw IntObject.divisionByZero(vm) }
            return try vm.float(left / other)
        case .less: return Obj(left < other)
        case .more: return Obj(left > other)
        case .equal: return Obj(left == other)
        case .lessEqual: return Obj(left <= other)
        case .moreEqual: return Obj(left >= other)
        case .floorDivide, .inplaceFloorDivide:
            if other == 0 { throw IntObject.divisionByZero(vm) }
            return try vm.float(FloatObject.divmod(left, other).quotient)
        case .modulo, .inplaceModulo:
            if other == 0 { throw IntObject.divisionByZero(vm) }
            return try vm.float(FloatObject.remainder(left, other))
        case .divmod:
            if other == 0 { throw IntObject.divisionByZero(vm) }
            let result = FloatObject.divmod(left, other)
            let quotient = try vm.float(result.quotient)
            return try TupleObject.make(vm, [quotient, try vm.float(result.remainder)])
        case .power, .inplacePower:
            if left == 0 && other < 0 && !other.isInfinite { throw IntObject.divisionByZero(vm) }
            if left < 0 && other != floorf(other) && !other.isNaN { return try ComplexObject.binaryOp(vm, .power, left, 0, right) }
            return try vm.float(powf(left, other))
        default: return .null
        }
    }

    /// The remainder has the divisor's sign, even when it is zero.
    private static func remainder(_ left: Float, _ right: Float) -> Float {
        let remainder = fmodf(left, right)
        if remainder == 0 { return copysignf(0, right) }
        return (remainder < 0) != (right < 0) ? remainder + right : remainder
    }

    private static func divmod(_ left: Float, _ right: Float) -> (quotient: Float, remainder: Float) {
        let rawRemainder = fmodf(left, right)
        var quotient = (left - rawRemainder) / right
        if rawRemainder != 0 && (rawRemainder < 0) != (right < 0) { quotient -= 1 }
        let remainder = remainder(left, right)
        if quotient == 0 { return (copysignf(0, left / right), remainder) }
        var floored = floorf(quotient)
        if quotient - floored > 0.5 { floored += 1 }
        return (floored, remainder)
    }
}
