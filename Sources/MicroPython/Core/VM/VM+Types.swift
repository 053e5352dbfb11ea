// What a type object says, ROM or run-time, and which types derive from which. py/obj.h, py/objtype.c.

import BlockHeap

/// A slot of a type, by the place of its index byte in the type object.
enum TypeSlot: UInt32 {
    case makeNew = 8, print, call, unaryOp, binaryOp, attr, subscr, iter, buffer, `protocol`, parent, localsDict
}

extension VM {
    @inline(__always) func typeFlags(_ type: Address) -> TypeFlags { TypeObject(ram, type).flags }
    func setTypeFlags(_ type: Address, _ flags: TypeFlags) { TypeObject(ram, type).flags = flags }
    @inline(__always) func typeNameQstr(_ type: Address) -> Qstr { TypeObject(ram, type).name }

    /// MP_OBJ_TYPE_GET_SLOT_OR_NULL: the word in a slot; 0 when it is empty.
    @inline(__always) func typeSlot(_ type: Address, _ slot: TypeSlot) -> UInt32 {
        let index = UInt32(ram.load8(type &+ slot.rawValue))
        return index == 0 ? 0 : ram.load32(type &+ 16 &+ 4 &* index)
    }
    @inline(__always) func hasSlot(_ type: Address, _ slot: TypeSlot) -> Bool { ram.load8(type &+ slot.rawValue) != 0 }

    /// Whether it is a class made by Python code.
    @inline(__always) func isInstanceType(_ type: Address) -> Bool {
        ram.load16(type &+ 4) & TypeFlags.instanceType.rawValue != 0
    }

    /// The name of an object's type (mp_obj_get_type_str).
    func typeName(_ object: Obj) -> Qstr { typeNameQstr(typeAddress(object)) }

    /// Whether it is a type object: of the type "type".
    @inline(__always) func isTypeObject(_ object: Obj) -> Bool { isPointer(object, to: .type) }

    /// mp_obj_is_subclass_fast: false as well where one of them is not a type.
    func isSubclass(_ type: Obj, _ wanted: Obj) -> Bool {
        var visited: Set<UInt32>?
        return isSubclass(type, wanted, &visited)
    }

    private func isSubclass(_ type: Obj, _ wanted: Obj, _ visited: inout Set<UInt32>?) -> Bool {
        var type = type
        var links = ChainCount()
        while true {
            links.follow(ram, to: type.word)
            if type == wanted { return true }
            guard isTypeObject(type) else { return false }
            let parent = Obj(word: typeSlot(type.address, .parent))
            if parent.isNull { return false }
            if isPointer(parent, to: .tuple) {
                let count = word(parent.address + 4)
                for index in 0..<(count - 1) {
                    let base = obj(parent.address + 8 + 4 * index)
                    if visited == nil { visited = [] }
                    // There are far more ways through classes with bases in common than classes.
                    guard visited!.insert(base.word).inserted else { continue }
                    if nested(parent.address, { isSubclass(base, wanted, &visited) }) { return true }
                }
                type = obj(parent.address + 4 + 4 * count)
            } else {
                type = parent
            }
        }
    }

    /// mp_obj_cast_to_native_base: the object itself, or the native object inside an instance of a Python subclass, or `null`.
    func nativeBase(_ object: Obj, _ type: TypeID) -> Obj {
        let own = typeAddress(object)
        if own == type.address { return object }
        guard isSubclass(Obj(own), type.obj) else { return .null }
        return isInstanceType(own) ? nativeObject(object) : object
    }

    /// The native object inside an instance of a Python subclass. It is none itself: where a damaged one is, there is no end to it.
    func nativeObject(_ instance: Obj) -> Obj {
        let native = obj(instance.address + 16)
        if native.isPointer && !native.isNull && isInstanceType(word(native.address)) { ram.fault(native.address, .chain) }
        return native
    }

    /// mp_obj_is_subclass: `wanted` is a class or a tuple of classes. TypeError for anything else.
    func isSubclassOfAny(_ type: Obj, _ wanted: Obj) throws(PythonError) -> Bool {
        if isTypeObject(wanted) { return wanted == TypeID.object.obj || isSubclass(type, wanted) }
        guard isPointer(wanted, to: .tuple) else {
            throw error(.typeError, "issubclass() arg 2 must be a class or a tuple of classes")
        }
        for index in 0..<word(wanted.address + 4) {
            noteWork(32)
            let one = obj(wanted.address + 8 + 4 * index)
            if one == TypeID.object.obj || isSubclass(type, one) { return true }
        }
        return false
    }
}
