// What sets do with each other and with other iterables. py/objset.c.

import BlockHeap

extension SetObject {
    /// difference, difference_update.
    static func difference(_ vm: VM, _ args: Args, updates: Bool) throws(PythonError) -> Obj {
        if updates { try check(vm, args[0]) }
        let result = updates ? args[0] : try copy(vm, args[0])
        let mark = vm.native.held.count
        vm.hold(result)
        for index in 1..<max(args.count, 1) {
            if args[index] == result {
                SetObject(vm.ram, result).table.clear(vm)
            } else {
                try SetObject(vm.ram, result).table.apply(args[index], .remove, vm)
            }
        }
        vm.release(to: mark)
        return result
    }

    /// intersection, intersection_update: what the other gives and this one has. The result is a set, also of a frozenset.
    static func intersection(_ vm: VM, _ object: Obj, _ other: Obj, updates: Bool) throws(PythonError) -> Obj {
        if updates { try check(vm, object) } else { try checkAny(vm, object) }
        if object == other { return updates ? .none : try copy(vm, object) }
        let result = try make(vm, capacity: 0)
        let mark = vm.native.held.count
        vm.hold(result)
        let iterator = try vm.iterator(other)
        vm.hold(iterator)
        while true {
            let item = try vm.next(iterator)
            if item == .stopIteration { break }
            vm.hold(item)
            if try SetObject(vm.ram, object).table.lookup(item, .find, vm).isNull { continue }
            try SetObject(vm.ram, result).table.lookup(item, .add, vm)
            vm.release(to: mark + 2)
        }
        vm.release(to: mark)
        guard updates else { return result }
        let (own, new) = (SetObject(vm.ram, object).table, SetObject(vm.ram, result).table)
        vm.free(own.table)
        own.alloc = new.alloc
        own.used = new.used
        own.table = new.table
        return .none
    }

    static func isDisjoint(_ vm: VM, _ object: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try checkAny(vm, object)
        var isDisjoint = true
        try vm.forEach(other) { item throws(PythonError) in
            isDisjoint = try SetObject(vm.ram, object).table.lookup(item, .find, vm).isNull
            return isDisjoint
        }
        return Obj(isDisjoint)
    }

    /// Whether each item of the first is in the second; `isProper`: and there are more. What is not a set is made one for the time being.
    static func isSubset(_ vm: VM, _ object: Obj, _ other: Obj, isProper: Bool = false) throws(PythonError) -> Obj {
        let mark = vm.native.held.count
        let small = vm.isAnySet(object) ? object : try make(vm, from: object)
        vm.hold(small)
        let large = vm.isAnySet(other) ? other : try make(vm, from: other)
        vm.hold(large)
        var answer = !(isProper && SetObject(vm.ram, small).table.used == SetObject(vm.ram, large).table.used)
        var cursor = 0
        while answer, let item = SetObject(vm.ram, small).table.nextItem(&cursor) {
            answer = try !SetObject(vm.ram, large).table.lookup(item, .find, vm).isNull
        }
        if small != object { SetObject(vm.ram, small).table.clear(vm) }
        if large != other { SetObject(vm.ram, large).table.clear(vm) }
        vm.release(to: mark)
        return Obj(answer)
    }

    static func equal(_ vm: VM, _ object: Obj, _ other: Obj) throws(PythonError) -> Obj {
        SetObject(vm.ram, object).table.used == SetObject(vm.ram, other).table.used ? try isSubset(vm, object, other) : .false
    }

    /// union and symmetric_difference: a copy, to which the other's items are added, or in which they are added or taken out.
    static func combined(_ vm: VM, _ object: Obj, _ other: Obj, _ kind: SetLookup) throws(PythonError) -> Obj {
        let result = try copy(vm, object)
        let mark = vm.native.held.count
        vm.hold(result)
        try SetObject(vm.ram, result).table.apply(other, kind, vm)
        vm.release(to: mark)
        return result
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if op == .contains { return Obj(try !SetObject(vm.ram, left).table.lookup(right, .find, vm).isNull) }
        guard vm.isAnySet(right) else { return .null }
        let updates = vm.isPointer(left, to: .set)
        switch op {
        case .or: return try combined(vm, left, right, .add)
        case .xor: return try combined(vm, left, right, .toggle)
        case .and: return try intersection(vm, left, right, updates: false)
        case .subtract:
            return try vm.withArgs(left, right) { args throws(PythonError) in try difference(vm, args, updates: false) }
        case .inplaceOr, .inplaceXor:
            let kind: SetLookup = op == .inplaceOr ? .add : .toggle
            guard updates else { return try combined(vm, left, right, kind) }
            try SetObject(vm.ram, left).table.apply(right, kind, vm)
            return left
        case .inplaceAnd:
            let result = try intersection(vm, left, right, updates: updates)
            return updates ? left : result
        case .inplaceSubtract:
            return try vm.withArgs(left, right) { args throws(PythonError) in try difference(vm, args, updates: updates) }
        case .less: return try isSubset(vm, left, right, isProper: true)
        case .more: return try isSubset(vm, right, left, isProper: true)
        case .equal: return try equal(vm, left, right)
        case .lessEqual: return try isSubset(vm, left, right)
        case .moreEqual: return try isSubset(vm, right, left)
        default: return .null
        }
    }
}
