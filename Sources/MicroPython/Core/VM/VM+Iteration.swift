// Iterators: getting one, and the next item. py/runtime.c.
//
// The iterator of a built-in container takes four words (mp_obj_iter_buf_t): in a `for` loop they lie in the value stack, else
// on the heap.

import BlockHeap

extension VM {
    /// Bytes of the buffer that an iterator may lie in.
    static let iteratorBytes = 16

    /// mp_getiter: `buffer` is the address of four words for the iterator, or 0: then it goes on the heap.
    func iterator(_ object: Obj, buffer: Address = 0) throws(PythonError) -> Obj {
        let type = typeAddress(object)
        let slots = slots(type)
        var buffer = buffer
        if let getiter = slots.pointee.getiter {
            if buffer == 0 && !isInstanceType(type) {
                let mark = native.held.count
                hold(object)
                buffer = try allocate(VM.iteratorBytes)
                release(to: mark)
            }
            let iterator = try getiter(self, object, buffer)
            if !iterator.isNull { return iterator }
        } else if slots.pointee.iternext != nil || typeFlags(type).isSuperset(of: .iteratorIsStream) {
            return object
        }
        let method = try loadMethodMaybe(object, Qstr(.__getitem__))
        if method.method.isNull { throw error(.typeError, format: "'%s' object isn't iterable", .qstr(typeName(object))) }
        if buffer == 0 { buffer = try allocate(VM.iteratorBytes) }
        // An iterator that asks for item after item: type, method, self, index.
        setWord(buffer, TypeID.getitemIterator.address)
        setObj(buffer + 4, method.method)
        setObj(buffer + 8, method.receiver)
        setObj(buffer + 12, Obj(smallInteger: 0))
        return Obj(buffer)
    }

    /// Runs `body` with an iterator over `object` that lies on the C stack, as native functions with an `iter_buf` have it.
    func forEach(_ object: Obj, _ body: (Obj) throws(PythonError) -> Bool) throws(PythonError) {
        try enterNative(stackCost.native)
        let buffer = stackPointer
        let mark = native.held.count
        defer { stackPointer = buffer + stackCost.native }
        let iterator = try iterator(object, buffer: buffer)
        hold(iterator)
        native.stackRanges.append(StackRange(base: buffer, count: 4))
        defer { native.stackRanges.removeLast() }
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            if try !body(item) { break }
        }
        release(to: mark)
    }

    /// mp_iternext: StopIteration becomes `stopIteration`; its value is in the root `stopIterationArgument`.
    func next(_ iterator: Obj) throws(PythonError) -> Obj {
        try enterNative(stackCost.next)
        defer { stackPointer += stackCost.next }
        try countStep()
        if let iternext = slots(of: iterator).pointee.iternext {
            setRoot(.stopIterationArgument, 0)
            return try iternext(self, iterator)
        }
        let method = try nextMethod(iterator)
        do throws(PythonError) {
            return try callMethod(method)
        } catch {
            guard matches(error, .stopIteration) else { throw error }
            setRoot(.stopIterationArgument, nativeException(error.exception).value.word)
            return .stopIteration
        }
    }

    /// mp_iternext_allow_raise: may raise StopIteration as well as return `stopIteration`.
    func nextAllowingRaise(_ iterator: Obj) throws(PythonError) -> Obj {
        if let iternext = slots(of: iterator).pointee.iternext {
            setRoot(.stopIterationArgument, 0)
            return try iternext(self, iterator)
        }
        return try callMethod(nextMethod(iterator))
    }

    private func nextMethod(_ iterator: Obj) throws(PythonError) -> (method: Obj, receiver: Obj) {
        let method = try loadMethodMaybe(iterator, Qstr(.__next__))
        if method.method.isNull {
            throw error(.typeError, format: "'%s' object isn't an iterator", .qstr(typeName(iterator)))
        }
        return method
    }

    /// mp_make_stop_iteration.
    @inline(__always) func stopIterating(_ value: Obj) -> Obj {
        setRoot(.stopIterationArgument, value.word)
        return .stopIteration
    }
}
