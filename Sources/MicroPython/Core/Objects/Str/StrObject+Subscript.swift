// Indexing, slicing and iterating over str (by characters) and bytes (by bytes). py/objstrunicode.c, py/objstr.c.

import BlockHeap

extension StrObject {
    /// str_index_to_ptr: the place of the first byte of character `index` (of byte `index` for bytes and bytearray).
    /// Outside of the text it is an IndexError, or the nearer end where `isSlice`.
    static func byteOffset(_ vm: VM, _ type: TypeID, _ text: ByteSpan, _ index: Obj, isSlice: Bool) throws(PythonError) -> Int {
        if type != .str { return try vm.index(ofType: type.address, text.count, index, isSlice: isSlice) }
        guard var left = index.isSmallInteger ? index.smallInteger : try vm.integerMaybe(index) else {
            throw vm.error(.typeError, format: "string indices must be integers, not %s", .qstr(vm.typeName(index)))
        }
        if left < 0 {
            var place = text.count - 1
            while left != 0 {
                if place < 0 {
                    if isSlice { return 0 }
                    throw vm.error(.indexError, "string index out of range")
                }
                if !UTF8Text.isContinuation(text[place]) { left += 1 }
                place -= 1
            }
            vm.noteWork(2 * (text.count - place))
            return place + 1
        }
        var place = 0
        defer { vm.noteWork(2 * place) }
        while true {
            if place >= text.count {
                if isSlice { return text.count }
                throw vm.error(.indexError, "string index out of range")
            }
            if left == 0 { return place }
            left -= 1
            place = nextCharacter(text, place)
        }
    }

    /// Where the character after the one at `place` begins.
    @inline(__always) static func nextCharacter(_ text: ByteSpan, _ place: Int) -> Int {
        var next = place + 1
        while next < text.count && UTF8Text.isContinuation(text[next]) { next += 1 }
        return next
    }

    /// str_subscr: only loading is supported.
    static func subscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let text = vm.text(object)
        if vm.isPointer(index, to: .slice) {
            let (start, stop, step) = sliceWords(vm, index)
            if step != .none && step != Obj(smallInteger: 1) { throw onlyStepOne(vm) }
            let from = start == .none ? 0 : try byteOffset(vm, .str, text, start, isSlice: true)
            let to = stop == .none ? text.count : try byteOffset(vm, .str, text, stop, isSlice: true)
            return to < from ? Obj(Qstr.empty) : try vm.str(text.span(from, to))
        }
        let place = try byteOffset(vm, .str, text, index, isSlice: false)
        return try vm.interned(text.span(place, nextCharacter(text, place)))
    }

    /// bytes_subscr.
    static func bytesSubscr(_ vm: VM, _ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let text = vm.text(object)
        if vm.isPointer(index, to: .slice) {
            let bounds = try SliceObject(vm.ram, index).bounds(text.count, vm)
            if bounds.step != 1 { throw onlyStepOne(vm) }
            return try vm.str(of: .bytes, text.span(bounds.start, bounds.stop))
        }
        let place = try vm.index(ofType: TypeID.bytes.address, text.count, index, isSlice: false)
        return Obj(smallInteger: Int(text[place]))
    }

    private static func onlyStepOne(_ vm: VM) -> PythonError {
        vm.error(.notImplementedError, "only slices with step=1 (aka None) are supported")
    }

    /// start, stop and step of a slice object, which lie behind its type.
    private static func sliceWords(_ vm: VM, _ slice: Obj) -> (start: Obj, stop: Obj, step: Obj) {
        (vm.obj(slice.address + 4), vm.obj(slice.address + 8), vm.obj(slice.address + 12))
    }

    // MARK: iteration

    /// str_it_iternext: the next character, interned.
    static func nextInText(_ vm: VM, _ iterator: PolymorphicIterator) throws(PythonError) -> Obj {
        let text = vm.text(iterator.object)
        let place = iterator.cursor
        guard place < text.count else { return .stopIteration }
        let next = nextCharacter(text, place)
        let character = try vm.interned(text.span(place, next))
        iterator.cursor = next
        return character
    }

    /// bytes_it_iternext.
    static func nextByte(_ vm: VM, _ iterator: PolymorphicIterator) -> Obj {
        let text = vm.text(iterator.object)
        let place = iterator.cursor
        guard place < text.count else { return .stopIteration }
        iterator.cursor = place + 1
        return Obj(smallInteger: Int(text[place]))
    }
}
