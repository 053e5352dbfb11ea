// Looking an attribute up in a class and the classes it derives from: depth first, left to right. py/objtype.c.

import BlockHeap

/// What is looked for, and what was found.
struct ClassLookup {
    /// The instance (or, with `isType`, the class) that it is for; `null` for none.
    let object: Obj
    var name: Qstr
    /// A native base that has this slot answers the lookup too.
    var slot: TypeSlot?
    /// The attribute is taken from the class itself.
    var isType = false
    /// `null`: not found. `sentinel`: a native base has the slot; the instance's native object is to be asked.
    var value = Obj.null
    var receiver = Obj.null
}

extension ClassLookup {
    /// mp_obj_class_lookup.
    static func lookUp(_ vm: VM, _ lookup: inout ClassLookup, in start: Address) throws(PythonError) {
        var type = start
        var links = ChainCount()
        while true {
            links.follow(vm.ram, to: type)
            let isNative = !vm.isInstanceType(type)
            if isNative, let slot = lookup.slot {
                if vm.hasSlot(type, slot) || (slot == .iter && vm.typeFlags(type).isSuperset(of: .iteratorIsStream)) {
                    lookup.value = .sentinel
                    return
                }
            }
            let locals = vm.typeSlot(type, .localsDict)
            if locals != 0 {
                let key = Obj(lookup.name)
                let cached = vm.cachedSlot(locals &+ 4, key)
                let slot = cached != 0 ? cached : try Map(vm.ram, locals &+ 4).lookup(key, .find, vm)
                if slot != 0 {
                    let found = try convert(vm, MapSlot(vm.ram, slot).value, lookup, type, isNative)
                    lookup.value = found.method
                    lookup.receiver = found.receiver
                    return
                }
            }
            if isNative && type != TypeID.object.address && !lookup.isType && hasNativeBase(vm, lookup.object) {
                let found = try vm.loadMethodMaybe(vm.nativeObject(lookup.object), lookup.name)
                lookup.value = found.method
                lookup.receiver = found.receiver
                if !found.method.isNull { return }
            }
            let parent = vm.typeSlot(type, .parent)
            if parent == 0 { return }
            if vm.ram.load32(parent) == TypeID.tuple.address {
                let count = vm.word(parent + 4)
                for index in 0..<(count - 1) {
                    let base = vm.word(parent + 8 + 4 * index)
                    if base == TypeID.object.address { continue }
                    // Where classes have bases in common, there are far more ways through them than classes.
                    try vm.countWork(64)
                    try vm.nested(base) { () throws(PythonError) in try Self.lookUp(vm, &lookup, in: base) }
                    if !lookup.value.isNull { return }
                }
                type = vm.word(parent + 4 + 4 * count)
            } else {
                type = parent
            }
            if type == TypeID.object.address { return }
        }
    }

    @inline(__always)
    private static func convert(
        _ vm: VM, _ found: Obj, _ lookup: ClassLookup, _ type: Address, _ isNative: Bool
    ) throws(PythonError) -> (method: Obj, receiver: Obj) {
        if lookup.isType { return try vm.member(of: .null, lookup.object.address, found) }
        var object = lookup.object
        if isNative && type != TypeID.object.address && hasNativeBase(vm, object) {
            object = vm.obj(object.address + 16)
            if object == vm.known.nativeBaseInit { throw vm.error(.attributeError, "call super().__init__() first") }
        }
        return try vm.member(of: object, type, found)
    }

    /// Whether there is a native object inside of it, given that one of its classes is native.
    @inline(__always) private static func hasNativeBase(_ vm: VM, _ object: Obj) -> Bool {
        object.isPointer && !object.isNull && vm.isInstanceType(vm.word(object.address))
    }
}

extension InstanceObject {
    /// A special method of an instance, by name or, in a native base, by slot.
    func lookup(_ name: Qstr, slot: TypeSlot? = nil, _ vm: VM) throws(PythonError) -> ClassLookup {
        var lookup = ClassLookup(object: obj, name: name, slot: slot)
        try ClassLookup.lookUp(vm, &lookup, in: vm.word(address))
        return lookup
    }
}

extension TypeObject {
    /// instance_count_native_bases: how many native types a class derives from, and the last of them.
    static func nativeBases(_ vm: VM, _ start: Address) -> (count: Int, last: Address) {
        var known: [Address: (count: Int, last: Address)] = [:]
        return nativeBases(vm, start, &known)
    }

    private static func nativeBases(
        _ vm: VM, _ start: Address, _ known: inout [Address: (count: Int, last: Address)]
    ) -> (count: Int, last: Address) {
        var type = start
        var links = ChainCount()
        while true {
            links.follow(vm.ram, to: type)
            if type == TypeID.object.address { return (0, 0) }
            if !vm.isInstanceType(type) { return (1, type) }
            let parent = vm.typeSlot(type, .parent)
            if parent == 0 { return (0, 0) }
            guard vm.word(parent) == TypeID.tuple.address else {
                type = parent
                continue
            }
            var (total, last) = (0, Address(0))
            for index in 0..<vm.word(parent + 4) {
                let one = vm.word(parent + 8 + 4 * index)
                let (count, base) = known[one] ?? vm.nested(one) { nativeBases(vm, one, &known) }
                known[one] = (count, base)
                total = min(total + count, Int(Int32.max))
                if base != 0 { last = base }
            }
            return (total, last)
        }
    }
}
