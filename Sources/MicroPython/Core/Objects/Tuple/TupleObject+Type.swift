// The type tuple in ROM: its slots and methods. py/objtuple.c.

import BlockHeap

extension ROMBuilder {
    func installTuple() {
        let locals: [(String, Obj)] = [
            ("count", function2(TupleObject.count)),
            ("index", function(2, 4, TupleObject.index)),
        ]
        type(.tuple, "tuple", TupleObject.layout, locals: locals) {
            $0.makeNew = TupleObject.make
            $0.print = TupleObject.print
            fillTuple(&$0)
        }
    }

    /// The slots that tuple shares with its relatives.
    func fillTuple(_ slots: inout TypeSlots) {
        slots.unaryOp = TupleObject.unaryOp
        slots.binaryOp = TupleObject.binaryOp
        slots.subscr = TupleObject.subscr
        slots.getiter = TupleObject.iterator
    }
}

extension TupleObject {
    static func count(_ vm: VM, _ tuple: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try TupleObject.check(vm, tuple)
        return try Items.count(vm, of: value, in: TupleObject(vm.ram, tuple).items)
    }

    static func index(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try TupleObject.check(vm, args[0])
        return try Items.index(vm, of: args, in: TupleObject(vm.ram, args[0]).items)
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        guard let iterable = args.optional(0) else { return vm.emptyTuple }
        return vm.isPointer(iterable, to: .tuple) ? iterable : try TupleObject.make(vm, fromIterable: iterable)
    }

    static func iterator(_ vm: VM, _ tuple: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .tuple, over: tuple, buffer)
    }

    fileprivate static func check(_ vm: VM, _ tuple: Obj) throws(PythonError) {
        if !vm.isTupleLike(tuple) { throw vm.error(.typeError) }
    }

    /// tuple(iterable): gathered in an array that doubles from 4, copied, and freed.
    static func make(_ vm: VM, fromIterable iterable: Obj) throws(PythonError) -> Obj {
        var (alloc, count) = (4, 0)
        var gathered = try vm.allocate(alloc * 4)
        let mark = vm.native.held.count
        vm.hold(Obj(gathered))
        let iterator = try vm.iterator(iterable)
        vm.hold(iterator)
        while true {
            let item = try vm.next(iterator)
            if item == .stopIteration { break }
            if count >= alloc {
                gathered = try vm.reallocate(gathered, alloc * 8)
                alloc *= 2
                vm.native.held[mark] = gathered
            }
            vm.setObj(gathered + UInt32(count) * 4, item)
            count += 1
        }
        let tuple = try make(vm, count: count, from: gathered)
        vm.release(to: mark)
        vm.free(gathered)
        return tuple
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let items = TupleObject(vm.ram, object).items
        try printer.write(kind == .json ? "[" : "(", vm)
        for index in 0..<items.count {
            if index > 0 { try printer.write(kind == .json ? printer.separators.item : ", ", vm) }
            try vm.print(printer, items.item(index, vm), kind == .json ? .json : .repr)
        }
        if kind != .json && items.count == 1 { try printer.write(",", vm) }
        try printer.write(kind == .json ? "]" : ")", vm)
    }

    fileprivate static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let items = TupleObject(vm.ram, object).items
        switch op {
        case .bool:
            return Obj(items.count != 0)
        case .len:
            return Obj(smallInteger: items.count)
        case .hash:
            var hash = Int32(bitPattern: vm.emptyTuple.word)
            for index in 0..<items.count {
                try vm.countWork(32)
                let one = try vm.nested(object.address) { () throws(PythonError) in try vm.unaryOp(.hash, items.item(index, vm)) }
                hash &+= Int32(truncatingIfNeeded: one.smallInteger)
            }
            return Obj(smallInteger: Int(hash))
        default:
            return .null
        }
    }

    fileprivate static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let a = TupleObject(vm.ram, left).items
        switch op {
        case .add, .inplaceAdd:
            guard vm.isSubclass(Obj(vm.typeAddress(right)), TypeID.tuple.obj) else { return .null }
            let b = TupleObject(vm.ram, right).items
            let sum = try make(vm, count: a.count + b.count)
            vm.ram.copy(from: a.address, to: sum.address + 8, count: a.count * 4)
            vm.ram.copy(from: b.address, to: sum.address + 8 + UInt32(a.count) * 4, count: b.count * 4)
            return sum
        case .multiply, .inplaceMultiply:
            guard let times = try vm.integerMaybe(right) else { return .null }
            if times <= 0 { return vm.emptyTuple }
            let bytes = TupleObject.headerBytes + a.count * times * 4
            if bytes > 0xffff_ffff { throw try vm.tooManyBytes(bytes) }
            let product = try make(vm, count: a.count * times)
            for turn in 0..<(a.count == 0 ? 0 : times) {
                vm.ram.copy(from: a.address, to: product.address + 8 + UInt32(turn * a.count) * 4, count: a.count * 4)
            }
            return product
        case .equal, .less, .lessEqual, .more, .moreEqual:
            let other = vm.isTupleLike(right) ? right : vm.nativeBase(right, .tuple)
            if other.isNull { return .null }
            return Obj(try Items.compare(vm, op, a, TupleObject(vm.ram, other).items))
        default:
            return .null
        }
    }

    fileprivate static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let items = TupleObject(vm.ram, object).items
        guard vm.isPointer(index, to: .slice) else {
            return items.item(try vm.index(ofType: vm.word(object.address), items.count, index, isSlice: false), vm)
        }
        let bounds = try SliceObject(vm.ram, index).bounds(items.count, vm)
        if bounds.step != 1 { throw vm.error(.notImplementedError, "only slices with step=1 (aka None) are supported") }
        return try make(vm, count: bounds.stop - bounds.start, from: items.address + UInt32(bounds.start) * 4)
    }
}
