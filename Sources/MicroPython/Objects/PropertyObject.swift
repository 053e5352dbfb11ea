// property: an attribute of a class that is computed for its instances. py/objproperty.c.
//
//     +0 type   +4 getter   +8 setter   +12 deleter, each None where there is none

import Heap

extension ROMBuilder {
    func installProperty() {
        let (empty, doc) = (Qstr.empty, qstr("doc"))
        let allowed = [empty, empty, empty, doc].map { AllowedArgument(name: $0) }
        type(.property, "property", locals: [("getter", changing(4)), ("setter", changing(8)), ("deleter", changing(12))]) {
            $0.makeNew = { m, type, args throws(PythonError) in
                let values = try m.parse(args, allowed)
                let address = try m.allocate(16)
                m.setObj(address, type)
                for index in 0..<3 { m.setObj(address + 4 + 4 * UInt32(index), values[index]) }
                return Obj(address)
            }
        }
    }

    /// A method that copies the property with another function at `offset`.
    private func changing(_ offset: UInt32) -> Obj {
        function2 { m, property, function throws(PythonError) in
            let address = try m.allocate(16)
            m.ram.copy(from: property.address, to: address, count: 16)
            m.setObj(address + offset, function)
            return Obj(address)
        }
    }
}
