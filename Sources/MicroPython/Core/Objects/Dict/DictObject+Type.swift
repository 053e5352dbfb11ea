// The types dict and OrderedDict in ROM. py/objdict.c.

import BlockHeap

extension ROMBuilder {
    func installDict() {
        let getitem = function2(DictObject.getitem)
        let setitem = function3(DictObject.setitem)
        let delitem = function2(DictObject.delitem)
        let locals: [(String, Obj)] = [
            ("clear", function1(DictObject.clear)),
            ("copy", function1(DictObject.copy)),
            ("fromkeys", classMethod(function(2, 3, DictObject.fromKeys))),
            ("get", function(2, 3, DictObject.get)),
            ("items", function1(DictView.items)),
            ("keys", function1(DictView.keys)),
            ("pop", function(2, 3, DictObject.pop)),
            ("popitem", function1(DictObject.popItem)),
            ("setdefault", function(2, 3, DictObject.setdefault)),
            ("update", function(1, keywords: true, DictObject.update)),
            ("values", function1(DictView.values)),
            ("__getitem__", getitem), ("__setitem__", setitem), ("__delitem__", delitem),
        ]
        type(.dict, "dict", DictObject.layout, locals: locals, fillDict)
        type(.orderedDict, "OrderedDict", DictObject.orderedLayout, locals: locals, parent: .dict, fillDict)
    }

    private func fillDict(_ slots: inout TypeSlots) {
        slots.makeNew = DictObject.make
        slots.print = DictObject.print
        slots.unaryOp = DictObject.unaryOp
        slots.binaryOp = DictObject.binaryOp
        slots.subscr = DictObject.subscr
        slots.getiter = DictObject.iterator
    }
}

extension DictObject {
    static func getitem(_ vm: VM, _ dict: Obj, _ key: Obj) throws(PythonError) -> Obj { try vm.subscript_(dict, key, .sentinel) }

    static func setitem(_ vm: VM, _ dict: Obj, _ key: Obj, _ value: Obj) throws(PythonError) -> Obj {
        _ = try vm.subscript_(dict, key, value)
        return .none
    }

    static func delitem(_ vm: VM, _ dict: Obj, _ key: Obj) throws(PythonError) -> Obj {
        _ = try vm.subscript_(dict, key, .null)
        return .none
    }

    static func clear(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj {
        try DictObject.check(vm, dict)
        try DictObject(vm.ram, dict).checkNotFixed(vm)
        DictObject(vm.ram, dict).map.clear(vm)
        return .none
    }

    static func copy(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj {
        try DictObject.check(vm, dict)
        return try DictObject(vm.ram, dict).copy(vm)
    }

    static func get(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try DictObject.take(vm, args, .find) }

    static func pop(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try DictObject.take(vm, args, .remove) }

    static func setdefault(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try DictObject.take(vm, args, .addIfMissing) }

    static func update(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try DictObject.check(vm, args[0])
        try vm.checkArguments(args, 1, 2, keywords: true)
        try DictObject(vm.ram, args[0]).update(from: args.optional(1), keywords: args, vm)
        return .none
    }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        let dict = try DictObject.make(vm, capacity: 0)
        vm.setObj(dict.address, type)
        if type == TypeID.orderedDict.obj { DictObject(vm.ram, dict).map.flags |= Map.ordered }
        if args.count + args.keywordCount > 0 {
            if args.count > 1 { try vm.checkArguments(Args(vm.ram, base: args.base, count: args.count + 1), 1, 2, keywords: true) }
            try DictObject(vm.ram, dict).update(from: args.optional(0), keywords: args, vm)
        }
        return dict
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ dict: Obj) throws(PythonError) -> Obj {
        let map = DictObject(vm.ram, dict).map
        switch op {
        case .bool: return Obj(map.used != 0)
        case .len: return Obj(smallInteger: map.used)
        case .sizeof: return Obj(smallInteger: DictObject.byteCount + map.alloc * Int(Map.slotBytes))
        default: return .null
        }
    }

    static func subscr(_ vm: VM, _ dict: Obj, _ key: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value == .sentinel { return try DictObject(vm.ram, dict).item(key, vm) }
        if value.isNull { try DictObject(vm.ram, dict).delete(key, vm) } else { try DictObject(vm.ram, dict).store(key, value, vm) }
        return .none
    }

    static func iterator(_ vm: VM, _ dict: Obj, _ buffer: Address) -> Obj {
        DictIterator.make(vm, dict, .keys, buffer)
    }

    /// mp_check_self for dict methods called through the type.
    static func check(_ vm: VM, _ dict: Obj) throws(PythonError) {
        if !vm.isDict(dict) { throw vm.error(.typeError) }
    }

    fileprivate static func take(_ vm: VM, _ args: Args, _ kind: MapLookup) throws(PythonError) -> Obj {
        try check(vm, args[0])
        return try DictObject(vm.ram, args[0]).take(args[1], kind, fallback: args.optional(2), vm)
    }

    fileprivate static func fromKeys(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let mark = vm.native.held.count
        let iterator = try vm.iterator(args[1])
        vm.hold(iterator)
        let length = try vm.lengthMaybe(args[1])
        let dict = try make(vm, capacity: length.isNull ? 0 : length.smallInteger)
        vm.hold(dict)
        while true {
            let key = try vm.next(iterator)
            if key == .stopIteration { break }
            try DictObject(vm.ram, dict).store(key, args.optional(2) ?? .none, vm)
        }
        vm.release(to: mark)
        return dict
    }

    fileprivate static func popItem(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj {
        try check(vm, dict)
        try DictObject(vm.ram, dict).checkNotFixed(vm)
        let map = DictObject(vm.ram, dict).map
        var cursor = map.isOrdered ? map.used - 1 : 0
        guard map.used > 0, let slot = map.nextFilled(&cursor) else {
            throw vm.error(.keyError, "popitem(): dictionary is empty")
        }
        map.used -= 1
        let (key, value) = (vm.obj(slot), MapSlot(vm.ram, slot).value)
        vm.setObj(slot, .sentinel)
        MapSlot(vm.ram, slot).value = .null
        let mark = vm.native.held.count
        vm.hold(key)
        vm.hold(value)
        let pair = try TupleObject.make(vm, [key, value])
        vm.release(to: mark)
        return pair
    }

    fileprivate static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        switch op {
        case .contains:
            return Obj(try DictObject(vm.ram, left).map.lookup(right, .find, vm) != 0)
        case .equal:
            return Obj(try equal(vm, left, right))
        case .or, .inplaceOr:
            let target = op == .or ? try DictObject(vm.ram, left).copy(vm) : left
            try DictObject(vm.ram, target).update(from: right, vm)
            return target
        default:
            return .null
        }
    }

    private static func equal(_ vm: VM, _ left: Obj, _ right: Obj) throws(PythonError) -> Bool {
        let isOrdered = vm.isPointer(left, to: .orderedDict) && vm.isPointer(right, to: .orderedDict)
        guard isOrdered || vm.isPointer(right, to: .dict) else { return false }
        let (a, b) = (DictObject(vm.ram, left).map, DictObject(vm.ram, right).map)
        var cursor = 0
        if isOrdered {
            var other = 0
            while true {
                let (x, y) = (a.nextPair(&cursor), b.nextPair(&other))
                guard let x, let y else { return x == nil && y == nil }
                guard try vm.isEqual(x.key, y.key), try vm.isEqual(x.value, y.value) else { return false }
            }
        }
        if a.used != b.used { return false }
        while let (key, value) = a.nextPair(&cursor) {
            let found = try Map(vm.ram, b.address).lookup(key, .find, vm)
            guard found != 0, try vm.isEqual(value, vm.obj(found + 4)) else { return false }
        }
        return true
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ dict: Obj, _ kind: PrintKind) throws(PythonError) {
        let isNamed = kind != .json && !vm.isPointer(dict, to: .dict)
        if isNamed { try printer.write(vm.qstrText(vm.typeName(dict)) + "(", vm) }
        try printer.write("{", vm)
        let map = DictObject(vm.ram, dict).map
        let mark = vm.native.held.count
        var cursor = 0
        var isFirst = true
        // Printing an item, or writing to a stream of the program's own, may change the dict.
        while let (key, value) = map.nextPair(&cursor) {
            vm.hold(key)
            vm.hold(value)
            if !isFirst { try printer.write(kind == .json ? printer.separators.item : ", ", vm) }
            isFirst = false
            let needsQuotes = kind == .json && !vm.isString(key) && !vm.isPointer(key, to: .bytes)
            if needsQuotes { try printer.write("\"", vm) }
            try vm.print(printer, key, kind == .json ? .json : .repr)
            if needsQuotes { try printer.write("\"", vm) }
            try printer.write(kind == .json ? printer.separators.key : ": ", vm)
            try vm.print(printer, value, kind == .json ? .json : .repr)
            vm.release(to: mark)
        }
        try printer.write("}", vm)
        if isNamed { try printer.write(")", vm) }
    }
}
