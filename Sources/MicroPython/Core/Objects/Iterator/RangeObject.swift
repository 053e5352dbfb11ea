// range and its iterator. py/objrange.c. All figures are 32 bits wide and wrap.
//
//     range     +0 type   +4 start   +8 stop   +12 step
//     iterator  +0 type   +4 next    +8 stop   +12 step

import BlockHeap

/// A range in RAM.
struct RangeObject: PythonObject {
    let ram: RAM
    let address: Address

    static var start: Field<Int32> { .init(4, "start", .signed) }
    static var stop: Field<Int32> { .init(8, "stop", .signed) }
    static var step: Field<Int32> { .init(12, "step", .signed) }
    static let layout = Layout(.other, [type, start, stop, step])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var start: Int32 { get { self[Self.start] } nonmutating set { self[Self.start] = newValue } }
    var stop: Int32 { get { self[Self.stop] } nonmutating set { self[Self.stop] = newValue } }
    var step: Int32 { get { self[Self.step] } nonmutating set { self[Self.step] = newValue } }

    /// range_len.
    var length: Int {
        let span = stop &- start &+ step
        let rounded = step > 0 ? span &- 1 : span &+ 1
        return max(0, Int(rounded.dividedReportingOverflow(by: step).partialValue))
    }

    func item(_ index: Int) -> Obj { Obj(smallInteger: Int(start &+ Int32(truncatingIfNeeded: index) &* step)) }
}

extension ROMBuilder {
    func installRange() {
        type(.range, "range", RangeObject.layout) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.range(args) }
            $0.print = { vm, printer, range, _ throws(PythonError) in try vm.printRange(printer, RangeObject(vm.ram, range)) }
            $0.unaryOp = { vm, op, range throws(PythonError) in
                let length = RangeObject(vm.ram, range).length
                return switch op {
                case .bool: Obj(length > 0)
                case .len: Obj(smallInteger: length)
                default: .null
                }
            }
            $0.attr = { vm, range, name, request throws(PythonError) in
                guard request.isLoad else { return }
                let range = RangeObject(vm.ram, range)
                switch name {
                case Qstr(.start): request.value = try vm.int(Int(range.start))
                case Qstr(.stop): request.value = try vm.int(Int(range.stop))
                case Qstr(.step): request.value = try vm.int(Int(range.step))
                default: break
                }
            }
            $0.subscr = { vm, range, index, value throws(PythonError) in try vm.rangeSubscript(range, index, value) }
            $0.getiter = { vm, range, buffer throws(PythonError) in
                vm.ram.copy(from: range.address + 4, to: buffer + 4, count: 12)
                vm.setWord(buffer, TypeID.iterator.address)
                return Obj(buffer)
            }
        }
        type(.iterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, iterator throws(PythonError) in
                let range = RangeObject(vm.ram, iterator)
                let next = range.start, step = range.step
                guard step > 0 ? next < range.stop : step < 0 && next > range.stop else { return .stopIteration }
                range.start = next &+ step
                return Obj(smallInteger: Int(next))
            }
        }
    }
}

extension VM {
    private func range(_ start: Int32, _ stop: Int32, _ step: Int32) throws(PythonError) -> Obj {
        let object = Obj(try allocate(RangeObject.byteCount))
        setWord(object.address, TypeID.range.address)
        let range = RangeObject(ram, object)
        range.start = start
        range.stop = stop
        range.step = step
        return object
    }

    fileprivate func range(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 1, 3)
        let object = try range(0, 0, 1)
        let range = RangeObject(ram, object)
        func figure(_ index: Int) throws(PythonError) -> Int32 { Int32(truncatingIfNeeded: try integer(args[index])) }
        if args.count == 1 {
            range.stop = try figure(0)
        } else {
            range.start = try figure(0)
            range.stop = try figure(1)
            if args.count == 3 {
                range.step = try figure(2)
                if range.step == 0 { throw error(.valueError, "zero step") }
            }
        }
        return object
    }

    fileprivate func printRange(_ printer: Printer, _ range: RangeObject) throws(PythonError) {
        try write(printer, "range(")
        try write(printer, "\(range.start)")
        try write(printer, ", ")
        try write(printer, "\(range.stop)")
        if range.step != 1 {
            try write(printer, ", ")
            try write(printer, "\(range.step)")
        }
        try write(printer, ")")
    }

    fileprivate func rangeSubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let range = RangeObject(ram, object)
        guard isPointer(index, to: .slice) else {
            return range.item(try self.index(ofType: word(object.address), range.length, index, isSlice: false))
        }
        let bounds = try sliceBounds(index, range.length)
        func place(_ index: Int) -> Int32 { range.start &+ Int32(truncatingIfNeeded: index) &* range.step }
        let stop = bounds.step < 0 ? place(bounds.stop) &- range.step : place(bounds.stop)
        return try self.range(place(bounds.start), stop, Int32(truncatingIfNeeded: bounds.step) &* range.step)
    }
}
