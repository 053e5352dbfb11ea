// The types dict, OrderedDict, dict_view and the dict iterator in ROM. py/objdict.c.

import BlockHeap

extension ROMBuilder {
    func installDict() {
        let getitem = function2 { vm, dict, key throws(PythonError) in try vm.subscript_(dict, key, .sentinel) }
        let setitem = function3 { vm, dict, key, value throws(PythonError) in
            _ = try vm.subscript_(dict, key, value)
            return .none
        }
        let delitem = function2 { vm, dict, key throws(PythonError) in
            _ = try vm.subscript_(dict, key, .null)
            return .none
        }
        let locals: [(String, Obj)] = [
            ("clear", function1 { vm, dict throws(PythonError) in
                try vm.checkDict(dict)
                try vm.checkNotFixed(dict)
                vm.mapClear(dict.address + 4)
                return .none
            }),
            ("copy", function1 { vm, dict throws(PythonError) in
                try vm.checkDict(dict)
                return try vm.dictCopy(dict)
            }),
            ("fromkeys", classMethod(function(2, 3) { vm, args throws(PythonError) in try vm.dictFromKeys(args) })),
            ("get", function(2, 3) { vm, args throws(PythonError) in try vm.dictTake(args, .find) }),
            ("items", view(.items)),
            ("keys", view(.keys)),
            ("pop", function(2, 3) { vm, args throws(PythonError) in try vm.dictTake(args, .remove) }),
            ("popitem", function1 { vm, dict throws(PythonError) in try vm.dictPopItem(dict) }),
            ("setdefault", function(2, 3) { vm, args throws(PythonError) in try vm.dictTake(args, .addIfMissing) }),
            ("update", function(1, keywords: true) { vm, args throws(PythonError) in
                try vm.checkDict(args[0])
                try vm.checkArguments(args, 1, 2, keywords: true)
                try vm.dictUpdate(args[0], from: args.optional(1), keywords: args)
                return .none
            }),
            ("values", view(.values)),
            ("__getitem__", getitem), ("__setitem__", setitem), ("__delitem__", delitem),
        ]
        type(.dict, "dict", DictObject.layout, locals: locals, fillDict)
        type(.orderedDict, "OrderedDict", DictObject.orderedLayout, locals: locals, parent: .dict, fillDict)
        type(.dictView, "dict_view") {
            $0.print = { vm, printer, view, _ throws(PythonError) in try vm.printDictView(printer, view) }
            $0.unaryOp = { vm, op, view throws(PythonError) in
                op == .hash && vm.word(view.address + 8) == DictViewKind.values.rawValue ? Obj(smallInteger: Int(view.word)) : .null
            }
            $0.binaryOp = { vm, op, view, item throws(PythonError) in
                guard op == .contains, vm.word(view.address + 8) == DictViewKind.keys.rawValue else { return .null }
                return Obj(try !vm.dictGet(vm.obj(view.address + 4), item).isNull)
            }
            $0.getiter = { vm, view, buffer throws(PythonError) in
                vm.dictIterator(vm.obj(view.address + 4), vm.dictViewKind(view.address + 8), buffer)
            }
        }
        type(.dictViewIterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, iterator throws(PythonError) in try vm.dictIteratorNext(iterator) }
        }
    }

    private func view(_ kind: DictViewKind) -> Obj {
        function1 { vm, dict throws(PythonError) in
            try vm.checkDict(dict)
            let address = try vm.allocate(12)
            vm.setWord(address, TypeID.dictView.address)
            vm.setObj(address + 4, dict)
            vm.setWord(address + 8, kind.rawValue)
            return Obj(address)
        }
    }

    private func fillDict(_ slots: inout TypeSlots) {
        slots.makeNew = { vm, type, args throws(PythonError) in
            let dict = try vm.dict(capacity: 0)
            vm.setObj(dict.address, type)
            if type == TypeID.orderedDict.obj { Map(vm.ram, dict.address + 4).flags |= Map.ordered }
            if args.count + args.keywordCount > 0 {
                if args.count > 1 { try vm.checkArguments(Args(vm.ram, base: args.base, count: args.count + 1), 1, 2, keywords: true) }
                try vm.dictUpdate(dict, from: args.optional(0), keywords: args)
            }
            return dict
        }
        slots.print = { vm, printer, dict, kind throws(PythonError) in try vm.printDict(printer, dict, kind) }
        slots.unaryOp = { vm, op, dict throws(PythonError) in
            let map = DictObject(vm.ram, dict).map
            switch op {
            case .bool: return Obj(map.used != 0)
            case .len: return Obj(smallInteger: map.used)
            case .sizeof: return Obj(smallInteger: DictObject.byteCount + map.alloc * Int(Map.slotBytes))
            default: return .null
            }
        }
        slots.binaryOp = { vm, op, left, right throws(PythonError) in try vm.dictBinaryOp(op, left, right) }
        slots.subscr = { vm, dict, key, value throws(PythonError) in
            if value == .sentinel { return try vm.dictItem(dict, key) }
            if value.isNull { try vm.dictDelete(dict, key) } else { try vm.dictStore(dict, key, value) }
            return .none
        }
        slots.getiter = { vm, dict, buffer throws(PythonError) in vm.dictIterator(dict, .keys, buffer) }
    }
}

extension VM {
    /// mp_check_self for dict methods called through the type.
    fileprivate func checkDict(_ dict: Obj) throws(PythonError) {
        if !isDict(dict) { throw error(.typeError) }
    }

    fileprivate func dictTake(_ args: Args, _ kind: MapLookup) throws(PythonError) -> Obj {
        try checkDict(args[0])
        return try dictTake(args[0], args[1], kind, fallback: args.optional(2))
    }

    fileprivate func dictFromKeys(_ args: Args) throws(PythonError) -> Obj {
        let mark = held.count
        let iterator = try iterator(args[1])
        hold(iterator)
        let length = try lengthMaybe(args[1])
        let dict = try dict(capacity: length.isNull ? 0 : length.smallInteger)
        hold(dict)
        while true {
            let key = try next(iterator)
            if key == .stopIteration { break }
            try dictStore(dict, key, args.optional(2) ?? .none)
        }
        release(to: mark)
        return dict
    }

    fileprivate func dictPopItem(_ dict: Obj) throws(PythonError) -> Obj {
        try checkDict(dict)
        try checkNotFixed(dict)
        let map = DictObject(ram, dict).map
        var cursor = map.isOrdered ? map.used - 1 : 0
        guard map.used > 0, let slot = map.nextFilled(&cursor) else {
            throw error(.keyError, "popitem(): dictionary is empty")
        }
        map.used -= 1
        let (key, value) = (obj(slot), obj(slot + 4))
        setObj(slot, .sentinel)
        setObj(slot + 4, .null)
        let mark = held.count
        hold(key)
        hold(value)
        let pair = try tuple([key, value])
        release(to: mark)
        return pair
    }

    fileprivate func dictBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        switch op {
        case .contains:
            return Obj(try mapLookup(left.address + 4, right, .find) != 0)
        case .equal:
            return Obj(try dictEqual(left, right))
        case .or, .inplaceOr:
            let target = op == .or ? try dictCopy(left) : left
            try dictUpdate(target, from: right)
            return target
        default:
            return .null
        }
    }

    private func dictEqual(_ left: Obj, _ right: Obj) throws(PythonError) -> Bool {
        let isOrdered = isPointer(left, to: .orderedDict) && isPointer(right, to: .orderedDict)
        guard isOrdered || isPointer(right, to: .dict) else { return false }
        let (a, b) = (DictObject(ram, left).map, DictObject(ram, right).map)
        var cursor = 0
        if isOrdered {
            var other = 0
            while true {
                let (x, y) = (a.nextPair(&cursor), b.nextPair(&other))
                guard let x, let y else { return x == nil && y == nil }
                guard try isEqual(x.key, y.key), try isEqual(x.value, y.value) else { return false }
            }
        }
        if a.used != b.used { return false }
        while let (key, value) = a.nextPair(&cursor) {
            let found = try mapLookup(b.address, key, .find)
            guard found != 0, try isEqual(value, obj(found + 4)) else { return false }
        }
        return true
    }

    fileprivate func printDict(_ printer: Printer, _ dict: Obj, _ kind: PrintKind) throws(PythonError) {
        let isNamed = kind != .json && !isPointer(dict, to: .dict)
        if isNamed { try write(printer, qstrText(typeName(dict)) + "(") }
        try write(printer, "{")
        let map = DictObject(ram, dict).map
        let mark = held.count
        var cursor = 0
        var isFirst = true
        // Printing an item, or writing to a stream of the program's own, may change the dict.
        while let (key, value) = map.nextPair(&cursor) {
            hold(key)
            hold(value)
            if !isFirst { try write(printer, kind == .json ? jsonSeparators.item : ", ") }
            isFirst = false
            let needsQuotes = kind == .json && !isString(key) && !isPointer(key, to: .bytes)
            if needsQuotes { try write(printer, "\"") }
            try print(printer, key, kind == .json ? .json : .repr)
            if needsQuotes { try write(printer, "\"") }
            try write(printer, kind == .json ? jsonSeparators.key : ": ")
            try print(printer, value, kind == .json ? .json : .repr)
            release(to: mark)
        }
        try write(printer, "}")
        if isNamed { try write(printer, ")") }
    }

    fileprivate func printDictView(_ printer: Printer, _ view: Obj) throws(PythonError) {
        let kind = dictViewKind(view.address + 8)
        try write(printer, kind.typeName)
        try write(printer, "([")
        let map = DictObject(ram, obj(view.address + 4)).map
        var cursor = 0
        var isFirst = true
        while let slot = map.nextFilled(&cursor) {
            if !isFirst { try write(printer, ", ") }
            isFirst = false
            let item = try dictViewItem(kind, slot)
            try print(printer, item, .repr)
        }
        try write(printer, "])")
    }

    fileprivate func dictIterator(_ dict: Obj, _ kind: DictViewKind, _ buffer: Address) -> Obj {
        setWord(buffer, TypeID.dictViewIterator.address)
        setWord(buffer + 4, kind.rawValue)
        setObj(buffer + 8, dict)
        setWord(buffer + 12, 0)
        return Obj(buffer)
    }

    fileprivate func dictIteratorNext(_ iterator: Obj) throws(PythonError) -> Obj {
        var cursor = Int(word(iterator.address + 12))
        guard let slot = DictObject(ram, obj(iterator.address + 8)).map.nextFilled(&cursor) else { return .stopIteration }
        setWord(iterator.address + 12, UInt32(cursor))
        return try dictViewItem(dictViewKind(iterator.address + 4), slot)
    }

    /// The kind of view that the word at `address` says.
    fileprivate func dictViewKind(_ address: Address) -> DictViewKind {
        guard let kind = DictViewKind(rawValue: word(address)) else { ram.fault(address, .read) }
        return kind
    }

    private func dictViewItem(_ kind: DictViewKind, _ slot: Address) throws(PythonError) -> Obj {
        switch kind {
        case .items: try tuple(count: 2, from: slot)
        case .keys: obj(slot)
        case .values: obj(slot + 4)
        }
    }
}
