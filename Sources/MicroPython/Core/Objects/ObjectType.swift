// object and None. py/objobject.c, py/objnone.c.
//
//     object   +0 type        None is no object in memory

import BlockHeap

extension ROMBuilder {
    func installObject() {
        let locals: [(String, Obj)] = [
            ("__init__", function1 { _, _ throws(PythonError) in .none }),
            ("__new__", staticMethod(function1 { vm, type throws(PythonError) in
                guard vm.isTypeObject(type), vm.isInstanceType(type.address) else { throw vm.error(.typeError, "arg must be user-type") }
                return Obj(try vm.newInstance(type.address).instance)
            })),
            ("__setattr__", function3 { vm, object, name, value throws(PythonError) in
                let members = try vm.members(of: object, name)
                vm.setObj(try vm.mapLookup(members, name, .addIfMissing) + 4, value)
                return .none
            }),
            ("__delattr__", function2 { vm, object, name throws(PythonError) in
                if try vm.mapLookup(vm.members(of: object, name), name, .remove) == 0 {
                    throw vm.error(.attributeError, "no such attribute")
                }
                return .none
            }),
        ]
        type(.object, "object", locals: locals) {
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 0, 0)
                let address = try vm.allocate(4)
                vm.setObj(address, type)
                return Obj(address)
            }
        }
        type(.noneType, "NoneType") {
            $0.print = { vm, printer, _, kind throws(PythonError) in try vm.write(printer, kind == .json ? "null" : "None") }
        }
        name("emptyDict", dict([]))
    }
}

extension VM {
    /// The map of an instance's members, for `object.__setattr__` and `object.__delattr__`.
    fileprivate func members(of object: Obj, _ name: Obj) throws(PythonError) -> Address {
        guard isInstanceType(typeAddress(object)) else { throw error(.typeError, "arg must be user-type") }
        guard isString(name) else { throw error(.typeError) }
        return object.address + 4
    }
}
