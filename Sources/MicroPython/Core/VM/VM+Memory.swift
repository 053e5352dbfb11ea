// Allocation as MicroPython's C code asks for it: py/malloc.c. Failing raises MemoryError in the board's own words.

import BlockHeap

extension VM {
    /// m_malloc. Zeroed; `byteCount` 0 gives address 0. Raises MemoryError when there is no room.
    @inline(__always) func allocate(_ byteCount: Int, withFinaliser: Bool = false) throws(PythonError) -> Address {
        let address = heap.allocate(byteCount, withFinaliser: withFinaliser)
        if address == 0 && byteCount != 0 { throw memoryError(byteCount) }
        native.recent.append(address)
        return address
    }

    /// m_malloc_maybe: 0 when there is no room.
    @inline(__always) func allocateMaybe(_ byteCount: Int, withFinaliser: Bool = false) -> Address {
        let address = heap.allocate(byteCount, withFinaliser: withFinaliser)
        native.recent.append(address)
        return address
    }

    /// m_realloc: may move; `address` 0 allocates. Raises MemoryError when there is no room (the old block stays).
    func reallocate(_ address: Address, _ byteCount: Int) throws(PythonError) -> Address {
        let new = heap.reallocate(address, to: byteCount, allowMove: true)
        if new == 0 && byteCount != 0 { throw memoryError(byteCount) }
        native.recent.append(new)
        return new
    }

    /// m_realloc_maybe: 0 when it does not fit (the old block stays).
    func reallocateMaybe(_ address: Address, _ byteCount: Int, allowMove: Bool = true) -> Address {
        let new = heap.reallocate(address, to: byteCount, allowMove: allowMove)
        native.recent.append(new)
        return new
    }

    /// m_free. Address 0 is nothing to free.
    @inline(__always) func free(_ address: Address) { heap.free(address) }

    /// Keeps `object` alive through collections until `release`. A native function that allocates more than `RecentAllocations.capacity`
    /// blocks, or calls back into Python, holds what it still needs and is not reachable otherwise:
    /// `let mark = m.held.count; m.hold(list); ...; m.release(to: mark)`. When it throws, the catcher releases.
    @inline(__always) func hold(_ object: Obj) { native.held.append(object.word) }
    @inline(__always) func release(to mark: Int) {
        while native.held.count > mark { native.held.removeLast() }
    }

    // MARK: words

    @inline(__always) func word(_ address: Address) -> UInt32 { ram.load32(address) }
    @inline(__always) func setWord(_ address: Address, _ value: UInt32) { ram.store32(address, value) }
    @inline(__always) func obj(_ address: Address) -> Obj { Obj(word: ram.load32(address)) }
    @inline(__always) func setObj(_ address: Address, _ value: Obj) { ram.store32(address, value.word) }
    @inline(__always) func root(_ root: RootPointer) -> UInt32 { ram.load32(root.address) }
    @inline(__always) func setRoot(_ root: RootPointer, _ value: UInt32) { ram.store32(root.address, value) }

    /// The address of a NUL-terminated text in ROM: messages of errors point there.
    func romText(_ text: String) -> Address {
        if let known = romTexts.known[text] { return known }
        let address = romTexts.cursor
        let bytes = Array(text.utf8) + [0]
        precondition(Int(address) + bytes.count + 4 < Int(MemoryMap.ramStart), "ROM is full")
        ram.store(bytes, at: address)
        romTexts.cursor = (address + UInt32(bytes.count) + 3) & ~3
        romTexts.known[text] = address
        return address
    }

    // MARK: types

    /// mp_obj_get_type: the address of the object's type.
    @inline(__always) func typeAddress(_ object: Obj) -> Address {
        if object.isPointer { return ram.load32(object.address) }
        if object.isSmallInteger { return TypeID.int.address }
        if object.isQstr { return TypeID.str.address }
        return object == .none ? TypeID.noneType.address : TypeID.bool.address
    }

    @inline(__always) func isType(_ object: Obj, _ type: TypeID) -> Bool { typeAddress(object) == type.address }
    /// Whether it is a heap or ROM object of exactly this type (not for int, str and the other types with immediate values).
    @inline(__always) func isPointer(_ object: Obj, to type: TypeID) -> Bool {
        object.isPointer && ram.load32(object.address) == type.address
    }

    /// The slots of a type, ROM or run-time.
    @inline(__always) func slots(_ type: Address) -> UnsafeMutablePointer<TypeSlots> {
        let index = Int((type &- MemoryMap.typesStart) / TypeID.stride)
        if index < TypeID.allCases.count { return slotTable + index }
        return ram.load32(type + TypeObject.firstSlot) == HeapTypeKind.namedtuple.makeNewWord
            ? slotTable + HeapTypeKind.namedtuple.slotIndex : slotTable + HeapTypeKind.instance.slotIndex
    }
    @inline(__always) func slots(of object: Obj) -> UnsafeMutablePointer<TypeSlots> { slots(typeAddress(object)) }

    // MARK: arguments on the C stack

    /// Puts words on the simulated C stack for the duration of `body`: how Swift code passes arguments.
    func withArgs<R>(_ objects: Obj..., body: (Args) throws(PythonError) -> R) throws(PythonError) -> R {
        let old = stackPointer
        stackPointer = old - UInt32(objects.count) * 4
        for (index, object) in objects.enumerated() { setObj(stackPointer + UInt32(index) * 4, object) }
        defer { stackPointer = old }
        return try body(Args(ram, base: stackPointer, count: objects.count))
    }
}
