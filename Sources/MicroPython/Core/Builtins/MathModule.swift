// The module math: the C library's functions in single precision. py/modmath.c.

import BlockHeap

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ROMBuilder {
    func installMath() {
        let names = (relative: qstr("rel_tol"), absolute: qstr("abs_tol"))
        module("math", mathConstants() + [
            ("tau", float(6.28318530717958647692)), ("inf", float(.infinity)), ("nan", float(.nan)),
            ("sqrt", real(sqrtf)), ("pow", real(powf)), ("exp", real(expf)), ("expm1", real(expm1f)),
            ("log", function(1, 2) { vm, args throws(PythonError) in try vm.mathLog(args) }),
            ("log2", real(log2f)), ("log10", real(log10f)),
            ("cosh", real(coshf)), ("sinh", real(sinhf)), ("tanh", real(tanhf)),
            ("acosh", real(acoshf)), ("asinh", real(asinhf)), ("atanh", real(atanhf)),
            ("cos", real(cosf)), ("sin", real(sinf)), ("tan", real(tanf)),
            ("acos", real(acosf)), ("asin", real(asinf)), ("atan", real(atanf)), ("atan2", real(atan2f)),
            ("ceil", whole(ceilf)), ("copysign", real(copysignf)), ("fabs", real(fabsf)), ("floor", whole(floorf)),
            ("fmod", real(fmodf)),
            ("frexp", function1 { vm, x throws(PythonError) in try vm.mathFrexp(x) }),
            ("ldexp", function2 { vm, x, exponent throws(PythonError) in
                let value = try vm.floatValue(x)
                return try vm.float(ldexpf(value, Int32(truncatingIfNeeded: try vm.integer(exponent))))
            }),
            ("modf", function1 { vm, x throws(PythonError) in try vm.mathModf(x) }),
            ("isfinite", truth { $0.isFinite }), ("isinf", truth { $0.isInfinite }), ("isnan", truth { $0.isNaN }),
            ("isclose", function(2, keywords: true) { vm, args throws(PythonError) in
                try vm.mathIsClose(args, relative: names.relative, absolute: names.absolute)
            }),
            ("trunc", whole(truncf)),
            ("radians", function1 { vm, x throws(PythonError) in try vm.float(try vm.floatValue(x) * (VM.pi / 180)) }),
            ("degrees", function1 { vm, x throws(PythonError) in try vm.float(try vm.floatValue(x) * (180 / VM.pi)) }),
            ("factorial", function1 { vm, x throws(PythonError) in try vm.mathFactorial(x) }),
            ("erf", real(erff)), ("erfc", real(erfcf)), ("gamma", real(tgammaf)), ("lgamma", real(lgammaf)),
        ])
    }

    /// `e` and `pi`, which cmath has too.
    func mathConstants() -> [(String, Obj)] { [("e", float(2.71828182845904523536)), ("pi", float(VM.pi))] }

    /// A float object in ROM.
    func float(_ value: Float) -> Obj { Obj(words([TypeID.float.address, value.bitPattern])) }

    /// A function of one float; a NaN or infinity that its argument does not account for is a domain error.
    private func real(_ body: @escaping (Float) -> Float) -> Obj {
        function1 { vm, x throws(PythonError) in
            let value = try vm.floatValue(x)
            let result = body(value)
            if result.isNaN && !value.isNaN || result.isInfinite && !value.isInfinite { throw vm.mathError() }
            return try vm.float(result)
        }
    }

    private func real(_ body: @escaping (Float, Float) -> Float) -> Obj {
        function2 { vm, x, y throws(PythonError) in
            let (a, b) = (try vm.floatValue(x), try vm.floatValue(y))
            let result = body(a, b)
            if result.isNaN && !a.isNaN && !b.isNaN || result.isInfinite && !a.isInfinite && !b.isInfinite { throw vm.mathError() }
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

extension VM {
    /// The nearest float to pi; Swift's own is the next one below.
    static let pi: Float = 3.14159265358979323846

    fileprivate func mathError() -> PythonError { error(.valueError, "math domain error") }

    fileprivate func mathLog(_ args: Args) throws(PythonError) -> Obj {
        let value = try floatValue(args[0])
        if value <= 0 { throw mathError() }
        let logarithm = logf(value)
        if args.count == 1 { return try float(logarithm) }
        let base = try floatValue(args[1])
        if base <= 0 { throw mathError() }
        if base == 1 { throw divisionByZero() }
        return try float(logarithm / logf(base))
    }

    fileprivate func mathFrexp(_ x: Obj) throws(PythonError) -> Obj {
        var exponent: Int32 = 0
        let significand = try float(frexpf(try floatValue(x), &exponent))
        return try tuple([significand, try int(Int(exponent))])
    }

    fileprivate func mathModf(_ x: Obj) throws(PythonError) -> Obj {
        var whole: Float = 0
        let fraction = try float(modff(try floatValue(x), &whole))
        return try tuple([fraction, try float(whole)])
    }

    fileprivate func mathIsClose(_ args: Args, relative: Qstr, absolute: Qstr) throws(PythonError) -> Obj {
        let options = try parse(args.dropFirst(2), [
            AllowedArgument(name: relative, isKeywordOnly: true, fallback: .null),
            AllowedArgument(name: absolute, isKeywordOnly: true, fallback: Obj(smallInteger: 0)),
        ])
        let (a, b) = (try floatValue(args[0]), try floatValue(args[1]))
        let relativeTolerance = options[0].isNull ? 1e-9 : try floatValue(options[0])
        let absoluteTolerance = try floatValue(options[1])
        if relativeTolerance < 0 || absoluteTolerance < 0 { throw mathError() }
        if a == b { return .true }
        let difference = (a - b).magnitude
        if difference.isInfinite { return .false }
        return Obj(
            difference <= absoluteTolerance || difference <= (relativeTolerance * a).magnitude
                || difference <= (relativeTolerance * b).magnitude)
    }

    fileprivate func mathFactorial(_ x: Obj) throws(PythonError) -> Obj {
        let most = try integer(x)
        if most < 0 { throw error(.valueError, "negative factorial") }
        return most == 0 ? Obj(smallInteger: 1) : try product(1, most)
    }

    /// The product of `first...last`, each half on its own.
    private func product(_ first: Int, _ last: Int) throws(PythonError) -> Obj {
        switch last - first {
        case 0: return try int(first)
        case 1: return try intBinaryOp(.multiply, Obj(smallInteger: first), Obj(smallInteger: last))
        case 2:
            let left = try intBinaryOp(.multiply, Obj(smallInteger: first), Obj(smallInteger: first + 1))
            return try intBinaryOp(.multiply, left, Obj(smallInteger: last))
        default:
            let middle = first + (last - first) >> 1
            let left = try product(first, middle)
            let mark = held.count
            hold(left)
            let right = try product(middle + 1, last)
            hold(right)
            let result = try intBinaryOp(.multiply, left, right)
            release(to: mark)
            return result
        }
    }
}
