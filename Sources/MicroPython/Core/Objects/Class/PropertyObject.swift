// property: an attribute of a class that is computed for its instances. py/objproperty.c.
//
//     +0 type   +4 getter   +8 setter   +12 deleter, each None where there is none

import BlockHeap

extension ROMBuilder {
    func installProperty() {
        let (empty, doc) = (Qstr.empty, qstr("doc"))
        let allowed = [empty, empty, empty, doc].map { AllowedArgument(name: $0) }
        type(.property, "property", locals: [("getter", changing(4)), ("setter", changing(8)), ("deleter", changing(12))]) {
            $0.makeNew = { vm, type, args throws(PythonError) in
                let values = try vm.parse(args, allowed)
                let address = try vm.allocate(16)
                vm.setObj(address, type)
                for index in 0..<3 { vm.setObj(address + 4 + 4 * UInt32(index), values[index]) }
                return Obj(address)
            }
        }
    }

    /// A method that copies the property with another function at `offset`.
    private func changing(_ offset: UInt32) -> Obj {
        function2 { vm, property, function throws(PythonError) in
            let address = try vm.allocate(16)
            vm.ram.copy(from: property.address, to: address, count: 16)
            vm.setObj(address + offset, function)
            return Obj(address)
        }
    }
}
