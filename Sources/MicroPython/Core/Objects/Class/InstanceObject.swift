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

extension InstanceObject {
    /// mp_obj_new_instance: without `__init__`; the native base is still the stand-in.
    static func new(_ vm: VM, _ type: Address) throws(PythonError) -> (instance: Address, nativeBase: Address) {
        let bases = TypeObject.nativeBases(vm, type)
        let address = try vm.allocate(16 + 4 * bases.count)
        vm.setWord(address, type)
        try Map(vm.ram, address + 4).initialise(0, vm)
        if bases.count != 0 { vm.setObj(address + 16, vm.known.nativeBaseInit) }
        return (address, bases.last)
    }

    /// mp_obj_instance_make_new: `Class(...)`.
    static func make(_ vm: VM, _ type: Address, _ args: Args) throws(PythonError) -> Obj {
        try vm.enterNative(vm.stackCost.instantiate)
        defer { vm.stackPointer += vm.stackCost.instantiate }
        var new = ClassLookup(object: .null, name: Qstr(.__new__), slot: .makeNew)
        try ClassLookup.lookUp(vm, &new, in: type)
        let instance: Address
        var nativeBase: Address = 0
        if new.value.isNull || new.value == .sentinel {
            (instance, nativeBase) = try Self.new(vm, type)
        } else {
            let made = try callNew(vm, new.value, type, args)
            if vm.typeAddress(made) != type { return made }
            instance = made.address
        }
        let mark = vm.native.held.count
        vm.hold(Obj(instance))
        let initialiser = try InstanceObject(vm.ram, Obj(instance)).lookup(Qstr(.__init__), vm)
        if !initialiser.value.isNull { try callInit(vm, initialiser, args) }
        if nativeBase != 0 && vm.obj(instance + 16) == vm.known.nativeBaseInit {
            vm.setObj(instance + 16, try TypeObject.makeNew(vm, nativeBase, args))
        }
        vm.release(to: mark)
        return Obj(instance)
    }

    private static func callNew(_ vm: VM, _ function: Obj, _ type: Address, _ args: Args) throws(PythonError) -> Obj {
        if args.count + args.keywordCount == 0 { return try vm.call(function, Obj(type)) }
        let words = args.count + 2 * args.keywordCount
        let array = try vm.allocate(4 * (1 + words))
        vm.setWord(array, type)
        vm.ram.copy(from: args.base, to: array + 4, count: 4 * words)
        return try vm.callWithArray(
            array, function, Args(vm.ram, base: array, count: args.count + 1, keywordCount: args.keywordCount))
    }

    private static func callInit(_ vm: VM, _ initialiser: ClassLookup, _ args: Args) throws(PythonError) {
        let result: Obj
        if args.count + args.keywordCount == 0 {
            result = try vm.callMethod((initialiser.value, initialiser.receiver))
        } else {
            let words = args.count + 2 * args.keywordCount
            let array = try vm.allocate(4 * (2 + words))
            vm.setObj(array, initialiser.value)
            vm.setObj(array + 4, initialiser.receiver)
            vm.ram.copy(from: args.base, to: array + 8, count: 4 * words)
            let skip = initialiser.receiver.isNull ? 1 : 0
            result = try vm.callWithArray(
                array, initialiser.value,
                Args(vm.ram, base: array + 4 + 4 * UInt32(skip), count: args.count + 1 - skip, keywordCount: args.keywordCount))
        }
        if result != .none {
            throw vm.error(.typeError, format: "__init__() should return None, not '%s'", .qstr(vm.typeName(result)))
        }
    }

    /// native_base_init_wrapper: `super().__init__(...)` of a class that derives from a native type.
    static func initialiseNativeBase(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let instance = args[0].address
        vm.setObj(instance + 16, try TypeObject.makeNew(vm, TypeObject.nativeBases(vm, vm.word(instance)).last, args.dropFirst(1)))
        return .none
    }

    // MARK: attributes

    /// mp_obj_instance_load_attr: members, then the class, then `__getattr__`.
    func load(_ name: Qstr, _ request: inout AttributeRequest, _ vm: VM) throws(PythonError) {
        let cached = vm.cachedSlot(address &+ 4, Obj(name))
        let slot = cached != 0 ? cached : try members.lookup(Obj(name), .find, vm)
        if slot != 0 {
            request.value = MapSlot(vm.ram, slot).value
            return
        }
        if name == vm.names.__dict__ {
            request.value = try dictCopy(vm)
            return
        }
        let type = vm.word(address)
        let found = try lookup(name, vm)
        if !found.value.isNull {
            request = AttributeRequest(value: found.value, receiver: found.receiver)
            if vm.typeFlags(type).contains(.hasSpecialAccessors) { try loadSpecial(&request, vm) }
            return
        }
        let names = vm.names
        let unasked = [Qstr(.__getattr__), names.__get__, names.__set__, names.__delete__, names.__setattr__, names.__delattr__]
        if unasked.contains(name) { return }
        let getattr = try vm.loadMethodMaybe(obj, Qstr(.__getattr__))
        if getattr.method.isNull { return }
        try vm.enterNative(vm.stackCost.specialMethod)
        defer { vm.stackPointer += vm.stackCost.specialMethod }
        request.value = try vm.callMethod(getattr, Obj(name))
    }

    /// A read-only copy of the members.
    private func dictCopy(_ vm: VM) throws(PythonError) -> Obj {
        let members = members
        let copy = try DictObject.make(vm, capacity: members.alloc)
        let map = DictObject(ram, copy).map
        map.flags = members.flags | Map.fixed
        ram.copy(from: members.table, to: map.table, count: members.alloc * Int(Map.slotBytes))
        return copy
    }

    /// A class attribute that is a property or has `__get__` answers for itself.
    private func loadSpecial(_ request: inout AttributeRequest, _ vm: VM) throws(PythonError) {
        let found = request.value
        if vm.isPointer(found, to: .property) {
            let getter = PropertyObject(vm.ram, found)[PropertyObject.getter]
            if getter == .none { throw vm.error(.attributeError, "unreadable attribute") }
            request.value = try vm.call(getter, obj)
            return
        }
        let get = try vm.loadMethodMaybe(found, vm.names.__get__)
        if !get.method.isNull { request.value = try vm.callMethod(get, obj, Obj(vm.typeAddress(obj))) }
    }

    /// mp_obj_instance_store_attr: `value` null deletes. False where it cannot be done.
    func store(_ name: Qstr, _ value: Obj, _ vm: VM) throws(PythonError) -> Bool {
        if vm.typeFlags(vm.word(address)).contains(.hasSpecialAccessors) {
            let found = try lookup(name, vm).value
            if !found.isNull, let done = try storeSpecial(found, value, vm) { return done }
            let method = try vm.loadMethodMaybe(obj, value.isNull ? vm.names.__delattr__ : vm.names.__setattr__)
            if !method.method.isNull {
                if value.isNull {
                    _ = try vm.callMethod(method, Obj(name))
                } else {
                    _ = try vm.callMethod(method, Obj(name), value)
                }
                return true
            }
        }
        if value.isNull { return try members.lookup(Obj(name), .remove, vm) != 0 }
        vm.setObj(try members.lookup(Obj(name), .addIfMissing, vm) + 4, value)
        return true
    }

    /// A store to a property or a descriptor; `nil` where `found` is neither.
    private func storeSpecial(_ found: Obj, _ value: Obj, _ vm: VM) throws(PythonError) -> Bool? {
        if vm.isPointer(found, to: .property) {
            let function = PropertyObject(vm.ram, found)[value.isNull ? PropertyObject.deleter : PropertyObject.setter]
            if function == .none { return false }
            _ = value.isNull ? try vm.call(function, obj) : try vm.call(function, obj, value)
            return true
        }
        let method = try vm.loadMethodMaybe(found, value.isNull ? vm.names.__delete__ : vm.names.__set__)
        if method.method.isNull { return nil }
        _ = value.isNull ? try vm.callMethod(method, obj) : try vm.callMethod(method, obj, value)
        return true
    }
}

extension TypeObject {
    /// The make_new slot of a native type.
    static func makeNew(_ vm: VM, _ type: Address, _ args: Args) throws(PythonError) -> Obj {
        guard let makeNew = vm.slots(type).pointee.makeNew else {
            vm.noteMissing(type: type)
            throw vm.error(.typeError, format: "can't create '%q' instances", .qstr(vm.typeNameQstr(type)))
        }
        return try makeNew(vm, Obj(type), args)
    }
}
