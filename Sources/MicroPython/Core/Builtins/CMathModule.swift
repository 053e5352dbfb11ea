// The module cmath: functions of complex numbers. py/modcmath.c.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ROMBuilder {
    func installCMath() {
        module("cmath", mathConstants() + [
            ("phase", function1(CMathModule.phase)),
            ("polar", function1(CMathModule.polar)),
            ("rect", function2(CMathModule.rect)),
            ("exp", complex { real, imaginary in
                let scale = expf(real)
                return (scale * cosf(imaginary), scale * sinf(imaginary))
            }),
            ("log", complex { real, imaginary in
                (0.5 * logf(real * real + imaginary * imaginary), atan2f(imaginary, real))
            }),
            ("log10", complex { real, imaginary in
                (0.5 * log10f(real * real + imaginary * imaginary), 0.4342944819032518 * atan2f(imaginary, real))
            }),
            ("sqrt", complex { real, imaginary in
                let magnitude = powf(real * real + imaginary * imaginary, 0.25)
                let angle = 0.5 * atan2f(imaginary, real)
                return (magnitude * cosf(angle), magnitude * sinf(angle))
            }),
            ("cos", complex { real, imaginary in (cosf(real) * coshf(imaginary), -sinf(real) * sinhf(imaginary)) }),
            ("sin", complex { real, imaginary in (sinf(real) * coshf(imaginary), cosf(real) * sinhf(imaginary)) }),
        ])
    }

    private func complex(_ body: @escaping (Float, Float) -> (Float, Float)) -> Obj {
        function1 { vm, z throws(PythonError) in
            let value = try vm.complexValue(z)
            let result = body(value.real, value.imaginary)
            return try ComplexObject.make(vm, result.0, result.1)
        }
    }
}

/// The functions of the module cmath.
enum CMathModule {
    static func phase(_ vm: VM, _ z: Obj) throws(PythonError) -> Obj {
        let (real, imaginary) = try vm.complexValue(z)
        return try vm.float(atan2f(imaginary, real))
    }

    static func polar(_ vm: VM, _ z: Obj) throws(PythonError) -> Obj {
        let (real, imaginary) = try vm.complexValue(z)
        let magnitude = try vm.float(sqrtf(real * real + imaginary * imaginary))
        return try TupleObject.make(vm, [magnitude, try vm.float(atan2f(imaginary, real))])
    }

    static func rect(_ vm: VM, _ magnitude: Obj, _ phase: Obj) throws(PythonError) -> Obj {
        let (r, phi) = (try vm.floatValue(magnitude), try vm.floatValue(phase))
        return try ComplexObject.make(vm, r * cosf(phi), r * sinf(phi))
    }
}
