// slice: what stands between the brackets of `x[a:b:c]`. py/objslice.c.
//
//     +0 type   +4 start   +8 stop   +12 step        None where nothing was given

import BlockHeap

extension ROMBuilder {
    func installSlice() {
        let indices = function2 { vm, slice, length throws(PythonError) in
            let bounds = try vm.sliceIndices(slice, length: try vm.integer(length))
            return try vm.tuple([bounds.start, bounds.stop, bounds.step].map { Obj(smallInteger: $0) })
        }
        let indicesName = qstr("indices")
        type(.slice, "slice") {
            $0.print = { vm, printer, slice, _ throws(PythonError) in
                try vm.write(printer, "slice(")
                for place: UInt32 in [4, 8, 12] {
                    if place > 4 { try vm.write(printer, ", ") }
                    try vm.print(printer, vm.obj(slice.address + place), .repr)
                }
                try vm.write(printer, ")")
            }
            // Nothing is supported, not even the hash that an object has by default.
            $0.unaryOp = { _, _, _ throws(PythonError) in .null }
            $0.attr = { vm, slice, name, request throws(PythonError) in
                guard request.isLoad else { return }
                switch name {
                case Qstr(.start): request.value = vm.obj(slice.address + 4)
                case Qstr(.stop): request.value = vm.obj(slice.address + 8)
                case Qstr(.step): request.value = vm.obj(slice.address + 12)
                case indicesName:
                    request.value = indices
                    request.receiver = slice
                default: break
                }
            }
        }
    }
}

extension VM {
    /// mp_obj_new_slice.
    func slice(_ start: Obj, _ stop: Obj, _ step: Obj) throws(PythonError) -> Obj {
        let address = try allocate(16)
        setWord(address, TypeID.slice.address)
        setObj(address + 4, start)
        setObj(address + 8, stop)
        setObj(address + 12, step)
        return Obj(address)
    }

    /// mp_obj_slice_indices: start, stop and step for a sequence of `length`, with what is missing filled in and the ends clipped.
    /// For a negative step the stop is -1 where the first item is taken too.
    func sliceIndices(_ slice: Obj, length: Int) throws(PythonError) -> (start: Int, stop: Int, step: Int) {
        var step = 1
        let given = obj(slice.address + 12)
        if given != .none {
            step = try integer(given)
            if step == 0 { throw error(.valueError, "slice step can't be zero") }
        }
        let least = step > 0 ? 0 : -1
        let most = step > 0 ? length : length - 1
        func bound(_ offset: UInt32, otherwise fallback: Int) throws(PythonError) -> Int {
            let given = obj(slice.address + offset)
            if given == .none { return fallback }
            let value = try integer(given)
            return min(most, max(least, value < 0 ? value + length : value))
        }
        let start = try bound(4, otherwise: step > 0 ? 0 : length - 1)
        let stop = try bound(8, otherwise: step > 0 ? length : -1)
        return (start, stop, step)
    }
}
