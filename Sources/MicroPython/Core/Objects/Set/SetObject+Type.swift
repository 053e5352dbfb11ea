// The types set and frozenset in ROM: slots and methods. py/objset.c.

import BlockHeap

extension ROMBuilder {
    func installSet() {
        let copy = function1(SetObject.copy)
        let difference = function(1, nil, SetObject.difference)
        let intersection = function2(SetObject.intersection)
        let isdisjoint = function2(SetObject.isDisjoint)
        let issubset = function2(SetObject.issubset)
        let issuperset = function2(SetObject.issuperset)
        let symmetricDifference = function2(SetObject.symmetricDifference)
        let union = function2(SetObject.union)
        let contains = function2(SetObject.contains)
        let locals: [(String, Obj)] = [
            ("add", function2(SetObject.add)),
            ("clear", function1(SetObject.clear)),
            ("copy", copy),
            ("discard", function2(SetObject.discard)),
            ("difference", difference),
            ("difference_update", function(1, nil, SetObject.differenceUpdate)),
            ("intersection", intersection),
            ("intersection_update", function2(SetObject.intersectionUpdate)),
            ("isdisjoint", isdisjoint),
            ("issubset", issubset),
            ("issuperset", issuperset),
            ("pop", function1(SetObject.pop)),
            ("remove", function2(SetObject.remove)),
            ("symmetric_difference", symmetricDifference),
            ("symmetric_difference_update", function2(SetObject.symmetricDifferenceUpdate)),
            ("union", union),
            ("update", function(1, nil, SetObject.update)),
            ("__contains__", contains),
        ]
        let frozenLocals = [
            ("copy", copy), ("difference", difference), ("intersection", intersection), ("isdisjoint", isdisjoint), ("issubset", issubset),
            ("issuperset", issuperset), ("symmetric_difference", symmetricDifference), ("union", union), ("__contains__", contains),
        ]
        type(.set, "set", SetObject.layout, locals: locals, fillSet)
        type(.frozenset, "frozenset", SetObject.layout, locals: frozenLocals) {
            fillSet(&$0)
            $0.flags = .equalityChecksOtherType
        }
    }

    private func fillSet(_ slots: inout TypeSlots) {
        slots.makeNew = SetObject.make
        slots.print = SetObject.print
        slots.unaryOp = SetObject.unaryOp
        slots.binaryOp = SetObject.binaryOp
        slots.getiter = SetObject.iterator
    }
}

extension SetObject {
    static func add(_ vm: VM, _ set: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try SetObject(vm.ram, set).store(item, vm)
        return .none
    }

    static func discard(_ vm: VM, _ set: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try check(vm, set)
        try SetObject(vm.ram, set).table.lookup(item, .remove, vm)
        return .none
    }

    static func remove(_ vm: VM, _ set: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try check(vm, set)
        if try SetObject(vm.ram, set).table.lookup(item, .remove, vm).isNull { throw vm.error(.keyError, argument: item) }
        return .none
    }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        let type: TypeID = type == TypeID.frozenset.obj ? .frozenset : .set
        guard let iterable = args.optional(0) else { return try make(vm, type, capacity: 0) }
        return try make(vm, type, from: iterable)
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let set = SetObject(vm.ram, object).table
        switch op {
        case .bool: return Obj(set.used != 0)
        case .len: return Obj(smallInteger: set.used)
        case .hash where vm.isPointer(object, to: .frozenset):
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

    static func difference(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try SetObject.difference(vm, args, updates: false) }

    static func intersection(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try SetObject.intersection(vm, set, other, updates: false)
    }

    static func issubset(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj { try isSubset(vm, set, other) }

    static func issuperset(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj { try SetObject.isSubset(vm, other, set) }

    static func symmetricDifference(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try SetObject.combined(vm, set, other, .toggle)
    }

    static func union(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj { try SetObject.combined(vm, set, other, .add) }

    static func contains(_ vm: VM, _ set: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try SetObject.checkAny(vm, set)
        return try SetObject.binaryOp(vm, .contains, set, item)
    }

    static func clear(_ vm: VM, _ set: Obj) throws(PythonError) -> Obj {
        try SetObject.check(vm, set)
        SetObject(vm.ram, set).table.clear(vm)
        return .none
    }

    static func differenceUpdate(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        _ = try SetObject.difference(vm, args, updates: true)
        return .none
    }

    static func intersectionUpdate(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try SetObject.intersection(vm, set, other, updates: true)
    }

    static func pop(_ vm: VM, _ set: Obj) throws(PythonError) -> Obj {
        try SetObject.check(vm, set)
        guard let item = SetObject(vm.ram, set).table.removeFirst() else { throw vm.error(.keyError, "pop from an empty set") }
        return item
    }

    static func symmetricDifferenceUpdate(_ vm: VM, _ set: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try SetObject.checkAny(vm, set)
        try SetObject(vm.ram, set).table.apply(other, .toggle, vm)
        return .none
    }

    static func update(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try SetObject.check(vm, args[0])
        for index in 1..<max(args.count, 1) { try SetObject(vm.ram, args[0]).table.apply(args[index], .add, vm) }
        return .none
    }

    static func iterator(_ vm: VM, _ set: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .set, over: set, buffer)
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let set = SetObject(vm.ram, object).table
        let isFrozen = vm.isPointer(object, to: .frozenset)
        if set.used == 0 {
            if isFrozen { try printer.write("frozen", vm) }
            return try printer.write("set()", vm)
        }
        if isFrozen { try printer.write("frozenset(", vm) }
        try printer.write("{", vm)
        var cursor = 0
        var isFirst = true
        while let item = set.nextItem(&cursor) {
            if !isFirst { try printer.write(", ", vm) }
            isFirst = false
            try vm.print(printer, item, .repr)
        }
        try printer.write("}", vm)
        if isFrozen { try printer.write(")", vm) }
    }
}
