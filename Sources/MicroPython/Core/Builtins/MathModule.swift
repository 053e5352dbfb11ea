// The module math: the C library's functions in single precision. py/modmath.c.

import BlockHeap

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ROMBuilder {
    func installMath() {
        module("math", mathConstants() + [
            ("tau", float(6.28318530717958647692)), ("inf", float(.infinity)), ("nan", float(.nan)),
            ("sqrt", real(sqrtf)), ("pow", real(powf)), ("exp", real(expf)), ("expm1", real(expm1f)),
            ("log", function(1, 2, MathModule.log)),
            ("log2", real(log2f)), ("log10", real(log10f)),
            ("cosh", real(coshf)), ("sinh", real(sinhf)), ("tanh", real(tanhf)),
            ("acosh", real(acoshf)), ("asinh", real(asinhf)), ("atanh", real(atanhf)),
            ("cos", real(cosf)), ("sin", real(sinf)), ("tan", real(tanf)),
            ("acos", real(acosf)), ("asin", real(asinf)), ("atan", real(atanf)), ("atan2", real(atan2f)),
            ("ceil", whole(ceilf)), ("copysign", real(copysignf)), ("fabs", real(fabsf)), ("floor", whole(floorf)),
            ("fmod", real(fmodf)),
            ("frexp", function1(MathModule.frexp)),
            ("ldexp", function2(MathModule.ldexp)),
            ("modf", function1(MathModule.modf)),
            ("isfinite", truth { $0.isFinite }), ("isinf", truth { $0.isInfinite }), ("isnan", truth { $0.isNaN }),
            ("isclose", function(2, keywords: true, MathModule.isClose)),
            ("trunc", whole(truncf)),
            ("radians", function1(MathModule.radians)),
            ("degrees", function1(MathModule.degrees)),
            ("factorial", function1(MathModule.factorial)),
            ("erf", real(erff)), ("erfc", real(erfcf)), ("gamma", real(tgammaf)), ("lgamma", real(lgammaf)),
        ])
    }

    /// `e` and `pi`, which cmath has too.
    func mathConstants() -> [(String, Obj)] { [("e", float(2.71828182845904523536)), ("pi", float(MathModule.pi))] }

    /// A float object in ROM.
    func float(_ value: Float) -> Obj { Obj(words([TypeID.float.address, value.bitPattern])) }

    /// A function of one float; a NaN or infinity that its argument does not account for is a domain error.
    private func real(_ body: @escaping (Float) -> Float) -> Obj {
        function1 { vm, x throws(PythonError) in
            let value = try vm.floatValue(x)
            let result = body(value)
            if result.isNaN && !value.isNaN || result.isInfinite && !value.isInfinite { throw MathModule.domainError(vm) }
            return try vm.float(result)
        }
    }

    private func real(_ body: @escaping (Float, Float) -> Float) -> Obj {
        function2 { vm, x, y throws(PythonError) in
            let (a, b) = (try vm.floatValue(x), try vm.floatValue(y))
            let result = body(a, b)
            if result.isNaN && !a.isNaN && !b.isNaN || result.isInfinite && !a.isInfinite && !b.isInfinite {
                throw MathModule.domainError(vm)
            }
            return try vm.float(result)
        }
    }

    private func whole(_ body: @escaping (Float) -> Float) -> Obj {
        function1 { vm, x throws(PythonError) in try vm.int(truncating: body(try vm.floatValue(x))) }
    }

    private func truth(_ body: @escaping (Float) -> Bool) -> Obj {
        function1 { vm, x throws(PythonError) in Obj(body(try vm.floatValue(x))) }
    }
}

/// The functions of the module math.
enum MathModule {
    static func ldexp(_ vm: VM, _ x: Obj, _ exponent: Obj) throws(PythonError) -> Obj {
        let value = try vm.floatValue(x)
        return try vm.float(ldexpf(value, Int32(truncatingIfNeeded: try vm.integer(exponent))))
    }

    static func radians(_ vm: VM, _ x: Obj) throws(PythonError) -> Obj { try vm.float(try vm.floatValue(x) * (MathModule.pi / 180)) }

    static func degrees(_ vm: VM, _ x: Obj) throws(PythonError) -> Obj { try vm.float(try vm.floatValue(x) * (180 / MathModule.pi)) }

    /// The nearest float to pi; Swift's own is the next one below.
    static let pi: Float = 3.14159265358979323846

    fileprivate static func domainError(_ vm: VM) -> PythonError { vm.error(.valueError, "math domain error") }

    fileprivate static func log(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let value = try vm.floatValue(args[0])
        if value <= 0 { throw domainError(vm) }
        let logarithm = logf(value)
        if args.count == 1 { return try vm.float(logarithm) }
        let base = try vm.floatValue(args[1])
        if base <= 0 { throw domainError(vm) }
        if base == 1 { throw IntObject.divisionByZero(vm) }
        return try vm.float(logarithm / logf(base))
    }

    fileprivate static func frexp(_ vm: VM, _ x: Obj) throws(PythonError) -> Obj {
        var exponent: Int32 = 0
        let significand = try vm.float(frexpf(try vm.floatValue(x), &exponent))
        return try TupleObject.make(vm, [significand, try vm.int(Int(exponent))])
    }

    fileprivate static func modf(_ vm: VM, _ x: Obj) throws(PythonError) -> Obj {
        var whole: Float = 0
        let fraction = try vm.float(modff(try vm.floatValue(x), &whole))
        return try TupleObject.make(vm, [fraction, try vm.float(whole)])
    }

    fileprivate static func isClose(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let options = try vm.parse(args.dropFirst(2), [
            AllowedArgument(name: vm.names.rel_tol, isKeywordOnly: true, fallback: .null),
            AllowedArgument(name: vm.names.abs_tol, isKeywordOnly: true, fallback: Obj(smallInteger: 0)),
        ])
        let (a, b) = (try vm.floatValue(args[0]), try vm.floatValue(args[1]))
        let relativeTolerance = options[0].isNull ? 1e-9 : try vm.floatValue(options[0])
        let absoluteTolerance = try vm.floatValue(options[1])
        if relativeTolerance < 0 || absoluteTolerance < 0 { throw domainError(vm) }
        if a == b { return .true }
        let difference = (a - b).magnitude
        if difference.isInfinite { return .false }
        return Obj(
            difference <= absoluteTolerance || difference <= (relativeTolerance * a).magnitude
                || difference <= (relativeTolerance * b).magnitude)
    }

    fileprivate static func factorial(_ vm: VM, _ x: Obj) throws(PythonError) -> Obj {
        let most = try vm.integer(x)
        if most < 0 { throw vm.error(.valueError, "negative factorial") }
        return most == 0 ? Obj(smallInteger: 1) : try product(vm, 1, most)
    }

    /// The product of `first...last`, each half on its own.
    private static func product(_ vm: VM, _ first: Int, _ last: Int) throws(PythonError) -> Obj {
        switch last - first {
        case 0: return try vm.int(first)
        case 1: return try IntObject.binaryOp(vm, .multiply, Obj(smallInteger: first), Obj(smallInteger: last))
        case 2:
            let left = try IntObject.binaryOp(vm, .multiply, Obj(smallInteger: first), Obj(smallInteger: first + 1))
            return try IntObject.binaryOp(vm, .multiply, left, Obj(smallInteger: last))
        default:
            let middle = first + (last - first) >> 1
            let left = try product(vm, first, middle)
            let mark = vm.native.held.count
            vm.hold(left)
            let right = try product(vm, middle + 1, last)
            vm.hold(right)
            let result = try IntObject.binaryOp(vm, .multiply, left, right)
            vm.release(to: mark)
            return result
        }
    }
}
