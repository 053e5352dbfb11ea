// slice: what stands between the brackets of `x[a:b:c]`. py/objslice.c.
//
//     +0 type   +4 start   +8 stop   +12 step        None where nothing was given

import BlockHeap

/// A slice in RAM.
struct SliceObject: PythonObject {
    let ram: RAM
    let address: Address

    static var start: Field<Obj> { .init(4, "start", .value) }
    static var stop: Field<Obj> { .init(8, "stop", .value) }
    static var step: Field<Obj> { .init(12, "step", .value) }
    static let layout = Layout(.other, [type, start, stop, step])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var start: Obj { get { self[Self.start] } nonmutating set { self[Self.start] = newValue } }
    var stop: Obj { get { self[Self.stop] } nonmutating set { self[Self.stop] = newValue } }
    var step: Obj { get { self[Self.step] } nonmutating set { self[Self.step] = newValue } }

    /// mp_obj_new_slice.
    static func make(_ vm: VM, _ start: Obj, _ stop: Obj, _ step: Obj) throws(PythonError) -> Obj {
        let slice = SliceObject(vm.ram, try vm.allocate(byteCount))
        slice.type = TypeID.slice.address
        slice.start = start
        slice.stop = stop
        slice.step = step
        return slice.obj
    }

    /// mp_obj_slice_indices: start, stop and step for a sequence of `length`, with what is missing filled in and the ends clipped.
    /// For a negative step the stop is -1 where the first item is taken too.
    func indices(length: Int, _ vm: VM) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var step = 1
        if self.step != .none {
            step = try vm.integer(self.step)
            if step == 0 { throw vm.error(.valueError, "slice step can't be zero") }
        }
        let least = step > 0 ? 0 : -1
        let most = step > 0 ? length : length - 1
        func bound(_ given: Obj, otherwise fallback: Int) throws(PythonError) -> Int {
            if given == .none { return fallback }
            let value = try vm.integer(given)
            return min(most, max(least, value < 0 ? value + length : value))
        }
        let start = try bound(self.start, otherwise: step > 0 ? 0 : length - 1)
        let stop = try bound(self.stop, otherwise: step > 0 ? length : -1)
        return (start, stop, step)
    }

    /// slice.indices(length).
    static func indices(_ vm: VM, _ object: Obj, _ length: Obj) throws(PythonError) -> Obj {
        let bounds = try SliceObject(vm.ram, object).indices(length: try vm.integer(length), vm)
        return try TupleObject.make(vm, [bounds.start, bounds.stop, bounds.step].map { Obj(smallInteger: $0) })
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _ kind: PrintKind) throws(PythonError) {
        let slice = SliceObject(vm.ram, object)
        try printer.write("slice(", vm)
        try vm.print(printer, slice.start, .repr)
        try printer.write(", ", vm)
        try vm.print(printer, slice.stop, .repr)
        try printer.write(", ", vm)
        try vm.print(printer, slice.step, .repr)
        try printer.write(")", vm)
    }
}

extension SliceObject {
    /// Nothing is supported, not even the hash that an object has by default.
    static func unaryOp(_: VM, _: UnaryOp, _: Obj) throws(PythonError) -> Obj { .null }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        let slice = SliceObject(vm.ram, object)
        switch name {
        case Qstr(.start): request.value = slice.start
        case Qstr(.stop): request.value = slice.stop
        case Qstr(.step): request.value = slice.step
        case vm.names.indices: request = AttributeRequest(value: vm.known.sliceIndices, receiver: object)
        default: break
        }
    }
}

extension ROMBuilder {
    func installSlice() {
        name("slice.indices", function2(SliceObject.indices))
        type(.slice, "slice", SliceObject.layout) {
            $0.print = SliceObject.print
            $0.unaryOp = SliceObject.unaryOp
            $0.attr = SliceObject.attribute
        }
    }
}
