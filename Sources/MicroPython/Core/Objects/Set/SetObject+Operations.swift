// What sets do with each other and with other iterables. py/objset.c.

import BlockHeap

extension VM {
    /// difference, difference_update.
    func setDifference(_ args: Args, updates: Bool) throws(PythonError) -> Obj {
        if updates { try checkSet(args[0]) }
        let result = updates ? args[0] : try setCopy(args[0])
        let mark = held.count
        hold(result)
        for index in 1..<max(args.count, 1) {
            if args[index] == result {
                setClear(setTable(result))
            } else {
                try setApply(setTable(result), args[index], .remove)
            }
        }
        release(to: mark)
        return result
    }

    /// intersection, intersection_update: what the other gives and this one has. The result is a set, also of a frozenset.
    func setIntersection(_ object: Obj, _ other: Obj, updates: Bool) throws(PythonError) -> Obj {
        if updates { try checkSet(object) } else { try checkAnySet(object) }
        if object == other { return updates ? .none : try setCopy(object) }
        let result = try set(capacity: 0)
        let mark = held.count
        hold(result)
        let iterator = try iterator(other)
        hold(iterator)
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            hold(item)
            if try !setLookup(setTable(object), item, .find).isNull { try setLookup(setTable(result), item, .add) }
            release(to: mark + 2)
        }
        release(to: mark)
        guard updates else { return result }
        let (own, new) = (setTable(object), setTable(result))
        free(own.table)
        own.alloc = new.alloc
        own.used = new.used
        own.table = new.table
        return .none
    }

    func setIsDisjoint(_ object: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try checkAnySet(object)
        var isDisjoint = true
        try forEach(other) { item throws(PythonError) in
            isDisjoint = try setLookup(setTable(object), item, .find).isNull
            return isDisjoint
        }
        return Obj(isDisjoint)
    }

    /// Whether each item of the first is in the second; `isProper`: and there are more. What is not a set is made one for the time being.
    func setIsSubset(_ object: Obj, _ other: Obj, isProper: Bool = false) throws(PythonError) -> Obj {
        let mark = held.count
        let small = isAnySet(object) ? object : try set(from: object)
        hold(small)
        let large = isAnySet(other) ? other : try set(from: other)
        hold(large)
        var answer = !(isProper && setTable(small).used == setTable(large).used)
        var cursor = 0
        while answer, let item = setTable(small).nextItem(&cursor) {
            answer = try !setLookup(setTable(large), item, .find).isNull
        }
        if small != object { setClear(setTable(small)) }
        if large != other { setClear(setTable(large)) }
        release(to: mark)
        return Obj(answer)
    }

    func setEqual(_ object: Obj, _ other: Obj) throws(PythonError) -> Obj {
        setTable(object).used == setTable(other).used ? try setIsSubset(object, other) : .false
    }

    /// union and symmetric_difference: a copy, to which the other's items are added, or in which they are added or taken out.
    func setCombined(_ object: Obj, _ other: Obj, _ kind: SetLookup) throws(PythonError) -> Obj {
        let result = try setCopy(object)
        let mark = held.count
        hold(result)
        try setApply(setTable(result), other, kind)
        release(to: mark)
        return result
    }

    func setBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        if op == .contains { return Obj(try !setLookup(setTable(left), right, .find).isNull) }
        guard isAnySet(right) else { return .null }
        let updates = isPointer(left, to: .set)
        switch op {
        case .or: return try setCombined(left, right, .add)
        case .xor: return try setCombined(left, right, .toggle)
        case .and: return try setIntersection(left, right, updates: false)
        case .subtract:
            return try withArgs(left, right) { args throws(PythonError) in try setDifference(args, updates: false) }
        case .inplaceOr, .inplaceXor:
            let kind: SetLookup = op == .inplaceOr ? .add : .toggle
            guard updates else { return try setCombined(left, right, kind) }
            try setApply(setTable(left), right, kind)
            return left
        case .inplaceAnd:
            let result = try setIntersection(left, right, updates: updates)
            return updates ? left : result
        case .inplaceSubtract:
            return try withArgs(left, right) { args throws(PythonError) in try setDifference(args, updates: updates) }
        case .less: return try setIsSubset(left, right, isProper: true)
        case .more: return try setIsSubset(right, left, isProper: true)
        case .equal: return try setEqual(left, right)
        case .lessEqual: return try setIsSubset(left, right)
        case .moreEqual: return try setIsSubset(right, left)
        default: return .null
        }
    }
}
