// The type list in ROM: its slots and methods. py/objlist.c.

import BlockHeap

extension ROMBuilder {
    func installList() {
        let locals: [(String, Obj)] = [
            ("append", function2(ListObject.append)),
            ("clear", function1(ListObject.clear)),
            ("copy", function1(ListObject.copy)),
            ("count", function2(ListObject.count)),
            ("extend", function2(ListObject.extend)),
            ("index", function(2, 4, ListObject.index)),
            ("insert", function3(ListObject.insert)),
            ("pop", function(1, 2, ListObject.pop)),
            ("remove", function2(ListObject.remove)),
            ("reverse", function1(ListObject.reverse)),
            ("sort", function(1, keywords: true, ListObject.sort)),
        ]
        type(.list, "list", ListObject.layout, locals: locals) {
            $0.makeNew = ListObject.make
            $0.print = ListObject.print
            $0.unaryOp = ListObject.unaryOp
            $0.binaryOp = ListObject.binaryOp
            $0.subscr = ListObject.subscr
            $0.getiter = ListObject.iterator
        }
    }
}

extension ListObject {
    private static let sortArguments = [
        AllowedArgument(name: Qstr(.key), isKeywordOnly: true),
        AllowedArgument(name: Qstr(.reverse), isKeywordOnly: true, fallback: .false),
    ]

    static func sort(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), sortArguments)
        try check(vm, args[0])
        try ListObject(vm.ram, args[0]).sort(key: parsed[0] == .none ? .null : parsed[0], isReversed: vm.isTrue(parsed[1]), vm)
        return .none
    }

    static func append(_ vm: VM, _ list: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try ListObject.check(vm, list)
        try ListObject(vm.ram, list).append(item, vm)
        return .none
    }

    static func copy(_ vm: VM, _ list: Obj) throws(PythonError) -> Obj {
        try ListObject.check(vm, list)
        return try ListObject.make(vm, copying: ListObject(vm.ram, list).all)
    }

    static func count(_ vm: VM, _ list: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try ListObject.check(vm, list)
        return try Items.count(vm, of: value, in: ListObject(vm.ram, list).compared)
    }

    static func extend(_ vm: VM, _ list: Obj, _ other: Obj) throws(PythonError) -> Obj {
        try ListObject.check(vm, list)
        try ListObject(vm.ram, list).extend(other, vm)
        return .none
    }

    static func index(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try ListObject.check(vm, args[0])
        return try Items.index(vm, of: args, in: ListObject(vm.ram, args[0]).compared)
    }

    static func pop(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try ListObject.check(vm, args[0])
        return try ListObject(vm.ram, args[0]).pop(args.optional(1), vm)
    }

    static func remove(_ vm: VM, _ list: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try ListObject.check(vm, list)
        try ListObject(vm.ram, list).remove(value, vm)
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        let list = try ListObject.make(vm, count: 0)
        if let iterable = args.optional(0) { try ListObject(vm.ram, list).append(allOf: iterable, vm) }
        return list
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let list = ListObject(vm.ram, object)
        switch op {
        case .bool: return Obj(list.length != 0)
        case .len: return Obj(smallInteger: list.length)
        case .sizeof: return Obj(smallInteger: ListObject.byteCount + 4 * list.alloc)
        default: return .null
        }
    }

    static func iterator(_ vm: VM, _ list: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .list, over: list, buffer)
    }

    /// mp_check_self for list methods called through the type.
    fileprivate static func check(_ vm: VM, _ list: Obj) throws(PythonError) {
        if !vm.isPointer(list, to: .list) { throw vm.error(.typeError) }
    }

    fileprivate static func clear(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        try check(vm, object)
        let list = ListObject(vm.ram, object)
        list.length = 0
        list.items = try vm.reallocate(list.items, ListObject.leastAlloc * 4)
        list.alloc = ListObject.leastAlloc
        list.clear(from: 0)
        return .none
    }

    fileprivate static func insert(_ vm: VM, _ object: Obj, _ index: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try check(vm, object)
        let list = ListObject(vm.ram, object)
        // Whatever the index is, its upper 31 bits count, as in C.
        var place = index.smallInteger
        if place < 0 { place += list.length }
        place = min(max(place, 0), list.length)
        let last = list.length
        try ListObject(vm.ram, object).append(.none, vm)
        vm.ram.copy(from: list.place(place), to: list.place(place + 1), count: (last - place) * 4)
        vm.setObj(list.place(place), item)
        return .none
    }

    fileprivate static func reverse(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        try check(vm, object)
        let list = ListObject(vm.ram, object)
        vm.noteWork(list.length * 8)
        var (low, high) = (0, list.length - 1)
        while low < high {
            let item = vm.word(list.place(low))
            vm.setWord(list.place(low), vm.word(list.place(high)))
            vm.setWord(list.place(high), item)
            low += 1
            high -= 1
        }
        return .none
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let list = ListObject(vm.ram, object)
        try printer.write("[", vm)
        var index = 0
        while index < list.length {
            if index > 0 { try printer.write(kind == .json ? printer.separators.item : ", ", vm) }
            try vm.print(printer, vm.obj(list.place(index)), kind == .json ? .json : .repr)
            index += 1
        }
        try printer.write("]", vm)
    }

    fileprivate static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let a = ListObject(vm.ram, left)
        switch op {
        case .add:
            guard vm.isPointer(right, to: .list) else { return .null }
            let b = ListObject(vm.ram, right)
            let sum = try make(vm, count: a.length + b.length)
            let to = ListObject(vm.ram, sum)
            vm.ram.copy(from: a.items, to: to.items, count: a.length * 4)
            vm.ram.copy(from: b.items, to: to.place(a.length), count: b.length * 4)
            return sum
        case .inplaceAdd:
            try ListObject(vm.ram, left).extend(right, vm)
            return left
        case .multiply:
            guard let times = try vm.integerMaybe(right) else { return .null }
            let bytes = a.length * max(times, 0) * 4
            if bytes > 0xffff_ffff {
                vm.setWord(try vm.allocate(ListObject.byteCount), TypeID.list.address)
                throw try vm.tooManyBytes(bytes)
            }
            let product = try make(vm, count: a.length * max(times, 0))
            let to = ListObject(vm.ram, product)
            for turn in 0..<(a.length == 0 ? 0 : max(times, 0)) {
                vm.ram.copy(from: a.items, to: to.place(turn * a.length), count: a.length * 4)
            }
            return product
        case .equal, .less, .lessEqual, .more, .moreEqual:
            guard vm.isPointer(right, to: .list) else { return op == .equal ? .false : .null }
            return Obj(try Items.compare(vm, op, a.compared, ListObject(vm.ram, right).compared))
        default:
            return .null
        }
    }
}
