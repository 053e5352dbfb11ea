// super(): looks an attribute up behind a class, for an object of it. py/objtype.c.
//
//     +0 type   +4 class   +8 object or class        `super().method()` makes none: the interpreter looks it up at once

import BlockHeap

extension VM {
    /// super_attr: the attribute of `object` (an instance or a class) as the classes behind `type` have it; `method` null for none.
    func superLookup(_ name: Qstr, type: Obj, object: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        var lookup = ClassLookup(object: object, name: name, slot: name == Qstr(.__init__) ? .makeNew : nil)
        let parent = typeSlot(type.address, .parent)
        if parent != 0 && word(parent) == TypeID.tuple.address {
            for index in 0..<word(parent + 4) where lookup.value.isNull {
                let base = word(parent + 8 + 4 * index)
                if base != TypeID.object.address { try lookUp(&lookup, in: base) }
            }
        } else if parent != 0 && parent != TypeID.object.address {
            try lookUp(&lookup, in: parent)
        }
        if lookup.value == .sentinel { return (known.nativeBaseInit, object) }
        if lookup.value.isNull {
            lookup.slot = nil
            try lookUp(&lookup, in: TypeID.object.address)
        }
        return (lookup.value, lookup.receiver)
    }

    /// LOAD_SUPER_METHOD. AttributeError where there is no such method.
    func loadSuperMethod(_ name: Qstr, type: Obj, object: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        if name == Qstr(.__class__) { return (TypeID.superType.obj, .null) }
        guard isTypeObject(type) else { throw error(.typeError) }
        let found = try superLookup(name, type: type, object: object)
        if found.method.isNull {
            throw error(.attributeError, format: "'%s' object has no attribute '%q'", .qstr(Qstr(.super)), .qstr(name))
        }
        return found
    }
}

extension ROMBuilder {
    func installSuper() {
        type(.superType, "super") {
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 2, 2)
                let own = vm.typeAddress(args[1])
                let second = own == TypeID.type.address ? args[1] : Obj(own)
                guard try vm.isSubclassOfAny(second, args[0]), vm.isTypeObject(args[0]) else { throw vm.error(.typeError) }
                let address = try vm.allocate(12)
                vm.setObj(address, type)
                vm.setObj(address + 4, args[0])
                vm.setObj(address + 8, args[1])
                return Obj(address)
            }
            $0.print = { vm, printer, object, _ throws(PythonError) in
                try vm.write(printer, "<super: ")
                try vm.print(printer, vm.obj(object.address + 4), .str)
                try vm.write(printer, ", ")
                try vm.print(printer, vm.obj(object.address + 8), .str)
                try vm.write(printer, ">")
            }
            $0.attr = { vm, object, name, request throws(PythonError) in
                guard request.isLoad else { return }
                let found = try vm.superLookup(name, type: vm.obj(object.address + 4), object: vm.obj(object.address + 8))
                request = AttributeRequest(value: found.method, receiver: found.receiver)
            }
        }
    }
}
