// object and None. py/objobject.c, py/objnone.c.
//
//     object   +0 type        None is no object in memory

import BlockHeap

extension ROMBuilder {
    func installObject() {
        let locals: [(String, Obj)] = [
            ("__init__", function1(ObjectType.initialise)),
            ("__new__", staticMethod(function1(ObjectType.new))),
            ("__setattr__", function3(ObjectType.setattr)),
            ("__delattr__", function2(ObjectType.delattr)),
        ]
        type(.object, "object", locals: locals) {
            $0.makeNew = ObjectType.make
        }
        type(.noneType, "NoneType") {
            $0.print = NoneType.print
        }
        name("emptyDict", dict([]))
    }
}

/// What every object can.
enum ObjectType {
    static func initialise(_: VM, _: Obj) throws(PythonError) -> Obj { .none }

    static func new(_ vm: VM, _ type: Obj) throws(PythonError) -> Obj {
        guard vm.isTypeObject(type), vm.isInstanceType(type.address) else { throw vm.error(.typeError, "arg must be user-type") }
        return Obj(try InstanceObject.new(vm, type.address).instance)
    }

    static func setattr(_ vm: VM, _ object: Obj, _ name: Obj, _ value: Obj) throws(PythonError) -> Obj {
        let members = try members(vm, of: object, name)
        vm.setObj(try Map(vm.ram, members).lookup(name, .addIfMissing, vm) + 4, value)
        return .none
    }

    static func delattr(_ vm: VM, _ object: Obj, _ name: Obj) throws(PythonError) -> Obj {
        if try Map(vm.ram, members(vm, of: object, name)).lookup(name, .remove, vm) == 0 {
            throw vm.error(.attributeError, "no such attribute")
        }
        return .none
    }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 0)
        let address = try vm.allocate(4)
        vm.setObj(address, type)
        return Obj(address)
    }

    /// The map of an instance's members, for `object.__setattr__` and `object.__delattr__`.
    fileprivate static func members(_ vm: VM, of object: Obj, _ name: Obj) throws(PythonError) -> Address {
        guard vm.isInstanceType(vm.typeAddress(object)) else { throw vm.error(.typeError, "arg must be user-type") }
        guard vm.isString(name) else { throw vm.error(.typeError) }
        return object.address + 4
    }
}

/// What None can.
enum NoneType {
    static func print(_ vm: VM, _ printer: Printer, _: Obj, _ kind: PrintKind) throws(PythonError) {
        try printer.write(kind == .json ? "null" : "None", vm)
    }
}
