// The operators that bytecode and types know. py/runtime0.h. The order is part of the bytecode format.

/// A unary operation. Those up to `not` occur in bytecode; the others are asked by built-in functions.
public enum UnaryOp: UInt8, CaseIterable, Sendable {
    case positive, negative, invert, not
    case bool, len, hash, abs, intMaybe, floatMaybe, complexMaybe, sizeof
}

/// A binary operation. Those before `divmod` occur in bytecode.
public enum BinaryOp: UInt8, CaseIterable, Sendable {
    case less, more, equal, lessEqual, moreEqual, notEqual, `in`, `is`, exceptionMatch
    case inplaceOr, inplaceXor, inplaceAnd, inplaceLshift, inplaceRshift, inplaceAdd, inplaceSubtract, inplaceMultiply
    case inplaceMatMultiply, inplaceFloorDivide, inplaceTrueDivide, inplaceModulo, inplacePower
    case or, xor, and, lshift, rshift, add, subtract, multiply, matMultiply, floorDivide, trueDivide, modulo, power
    case divmod
    /// `in` with its operands swapped: what a container implements.
    case contains
    case reverseOr, reverseXor, reverseAnd, reverseLshift, reverseRshift, reverseAdd, reverseSubtract, reverseMultiply
    case reverseMatMultiply, reverseFloorDivide, reverseTrueDivide, reverseModulo, reversePower
    /// Made by the emitter from `in` and `is`.
    case notIn, isNot
}
