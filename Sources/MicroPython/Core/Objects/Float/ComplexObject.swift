// A complex number. py/objcomplex.c.
//
//     +0  type   +4  real part   +8  imaginary part        12 bytes, one block

import BlockHeap

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension VM {
    /// mp_obj_new_complex.
    func complex(_ real: Float, _ imaginary: Float) throws(PythonError) -> Obj {
        let address = try allocate(12)
        setWord(address, TypeID.complex.address)
        setWord(address + 4, real.bitPattern)
        setWord(address + 8, imaginary.bitPattern)
        return Obj(address)
    }

    /// mp_obj_complex_get: the parts of a complex object.
    func complex(of object: Obj) -> (real: Float, imaginary: Float) {
        (Float(bitPattern: word(object.address + 4)), Float(bitPattern: word(object.address + 8)))
    }

    /// mp_obj_complex_binary_op; `null` where `right` has no complex value or there is no such operator.
    func complexBinaryOp(_ op: BinaryOp, _ real: Float, _ imaginary: Float, _ right: Obj) throws(PythonError) -> Obj {
        guard let other = try complexMaybe(right) else { return .null }
        switch op {
        case .add, .inplaceAdd: return try complex(real + other.real, imaginary + other.imaginary)
        case .subtract, .inplaceSubtract: return try complex(real - other.real, imaginary - other.imaginary)
        case .multiply, .inplaceMultiply: return try product((real, imaginary), other)
        case .floorDivide, .inplaceFloorDivide: throw error(.typeError, "can't truncate-divide a complex number")
        case .trueDivide, .inplaceTrueDivide: return try quotient((real, imaginary), other)
        case .power, .inplacePower: return try power((real, imaginary), other)
        case .equal: return Obj(real == other.real && imaginary == other.imaginary)
        default: return .null
        }
    }

    private typealias Parts = (real: Float, imaginary: Float)

    private func product(_ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        try complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    private func quotient(_ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        if b.imaginary == 0 {
            if b.real == 0 { throw error(.zeroDivisionError, "complex divide by zero") }
            return try complex(a.real / b.real, a.imaginary / b.real)
        }
        if b.real == 0 { return try complex(a.imaginary / b.imaginary, -a.real / b.imaginary) }
        let square = b.real * b.real + b.imaginary * b.imaginary
        return try product(a, (b.real / square, b.imaginary / -square))
    }

    /// `a ** b` as `exp(b * log(a))`.
    private func power(_ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        let magnitude = sqrtf(a.real * a.real + a.imaginary * a.imaginary)
        if magnitude == 0 {
            guard b.imaginary == 0 && b.real >= 0 else { throw error(.zeroDivisionError, "0.0 to a complex power") }
            return try complex(b.real == 0 ? 1 : 0, a.imaginary)
        }
        let (logarithm, angle) = (logf(magnitude), atan2f(a.imaginary, a.real))
        let scale = expf(b.real * logarithm - b.imaginary * angle)
        let turn = b.imaginary * logarithm + b.real * angle
        return try complex(scale * cosf(turn), scale * sinf(turn))
    }
}
