// Finding, adding and removing keys. py/map.c, mp_map_lookup.

import BlockHeap

extension Map {
    /// mp_map_init: an empty map with room for `capacity` keys in place at `map`. Raises MemoryError.
    func initialise(_ capacity: Int, _ vm: VM) throws(PythonError) {
        alloc = 0
        table = 0
        if capacity != 0 {
            table = try vm.allocate(capacity * Int(Map.slotBytes))
            alloc = capacity
        }
        flags = Map.allQstrs
    }

    /// mp_map_clear: frees the table.
    func clear(_ vm: VM) {
        if !isFixed { vm.free(table) }
        alloc = 0
        table = 0
        flags = Map.allQstrs | flags & Map.ordered
    }

    /// mp_map_lookup on the map at `address`: the slot of the key, or 0 where it is not there (and not to be added).
    ///
    /// The slot lies at key, key + 4 its value. Raises what the key's `__hash__` and `__eq__` raise, TypeError for an unhashable
    /// key, and MemoryError when the table cannot grow. A fixed map must only be asked to find. What `__hash__` and `__eq__` do may
    /// change this very map: it is read anew after each of them.
    func lookup(_ key: Obj, _ kind: MapLookup, _ vm: VM) throws(PythonError) -> Address {
        let ram = vm.ram
        let alloc = UInt32(self.alloc)
        // The position at which this key was last seen in any map is tried first.
        let cached = Int(key.word >> 2 & 127)
        if kind != .remove && alloc != 0 {
            var position = UInt32(vm.mapCache[cached])
            if position >= alloc { position %= alloc }
            let slot = table &+ position &* Map.slotBytes
            if ram.load32(slot) == key.word { return slot }
        }
        let flags = self.flags
        var comparesWords = flags & Map.allQstrs != 0
        if comparesWords && !key.isQstr {
            if vm.isPointer(key, to: .str) {
                comparesWords = false
            } else if kind != .addIfMissing {
                return 0
            }
        }
        if flags & Map.ordered != 0 { return try orderedLookup(key, kind, comparesWords, cached, vm) }
        if alloc == 0 {
            guard kind == .addIfMissing else { return 0 }
            try rehash(vm)
        }
        let hash: UInt32
        if key.isQstr {
            hash = vm.qstrHash(key.qstr)
        } else {
            hash = UInt32(truncatingIfNeeded: key.isSmallInteger ? key.smallInteger : try vm.unaryOp(.hash, key).smallInteger)
        }
        return try hashLookup(key, kind, comparesWords, cached, hash, vm)
    }

    /// Whether the map at `address` surely has no key `name`; false as well where that takes more than looking at words.
    @inline(__always) func lacksName(_ name: Qstr, _ vm: VM) -> Bool {
        let alloc = ram.load32(address &+ 4)
        guard ram.load32(address) & (Map.allQstrs | Map.ordered) == Map.allQstrs, alloc != 0 else { return false }
        let table = ram.load32(address &+ 8)
        var position = vm.qstrHash(name) % alloc
        for _ in 0..<alloc {
            let found = ram.load32(table &+ position &* Map.slotBytes)
            if found == 0 { return true }
            if found == Obj(name).word { return false }
            position = position &+ 1 == alloc ? 0 : position &+ 1
        }
        return true
    }

    private func hashLookup(
        _ key: Obj, _ kind: MapLookup, _ comparesWords: Bool, _ cached: Int, _ hash: UInt32, _ vm: VM
    ) throws(PythonError) -> Address {
        let ram = self.ram
        var (alloc, table) = (UInt32(self.alloc), self.table)
        var position = alloc == 0 ? 0 : hash % alloc
        var seen: UInt32 = 0
        var available: UInt32?
        while true {
            while seen >= alloc {  // all the way round, or nothing is left of the table
                guard kind == .addIfMissing else { return 0 }
                if let available, isFree(available) { return fill(slot(Int(available)), key) }
                try rehash(vm)
                (alloc, table) = (UInt32(self.alloc), self.table)
                position = alloc == 0 ? 0 : hash % alloc
                (seen, available) = (0, nil)
            }
            let slot = table &+ position &* Map.slotBytes
            let found = Obj(word: ram.load32(slot))
            if found.isNull {
                guard kind == .addIfMissing else { return 0 }
                if let available, isFree(available) { return fill(self.slot(Int(available)), key) }
                return fill(slot, key)
            }
            if found == .sentinel {
                if available == nil { available = position }
            } else if found == key {
                return hashFound(position, kind, cached, vm)
            } else if !comparesWords {
                if let isSame = Self.equalAtOnce(found, key, vm) {
                    if isSame { return hashFound(position, kind, cached, vm) }
                } else {
                    // An object's `__eq__` may change this very table.
                    let isSame = try vm.isEqual(found, key)
                    (alloc, table) = (UInt32(self.alloc), self.table)
                    if isSame, position < alloc, self.key(Int(position)) == found { return hashFound(position, kind, cached, vm) }
                }
            }
            try vm.countWork(8)
            seen += 1
            position = position + 1 >= alloc ? 0 : position + 1
        }
    }

    /// Whether two different words are the same key, where words and characters tell it: small integers, strings.
    @inline(__always) private static func equalAtOnce(_ a: Obj, _ b: Obj, _ vm: VM) -> Bool? {
        if a.isSmallInteger && b.isSmallInteger { return false }
        guard vm.isString(a), vm.isString(b) else { return nil }
        return vm.stringsEqual(a, b)
    }

    /// Whether a key can be put there.
    private func isFree(_ position: UInt32) -> Bool {
        position < alloc && key(Int(position)).word & ~4 == 0
    }

    /// The slot of the key that was looked for; where it is to be removed the slot is free from now on.
    @inline(__always)
    private func hashFound(_ position: UInt32, _ kind: MapLookup, _ cached: Int, _ vm: VM) -> Address {
        let slot = table &+ position &* Map.slotBytes
        if kind == .remove {
            used -= 1
            let next = position + 1 >= alloc ? 0 : position + 1
            let isLastOfRun = ram.load32(table &+ next &* Map.slotBytes) == 0
            ram.store32(slot, isLastOfRun ? 0 : Obj.sentinel.word)
        }
        vm.mapCache[cached] = UInt8(truncatingIfNeeded: position)
        return slot
    }

    private func orderedLookup(
        _ key: Obj, _ kind: MapLookup, _ comparesWords: Bool, _ cached: Int, _ vm: VM
    ) throws(PythonError) -> Address {
        let ram = vm.ram
        var index = 0
        while index < used {
            try vm.countWork(8)
            let found = self.key(index)
            if try Self.isSameKey(vm, found, key, comparesWords), index < used, self.key(index) == found {
                let slot = self.slot(index)
                vm.mapCache[cached] = UInt8(truncatingIfNeeded: index)
                guard kind == .remove else { return slot }
                // The others move down; the removed value goes behind the end, where the caller can take it from.
                let value = ram.load32(slot + 4)
                let last = used - 1
                used = last
                ram.copy(from: slot + Map.slotBytes, to: slot, count: (last - index) * Int(Map.slotBytes))
                ram.store32(self.slot(last), 0)
                ram.store32(self.slot(last) + 4, value)
                return self.slot(last)
            }
            index += 1
        }
        guard kind == .addIfMissing else { return 0 }
        if used >= self.alloc {
            let alloc = self.alloc + 4
            table = try vm.reallocate(table, alloc * Int(Map.slotBytes))
            self.alloc = alloc
            ram.fill(self.slot(used), count: 4 * Int(Map.slotBytes))
        }
        return fill(self.slot(used), key)
    }

    @inline(__always) private static func isSameKey(_ vm: VM, _ found: Obj, _ key: Obj, _ comparesWords: Bool) throws(PythonError) -> Bool {
        if found == key { return true }
        return comparesWords ? false : try vm.isEqual(found, key)
    }

    /// Puts a new key into a free slot, with no value yet.
    private func fill(_ slot: Address, _ key: Obj) -> Address {
        used += 1
        ram.store32(slot, key.word)
        ram.store32(slot + 4, 0)
        if !key.isQstr { flags &= ~Map.allQstrs }
        return slot
    }

    /// mp_map_rehash: a larger table is allocated and filled before the old one is freed.
    private func rehash(_ vm: VM) throws(PythonError) {
        let (oldAlloc, oldTable) = (self.alloc, self.table)
        let alloc = Map.allocation(atLeast: oldAlloc + 1)
        let table = try vm.allocate(alloc * Int(Map.slotBytes))
        let mark = vm.native.held.count
        vm.hold(Obj(oldTable))
        self.alloc = alloc
        flags = Map.allQstrs
        self.table = table
        for index in 0..<oldAlloc {
            let slot = oldTable + UInt32(index) * Map.slotBytes
            let key = vm.obj(slot)
            guard key.word & ~4 != 0 else { continue }
            let new = try Map(ram, address).lookup(key, .addIfMissing, vm)
            ram.store32(new + 4, ram.load32(slot + 4))
        }
        vm.release(to: mark)
        vm.free(oldTable)
    }
}
