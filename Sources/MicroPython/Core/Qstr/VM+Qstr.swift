// Interning at run time. py/qstr.c.
//
// Characters are put one after the other, each with a NUL, into a chunk; a pool notes where they lie. Both are heap blocks that are never
// freed:
//
//     chunk  128 bytes first; grown in place by exactly what is missing, else cut to what is used and followed by a new one
//     pool   +0 pool before (0: the firmware's)   +4 strings before it   +8 alloc   +12 used   +16 hashes   +20 lengths
//            +24 alloc addresses, then alloc hash bytes, then alloc length bytes
//
// Invariant: `qstrIndex` and `internedPlaces` say what the pools say; they are there to find it quickly.

import BlockHeap

extension VM {
    private static let firstChunkBytes = 128
    /// Entries of the pool in ROM as the growth rule sees it: the first pool on the heap has twice as many.
    private static let romPoolEntries = 10
    private static let poolHeaderBytes: UInt32 = 24
    private static let maxLength = 255

    /// qstr_find_strn: the string's number if it has one.
    func findQstr(_ bytes: [UInt8]) -> Qstr? { findQstr(bytes, StringHash.whole(bytes)) }

    private func findQstr(_ bytes: [UInt8], _ hash: UInt32) -> Qstr? {
        strings.index.find(hash) { number in
            let data = qstrData(number)
            return data.count == bytes.count && ram.holds(bytes, at: data.address)
        }
    }

    /// The same for characters in RAM, whose whole hash the caller knows.
    @inline(__always) func findQstr(_ span: ByteSpan, _ hash: UInt32) -> Qstr? {
        strings.index.find(hash) { number in
            let data = qstrData(number)
            return span.equals(ByteSpan(ram, data.address, data.count))
        }
    }

    /// qstr_from_strn: the string's number, a new one if need be. Raises MemoryError, or RuntimeError over 255 bytes.
    func intern(_ bytes: [UInt8]) throws(PythonError) -> Qstr {
        let hash = StringHash.whole(bytes)
        if let known = findQstr(bytes, hash) { return known }
        guard bytes.count <= Self.maxLength else { throw error(.runtimeError, "name too long") }
        let characters = try chunkSpace(bytes.count + 1)
        ram.store(bytes, at: characters)
        ram.store8(characters + UInt32(bytes.count), 0)
        let number = try addToPool(bytes, at: characters)
        strings.index.insert(hash, Qstr(number))
        strings.places.append(StringPlace(address: characters, count: bytes.count))
        return Qstr(number)
    }

    func intern(_ text: String) throws(PythonError) -> Qstr { try intern(Array(text.utf8)) }

    /// Room for `size` bytes at the end of the last chunk, or in a new one.
    private func chunkSpace(_ size: Int) throws(PythonError) -> Address {
        var chunk = root(.qstrLastChunk)
        let used = Int(root(.qstrLastUsed)), alloc = Int(root(.qstrLastAlloc))
        if chunk != 0 && used + size > alloc {
            if reallocateMaybe(chunk, alloc + size, allowMove: false) != 0 {
                setRoot(.qstrLastAlloc, UInt32(alloc + size))
            } else {
                _ = reallocateMaybe(chunk, used, allowMove: false)
                chunk = 0
                setRoot(.qstrLastChunk, 0)
            }
        }
        if chunk == 0 {
            var newAlloc = max(size, Self.firstChunkBytes)
            chunk = allocateMaybe(newAlloc)
            if chunk == 0 {
                newAlloc = size
                chunk = allocateMaybe(newAlloc)
                if chunk == 0 { throw memoryError(size) }
            }
            setRoot(.qstrLastChunk, chunk)
            setRoot(.qstrLastAlloc, UInt32(newAlloc))
            setRoot(.qstrLastUsed, 0)
        }
        let place = root(.qstrLastUsed)
        setRoot(.qstrLastUsed, place + UInt32(size))
        return chunk + place
    }

    /// qstr_add: notes a string in the last pool, or in a new one of twice the size; its number.
    private func addToPool(_ bytes: [UInt8], at characters: Address) throws(PythonError) -> UInt32 {
        var pool = root(.lastQstrPool)
        if pool == 0 || word(pool + 12) >= word(pool + 8) {
            let before = pool
            let alloc = before == 0 ? UInt32(2 * Self.romPoolEntries) : 2 * word(before + 8)
            pool = allocateMaybe(Int(Self.poolHeaderBytes + 6 * alloc))
            if pool == 0 {
                // The chunk is reached through a pool only; without one it would be lost at the next collection.
                setRoot(.qstrLastChunk, 0)
                throw memoryError(Int(alloc))
            }
            setWord(pool + 16, pool + Self.poolHeaderBytes + 4 * alloc)
            setWord(pool + 20, pool + Self.poolHeaderBytes + 5 * alloc)
            setWord(pool, before)
            setWord(pool + 4, before == 0 ? UInt32(rom.strings.count) : word(before + 4) + word(before + 12))
            setWord(pool + 8, alloc)
            setRoot(.lastQstrPool, pool)
        }
        let place = word(pool + 12)
        ram.store8(word(pool + 16) + place, UInt8(StringHash.of(bytes)))
        ram.store8(word(pool + 20) + place, UInt8(bytes.count))
        setWord(pool + Self.poolHeaderBytes + 4 * place, characters)
        setWord(pool + 12, place + 1)
        return word(pool + 4) + place
    }

    /// qstr_data: where its characters lie and how many bytes they are.
    func qstrData(_ q: Qstr) -> (address: Address, count: Int) {
        let number = Int(q.id), romCount = rom.strings.count
        if number < romCount { return (rom.strings.addresses[number], rom.strings.texts[number].count) }
        let place = internedPlace(q)
        return (place.address, place.count)
    }

    /// Where a run-time string lies. A number that no string has comes out of a damaged object: a fault.
    private func internedPlace(_ q: Qstr) -> StringPlace {
        let index = Int(q.id) - rom.strings.count
        guard index < strings.places.count else { ram.fault(Obj(q).word, .read) }
        return strings.places[index]
    }

    func qstrBytes(_ q: Qstr) -> [UInt8] {
        if Int(q.id) < rom.strings.count { return rom.strings.texts[Int(q.id)] }
        let place = internedPlace(q)
        return ram.bytes(place.address, count: place.count)
    }

    func qstrText(_ q: Qstr) -> String { String(decoding: qstrBytes(q), as: UTF8.self) }

    /// qstr_hash.
    func qstrHash(_ q: Qstr) -> UInt32 {
        if Int(q.id) < rom.strings.count { return rom.strings.hashes[Int(q.id)] }
        var pool = root(.lastQstrPool)
        while q.id < word(pool + 4), word(word(pool) + 4) < word(pool + 4) { pool = word(pool) }
        return UInt32(ram.load8(word(pool + 16) + q.id - word(pool + 4)))
    }
}

/// Where an interned string's characters lie.
struct StringPlace {
    let address: Address
    /// Bytes.
    let count: Int
}
