// The type bool: two immediate objects that count as 0 and 1. py/objbool.c.

extension ROMBuilder {
    func installBool() {
        type(.bool, "bool") {
            $0.makeNew = { m, _, args throws(PythonError) in
                try m.checkArguments(args, 0, 1)
                return Obj(args.count == 0 ? false : try m.isTrue(args[0]))
            }
            $0.print = { m, printer, object, kind throws(PythonError) in
                let isTrue = object == .true
                try m.write(printer, kind == .json ? isTrue ? "true" : "false" : isTrue ? "True" : "False")
            }
            $0.unaryOp = { m, op, object throws(PythonError) in
                op == .len ? .null : try m.unaryOp(op, Obj(smallInteger: object == .true ? 1 : 0))
            }
            $0.binaryOp = { m, op, left, right throws(PythonError) in
                try m.binaryOp(op, Obj(smallInteger: left == .true ? 1 : 0), right)
            }
            $0.flags = .equalityChecksOtherType
        }
    }
}
