// The type complex: its constructor, printing, attributes and unary operators. py/objcomplex.c.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension ROMBuilder {
    func installComplex() {
        let (real, imaginary) = (qstr("real"), qstr("imag"))
        type(.complex, "complex") {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeComplex(args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printComplex(printer, object) }
            $0.unaryOp = { vm, op, object throws(PythonError) in try vm.complexUnaryOp(op, object) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in
                let value = vm.complex(of: left)
                return try vm.complexBinaryOp(op, value.real, value.imaginary, right)
            }
            $0.attr = { vm, object, name, request throws(PythonError) in
                guard request.isLoad else { return }
                if name == real {
                    request.value = try vm.float(vm.complex(of: object).real)
                } else if name == imaginary {
                    request.value = try vm.float(vm.complex(of: object).imaginary)
                }
            }
            $0.flags = [.equalityNotReflexive, .equalityChecksOtherType]
        }
    }
}

extension VM {
    fileprivate func makeComplex(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 0, 2)
        switch args.count {
        case 0: return try complex(0, 0)
        case 1:
            if isString(args[0]) {
                return try parseFloat(try stringBytes(args[0]), allowImaginary: true, forceComplex: true, inSource: false)
            }
            if isType(args[0], .complex) { return args[0] }
            let value = try complexValue(args[0])
            return try complex(value.real, value.imaginary)
        default:
            var (real, imaginary): (Float, Float)
            if isType(args[0], .complex) {
                (real, imaginary) = complex(of: args[0])
            } else {
                (real, imaginary) = (try floatValue(args[0]), 0)
            }
            if isType(args[1], .complex) {
                let turned = complex(of: args[1])
                real -= turned.imaginary
                imaginary += turned.real
            } else {
                imaginary += try floatValue(args[1])
            }
            return try complex(real, imaginary)
        }
    }

    /// In the pieces that `%s` and its neighbours make.
    fileprivate func printComplex(_ printer: Printer, _ object: Obj) throws(PythonError) {
        let (real, imaginary) = complex(of: object)
        if real == 0 {
            try write(printer, VM.text(of: imaginary))
            return try write(printer, "j")
        }
        try write(printer, "(")
        try write(printer, VM.text(of: real))
        if imaginary >= 0 || imaginary.isNaN { try write(printer, "+") }
        try write(printer, VM.text(of: imaginary))
        try write(printer, "j)")
    }

    fileprivate func complexUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let (real, imaginary) = complex(of: object)
        switch op {
        case .bool: return Obj(real != 0 || imaginary != 0)
        case .hash: return Obj(smallInteger: Int(VM.hash(of: real) ^ VM.hash(of: imaginary)))
        case .positive: return object
        case .negative: return try complex(-real, -imaginary)
        case .abs: return try float(sqrtf(real * real + imaginary * imaginary))
        default: return .null
        }
    }
}
