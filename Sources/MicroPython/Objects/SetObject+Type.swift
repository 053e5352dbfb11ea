// The types set and frozenset in ROM: slots and methods. py/objset.c.

import Heap

extension ROMBuilder {
    func installSet() {
        let copy = function1 { m, set throws(PythonError) in try m.setCopy(set) }
        let difference = function(1) { m, args throws(PythonError) in try m.setDifference(args, updates: false) }
        let intersection = function2 { m, set, other throws(PythonError) in try m.setIntersection(set, other, updates: false) }
        let isdisjoint = function2 { m, set, other throws(PythonError) in try m.setIsDisjoint(set, other) }
        let issubset = function2 { m, set, other throws(PythonError) in try m.setIsSubset(set, other) }
        let issuperset = function2 { m, set, other throws(PythonError) in try m.setIsSubset(other, set) }
        let symmetricDifference = function2 { m, set, other throws(PythonError) in try m.setCombined(set, other, .toggle) }
        let union = function2 { m, set, other throws(PythonError) in try m.setCombined(set, other, .add) }
        let contains = function2 { m, set, item throws(PythonError) in
            try m.checkAnySet(set)
            return try m.setBinaryOp(.contains, set, item)
        }
        let locals: [(String, Obj)] = [
            ("add", change { m, set, item throws(PythonError) in try m.setLookup(set, item, .add) }),
            ("clear", function1 { m, set throws(PythonError) in
                try m.checkSet(set)
                m.setClear(m.setTable(set))
                return .none
            }),
            ("copy", copy),
            ("discard", change { m, set, item throws(PythonError) in try m.setLookup(set, item, .remove) }),
            ("difference", difference),
            ("difference_update", function(1) { m, args throws(PythonError) in
                _ = try m.setDifference(args, updates: true)
                return .none
            }),
            ("intersection", intersection),
            ("intersection_update", function2 { m, set, other throws(PythonError) in try m.setIntersection(set, other, updates: true) }),
            ("isdisjoint", isdisjoint),
            ("issubset", issubset),
            ("issuperset", issuperset),
            ("pop", function1 { m, set throws(PythonError) in
                try m.checkSet(set)
                guard let item = m.setRemoveFirst(m.setTable(set)) else { throw m.error(.keyError, "pop from an empty set") }
                return item
            }),
            ("remove", change { m, set, item throws(PythonError) in
                if try m.setLookup(set, item, .remove).isNull { throw m.error(.keyError, argument: item) }
            }),
            ("symmetric_difference", symmetricDifference),
            ("symmetric_difference_update", function2 { m, set, other throws(PythonError) in
                try m.checkAnySet(set)
                try m.setApply(m.setTable(set), other, .toggle)
                return .none
            }),
            ("union", union),
            ("update", function(1) { m, args throws(PythonError) in
                try m.checkSet(args[0])
                for index in 1..<max(args.count, 1) { try m.setApply(m.setTable(args[0]), args[index], .add) }
                return .none
            }),
            ("__contains__", contains),
        ]
        let frozenLocals = [
            ("copy", copy), ("difference", difference), ("intersection", intersection), ("isdisjoint", isdisjoint), ("issubset", issubset),
            ("issuperset", issuperset), ("symmetric_difference", symmetricDifference), ("union", union), ("__contains__", contains),
        ]
        type(.set, "set", locals: locals) { fillSet(&$0, .set) }
        type(.frozenset, "frozenset", locals: frozenLocals) {
            fillSet(&$0, .frozenset)
            $0.flags = .equalityChecksOtherType
        }
    }

    /// A method that does something to a set with one item.
    private func change(_ body: @escaping (Machine, SetTable, Obj) throws(PythonError) -> Void) -> Obj {
        function2 { m, set, item throws(PythonError) in
            try m.checkSet(set)
            try body(m, m.setTable(set), item)
            return .none
        }
    }

    private func fillSet(_ slots: inout TypeSlots, _ type: TypeID) {
        slots.makeNew = { m, _, args throws(PythonError) in
            try m.checkArguments(args, 0, 1)
            guard let iterable = args.optional(0) else { return try m.set(type, capacity: 0) }
            return try m.set(type, from: iterable)
        }
        slots.print = { m, printer, set, _ throws(PythonError) in try m.printSet(printer, set, isFrozen: type == .frozenset) }
        slots.unaryOp = { m, op, object throws(PythonError) in
            let set = m.setTable(object)
            switch op {
            case .bool: return Obj(set.used != 0)
            case .len: return Obj(smallInteger: set.used)
            case .hash where type == .frozenset:
                var hash = Int32(bitPattern: TypeID.frozenset.address)
                var cursor = 0
                while let item = set.nextItem(&cursor) {
                    try m.countWork(32)
                    hash &+= Int32(truncatingIfNeeded: try m.unaryOp(.hash, item).smallInteger)
                }
                return Obj(smallInteger: Int(hash))
            default: return .null
            }
        }
        slots.binaryOp = { m, op, left, right throws(PythonError) in try m.setBinaryOp(op, left, right) }
        slots.getiter = { m, set, buffer throws(PythonError) in m.polymorphicIterator(.set, over: set, buffer) }
    }
}

extension Machine {
    fileprivate func printSet(_ printer: Printer, _ object: Obj, isFrozen: Bool) throws(PythonError) {
        let set = setTable(object)
        if set.used == 0 {
            if isFrozen { try write(printer, "frozen") }
            return try write(printer, "set()")
        }
        if isFrozen { try write(printer, "frozenset(") }
        try write(printer, "{")
        var cursor = 0
        var isFirst = true
        while let item = set.nextItem(&cursor) {
            if !isFirst { try write(printer, ", ") }
            isFirst = false
            try print(printer, item, .repr)
        }
        try write(printer, "}")
        if isFrozen { try write(printer, ")") }
    }
}
