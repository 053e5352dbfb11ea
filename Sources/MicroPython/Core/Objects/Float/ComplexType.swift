// The type complex: its constructor, printing, attributes and unary operators. py/objcomplex.c.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ROMBuilder {
    func installComplex() {
        type(.complex, "complex", ComplexObject.layout) {
            $0.makeNew = ComplexObject.make
            $0.print = ComplexObject.print
            $0.unaryOp = ComplexObject.unaryOp
            $0.binaryOp = ComplexObject.binaryOp
            $0.attr = ComplexObject.attribute
            $0.flags = [.equalityNotReflexive, .equalityChecksOtherType]
        }
    }
}

extension ComplexObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try ComplexObject.make(vm, args) }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        if name == vm.names.real {
            request.value = try vm.float(parts(vm, of: object).real)
        } else if name == vm.names.imag {
            request.value = try vm.float(parts(vm, of: object).imaginary)
        }
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let value = ComplexObject.parts(vm, of: left)
        return try ComplexObject.binaryOp(vm, op, value.real, value.imaginary, right)
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 2)
        switch args.count {
        case 0: return try make(vm, 0, 0)
        case 1:
            if vm.isString(args[0]) {
                return try vm.parseFloat(try vm.stringBytes(args[0]), allowImaginary: true, forceComplex: true, inSource: false)
            }
            if vm.isType(args[0], .complex) { return args[0] }
            let value = try vm.complexValue(args[0])
            return try make(vm, value.real, value.imaginary)
        default:
            var (real, imaginary): (Float, Float)
            if vm.isType(args[0], .complex) {
                (real, imaginary) = parts(vm, of: args[0])
            } else {
                (real, imaginary) = (try vm.floatValue(args[0]), 0)
            }
            if vm.isType(args[1], .complex) {
                let turned = parts(vm, of: args[1])
                real -= turned.imaginary
                imaginary += turned.real
            } else {
                imaginary += try vm.floatValue(args[1])
            }
            return try make(vm, real, imaginary)
        }
    }

    /// In the pieces that `%s` and its neighbours make.
    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let (real, imaginary) = parts(vm, of: object)
        if real == 0 {
            try printer.write(FloatObject.text(of: imaginary), vm)
            return try printer.write("j", vm)
        }
        try printer.write("(", vm)
        try printer.write(FloatObject.text(of: real), vm)
        if imaginary >= 0 || imaginary.isNaN { try printer.write("+", vm) }
        try printer.write(FloatObject.text(of: imaginary), vm)
        try printer.write("j)", vm)
    }

    fileprivate static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let (real, imaginary) = parts(vm, of: object)
        switch op {
        case .bool: return Obj(real != 0 || imaginary != 0)
        case .hash: return Obj(smallInteger: Int(FloatObject.hash(of: real) ^ FloatObject.hash(of: imaginary)))
        case .positive: return object
        case .negative: return try make(vm, -real, -imaginary)
        case .abs: return try vm.float(sqrtf(real * real + imaginary * imaginary))
        default: return .null
        }
    }
}
