// The interpreter's short ways to items and names that it finds in almost every case.

import Heap

extension Machine {
    /// The slot of `key` in the map at `map` where it was last found, or 0: then `mapLookup` must look.
    @inline(__always) func cachedSlot(_ map: Address, _ key: Obj) -> Address {
        let alloc = ram.load32(map &+ 4)
        if alloc == 0 { return 0 }
        var position = UInt32(mapCache[Int(key.word >> 2 & 127)])
        if position >= alloc { position %= alloc }
        let slot = ram.load32(map &+ 8) &+ position &* Map.slotBytes
        return ram.load32(slot) == key.word ? slot : 0
    }

    /// LOAD_SUBSCR: a small index into a list or tuple directly.
    @inline(__always) func loadItem(_ object: Obj, _ index: Obj) throws(PythonError) -> Obj {
        if object.isPointer && index.isSmallInteger {
            let type = ram.load32(object.address)
            if type == TypeID.list.address {
                let length = ram.load32(object.address &+ 8)
                var position = Int32(bitPattern: index.word) >> 1
                if position < 0 { position &+= Int32(bitPattern: length) }
                if UInt32(bitPattern: position) < length {
                    return Obj(word: ram.load32(ram.load32(object.address &+ 12) &+ 4 &* UInt32(bitPattern: position)))
                }
            } else if type == TypeID.tuple.address {
                let length = ram.load32(object.address &+ 4)
                var position = Int32(bitPattern: index.word) >> 1
                if position < 0 { position &+= Int32(bitPattern: length) }
                if UInt32(bitPattern: position) < length {
                    return Obj(word: ram.load32(object.address &+ 8 &+ 4 &* UInt32(bitPattern: position)))
                }
            }
        }
        return try subscript_(object, index)
    }
}
