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

extension VM {
    /// mp_obj_new_type. TypeError where the bases cannot be derived from.
    func newType(_ name: Qstr, bases: Obj, locals: Obj) throws(PythonError) -> Obj {
        guard isPointer(bases, to: .tuple), isDict(locals) else { throw error(.typeError) }
        let baseCount = word(bases.address + 4)
        var flags: TypeFlags = [.equalityNotReflexive, .equalityChecksOtherType, .equalityHasNotEqual, .instanceType]
        for index in 0..<baseCount {
            let base = obj(bases.address + 8 + 4 * index)
            guard isTypeObject(base) else { throw error(.typeError) }
            if !hasSlot(base.address, .makeNew) {
                throw error(.typeError, format: "type '%q' isn't an acceptable base type", .qstr(typeNameQstr(base.address)))
            }
            if isInstanceType(base.address) {
                let baseFlags = typeFlags(base.address)
                setTypeFlags(base.address, baseFlags.union(.isSubclassed))
                flags.formUnion(baseFlags.intersection(.hasSpecialAccessors))
            }
        }
        let first = baseCount > 0 ? word(bases.address + 8) : 0
        let baseProtocol = first == 0 ? 0 : typeSlot(first, .protocol)
        let type = try allocate(20 + 4 * (10 + (baseCount > 0 ? 1 : 0) + (baseProtocol != 0 ? 1 : 0)))
        setWord(type, TypeID.type.address)
        setTypeFlags(type, flags)
        TypeObject(ram, type).name = name
        var place: UInt32 = 0
        func fill(_ slot: TypeSlot, _ word: UInt32) {
            setWord(type + TypeObject.firstSlot + 4 * place, word)
            place += 1
            ram.store8(type + slot.rawValue, UInt8(place))
        }
        for slot in [TypeSlot.makeNew, .print, .call, .unaryOp, .binaryOp, .attr, .subscr, .iter, .buffer] {
            fill(slot, HeapTypeKind.instance.makeNewWord)
        }
        fill(.localsDict, locals.word)
        if baseCount > 0 { fill(.parent, baseCount > 1 ? bases.word : first) }
        if baseProtocol != 0 { fill(.protocol, baseProtocol) }
        let mark = held.count
        hold(Obj(type))
        try finishType(type, Map(ram, locals.address + 4))
        release(to: mark)
        return Obj(type)
    }

    private func finishType(_ type: Address, _ locals: Map) throws(PythonError) {
        var cursor = 0
        while !typeFlags(type).contains(.hasSpecialAccessors), let slot = locals.nextFilled(&cursor) {
            if try isSpecialAccessor(obj(slot), obj(slot + 4)) { setTypeFlags(type, typeFlags(type).union(.hasSpecialAccessors)) }
        }
        if nativeBases(type).count > 1 { throw error(.typeError, "multiple bases have instance lay-out conflict") }
        let new = try mapLookup(locals.address, Obj(Qstr(.__new__)), .find)
        if new != 0, isFunction(obj(new + 4)) { setObj(new + 4, try wrap(obj(new + 4), .staticmethod)) }
    }

    /// mp_obj_is_fun: of any of the types that are called "function".
    private func isFunction(_ object: Obj) -> Bool {
        object.isPointer && typeNameQstr(word(object.address)) == typeNameQstr(TypeID.bytecodeFunction.address)
    }

    /// check_for_special_accessors: whether a class with this attribute must be asked before its instances' members.
    private func isSpecialAccessor(_ key: Obj, _ value: Obj) throws(PythonError) -> Bool {
        if key == Obj(names.__setattr__) || key == Obj(names.__delattr__) || isPointer(value, to: .property) { return true }
        for name in [names.__get__, names.__set__, names.__delete__] {
            if try !loadMethodProtected(value, name, catchesAll: true).method.isNull { return true }
        }
        return false
    }

    /// A staticmethod or classmethod object: +0 type, +4 function.
    func wrap(_ function: Obj, _ type: TypeID) throws(PythonError) -> Obj {
        let address = try allocate(8)
        setWord(address, type.address)
        setObj(address + 4, function)
        return Obj(address)
    }

    // MARK: attributes of the class itself

    /// type_attr.
    func typeAttribute(_ type: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return try storeTypeAttribute(type.address, name, &request) }
        if name == Qstr(.__name__) {
            request.value = Obj(typeNameQstr(type.address))
        } else if name == names.__dict__ {
            let locals = Obj(word: typeSlot(type.address, .localsDict))
            if locals.isNull {
                request.value = known.emptyDict
            } else if Map(ram, locals.address + 4).isFixed {
                request.value = locals
            } else {
                request.value = try dictCopy(locals)
                Map(ram, request.value.address + 4).flags |= Map.fixed
            }
        } else if name == names.__bases__ {
            request.value = try bases(of: type)
        } else {
            var lookup = ClassLookup(object: type, name: name, isType: true)
            try lookUp(&lookup, in: type.address)
            request = AttributeRequest(value: lookup.value, receiver: lookup.receiver)
        }
    }

    private func bases(of type: Obj) throws(PythonError) -> Obj {
        if type == TypeID.object.obj { return emptyTuple }
        let parent = Obj(word: typeSlot(type.address, .parent))
        if !parent.isNull && isPointer(parent, to: .tuple) { return parent }
        return try tuple([parent.isNull ? TypeID.object.obj : parent])
    }

    private func storeTypeAttribute(_ type: Address, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        let locals = typeSlot(type, .localsDict)
        if locals == 0 || Map(ram, locals + 4).isFixed { return }
        if request.receiver.isNull {
            if try mapLookup(locals + 4, Obj(name), .remove) != 0 { request.value = .null }
            return
        }
        if !typeFlags(type).contains(.hasSpecialAccessors), try isSpecialAccessor(Obj(name), request.receiver) {
            if typeFlags(type).contains(.isSubclassed) {
                throw error(.attributeError, "can't add special method to already-subclassed class")
            }
            setTypeFlags(type, typeFlags(type).union(.hasSpecialAccessors))
        }
        setObj(try mapLookup(locals + 4, Obj(name), .addIfMissing) + 4, request.receiver)
        request.value = .null
    }
}

extension ROMBuilder {
    func installType() {
        type(.type, "type", TypeObject.layout) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 1, 3)
                switch args.count {
                case 1: return Obj(vm.typeAddress(args[0]))
                case 3: return try vm.newType(vm.qstr(of: args[0]), bases: args[1], locals: args[2])
                default: throw vm.error(.typeError, "type takes 1 or 3 arguments")
                }
            }
            $0.print = { vm, printer, type, _ throws(PythonError) in
                try vm.write(printer, "<class '")
                try vm.write(printer, vm.qstrBytes(vm.typeNameQstr(type.address)))
                try vm.write(printer, "'>")
            }
            $0.call = { vm, type, args throws(PythonError) in
                vm.isInstanceType(type.address) ? try vm.makeInstance(type.address, args) : try vm.makeNew(type.address, args)
            }
            $0.attr = { vm, type, name, request throws(PythonError) in try vm.typeAttribute(type, name, &request) }
        }
        for (id, name) in [(TypeID.staticmethod, "staticmethod"), (.classmethod, "classmethod")] {
            type(id, name) {
                $0.makeNew = { vm, _, args throws(PythonError) in
                    try vm.checkArguments(args, 1, 1)
                    return try vm.wrap(args[0], id)
                }
            }
        }
    }
}
