// A method that was taken from an object without being called. py/objboundmeth.c.
//
//     +0 type   +4 function   +8 the object

import BlockHeap

extension VM {
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
            $0.call = { vm, method, args throws(PythonError) in
                try vm.call(vm.obj(method.address + 4), receiver: vm.obj(method.address + 8), args)
            }
            $0.unaryOp = { vm, op, method throws(PythonError) in
                guard op == .hash else { return .null }
                return Obj(smallInteger: Int(Int32(bitPattern: vm.word(method.address + 4) ^ vm.word(method.address + 8))))
            }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in
                guard op == .equal else { return .null }
                return Obj(
                    vm.word(left.address + 4) == vm.word(right.address + 4) && vm.word(left.address + 8) == vm.word(right.address + 8))
            }
            $0.attr = { vm, method, name, request throws(PythonError) in
                guard request.isLoad else { return }
                let found = try vm.loadMethodMaybe(vm.obj(method.address + 4), name)
                request = AttributeRequest(value: found.method, receiver: found.receiver)
            }
        }
    }
}
