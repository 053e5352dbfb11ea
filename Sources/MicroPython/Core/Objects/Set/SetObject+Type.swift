// The types set and frozenset in ROM: slots and methods. py/objset.c.

import BlockHeap

extension ROMBuilder {
    func installSet() {
        let copy = function1 { vm, set throws(PythonError) in try vm.setCopy(set) }
        let difference = function(1) { vm, args throws(PythonError) in try vm.setDifference(args, updates: false) }
        let intersection = function2 { vm, set, other throws(PythonError) in try vm.setIntersection(set, other, updates: false) }
        let isdisjoint = function2 { vm, set, other throws(PythonError) in try vm.setIsDisjoint(set, other) }
        let issubset = function2 { vm, set, other throws(PythonError) in try vm.setIsSubset(set, other) }
        let issuperset = function2 { vm, set, other throws(PythonError) in try vm.setIsSubset(other, set) }
        let symmetricDifference = function2 { vm, set, other throws(PythonError) in try vm.setCombined(set, other, .toggle) }
        let union = function2 { vm, set, other throws(PythonError) in try vm.setCombined(set, other, .add) }
        let contains = function2 { vm, set, item throws(PythonError) in
            try vm.checkAnySet(set)
            return try vm.setBinaryOp(.contains, set, item)
        }
        let locals: [(String, Obj)] = [
            ("add", change { vm, set, item throws(PythonError) in try vm.setLookup(set, item, .add) }),
            ("clear", function1 { vm, set throws(PythonError) in
                try vm.checkSet(set)
                vm.setClear(vm.setTable(set))
                return .none
            }),
            ("copy", copy),
            ("discard", change { vm, set, item throws(PythonError) in try vm.setLookup(set, item, .remove) }),
            ("difference", difference),
            ("difference_update", function(1) { vm, args throws(PythonError) in
                _ = try vm.setDifference(args, updates: true)
                return .none
            }),
            ("intersection", intersection),
            ("intersection_update", function2 { vm, set, other throws(PythonError) in try vm.setIntersection(set, other, updates: true) }),
            ("isdisjoint", isdisjoint),
            ("issubset", issubset),
            ("issuperset", issuperset),
            ("pop", function1 { vm, set throws(PythonError) in
                try vm.checkSet(set)
                guard let item = vm.setRemoveFirst(vm.setTable(set)) else { throw vm.error(.keyError, "pop from an empty set") }
                return item
            }),
            ("remove", change { vm, set, item throws(PythonError) in
                if try vm.setLookup(set, item, .remove).isNull { throw vm.error(.keyError, argument: item) }
            }),
            ("symmetric_difference", symmetricDifference),
            ("symmetric_difference_update", function2 { vm, set, other throws(PythonError) in
                try vm.checkAnySet(set)
                try vm.setApply(vm.setTable(set), other, .toggle)
                return .none
            }),
            ("union", union),
            ("update", function(1) { vm, args throws(PythonError) in
                try vm.checkSet(args[0])
                for index in 1..<max(args.count, 1) { try vm.setApply(vm.setTable(args[0]), args[index], .add) }
                return .none
            }),
            ("__contains__", contains),
        ]
        let frozenLocals = [
            ("copy", copy), ("difference", difference), ("intersection", intersection), ("isdisjoint", isdisjoint), ("issubset", issubset),
            ("issuperset", issuperset), ("symmetric_difference", symmetricDifference), ("union", union), ("__contains__", contains),
        ]
        type(.set, "set", SetObject.layout, locals: locals) { fillSet(&$0, .set) }
        type(.frozenset, "frozenset", SetObject.layout, locals: frozenLocals) {
            fillSet(&$0, .frozenset)
            $0.flags = .equalityChecksOtherType
        }
    }

    /// A method that does something to a set with one item.
    private func change(_ body: @escaping (VM, SetTable, Obj) throws(PythonError) -> Void) -> Obj {
        function2 { vm, set, item throws(PythonError) in
            try vm.checkSet(set)
            try body(vm, vm.setTable(set), item)
            return .none
        }
    }

    private func fillSet(_ slots: inout TypeSlots, _ type: TypeID) {
        slots.makeNew = { vm, _, args throws(PythonError) in
            try vm.checkArguments(args, 0, 1)
            guard let iterable = args.optional(0) else { return try vm.set(type, capacity: 0) }
            return try vm.set(type, from: iterable)
        }
        slots.print = { vm, printer, set, _ throws(PythonError) in try vm.printSet(printer, set, isFrozen: type == .frozenset) }
        slots.unaryOp = { vm, op, object throws(PythonError) in
            let set = vm.setTable(object)
            switch op {
            case .bool: return Obj(set.used != 0)
            case .len: return Obj(smallInteger: set.used)
            case .hash where type == .frozenset:
                var hash = Int32(bitPattern: TypeID.frozenset.address)
                var cursor = 0
                while let item = set.nextItem(&cursor) {
                    try vm.countWork(32)
                    hash &+= Int32(truncatingIfNeeded: try vm.unaryOp(.hash, item).smallInteger)
                }
                return Obj(smallInteger: Int(hash))
            default: return .null
            }
        }
        slots.binaryOp = { vm, op, left, right throws(PythonError) in try vm.setBinaryOp(op, left, right) }
        slots.getiter = { vm, set, buffer throws(PythonError) in vm.polymorphicIterator(.set, over: set, buffer) }
    }
}

extension VM {
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
