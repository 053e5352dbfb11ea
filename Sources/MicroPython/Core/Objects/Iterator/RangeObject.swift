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
            $0.makeNew = RangeObject.make
            $0.print = RangeObject.print
            $0.unaryOp = RangeObject.unaryOp
            $0.attr = RangeObject.attribute
            $0.subscr = RangeObject.subscr
            $0.getiter = RangeObject.iterator
        }
        type(.iterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = RangeObject.next
        }
    }
}

extension RangeObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try RangeObject.make(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ range: Obj, _: PrintKind) throws(PythonError) {
        try RangeObject.print(vm, printer, RangeObject(vm.ram, range))
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ range: Obj) throws(PythonError) -> Obj {
        let length = RangeObject(vm.ram, range).length
        return switch op {
        case .bool: Obj(length > 0)
        case .len: Obj(smallInteger: length)
        default: .null
        }
    }

    static func attribute(_ vm: VM, _ range: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        let range = RangeObject(vm.ram, range)
        switch name {
        case Qstr(.start): request.value = try vm.int(Int(range.start))
        case Qstr(.stop): request.value = try vm.int(Int(range.stop))
        case Qstr(.step): request.value = try vm.int(Int(range.step))
        default: break
        }
    }

    static func iterator(_ vm: VM, _ range: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        vm.ram.copy(from: range.address + 4, to: buffer + 4, count: 12)
        vm.setWord(buffer, TypeID.iterator.address)
        return Obj(buffer)
    }

    static func next(_ vm: VM, _ iterator: Obj) throws(PythonError) -> Obj {
        let range = RangeObject(vm.ram, iterator)
        let next = range.start, step = range.step
        guard step > 0 ? next < range.stop : step < 0 && next > range.stop else { return .stopIteration }
        range.start = next &+ step
        return Obj(smallInteger: Int(next))
    }

    private static func make(_ vm: VM, _ start: Int32, _ stop: Int32, _ step: Int32) throws(PythonError) -> Obj {
        let object = Obj(try vm.allocate(RangeObject.byteCount))
        vm.setWord(object.address, TypeID.range.address)
        let range = RangeObject(vm.ram, object)
        range.start = start
        range.stop = stop
        range.step = step
        return object
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 3)
        let object = try make(vm, 0, 0, 1)
        let range = RangeObject(vm.ram, object)
        func figure(_ index: Int) throws(PythonError) -> Int32 { Int32(truncatingIfNeeded: try vm.integer(args[index])) }
        if args.count == 1 {
            range.stop = try figure(0)
        } else {
            range.start = try figure(0)
            range.stop = try figure(1)
            if args.count == 3 {
                range.step = try figure(2)
                if range.step == 0 { throw vm.error(.valueError, "zero step") }
            }
        }
        return object
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ range: RangeObject) throws(PythonError) {
        try printer.write("range(", vm)
        try printer.write("\(range.start)", vm)
        try printer.write(", ", vm)
        try printer.write("\(range.stop)", vm)
        if range.step != 1 {
            try printer.write(", ", vm)
            try printer.write("\(range.step)", vm)
        }
        try printer.write(")", vm)
    }

    fileprivate static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let range = RangeObject(vm.ram, object)
        guard vm.isPointer(index, to: .slice) else {
            return range.item(try vm.index(ofType: vm.word(object.address), range.length, index, isSlice: false))
        }
        let bounds = try SliceObject(vm.ram, index).bounds(range.length, vm)
        func place(_ index: Int) -> Int32 { range.start &+ Int32(truncatingIfNeeded: index) &* range.step }
        let stop = bounds.step < 0 ? place(bounds.stop) &- range.step : place(bounds.stop)
        return try RangeObject.make(vm, place(bounds.start), stop, Int32(truncatingIfNeeded: bounds.step) &* range.step)
    }
}
