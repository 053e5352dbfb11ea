// A method that was taken from an object without being called. py/objboundmeth.c.
//
//     +0 type   +4 function   +8 the object

import Heap

extension Machine {
    /// mp_obj_new_bound_meth.
    func boundMethod(_ function: Obj, _ receiver: Obj) throws(PythonError) -> Obj {
        let address = try allocate(12)
        setWord(address, TypeID.boundMethod.address)
        setObj(address + 4, function)
        setObj(address + 8, receiver)
        return Obj(address)
    }
}

extension ROMBuilder {
    func installBoundMethod() {
        type(.boundMethod, "bound_method") {
            $0.call = { m, method, args throws(PythonError) in
                try m.call(m.obj(method.address + 4), receiver: m.obj(method.address + 8), args)
            }
            $0.unaryOp = { m, op, method throws(PythonError) in
                guard op == .hash else { return .null }
                return Obj(smallInteger: Int(Int32(bitPattern: m.word(method.address + 4) ^ m.word(method.address + 8))))
            }
            $0.binaryOp = { m, op, left, right throws(PythonError) in
                guard op == .equal else { return .null }
                return Obj(
                    m.word(left.address + 4) == m.word(right.address + 4) && m.word(left.address + 8) == m.word(right.address + 8))
            }
            $0.attr = { m, method, name, request throws(PythonError) in
                guard request.isLoad else { return }
                let found = try m.loadMethodMaybe(m.obj(method.address + 4), name)
                request = AttributeRequest(value: found.method, receiver: found.receiver)
            }
        }
    }
}
