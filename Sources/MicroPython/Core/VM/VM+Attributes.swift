// Loading and storing attributes of any object. py/runtime.c.
//
// A found attribute is a pair: a value alone (receiver null), or a function and the object that becomes its first argument.

import BlockHeap

extension VM {
    /// mp_load_attr: a method that is not called becomes a bound method, a block of its own.
    func loadAttribute(_ object: Obj, _ name: Qstr) throws(PythonError) -> Obj {
        let found = try loadMethod(object, name)
        return found.receiver.isNull ? found.method : try BoundMethodObject.make(self, found.method, found.receiver)
    }

    /// LOAD_ATTR: the members of an instance first, by the shortest way.
    @inline(__always) func attribute(_ object: Obj, _ name: Qstr) throws(PythonError) -> Obj {
        if object.isPointer && isInstanceType(ram.load32(object.address)) {
            let cached = cachedSlot(object.address &+ 4, Obj(name))
            if cached != 0 { return Obj(word: ram.load32(cached &+ 4)) }
            let slot = try Map(ram, object.address &+ 4).lookup(Obj(name), .find, self)
            if slot != 0 { return Obj(word: ram.load32(slot &+ 4)) }
        }
        return try loadAttribute(object, name)
    }

    /// mp_load_method: AttributeError where there is no such attribute.
    func loadMethod(_ object: Obj, _ name: Qstr) throws(PythonError) -> (method: Obj, receiver: Obj) {
        let found = try loadMethodMaybe(object, name)
        if found.method.isNull { throw noAttribute(object, name) }
        return found
    }

    /// The same into two slots of a value stack. They lose what they held when the name is not found: what lay there is garbage then.
    @inline(__always) func loadMethod(_ object: Obj, _ name: Qstr, to slots: Address) throws(PythonError) {
        do throws(PythonError) {
            let found = try loadMethod(object, name)
            setObj(slots, found.method)
            setObj(slots &+ 4, found.receiver)
        } catch {
            setObj(slots, .null)
            setObj(slots &+ 4, .null)
            throw error
        }
    }

    @inline(never) private func noAttribute(_ object: Obj, _ name: Qstr) -> PythonError {
        noteMissingMember(of: object, name)
        if isTypeObject(object) {
            return error(
                .attributeError, format: "type object '%q' has no attribute '%q'", .qstr(typeNameQstr(object.address)),
                .qstr(name))
        }
        return error(.attributeError, format: "'%s' object has no attribute '%q'", .qstr(typeName(object)), .qstr(name))
    }

    /// mp_load_method_maybe: `method` is null where there is no such attribute.
    func loadMethodMaybe(_ object: Obj, _ name: Qstr) throws(PythonError) -> (method: Obj, receiver: Obj) {
        let type = typeAddress(object)
        if name == Qstr(.__class__) { return (Obj(type), .null) }
        if isInstanceType(type) {
            var request = AttributeRequest.load
            try InstanceObject(ram, object).load(name, &request, self)
            return (request.value, request.receiver)
        }
        let slots = slots(type)
        if name == Qstr(.__next__) && slots.pointee.iternext != nil { return (known.next, object) }
        if let attr = slots.pointee.attr {
            var request = AttributeRequest.load
            try attr(self, object, name, &request)
            if request.receiver != .sentinel { return (request.value, request.receiver) }
        }
        let locals = slots.pointee.localsDict
        if locals.isNull { return (.null, .null) }
        let slot = try DictObject(ram, locals).map.lookup(Obj(name), .find, self)
        return slot == 0 ? (.null, .null) : try member(of: object, type, MapSlot(ram, slot).value)
    }

    /// mp_load_method_protected: an AttributeError means that there is none; with `catchesAll` any exception does.
    func loadMethodProtected(_ object: Obj, _ name: Qstr, catchesAll: Bool = false) throws(PythonError) -> (method: Obj, receiver: Obj) {
        let marks = marks
        do throws(PythonError) {
            return try loadMethodMaybe(object, name)
        } catch {
            guard matches(error, .attributeError) || (catchesAll && error != .stopped) else { throw error }
            restore(marks)
            return (.null, .null)
        }
    }

    /// mp_convert_member_lookup: what a class's `member` is for `object` (null: taken from the class), found in `type`.
    func member(of object: Obj, _ type: Address, _ member: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        guard member.isPointer else { return (member, .null) }
        let memberType = ram.load32(member.address)
        if memberType == TypeID.bytecodeFunction.address { return (member, object) }
        let flags = typeFlags(memberType)
        if flags.contains(.bindsSelf) {
            if flags.contains(.builtinFunction) {
                if isInstanceType(type) { return (member, .null) }
                if object.isNull && type != TypeID.object.address { return (try CheckedFunction.make(self, type, member), .null) }
            }
            return (member, object)
        }
        if memberType == TypeID.staticmethod.address { return (obj(member.address + 4), .null) }
        if memberType == TypeID.classmethod.address {
            var owner = type
            if !object.isNull {
                owner = typeAddress(object)
                if owner == TypeID.type.address { owner = object.address }
            }
            return (obj(member.address + 4), Obj(owner))
        }
        return (member, .null)
    }

    /// mp_store_attr: `value` null deletes. AttributeError where it cannot be done.
    func storeAttribute(_ object: Obj, _ name: Qstr, _ value: Obj) throws(PythonError) {
        let type = typeAddress(object)
        if isInstanceType(type) {
            if typeFlags(type).contains(.hasSpecialAccessors) || value.isNull {
                if try InstanceObject(ram, object).store(name, value, self) { return }
            } else {
                let cached = cachedSlot(object.address &+ 4, Obj(name))
                let slot = cached != 0 ? cached : try Map(ram, object.address &+ 4).lookup(Obj(name), .addIfMissing, self)
                ram.store32(slot &+ 4, value.word)
                return
            }
        } else if let attr = slots(type).pointee.attr {
            var request = AttributeRequest(value: .sentinel, receiver: value)
            try attr(self, object, name, &request)
            if request.value.isNull { return }
        }
        throw error(.attributeError, format: "'%s' object has no attribute '%q'", .qstr(typeName(object)), .qstr(name))
    }

    // MARK: names

    /// mp_load_name: locals, globals, builtins.
    func loadName(_ name: Qstr) throws(PythonError) -> Obj {
        let locals = root(.dictLocals)
        if locals != root(.dictGlobals) {
            let slot = try Map(ram, locals + 4).lookup(Obj(name), .find, self)
            if slot != 0 { return MapSlot(ram, slot).value }
        }
        return try loadGlobal(name)
    }

    /// mp_load_global: globals, then builtins. NameError where there is no such name.
    @inline(never) func loadGlobal(_ name: Qstr) throws(PythonError) -> Obj {
        if root(.builtinsOverride) == 0, Map(ram, root(.dictGlobals) &+ 4).lacksName(name, self) {
            let cached = cachedSlot(known.builtinsMap, Obj(name))
            if cached != 0 { return obj(cached &+ 4) }
        }
        var slot = try Map(ram, root(.dictGlobals) + 4).lookup(Obj(name), .find, self)
        if slot != 0 { return MapSlot(ram, slot).value }
        let override = root(.builtinsOverride)
        if override != 0 {
            slot = try Map(ram, override + 4).lookup(Obj(name), .find, self)
            if slot != 0 { return MapSlot(ram, slot).value }
        }
        slot = try Map(ram, known.builtinsMap).lookup(Obj(name), .find, self)
        if slot == 0 { throw error(.nameError, format: "name '%q' isn't defined", .qstr(name)) }
        return MapSlot(ram, slot).value
    }

    /// mp_load_build_class.
    func loadBuildClass() throws(PythonError) -> Obj {
        let override = root(.builtinsOverride)
        if override != 0 {
            let slot = try Map(ram, override + 4).lookup(Obj(names.__build_class__), .find, self)
            if slot != 0 { return MapSlot(ram, slot).value }
        }
        return known.buildClass
    }
}
