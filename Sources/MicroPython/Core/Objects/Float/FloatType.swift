// The type float: its constructor, printing and unary operators. py/objfloat.c.

extension ROMBuilder {
    func installFloat() {
        type(.float, "float", FloatObject.layout) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeFloat(args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printFloat(printer, object) }
            $0.unaryOp = { vm, op, object throws(PythonError) in try vm.floatUnaryOp(op, object) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in
                if vm.isType(right, .complex) { return try vm.complexBinaryOp(op, vm.float(of: left), 0, right) }
                return try vm.floatBinaryOp(op, vm.float(of: left), right)
            }
            $0.flags = [.equalityNotReflexive, .equalityChecksOtherType]
        }
    }
}

extension VM {
    fileprivate func makeFloat(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 0, 1)
        if args.count == 0 { return try float(0) }
        if let text = try bufferMaybe(args[0], .read) {
            return try parseFloat(
                ram.bytes(text.address, count: text.count), allowImaginary: false, forceComplex: false, inSource: false)
        }
        return isType(args[0], .float) ? args[0] : try float(try floatValue(args[0]))
    }

    fileprivate func printFloat(_ printer: Printer, _ object: Obj) throws(PythonError) {
        let text = VM.text(of: float(of: object))
        try write(printer, text)
        // A point, an exponent, or the n of inf and nan tells a float from an int.
        if !text.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "n") }) {
            try write(printer, ".0")
        }
    }

    fileprivate func floatUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let value = float(of: object)
        switch op {
        case .bool: return Obj(value != 0)
        case .hash: return Obj(smallInteger: Int(VM.hash(of: value)))
        case .positive: return object
        case .negative: return try float(-value)
        case .abs: return value.sign == .minus ? try float(-value) : object
        default: return .null
        }
    }
}
