// property: an attribute of a class that is computed for its instances. py/objproperty.c.
//
//     +0 type   +4 getter   +8 setter   +12 deleter, each None where there is none

import BlockHeap

/// A property in RAM.
struct PropertyObject: PythonObject {
    let ram: RAM
    let address: Address

    static var getter: Field<Obj> { .init(4, "getter", .value) }
    static var setter: Field<Obj> { .init(8, "setter", .value) }
    static var deleter: Field<Obj> { .init(12, "deleter", .value) }
    static let layout = Layout(.other, [type, getter, setter, deleter])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        let allowed = [Qstr.empty, .empty, .empty, vm.names.doc].map { AllowedArgument(name: $0) }
        let values = try vm.parse(args, allowed)
        let property = PropertyObject(vm.ram, try vm.allocate(byteCount))
        property.type = type.address
        property[getter] = values[0]
        property[setter] = values[1]
        property[deleter] = values[2]
        return property.obj
    }

    static func getter(_ vm: VM, _ object: Obj, _ function: Obj) throws(PythonError) -> Obj { try copy(vm, object, getter, function) }
    static func setter(_ vm: VM, _ object: Obj, _ function: Obj) throws(PythonError) -> Obj { try copy(vm, object, setter, function) }
    static func deleter(_ vm: VM, _ object: Obj, _ function: Obj) throws(PythonError) -> Obj { try copy(vm, object, deleter, function) }

    /// The same property with another function in `field`.
    private static func copy(_ vm: VM, _ object: Obj, _ field: Field<Obj>, _ function: Obj) throws(PythonError) -> Obj {
        let property = PropertyObject(vm.ram, try vm.allocate(byteCount))
        vm.ram.copy(from: object.address, to: property.address, count: byteCount)
        property[field] = function
        return property.obj
    }
}

extension ROMBuilder {
    func installProperty() {
        let locals = [
            ("getter", function2(PropertyObject.getter)), ("setter", function2(PropertyObject.setter)),
            ("deleter", function2(PropertyObject.deleter)),
        ]
        type(.property, "property", PropertyObject.layout, locals: locals) { $0.makeNew = PropertyObject.make }
    }
}
