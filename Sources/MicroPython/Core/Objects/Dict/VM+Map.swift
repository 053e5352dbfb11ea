// Finding, adding and removing keys. py/map.c, mp_map_lookup.

import BlockHeap

extension VM {
    /// mp_map_init: an empty map with room for `capacity` keys in place at `map`. Raises MemoryError.
    func mapInit(_ map: Address, _ capacity: Int) throws(PythonError) {
        let map = Map(ram, map)
        map.alloc = 0
        map.table = 0
        if capacity != 0 {
            map.table = try allocate(capacity * Int(Map.slotBytes))
            map.alloc = capacity
        }
        map.flags = Map.allQstrs
    }

    /// mp_map_clear: frees the table.
    func mapClear(_ map: Address) {
        let map = Map(ram, map)
        if !map.isFixed { free(map.table) }
        map.alloc = 0
        map.table = 0
        map.flags = Map.allQstrs | map.flags & Map.ordered
    }

    /// mp_map_lookup on the map at `address`: the slot of the key, or 0 where it is not there (and not to be added).
    ///
    /// The slot lies at key, key + 4 its value. Raises what the key's `__hash__` and `__eq__` raise, TypeError for an unhashable
    /// key, and MemoryError when the table cannot grow. A fixed map must only be asked to find. What `__hash__` and `__eq__` do may
    /// change this very map: it is read anew after each of them.
    func mapLookup(_ address: Address, _ key: Obj, _ kind: MapLookup) throws(PythonError) -> Address {
        let ram = self.ram
        let map = Map(ram, address)
        let alloc = UInt32(map.alloc)
        // The position at which this key was last seen in any map is tried first.
        let cached = Int(key.word >> 2 & 127)
        if kind != .remove && alloc != 0 {
            var position = UInt32(mapCache[cached])
            if position >= alloc { position %= alloc }
            let slot = map.table &+ position &* Map.slotBytes
            if ram.load32(slot) == key.word { return slot }
        }
        let flags = map.flags
        var comparesWords = flags & Map.allQstrs != 0
        if comparesWords && !key.isQstr {
            if isPointer(key, to: .str) {
                comparesWords = false
            } else if kind != .addIfMissing {
                return 0
            }
        }
        if flags & Map.ordered != 0 { return try orderedLookup(map, key, kind, comparesWords, cached) }
        if alloc == 0 {
            guard kind == .addIfMissing else { return 0 }
            try mapRehash(map)
        }
        let hash: UInt32
        if key.isQstr {
            hash = qstrHash(key.qstr)
        } else {
            hash = UInt32(truncatingIfNeeded: key.isSmallInteger ? key.smallInteger : try unaryOp(.hash, key).smallInteger)
        }
        return try hashLookup(map, key, kind, comparesWords, cached, hash)
    }

    /// Whether the map at `address` surely has no key `name`; false as well where that takes more than looking at words.
    @inline(__always) func lacksName(_ address: Address, _ name: Qstr) -> Bool {
        let alloc = ram.load32(address &+ 4)
        guard ram.load32(address) & (Map.allQstrs | Map.ordered) == Map.allQstrs, alloc != 0 else { return false }
        let table = ram.load32(address &+ 8)
        var position = qstrHash(name) % alloc
        for _ in 0..<alloc {
            let found = ram.load32(table &+ position &* Map.slotBytes)
            if found == 0 { return true }
            if found == Obj(name).word { return false }
            position = position &+ 1 == alloc ? 0 : position &+ 1
        }
        return true
    }

    private func hashLookup(
        _ map: Map, _ key: Obj, _ kind: MapLookup, _ comparesWords: Bool, _ cached: Int, _ hash: UInt32
    ) throws(PythonError) -> Address {
        let ram = self.ram
        var alloc = UInt32(map.alloc)
        var position = alloc == 0 ? 0 : hash % alloc
        var seen: UInt32 = 0
        var available: UInt32?
        while true {
            while seen >= alloc {  // all the way round, or nothing is left of the table
                guard kind == .addIfMissing else { return 0 }
                if let available, isFree(map, available) { return fill(map, map.slot(Int(available)), key) }
                try mapRehash(map)
                alloc = UInt32(map.alloc)
                position = alloc == 0 ? 0 : hash % alloc
                (seen, available) = (0, nil)
            }
            let slot = map.table &+ position &* Map.slotBytes
            let found = Obj(word: ram.load32(slot))
            if found.isNull {
                guard kind == .addIfMissing else { return 0 }
                if let available, isFree(map, available) { return fill(map, map.slot(Int(available)), key) }
                return fill(map, slot, key)
            }
            if found == .sentinel {
                if available == nil { available = position }
            } else if found == key {
                return hashFound(map, position, kind, cached)
            } else if !comparesWords, !Self.surelyDiffer(found, key) {
                let isSame = try isEqual(found, key)
                alloc = UInt32(map.alloc)
                if isSame, position < alloc, map.key(Int(position)) == found { return hashFound(map, position, kind, cached) }
            }
            try countWork(8)
            seen += 1
            position = position + 1 >= alloc ? 0 : position + 1
        }
    }

    /// Whether two different words are different keys whatever a comparison would do: two small integers, two interned strings.
    @inline(__always) private static func surelyDiffer(_ a: Obj, _ b: Obj) -> Bool {
        a.isSmallInteger && b.isSmallInteger || a.isQstr && b.isQstr
    }

    /// Whether a key can be put there.
    private func isFree(_ map: Map, _ position: UInt32) -> Bool {
        position < map.alloc && map.key(Int(position)).word & ~4 == 0
    }

    /// The slot of the key that was looked for; where it is to be removed the slot is free from now on.
    @inline(__always)
    private func hashFound(_ map: Map, _ position: UInt32, _ kind: MapLookup, _ cached: Int) -> Address {
        let slot = map.table &+ position &* Map.slotBytes
        if kind == .remove {
            map.used -= 1
            let next = position + 1 >= map.alloc ? 0 : position + 1
            let isLastOfRun = ram.load32(map.table &+ next &* Map.slotBytes) == 0
            ram.store32(slot, isLastOfRun ? 0 : Obj.sentinel.word)
        }
        mapCache[cached] = UInt8(truncatingIfNeeded: position)
        return slot
    }

    private func orderedLookup(
        _ map: Map, _ key: Obj, _ kind: MapLookup, _ comparesWords: Bool, _ cached: Int
    ) throws(PythonError) -> Address {
        let ram = self.ram
        var index = 0
        while index < map.used {
            try countWork(8)
            let found = map.key(index)
            if try isSameKey(found, key, comparesWords), index < map.used, map.key(index) == found {
                let slot = map.slot(index)
                mapCache[cached] = UInt8(truncatingIfNeeded: index)
                guard kind == .remove else { return slot }
                // The others move down; the removed value goes behind the end, where the caller can take it from.
                let value = ram.load32(slot + 4)
                let last = map.used - 1
                map.used = last
                ram.copy(from: slot + Map.slotBytes, to: slot, count: (last - index) * Int(Map.slotBytes))
                ram.store32(map.slot(last), 0)
                ram.store32(map.slot(last) + 4, value)
                return map.slot(last)
            }
            index += 1
        }
        guard kind == .addIfMissing else { return 0 }
        if map.used >= map.alloc {
            let alloc = map.alloc + 4
            map.table = try reallocate(map.table, alloc * Int(Map.slotBytes))
            map.alloc = alloc
            ram.fill(map.slot(map.used), count: 4 * Int(Map.slotBytes))
        }
        return fill(map, map.slot(map.used), key)
    }

    @inline(__always) private func isSameKey(_ found: Obj, _ key: Obj, _ comparesWords: Bool) throws(PythonError) -> Bool {
        if found == key { return true }
        return comparesWords ? false : try isEqual(found, key)
    }

    /// Puts a new key into a free slot, with no value yet.
    private func fill(_ map: Map, _ slot: Address, _ key: Obj) -> Address {
        map.used += 1
        ram.store32(slot, key.word)
        ram.store32(slot + 4, 0)
        if !key.isQstr { map.flags &= ~Map.allQstrs }
        return slot
    }

    /// mp_map_rehash: a larger table is allocated and filled before the old one is freed.
    private func mapRehash(_ map: Map) throws(PythonError) {
        let (oldAlloc, oldTable) = (map.alloc, map.table)
        let alloc = Map.allocation(atLeast: oldAlloc + 1)
        let table = try allocate(alloc * Int(Map.slotBytes))
        let mark = held.count
        hold(Obj(oldTable))
        map.alloc = alloc
        map.flags = Map.allQstrs
        map.table = table
        for index in 0..<oldAlloc {
            let slot = oldTable + UInt32(index) * Map.slotBytes
            let key = obj(slot)
            guard key.word & ~4 != 0 else { continue }
            let new = try mapLookup(map.address, key, .addIfMissing)
            ram.store32(new + 4, ram.load32(slot + 4))
        }
        release(to: mark)
        free(oldTable)
    }
}
