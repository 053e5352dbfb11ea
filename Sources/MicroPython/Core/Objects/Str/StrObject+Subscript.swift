// Indexing, slicing and iterating over str (by characters) and bytes (by bytes). py/objstrunicode.c, py/objstr.c.

import BlockHeap

extension VM {
    /// str_index_to_ptr: the place of the first byte of character `index` (of byte `index` for bytes and bytearray).
    /// Outside of the text it is an IndexError, or the nearer end where `isSlice`.
    func byteOffset(_ type: TypeID, _ text: ByteSpan, _ index: Obj, isSlice: Bool) throws(PythonError) -> Int {
        if type != .str { return try self.index(ofType: type.address, text.count, index, isSlice: isSlice) }
        guard var left = index.isSmallInteger ? index.smallInteger : try integerMaybe(index) else {
            throw error(.typeError, format: "string indices must be integers, not %s", .qstr(typeName(index)))
        }
        if left < 0 {
            var place = text.count - 1
            while left != 0 {
                if place < 0 {
                    if isSlice { return 0 }
                    throw error(.indexError, "string index out of range")
                }
                if !UTF8Text.isContinuation(text[place]) { left += 1 }
                place -= 1
            }
            noteWork(2 * (text.count - place))
            return place + 1
        }
        var place = 0
        defer { noteWork(2 * place) }
        while true {
            if place >= text.count {
                if isSlice { return text.count }
                throw error(.indexError, "string index out of range")
            }
            if left == 0 { return place }
            left -= 1
            place = nextCharacter(text, place)
        }
    }

    /// Where the character after the one at `place` begins.
    @inline(__always) func nextCharacter(_ text: ByteSpan, _ place: Int) -> Int {
        var next = place + 1
        while next < text.count && UTF8Text.isContinuation(text[next]) { next += 1 }
        return next
    }

    /// str_subscr: only loading is supported.
    func strSubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let text = text(object)
        if isPointer(index, to: .slice) {
            let (start, stop, step) = sliceWords(index)
            if step != .none && step != Obj(smallInteger: 1) { throw onlyStepOne() }
            let from = start == .none ? 0 : try byteOffset(.str, text, start, isSlice: true)
            let to = stop == .none ? text.count : try byteOffset(.str, text, stop, isSlice: true)
            return to < from ? Obj(Qstr.empty) : try str(text.span(from, to))
        }
        let place = try byteOffset(.str, text, index, isSlice: false)
        return try interned(text.span(place, nextCharacter(text, place)))
    }

    /// bytes_subscr.
    func bytesSubscript(_ object: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        guard value == .sentinel else { return .null }
        let text = text(object)
        if isPointer(index, to: .slice) {
            let bounds = try sliceBounds(index, text.count)
            if bounds.step != 1 { throw onlyStepOne() }
            return try str(of: .bytes, text.span(bounds.start, bounds.stop))
        }
        let place = try self.index(ofType: TypeID.bytes.address, text.count, index, isSlice: false)
        return Obj(smallInteger: Int(text[place]))
    }

    private func onlyStepOne() -> PythonError {
        error(.notImplementedError, "only slices with step=1 (aka None) are supported")
    }

    /// start, stop and step of a slice object, which lie behind its type.
    private func sliceWords(_ slice: Obj) -> (start: Obj, stop: Obj, step: Obj) {
        (obj(slice.address + 4), obj(slice.address + 8), obj(slice.address + 12))
    }

    // MARK: iteration

    /// str_it_iternext: the next character, interned.
    func nextCharacter(_ iterator: Obj) throws(PythonError) -> Obj {
        let text = text(obj(iterator.address + 8))
        let place = Int(word(iterator.address + 12))
        guard place < text.count else { return .stopIteration }
        let next = nextCharacter(text, place)
        let character = try interned(text.span(place, next))
        setWord(iterator.address + 12, UInt32(next))
        return character
    }

    /// bytes_it_iternext.
    func nextByte(_ iterator: Obj) -> Obj {
        let text = text(obj(iterator.address + 8))
        let place = word(iterator.address + 12)
        guard place < text.count else { return .stopIteration }
        setWord(iterator.address + 12, place + 1)
        return Obj(smallInteger: Int(text[Int(place)]))
    }
}
