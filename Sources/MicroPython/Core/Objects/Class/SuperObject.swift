// super(): looks an attribute up behind a class, for an object of it. py/objtype.c.
//
//     +0 type   +4 class   +8 object or class        `super().method()` makes none: the interpreter looks it up at once

import BlockHeap

/// A super object in RAM.
struct SuperObject: PythonObject {
    let ram: RAM
    let address: Address

    static var owner: Field<Obj> { .init(4, "class", .value, way: "its class argument") }
    static var object: Field<Obj> { .init(8, "object", .value) }
    static let layout = Layout(.other, [type, owner, object])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// super_attr: the attribute of `object` (an instance or a class) as the classes behind `type` have it; `method` null for none.
    static func lookup(_ vm: VM, _ name: Qstr, type: Obj, object: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        var lookup = ClassLookup(object: object, name: name, slot: name == Qstr(.__init__) ? .makeNew : nil)
        let parent = vm.typeSlot(type.address, .parent)
        if parent != 0 && vm.word(parent) == TypeID.tuple.address {
            for index in 0..<vm.word(parent + 4) where lookup.value.isNull {
                let base = vm.word(parent + 8 + 4 * index)
                if base != TypeID.object.address { try ClassLookup.lookUp(vm, &lookup, in: base) }
            }
        } else if parent != 0 && parent != TypeID.object.address {
            try ClassLookup.lookUp(vm, &lookup, in: parent)
        }
        if lookup.value == .sentinel { return (vm.known.nativeBaseInit, object) }
        if lookup.value.isNull {
            lookup.slot = nil
            try ClassLookup.lookUp(vm, &lookup, in: TypeID.object.address)
        }
        return (lookup.value, lookup.receiver)
    }

    /// LOAD_SUPER_METHOD. AttributeError where there is no such method.
    static func loadMethod(_ vm: VM, _ name: Qstr, type: Obj, object: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        if name == Qstr(.__class__) { return (TypeID.superType.obj, .null) }
        guard vm.isTypeObject(type) else { throw vm.error(.typeError) }
        let found = try lookup(vm, name, type: type, object: object)
        if found.method.isNull {
            throw vm.error(.attributeError, format: "'%s' object has no attribute '%q'", .qstr(Qstr(.super)), .qstr(name))
        }
        return found
    }
}

extension ROMBuilder {
    func installSuper() {
        type(.superType, "super", SuperObject.layout) {
            $0.makeNew = SuperObject.make
            $0.print = SuperObject.print
            $0.attr = SuperObject.attribute
        }
    }
}

extension SuperObject {
    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 2, 2)
        let own = vm.typeAddress(args[1])
        let second = own == TypeID.type.address ? args[1] : Obj(own)
        guard try vm.isSubclassOfAny(second, args[0]), vm.isTypeObject(args[0]) else { throw vm.error(.typeError) }
        let new = SuperObject(vm.ram, try vm.allocate(byteCount))
        new.type = type.address
        new[owner] = args[0]
        new[object] = args[1]
        return new.obj
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<super: ", vm)
        let object = SuperObject(vm.ram, object)
        try vm.print(printer, object[owner], .str)
        try printer.write(", ", vm)
        try vm.print(printer, object[Self.object], .str)
        try printer.write(">", vm)
    }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        let own = SuperObject(vm.ram, object)
        let found = try lookup(vm, name, type: own[owner], object: own[Self.object])
        request = AttributeRequest(value: found.method, receiver: found.receiver)
    }
}
