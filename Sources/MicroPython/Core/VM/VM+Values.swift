// Questions that any value answers: is it true, equal, how long, what lies at an index, which bytes. py/obj.c.

import BlockHeap

extension VM {
    /// mp_obj_is_true.
    @inline(__always) func isTrue(_ object: Obj) throws(PythonError) -> Bool {
        if object == .true { return true }
        if object == .false || object == .none { return false }
        if object.isSmallInteger { return object.word != 1 }
        return try isTrueSlow(object)
    }

    @inline(never) private func isTrueSlow(_ object: Obj) throws(PythonError) -> Bool {
        if let unaryOp = slots(of: object).pointee.unaryOp {
            let result = try unaryOp(self, .bool, object)
            if !result.isNull { return result == .true }
        }
        let length = try lengthMaybe(object)
        return length.isNull || length != Obj(smallInteger: 0)
    }

    /// mp_obj_equal.
    func isEqual(_ a: Obj, _ b: Obj) throws(PythonError) -> Bool {
        if a.isSmallInteger && b.isSmallInteger { return a == b }
        if a.isQstr && b.isQstr { return a == b }
        return try isTrue(equality(.equal, a, b))
    }

    /// mp_obj_equal_not_equal: `op` is `equal` or `notEqual`. An object of its own class may answer anything.
    func equality(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let (yes, no): (Obj, Obj) = op == .notEqual ? (.false, .true) : (.true, .false)
        if left == right {
            if left.isSmallInteger || !typeFlags(typeAddress(left)).contains(.equalityNotReflexive) { return yes }
        }
        var (a, b) = (left, right)
        var pass = 0
        if isString(a) {
            if isString(b) { return stringsEqual(a, b) ? yes : no }
            (a, b, pass) = (b, a, 1)
        } else if a.isSmallInteger {
            if b.isSmallInteger { return no }
            (a, b, pass) = (b, a, 1)
        }
        try enterNative(stackCost.compare)
        defer { stackPointer += stackCost.compare }
        try countWork(64)
        while pass < 2 {
            let type = typeAddress(a)
            let flags = typeFlags(type)
            if let binaryOp = slots(type).pointee.binaryOp, flags.contains(.equalityChecksOtherType) || typeAddress(b) == type {
                if op == .notEqual && flags.contains(.equalityHasNotEqual) {
                    let result = try binaryOp(self, .notEqual, a, b)
                    if !result.isNull { return result }
                }
                let result = try binaryOp(self, .equal, a, b)
                if !result.isNull { return op == .equal ? result : try isTrue(result) ? yes : no }
            }
            pass += 1
            (a, b) = (b, a)
        }
        return left == right ? yes : no
    }

    /// mp_obj_len. TypeError for an object without a length.
    func length(_ object: Obj) throws(PythonError) -> Int { try lengthObject(object).smallInteger }

    /// The same as an object.
    func lengthObject(_ object: Obj) throws(PythonError) -> Obj {
        let length = try lengthMaybe(object)
        if length.isNull { throw error(.typeError, format: "object of type '%s' has no len()", .qstr(typeName(object))) }
        return length
    }

    /// mp_obj_len_maybe: `null` for an object without a length.
    func lengthMaybe(_ object: Obj) throws(PythonError) -> Obj {
        if isPointer(object, to: .bytes) { return Obj(smallInteger: StrObject(ram, object.address).count) }
        guard let unaryOp = slots(of: object).pointee.unaryOp else { return .null }
        return try unaryOp(self, .len, object)
    }

    /// mp_obj_subscr: `value` is `sentinel` to load, `null` to delete, else what to store.
    func subscript_(_ object: Obj, _ index: Obj, _ value: Obj = .sentinel) throws(PythonError) -> Obj {
        if let subscr = slots(of: object).pointee.subscr {
            let result = try subscr(self, object, index, value)
            if !result.isNull { return result }
        }
        let name = MessageArgument.qstr(typeName(object))
        if value.isNull { throw error(.typeError, format: "'%s' object doesn't support item deletion", name) }
        if value == .sentinel { throw error(.typeError, format: "'%s' object isn't subscriptable", name) }
        throw error(.typeError, format: "'%s' object doesn't support item assignment", name)
    }

    /// mp_get_index: an index checked against `length`, negative ones counted from the end; `isSlice` clips instead of raising.
    /// The messages tell the name of `type`.
    func index(ofType type: Address, _ length: Int, _ index: Obj, isSlice: Bool) throws(PythonError) -> Int {
        var position: Int
        if index.isSmallInteger {
            position = index.smallInteger
        } else if let integer = try integerMaybe(index) {
            position = integer
        } else {
            throw error(
                .typeError, format: "%q indices must be integers, not %s", .qstr(typeNameQstr(type)), .qstr(typeName(index)))
        }
        if position < 0 { position &+= length }
        if isSlice { return min(max(position, 0), length) }
        if position < 0 || position >= length {
            throw error(.indexError, format: "%q index out of range", .qstr(typeNameQstr(type)))
        }
        return position
    }

    /// mp_get_buffer: `nil` where the object has no bytes to give in this way.
    func bufferMaybe(_ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? {
        guard let buffer = slots(of: object).pointee.buffer else { return nil }
        return try buffer(self, object, access)
    }

    /// mp_get_buffer_raise.
    func buffer(_ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo {
        if let info = try bufferMaybe(object, access) { return info }
        throw error(.typeError, "object with buffer protocol required")
    }

    /// mp_obj_is_callable.
    func isCallable(_ object: Obj) throws(PythonError) -> Bool {
        let type = typeAddress(object)
        if isInstanceType(type) { return try !InstanceObject(ram, object).lookup(Qstr(.__call__), slot: .call, self).value.isNull }
        return hasSlot(type, .call)
    }

    /// mp_obj_id.
    func id(_ object: Obj) throws(PythonError) -> Obj {
        let word = Int(Int32(bitPattern: object.word))
        if !object.isPointer || word < 0 { return try int(word < 0 && object.isPointer ? Int(object.word) : word) }
        return Obj(smallInteger: word)
    }
}
