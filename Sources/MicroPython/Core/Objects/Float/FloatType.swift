// The type float: its constructor, printing and unary operators. py/objfloat.c.

extension ROMBuilder {
    func installFloat() {
        type(.float, "float", FloatObject.layout) {
            $0.makeNew = FloatObject.make
            $0.print = FloatObject.print
            $0.unaryOp = FloatObject.unaryOp
            $0.binaryOp = FloatObject.binaryOp
            $0.flags = [.equalityNotReflexive, .equalityChecksOtherType]
        }
    }
}

extension FloatObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try FloatObject.make(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        try FloatObject.print(vm, printer, object)
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if vm.isType(right, .complex) { return try ComplexObject.binaryOp(vm, op, vm.float(of: left), 0, right) }
        return try FloatObject.binaryOp(vm, op, vm.float(of: left), right)
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        if args.count == 0 { return try vm.float(0) }
        if let text = try vm.bufferMaybe(args[0], .read) {
            return try vm.parseFloat(
                vm.ram.bytes(text.address, count: text.count), allowImaginary: false, forceComplex: false, inSource: false)
        }
        return vm.isType(args[0], .float) ? args[0] : try vm.float(try vm.floatValue(args[0]))
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ object: Obj) throws(PythonError) {
        let text = FloatObject.text(of: vm.float(of: object))
        try printer.write(text, vm)
        // A point, an exponent, or the n of inf and nan tells a float from an int.
        if !text.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "n") }) {
            try printer.write(".0", vm)
        }
    }

    fileprivate static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let value = vm.float(of: object)
        switch op {
        case .bool: return Obj(value != 0)
        case .hash: return Obj(smallInteger: Int(FloatObject.hash(of: value)))
        case .positive: return object
        case .negative: return try vm.float(-value)
        case .abs: return value.sign == .minus ? try vm.float(-value) : object
        default: return .null
        }
    }
}
