// An instance of a class written in Python. py/objtype.h, mp_obj_instance_t.
//
//     +0 type   +4 members: a map of 12 bytes   +16 the native object, where the class derives from a native type
//
// Creating one with arguments copies them to a heap array around `__init__`, which is freed when it returns.

import BlockHeap

/// An instance in RAM.
struct InstanceObject: PythonObject {
    let ram: RAM
    let address: Address

    private static let membersOffset: UInt32 = 4
    static var native: Field<Obj> { .init(16, "native object", .value, way: "the native object inside it") }
    /// Of a class without a native base.
    static let layout = Layout(.other, type, then: Map.layout, at: Int(membersOffset), part: .attributes, tail: Tail(16))
    /// Without the native object.
    static let byteCount = 16

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var members: Map { Map(ram, address &+ Self.membersOffset) }
    /// The object of the native type that the class derives from; only where it does.
    @inline(__always) var native: Obj { get { self[Self.native] } nonmutating set { self[Self.native] = newValue } }
}

extension VM {
    /// mp_obj_new_instance: without `__init__`; the native base is still the stand-in.
    func newInstance(_ type: Address) throws(PythonError) -> (instance: Address, nativeBase: Address) {
        let bases = nativeBases(type)
        let address = try allocate(16 + 4 * bases.count)
        setWord(address, type)
        try mapInit(address + 4, 0)
        if bases.count != 0 { setObj(address + 16, known.nativeBaseInit) }
        return (address, bases.last)
    }

    /// mp_obj_instance_make_new: `Class(...)`.
    func makeInstance(_ type: Address, _ args: Args) throws(PythonError) -> Obj {
        try enterNative(stackCost.instantiate)
        defer { stackPointer += stackCost.instantiate }
        var new = ClassLookup(object: .null, name: Qstr(.__new__), slot: .makeNew)
        try lookUp(&new, in: type)
        let instance: Address
        var nativeBase: Address = 0
        if new.value.isNull || new.value == .sentinel {
            (instance, nativeBase) = try newInstance(type)
        } else {
            let made = try callNew(new.value, type, args)
            if typeAddress(made) != type { return made }
            instance = made.address
        }
        let mark = held.count
        hold(Obj(instance))
        let initialiser = try instanceLookup(Obj(instance), Qstr(.__init__))
        if !initialiser.value.isNull { try initialise(initialiser, args) }
        if nativeBase != 0 && obj(instance + 16) == known.nativeBaseInit {
            setObj(instance + 16, try makeNew(nativeBase, args))
        }
        release(to: mark)
        return Obj(instance)
    }

    private func callNew(_ function: Obj, _ type: Address, _ args: Args) throws(PythonError) -> Obj {
        if args.count + args.keywordCount == 0 { return try call(function, Obj(type)) }
        let words = args.count + 2 * args.keywordCount
        let array = try allocate(4 * (1 + words))
        setWord(array, type)
        ram.copy(from: args.base, to: array + 4, count: 4 * words)
        return try callWithArray(
            array, function, Args(ram, base: array, count: args.count + 1, keywordCount: args.keywordCount))
    }

    private func initialise(_ initialiser: ClassLookup, _ args: Args) throws(PythonError) {
        let result: Obj
        if args.count + args.keywordCount == 0 {
            result = try callMethod((initialiser.value, initialiser.receiver))
        } else {
            let words = args.count + 2 * args.keywordCount
            let array = try allocate(4 * (2 + words))
            setObj(array, initialiser.value)
            setObj(array + 4, initialiser.receiver)
            ram.copy(from: args.base, to: array + 8, count: 4 * words)
            let skip = initialiser.receiver.isNull ? 1 : 0
            result = try callWithArray(
                array, initialiser.value,
                Args(ram, base: array + 4 + 4 * UInt32(skip), count: args.count + 1 - skip, keywordCount: args.keywordCount))
        }
        if result != .none {
            throw error(.typeError, format: "__init__() should return None, not '%s'", .qstr(typeName(result)))
        }
    }

    /// The make_new slot of a native type.
    func makeNew(_ type: Address, _ args: Args) throws(PythonError) -> Obj {
        guard let makeNew = slots(type).pointee.makeNew else {
            throw error(.typeError, format: "can't create '%q' instances", .qstr(typeNameQstr(type)))
        }
        return try makeNew(self, Obj(type), args)
    }

    /// native_base_init_wrapper: `super().__init__(...)` of a class that derives from a native type.
    func initialiseNativeBase(_ args: Args) throws(PythonError) -> Obj {
        let instance = args[0].address
        setObj(instance + 16, try makeNew(nativeBases(word(instance)).last, args.dropFirst(1)))
        return .none
    }

    // MARK: attributes

    /// mp_obj_instance_load_attr: members, then the class, then `__getattr__`.
    func loadInstanceAttribute(_ instance: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        let cached = cachedSlot(instance.address &+ 4, Obj(name))
        let slot = cached != 0 ? cached : try mapLookup(instance.address + 4, Obj(name), .find)
        if slot != 0 {
            request.value = obj(slot + 4)
            return
        }
        if name == names.__dict__ {
            request.value = try instanceDict(instance)
            return
        }
        let type = word(instance.address)
        let found = try instanceLookup(instance, name)
        if !found.value.isNull {
            request = AttributeRequest(value: found.value, receiver: found.receiver)
            if typeFlags(type).contains(.hasSpecialAccessors) { try loadSpecial(instance, &request) }
            return
        }
        if [Qstr(.__getattr__), names.__get__, names.__set__, names.__delete__, names.__setattr__, names.__delattr__].contains(name) {
            return
        }
        let getattr = try loadMethodMaybe(instance, Qstr(.__getattr__))
        if getattr.method.isNull { return }
        try enterNative(stackCost.specialMethod)
        defer { stackPointer += stackCost.specialMethod }
        request.value = try callMethod(getattr, Obj(name))
    }

    /// A read-only copy of the members.
    private func instanceDict(_ instance: Obj) throws(PythonError) -> Obj {
        let members = Map(ram, instance.address + 4)
        let copy = try dict(capacity: members.alloc)
        let map = Map(ram, copy.address + 4)
        map.flags = members.flags | Map.fixed
        ram.copy(from: members.table, to: map.table, count: members.alloc * Int(Map.slotBytes))
        return copy
    }

    /// A class attribute that is a property or has `__get__` answers for itself.
    private func loadSpecial(_ instance: Obj, _ request: inout AttributeRequest) throws(PythonError) {
        let found = request.value
        if isPointer(found, to: .property) {
            let getter = obj(found.address + 4)
            if getter == .none { throw error(.attributeError, "unreadable attribute") }
            request.value = try call(getter, instance)
            return
        }
        let get = try loadMethodMaybe(found, names.__get__)
        if !get.method.isNull { request.value = try callMethod(get, instance, Obj(typeAddress(instance))) }
    }

    /// mp_obj_instance_store_attr: `value` null deletes. False where it cannot be done.
    func storeInstanceAttribute(_ instance: Obj, _ name: Qstr, _ value: Obj) throws(PythonError) -> Bool {
        if typeFlags(word(instance.address)).contains(.hasSpecialAccessors) {
            let found = try instanceLookup(instance, name).value
            if !found.isNull, let done = try storeSpecial(instance, found, value) { return done }
            let method = try loadMethodMaybe(instance, value.isNull ? names.__delattr__ : names.__setattr__)
            if !method.method.isNull {
                if value.isNull {
                    _ = try callMethod(method, Obj(name))
                } else {
                    _ = try callMethod(method, Obj(name), value)
                }
                return true
            }
        }
        if value.isNull { return try mapLookup(instance.address + 4, Obj(name), .remove) != 0 }
        setObj(try mapLookup(instance.address + 4, Obj(name), .addIfMissing) + 4, value)
        return true
    }

    /// A store to a property or a descriptor; `nil` where `found` is neither.
    private func storeSpecial(_ instance: Obj, _ found: Obj, _ value: Obj) throws(PythonError) -> Bool? {
        if isPointer(found, to: .property) {
            let function = obj(found.address + (value.isNull ? 12 : 8))
            if function == .none { return false }
            _ = value.isNull ? try call(function, instance) : try call(function, instance, value)
            return true
        }
        let method = try loadMethodMaybe(found, value.isNull ? names.__delete__ : names.__set__)
        if method.method.isNull { return nil }
        _ = value.isNull ? try callMethod(method, instance) : try callMethod(method, instance, value)
        return true
    }
}
