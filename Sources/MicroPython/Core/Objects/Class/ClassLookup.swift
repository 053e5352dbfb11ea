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

extension VM {
    /// mp_obj_class_lookup.
    func lookUp(_ lookup: inout ClassLookup, in start: Address) throws(PythonError) {
        var type = start
        var links = ChainCount()
        while true {
            links.follow(ram, to: type)
            let isNative = !isInstanceType(type)
            if isNative, let slot = lookup.slot {
                if hasSlot(type, slot) || (slot == .iter && typeFlags(type).isSuperset(of: .iteratorIsStream)) {
                    lookup.value = .sentinel
                    return
                }
            }
            let locals = typeSlot(type, .localsDict)
            if locals != 0 {
                let key = Obj(lookup.name)
                let cached = cachedSlot(locals &+ 4, key)
                let slot = cached != 0 ? cached : try mapLookup(locals &+ 4, key, .find)
                if slot != 0 {
                    let found = try convert(obj(slot + 4), lookup, type, isNative)
                    lookup.value = found.method
                    lookup.receiver = found.receiver
                    return
                }
            }
            if isNative && type != TypeID.object.address && !lookup.isType && hasNativeBase(lookup.object) {
                let found = try loadMethodMaybe(nativeObject(lookup.object), lookup.name)
                lookup.value = found.method
                lookup.receiver = found.receiver
                if !found.method.isNull { return }
            }
            let parent = typeSlot(type, .parent)
            if parent == 0 { return }
            if ram.load32(parent) == TypeID.tuple.address {
                let count = word(parent + 4)
                for index in 0..<(count - 1) {
                    let base = word(parent + 8 + 4 * index)
                    if base == TypeID.object.address { continue }
                    // Where classes have bases in common, there are far more ways through them than classes.
                    try countWork(64)
                    try nested(base) { () throws(PythonError) in try lookUp(&lookup, in: base) }
                    if !lookup.value.isNull { return }
                }
                type = word(parent + 4 + 4 * count)
            } else {
                type = parent
            }
            if type == TypeID.object.address { return }
        }
    }

    @inline(__always)
    private func convert(
        _ found: Obj, _ lookup: ClassLookup, _ type: Address, _ isNative: Bool
    ) throws(PythonError) -> (method: Obj, receiver: Obj) {
        if lookup.isType { return try member(of: .null, lookup.object.address, found) }
        var object = lookup.object
        if isNative && type != TypeID.object.address && hasNativeBase(object) {
            object = obj(object.address + 16)
            if object == known.nativeBaseInit { throw error(.attributeError, "call super().__init__() first") }
        }
        return try member(of: object, type, found)
    }

    /// Whether there is a native object inside of it, given that one of its classes is native.
    @inline(__always) private func hasNativeBase(_ object: Obj) -> Bool {
        object.isPointer && !object.isNull && isInstanceType(word(object.address))
    }

    /// A special method of an instance, by name or, in a native base, by slot.
    func instanceLookup(_ instance: Obj, _ name: Qstr, slot: TypeSlot? = nil) throws(PythonError) -> ClassLookup {
        var lookup = ClassLookup(object: instance, name: name, slot: slot)
        try lookUp(&lookup, in: word(instance.address))
        return lookup
    }

    /// instance_count_native_bases: how many native types a class derives from, and the last of them.
    func nativeBases(_ start: Address) -> (count: Int, last: Address) {
        var known: [Address: (count: Int, last: Address)] = [:]
        return nativeBases(start, &known)
    }

    private func nativeBases(_ start: Address, _ known: inout [Address: (count: Int, last: Address)]) -> (count: Int, last: Address) {
        var type = start
        var links = ChainCount()
        while true {
            links.follow(ram, to: type)
            if type == TypeID.object.address { return (0, 0) }
            if !isInstanceType(type) { return (1, type) }
            let parent = typeSlot(type, .parent)
            if parent == 0 { return (0, 0) }
            guard word(parent) == TypeID.tuple.address else {
                type = parent
                continue
            }
            var (total, last) = (0, Address(0))
            for index in 0..<word(parent + 4) {
                let one = word(parent + 8 + 4 * index)
                let (count, base) = known[one] ?? nested(one) { nativeBases(one, &known) }
                known[one] = (count, base)
                total = min(total + count, Int(Int32.max))
                if base != 0 { last = base }
            }
            return (total, last)
        }
    }
}
