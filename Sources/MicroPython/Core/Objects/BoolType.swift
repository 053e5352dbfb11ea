// The type bool: two immediate objects that count as 0 and 1. py/objbool.c.

extension ROMBuilder {
    func installBool() {
        type(.bool, "bool") {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                return Obj(args.count == 0 ? false : try vm.isTrue(args[0]))
            }
            $0.print = { vm, printer, object, kind throws(PythonError) in
                let isTrue = object == .true
                try vm.write(printer, kind == .json ? isTrue ? "true" : "false" : isTrue ? "True" : "False")
            }
            $0.unaryOp = { vm, op, object throws(PythonError) in
                op == .len ? .null : try vm.unaryOp(op, Obj(smallInteger: object == .true ? 1 : 0))
            }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in
                try vm.binaryOp(op, Obj(smallInteger: left == .true ? 1 : 0), right)
            }
            $0.flags = .equalityChecksOtherType
        }
    }
}
