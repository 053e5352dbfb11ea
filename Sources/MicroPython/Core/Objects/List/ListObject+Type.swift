// The type list in ROM: its slots and methods. py/objlist.c.

import BlockHeap

extension ROMBuilder {
    func installList() {
        let sortArguments = [
            AllowedArgument(name: Qstr(.key), isKeywordOnly: true),
            AllowedArgument(name: Qstr(.reverse), isKeywordOnly: true, fallback: .false),
        ]
        let locals: [(String, Obj)] = [
            ("append", function2 { vm, list, item throws(PythonError) in
                try vm.checkList(list)
                try vm.listAppend(list, item)
                return .none
            }),
            ("clear", function1 { vm, list throws(PythonError) in try vm.listClear(list) }),
            ("copy", function1 { vm, list throws(PythonError) in
                try vm.checkList(list)
                return try vm.list(copying: ListObject(vm.ram, list).all)
            }),
            ("count", function2 { vm, list, value throws(PythonError) in
                try vm.checkList(list)
                return try vm.count(of: value, in: ListObject(vm.ram, list).compared)
            }),
            ("extend", function2 { vm, list, other throws(PythonError) in
                try vm.checkList(list)
                try vm.listExtend(list, other)
                return .none
            }),
            ("index", function(2, 4) { vm, args throws(PythonError) in
                try vm.checkList(args[0])
                return try vm.index(of: args, in: ListObject(vm.ram, args[0]).compared)
            }),
            ("insert", function3 { vm, list, index, item throws(PythonError) in try vm.listInsert(list, index, item) }),
            ("pop", function(1, 2) { vm, args throws(PythonError) in
                try vm.checkList(args[0])
                return try vm.listPop(args[0], args.optional(1))
            }),
            ("remove", function2 { vm, list, value throws(PythonError) in
                try vm.checkList(list)
                try vm.listRemove(list, value)
                return .none
            }),
            ("reverse", function1 { vm, list throws(PythonError) in try vm.listReverse(list) }),
            ("sort", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), sortArguments)
                try vm.checkList(args[0])
                try vm.listSort(args[0], key: parsed[0] == .none ? .null : parsed[0], isReversed: vm.isTrue(parsed[1]))
                return .none
            }),
        ]
        type(.list, "list", ListObject.layout, locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                let list = try vm.list(count: 0)
                if let iterable = args.optional(0) { try vm.listAppend(list, allOf: iterable) }
                return list
            }
            $0.print = { vm, printer, list, kind throws(PythonError) in try vm.printList(printer, list, kind) }
            $0.unaryOp = { vm, op, object throws(PythonError) in
                let list = ListObject(vm.ram, object)
                switch op {
                case .bool: return Obj(list.length != 0)
                case .len: return Obj(smallInteger: list.length)
                case .sizeof: return Obj(smallInteger: ListObject.byteCount + 4 * list.alloc)
                default: return .null
                }
            }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in try vm.listBinaryOp(op, left, right) }
            $0.subscr = { vm, list, index, value throws(PythonError) in try vm.listSubscript(list, index, value) }
            $0.getiter = { vm, list, buffer throws(PythonError) in vm.polymorphicIterator(.list, over: list, buffer) }
        }
    }
}

extension VM {
    /// mp_check_self for list methods called through the type.
    fileprivate func checkList(_ list: Obj) throws(PythonError) {
        if !isPointer(list, to: .list) { throw error(.typeError) }
    }

    fileprivate func listClear(_ object: Obj) throws(PythonError) -> Obj {
        try checkList(object)
        let list = ListObject(ram, object)
        list.length = 0
        list.items = try reallocate(list.items, ListObject.leastAlloc * 4)
        list.alloc = ListObject.leastAlloc
        list.clear(from: 0)
        return .none
    }

    fileprivate func listInsert(_ object: Obj, _ index: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try checkList(object)
        let list = ListObject(ram, object)
        // Whatever the index is, its upper 31 bits count, as in C.
        var place = index.smallInteger
        if place < 0 { place += list.length }
        place = min(max(place, 0), list.length)
        let last = list.length
        try listAppend(object, .none)
        ram.copy(from: list.place(place), to: list.place(place + 1), count: (last - place) * 4)
        setObj(list.place(place), item)
        return .none
    }

    fileprivate func listReverse(_ object: Obj) throws(PythonError) -> Obj {
        try checkList(object)
        let list = ListObject(ram, object)
        noteWork(list.length * 8)
        var (low, high) = (0, list.length - 1)
        while low < high {
            let item = word(list.place(low))
            setWord(list.place(low), word(list.place(high)))
            setWord(list.place(high), item)
            low += 1
            high -= 1
        }
        return .none
    }

    fileprivate func printList(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let list = ListObject(ram, object)
        try write(printer, "[")
        var index = 0
        while index < list.length {
            if index > 0 { try write(printer, kind == .json ? jsonSeparators.item : ", ") }
            try print(printer, obj(list.place(index)), kind == .json ? .json : .repr)
            index += 1
        }
        try write(printer, "]")
    }

    fileprivate func listBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let a = ListObject(ram, left)
        switch op {
        case .add:
            guard isPointer(right, to: .list) else { return .null }
            let b = ListObject(ram, right)
            let sum = try list(count: a.length + b.length)
            let to = ListObject(ram, sum)
            ram.copy(from: a.items, to: to.items, count: a.length * 4)
            ram.copy(from: b.items, to: to.place(a.length), count: b.length * 4)
            return sum
        case .inplaceAdd:
            try listExtend(left, right)
            return left
        case .multiply:
            guard let times = try integerMaybe(right) else { return .null }
            let bytes = a.length * max(times, 0) * 4
            if bytes > 0xffff_ffff {
                setWord(try allocate(ListObject.byteCount), TypeID.list.address)
                throw try tooManyBytes(bytes)
            }
            let product = try list(count: a.length * max(times, 0))
            let to = ListObject(ram, product)
            for turn in 0..<(a.length == 0 ? 0 : max(times, 0)) {
                ram.copy(from: a.items, to: to.place(turn * a.length), count: a.length * 4)
            }
            return product
        case .equal, .less, .lessEqual, .more, .moreEqual:
            guard isPointer(right, to: .list) else { return op == .equal ? .false : .null }
            return Obj(try compare(op, a.compared, ListObject(ram, right).compared))
        default:
            return .null
        }
    }
}
