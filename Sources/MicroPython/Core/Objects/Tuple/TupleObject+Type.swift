// The type tuple in ROM: its slots and methods. py/objtuple.c.

import BlockHeap

extension ROMBuilder {
    func installTuple() {
        let locals: [(String, Obj)] = [
            ("count", function2 { vm, tuple, value throws(PythonError) in
                try vm.checkTuple(tuple)
                return try vm.count(of: value, in: TupleObject(vm.ram, tuple).items)
            }),
            ("index", function(2, 4) { vm, args throws(PythonError) in
                try vm.checkTuple(args[0])
                return try vm.index(of: args, in: TupleObject(vm.ram, args[0]).items)
            }),
        ]
        type(.tuple, "tuple", TupleObject.layout, locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                guard let iterable = args.optional(0) else { return vm.emptyTuple }
                return vm.isPointer(iterable, to: .tuple) ? iterable : try vm.tuple(fromIterable: iterable)
            }
            $0.print = { vm, printer, tuple, kind throws(PythonError) in try vm.printTuple(printer, tuple, kind) }
            fillTuple(&$0)
        }
    }

    /// The slots that tuple shares with its relatives.
    func fillTuple(_ slots: inout TypeSlots) {
        slots.unaryOp = { vm, op, tuple throws(PythonError) in try vm.tupleUnaryOp(op, tuple) }
        slots.binaryOp = { vm, op, left, right throws(PythonError) in try vm.tupleBinaryOp(op, left, right) }
        slots.subscr = { vm, tuple, index, value throws(PythonError) in try vm.tupleSubscript(tuple, index, value) }
        slots.getiter = { vm, tuple, buffer throws(PythonError) in vm.polymorphicIterator(.tuple, over: tuple, buffer) }
    }
}

extension VM {
    fileprivate func checkTuple(_ tuple: Obj) throws(PythonError) {
        if !isTupleLike(tuple) { throw error(.typeError) }
    }

    /// tuple(iterable): gathered in an array that doubles from 4, copied, and freed.
    func tuple(fromIterable iterable: Obj) throws(PythonError) -> Obj {
        var (alloc, count) = (4, 0)
        var gathered = try allocate(alloc * 4)
        let mark = held.count
        hold(Obj(gathered))
        let iterator = try iterator(iterable)
        hold(iterator)
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            if count >= alloc {
                gathered = try reallocate(gathered, alloc * 8)
                alloc *= 2
                held[mark] = gathered
            }
            setObj(gathered + UInt32(count) * 4, item)
            count += 1
        }
        let tuple = try tuple(count: count, from: gathered)
        release(to: mark)
        free(gathered)
        return tuple
    }

    func printTuple(_ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let items = TupleObject(ram, object).items
        try write(printer, kind == .json ? "[" : "(")
        for index in 0..<items.count {
            if index > 0 { try write(printer, kind == .json ? jsonSeparators.item : ", ") }
            try print(printer, item(items, index), kind == .json ? .json : .repr)
        }
        if kind != .json && items.count == 1 { try write(printer, ",") }
        try write(printer, kind == .json ? "]" : ")")
    }

    fileprivate func tupleUnaryOp(_ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let items = TupleObject(ram, object).items
        switch op {
        case .bool:
            return Obj(items.count != 0)
        case .len:
            return Obj(smallInteger: items.count)
        case .hash:
            var hash = Int32(bitPattern: emptyTuple.word)
            for index in 0..<items.count {
                try countWork(32)
                let one = try nested(object.address) { () throws(PythonError) in try unaryOp(.hash, item(items, index)) }
                hash &+= Int32(truncatingIfNeeded: one.smallInteger)
            }
            return Obj(smallInteger: Int(hash))
        default:
            return .null
        }
    }

    fileprivate func tupleBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let a = TupleObject(ram, left).items
        switch op {
        case .add, .inplaceAdd:
            guard isSubclass(Obj(typeAddress(right)), TypeID.tuple.obj) else { return .null }
            let b = TupleObject(ram, right).items
            let sum = try tuple(count: a.count + b.count)
            ram.copy(from: a.address, to: sum.address + 8, count: a.count * 4)
            ram.copy(from: b.address, to: sum.address + 8 + UInt32(a.count) * 4, count: b.count * 4)
            return sum
        case .multiply, .inplaceMultiply:
            guard let times = try integerMaybe(right) else { return .null }
            if times <= 0 { return emptyTuple }
            let bytes = TupleObject.headerBytes + a.count * times * 4
            if bytes > 0xffff_ffff { throw try tooManyBytes(bytes) }
            let product = try tuple(count: a.count * times)
            for turn in 0..<(a.count == 0 ? 0 : times) {
                ram.copy(from: a.address, to: product.address + 8 + UInt32(turn * a.count) * 4, count: a.count * 4)
            }
            return product
        case .equal, .less, .lessEqual, .more, .moreEqual:
            let other = isTupleLike(right) ? right : nativeBase(right, .tuple)
            if other.isNull { return .null }
            return Obj(try compare(op, a, TupleObject(ram, other).items))
        default:
            return .null
        }
    }

    fileprivate func tupleSubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let items = TupleObject(ram, object).items
        guard isPointer(index, to: .slice) else {
            return item(items, try self.index(ofType: word(object.address), items.count, index, isSlice: false))
        }
        let bounds = try sliceBounds(index, items.count)
        if bounds.step != 1 { throw error(.notImplementedError, "only slices with step=1 (aka None) are supported") }
        return try tuple(count: bounds.stop - bounds.start, from: items.address + UInt32(bounds.start) * 4)
    }
}
