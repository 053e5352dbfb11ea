// Classes: the type "type", and what `class` makes. py/objtype.c, mp_obj_type_t.
//
// A class written in Python is laid out like a type of the firmware (see TypeID), with these slots, one word each:
//
//     +20 make_new print call unary_op binary_op attr subscr iter buffer locals_dict [parent [protocol]]
//
// The first nine words are the same for all classes: they only say "an instance's own"; `parent` is the base class, or the tuple of
// them where there are several. 60, 64 or 68 bytes.

import BlockHeap

/// A type in RAM or ROM.
struct TypeObject: PythonObject {
    let ram: RAM
    let address: Address

    static var flags: Field<UInt16> { @inline(__always) get { .init(4, "flags", .number) } }
    static var name: Field<UInt16> { @inline(__always) get { .init(6, "number of its name", .number) } }
    /// Where the slots' words begin; before them stand the indexes of the slots, a byte each.
    static let firstSlot: UInt32 = 20
    static let layout = Layout(.other, [type, flags, name], tail: Tail(8))

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var flags: TypeFlags {
        get { TypeFlags(rawValue: self[Self.flags]) }
        nonmutating set { self[Self.flags] = newValue.rawValue }
    }
    @inline(__always) var name: Qstr {
        get { Qstr(UInt32(self[Self.name])) }
        nonmutating set { self[Self.name] = UInt16(truncatingIfNeeded: newValue.id) }
    }
}

extension TypeObject {
    /// mp_obj_new_type. TypeError where the bases cannot be derived from.
    static func make(_ vm: VM, _ name: Qstr, bases: Obj, locals: Obj) throws(PythonError) -> Obj {
        guard vm.isPointer(bases, to: .tuple), vm.isDict(locals) else { throw vm.error(.typeError) }
        let baseCount = vm.word(bases.address + 4)
        var flags: TypeFlags = [.equalityNotReflexive, .equalityChecksOtherType, .equalityHasNotEqual, .instanceType]
        for index in 0..<baseCount {
            let base = vm.obj(bases.address + 8 + 4 * index)
            guard vm.isTypeObject(base) else { throw vm.error(.typeError) }
            if !vm.hasSlot(base.address, .makeNew) {
                throw vm.error(.typeError, format: "type '%q' isn't an acceptable base type", .qstr(vm.typeNameQstr(base.address)))
            }
            if vm.isInstanceType(base.address) {
                let baseFlags = vm.typeFlags(base.address)
                vm.setTypeFlags(base.address, baseFlags.union(.isSubclassed))
                flags.formUnion(baseFlags.intersection(.hasSpecialAccessors))
            }
        }
        let first = baseCount > 0 ? vm.word(bases.address + 8) : 0
        let baseProtocol = first == 0 ? 0 : vm.typeSlot(first, .protocol)
        let type = try vm.allocate(20 + 4 * (10 + (baseCount > 0 ? 1 : 0) + (baseProtocol != 0 ? 1 : 0)))
        vm.setWord(type, TypeID.type.address)
        vm.setTypeFlags(type, flags)
        TypeObject(vm.ram, type).name = name
        var place: UInt32 = 0
        func fill(_ slot: TypeSlot, _ word: UInt32) {
            vm.setWord(type + TypeObject.firstSlot + 4 * place, word)
            place += 1
            vm.ram.store8(type + slot.rawValue, UInt8(place))
        }
        for slot in [TypeSlot.makeNew, .print, .call, .unaryOp, .binaryOp, .attr, .subscr, .iter, .buffer] {
            fill(slot, HeapTypeKind.instance.makeNewWord)
        }
        fill(.localsDict, locals.word)
        if baseCount > 0 { fill(.parent, baseCount > 1 ? bases.word : first) }
        if baseProtocol != 0 { fill(.protocol, baseProtocol) }
        let mark = vm.native.held.count
        vm.hold(Obj(type))
        try finish(vm, type, DictObject(vm.ram, locals).map)
        vm.release(to: mark)
        return Obj(type)
    }

    private static func finish(_ vm: VM, _ type: Address, _ locals: Map) throws(PythonError) {
        var cursor = 0
        while !vm.typeFlags(type).contains(.hasSpecialAccessors), let slot = locals.nextFilled(&cursor) {
            if try isSpecialAccessor(vm, vm.obj(slot), MapSlot(vm.ram, slot).value) {
                vm.setTypeFlags(type, vm.typeFlags(type).union(.hasSpecialAccessors))
            }
        }
        if nativeBases(vm, type).count > 1 { throw vm.error(.typeError, "multiple bases have instance lay-out conflict") }
        let new = try Map(vm.ram, locals.address).lookup(Obj(Qstr(.__new__)), .find, vm)
        guard new != 0 else { return }
        let slot = MapSlot(vm.ram, new)
        if isFunction(vm, slot.value) { slot.value = try wrap(vm, slot.value, .staticmethod) }
    }

    /// mp_obj_is_fun: of any of the types that are called "function".
    private static func isFunction(_ vm: VM, _ object: Obj) -> Bool {
        object.isPointer && vm.typeNameQstr(vm.word(object.address)) == vm.typeNameQstr(TypeID.bytecodeFunction.address)
    }

    /// check_for_special_accessors: whether a class with this attribute must be asked before its instances' members.
    private static func isSpecialAccessor(_ vm: VM, _ key: Obj, _ value: Obj) throws(PythonError) -> Bool {
        if key == Obj(vm.names.__setattr__) || key == Obj(vm.names.__delattr__) || vm.isPointer(value, to: .property) { return true }
        for name in [vm.names.__get__, vm.names.__set__, vm.names.__delete__] {
            if try !vm.loadMethodProtected(value, name, catchesAll: true).method.isNull { return true }
        }
        return false
    }

    /// A staticmethod or classmethod object: +0 type, +4 function.
    static func wrap(_ vm: VM, _ function: Obj, _ type: TypeID) throws(PythonError) -> Obj {
        let address = try vm.allocate(8)
        vm.setWord(address, type.address)
        vm.setObj(address + 4, function)
        return Obj(address)
    }

    // MARK: attributes of the class itself

    /// type_attr.
    static func attribute(_ vm: VM, _ type: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return try storeAttribute(vm, type.address, name, &request) }
        if name == Qstr(.__name__) {
            request.value = Obj(vm.typeNameQstr(type.address))
        } else if name == vm.names.__dict__ {
            let locals = Obj(word: vm.typeSlot(type.address, .localsDict))
            if locals.isNull {
                request.value = vm.known.emptyDict
            } else if DictObject(vm.ram, locals).map.isFixed {
                request.value = locals
            } else {
                request.value = try DictObject(vm.ram, locals).copy(vm)
                Map(vm.ram, request.value.address + 4).flags |= Map.fixed
            }
        } else if name == vm.names.__bases__ {
            request.value = try bases(vm, of: type)
        } else {
            var lookup = ClassLookup(object: type, name: name, isType: true)
            try ClassLookup.lookUp(vm, &lookup, in: type.address)
            request = AttributeRequest(value: lookup.value, receiver: lookup.receiver)
        }
    }

    private static func bases(_ vm: VM, of type: Obj) throws(PythonError) -> Obj {
        if type == TypeID.object.obj { return vm.emptyTuple }
        let parent = Obj(word: vm.typeSlot(type.address, .parent))
        if !parent.isNull && vm.isPointer(parent, to: .tuple) { return parent }
        return try TupleObject.make(vm, [parent.isNull ? TypeID.object.obj : parent])
    }

    private static func storeAttribute(_ vm: VM, _ type: Address, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        let locals = vm.typeSlot(type, .localsDict)
        if locals == 0 || Map(vm.ram, locals + 4).isFixed { return }
        if request.receiver.isNull {
            if try Map(vm.ram, locals + 4).lookup(Obj(name), .remove, vm) != 0 { request.value = .null }
            return
        }
        if !vm.typeFlags(type).contains(.hasSpecialAccessors), try isSpecialAccessor(vm, Obj(name), request.receiver) {
            if vm.typeFlags(type).contains(.isSubclassed) {
                throw vm.error(.attributeError, "can't add special method to already-subclassed class")
            }
            vm.setTypeFlags(type, vm.typeFlags(type).union(.hasSpecialAccessors))
        }
        vm.setObj(try Map(vm.ram, locals + 4).lookup(Obj(name), .addIfMissing, vm) + 4, request.receiver)
        request.value = .null
    }
}

extension ROMBuilder {
    func installType() {
        type(.type, "type", TypeObject.layout) {
            $0.makeNew = TypeObject.make
            $0.print = TypeObject.print
            $0.call = TypeObject.call
            $0.attr = TypeObject.attribute
        }
        for (id, name) in [(TypeID.staticmethod, "staticmethod"), (.classmethod, "classmethod")] {
            type(id, name) {
                $0.makeNew = TypeObject.makeWrapper
            }
        }
    }
}

extension TypeObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 3)
        switch args.count {
        case 1: return Obj(vm.typeAddress(args[0]))
        case 3: return try TypeObject.make(vm, vm.qstr(of: args[0]), bases: args[1], locals: args[2])
        default: throw vm.error(.typeError, "type takes 1 or 3 arguments")
        }
    }

    static func print(_ vm: VM, _ printer: Printer, _ type: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<class '", vm)
        try printer.write(vm.qstrBytes(vm.typeNameQstr(type.address)), vm)
        try printer.write("'>", vm)
    }

    /// `staticmethod(function)`, `classmethod(function)`.
    static func makeWrapper(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 1)
        return try wrap(vm, args[0], type == TypeID.classmethod.obj ? .classmethod : .staticmethod)
    }

    static func call(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        vm.isInstanceType(type.address) ? try InstanceObject.make(vm, type.address, args) : try TypeObject.makeNew(vm, type.address, args)
    }
}
