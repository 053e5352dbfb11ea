// A complex number. py/objcomplex.c.
//
//     +0  type   +4  real part   +8  imaginary part        12 bytes, one block

import BlockHeap

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A complex number in RAM.
struct ComplexObject: PythonObject {
    let ram: RAM
    let address: Address

    static var real: Field<Float> { .init(4, "real part", .float) }
    static var imaginary: Field<Float> { .init(8, "imaginary part", .float) }
    static let layout = Layout(.other, [type, real, imaginary])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// mp_obj_new_complex.
    static func make(_ vm: VM, _ real: Float, _ imaginary: Float) throws(PythonError) -> Obj {
        let complex = ComplexObject(vm.ram, try vm.allocate(byteCount))
        complex.type = TypeID.complex.address
        complex[Self.real] = real
        complex[Self.imaginary] = imaginary
        return complex.obj
    }

    /// mp_obj_complex_get: the parts of a complex object.
    static func parts(_ vm: VM, of object: Obj) -> (real: Float, imaginary: Float) {
        let complex = ComplexObject(vm.ram, object)
        return (complex[real], complex[imaginary])
    }

    /// mp_obj_complex_binary_op; `null` where `right` has no complex value or there is no such operator.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ real: Float, _ imaginary: Float, _ right: Obj) throws(PythonError) -> Obj {
        guard let other = try vm.complexMaybe(right) else { return .null }
        switch op {
        case .add, .inplaceAdd: return try make(vm, real + other.real, imaginary + other.imaginary)
        case .subtract, .inplaceSubtract: return try make(vm, real - other.real, imaginary - other.imaginary)
        case .multiply, .inplaceMultiply: return try product(vm, (real, imaginary), other)
        case .floorDivide, .inplaceFloorDivide: throw vm.error(.typeError, "can't truncate-divide a complex number")
        case .trueDivide, .inplaceTrueDivide: return try quotient(vm, (real, imaginary), other)
        case .power, .inplacePower: return try power(vm, (real, imaginary), other)
        case .equal: return Obj(real == other.real && imaginary == other.imaginary)
        default: return .null
        }
    }

    private typealias Parts = (real: Float, imaginary: Float)

    private static func product(_ vm: VM, _ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        try make(vm, a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    private static func quotient(_ vm: VM, _ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        if b.imaginary == 0 {
            if b.real == 0 { throw vm.error(.zeroDivisionError, "complex divide by zero") }
            return try make(vm, a.real / b.real, a.imaginary / b.real)
        }
        if b.real == 0 { return try make(vm, a.imaginary / b.imaginary, -a.real / b.imaginary) }
        let square = b.real * b.real + b.imaginary * b.imaginary
        return try product(vm, a, (b.real / square, b.imaginary / -square))
    }

    /// `a ** b` as `exp(b * log(a))`.
    private static func power(_ vm: VM, _ a: Parts, _ b: Parts) throws(PythonError) -> Obj {
        let magnitude = sqrtf(a.real * a.real + a.imaginary * a.imaginary)
        if magnitude == 0 {
            guard b.imaginary == 0 && b.real >= 0 else { throw vm.error(.zeroDivisionError, "0.0 to a complex power") }
            return try make(vm, b.real == 0 ? 1 : 0, a.imaginary)
        }
        let (logarithm, angle) = (logf(magnitude), atan2f(a.imaginary, a.real))
        let scale = expf(b.real * logarithm - b.imaginary * angle)
        let turn = b.imaginary * logarithm + b.real * angle
        return try make(vm, scale * cosf(turn), scale * sinf(turn))
    }
}
