// The type bool: two immediate objects that count as 0 and 1. py/objbool.c.

extension ROMBuilder {
    func installBool() {
        type(.bool, "bool") {
            $0.makeNew = BoolType.make
            $0.print = BoolType.print
            $0.unaryOp = BoolType.unaryOp
            $0.binaryOp = BoolType.binaryOp
            $0.flags = .equalityChecksOtherType
        }
    }
}

/// What True and False can.
enum BoolType {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        return Obj(args.count == 0 ? false : try vm.isTrue(args[0]))
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let isTrue = object == .true
        try printer.write(kind == .json ? isTrue ? "true" : "false" : isTrue ? "True" : "False", vm)
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        op == .len ? .null : try vm.unaryOp(op, Obj(smallInteger: object == .true ? 1 : 0))
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        try vm.binaryOp(op, Obj(smallInteger: left == .true ? 1 : 0), right)
    }
}
