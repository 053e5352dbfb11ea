// object and None. py/objobject.c, py/objnone.c.
//
//     object   +0 type        None is no object in memory

import Heap

extension ROMBuilder {
    func installObject() {
        let locals: [(String, Obj)] = [
            ("__init__", function1 { _, _ throws(PythonError) in .none }),
            ("__new__", staticMethod(function1 { m, type throws(PythonError) in
                guard m.isTypeObject(type), m.isInstanceType(type.address) else { throw m.error(.typeError, "arg must be user-type") }
                return Obj(try m.newInstance(type.address).instance)
            })),
            ("__setattr__", function3 { m, object, name, value throws(PythonError) in
                let members = try m.members(of: object, name)
                m.setObj(try m.mapLookup(members, name, .addIfMissing) + 4, value)
                return .none
            }),
            ("__delattr__", function2 { m, object, name throws(PythonError) in
                if try m.mapLookup(m.members(of: object, name), name, .remove) == 0 {
                    throw m.error(.attributeError, "no such attribute")
                }
                return .none
            }),
        ]
        type(.object, "object", locals: locals) {
            $0.makeNew = { m, type, args throws(PythonError) in
                try m.checkArguments(args, 0, 0)
                let address = try m.allocate(4)
                m.setObj(address, type)
                return Obj(address)
            }
        }
        type(.noneType, "NoneType") {
            $0.print = { m, printer, _, kind throws(PythonError) in try m.write(printer, kind == .json ? "null" : "None") }
        }
        name("emptyDict", dict([]))
    }
}

extension Machine {
    /// The map of an instance's members, for `object.__setattr__` and `object.__delattr__`.
    fileprivate func members(of object: Obj, _ name: Obj) throws(PythonError) -> Address {
        guard isInstanceType(typeAddress(object)) else { throw error(.typeError, "arg must be user-type") }
        guard isString(name) else { throw error(.typeError) }
        return object.address + 4
    }
}
