// Finds an interned string's number by its characters. py/qstr.c. The board walks its pools; here a table answers at once.
//
// Invariant: at most half of the places are taken; a place is 0 or  hash<<32 | number + 1. Strings are never taken out.

/// A hash table of the numbers of all interned strings. It knows no characters: who asks compares them.
struct QstrIndex: Sendable {
    private var places: ContiguousArray<UInt64> = .init(repeating: 0, count: 4096)
    private var count = 0

    /// The number for which `isEqual` holds among those whose strings have `hash`.
    @inline(__always) func find(_ hash: UInt32, where isEqual: (Qstr) -> Bool) -> Qstr? {
        let mask = places.count - 1
        var place = Self.start(hash) & mask
        while places[place] != 0 {
            if UInt32(truncatingIfNeeded: places[place] >> 32) == hash {
                let number = Qstr(UInt32(truncatingIfNeeded: places[place]) - 1)
                if isEqual(number) { return number }
            }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Notes a number that is not there yet.
    mutating func insert(_ hash: UInt32, _ number: Qstr) {
        if 2 * (count + 1) > places.count { grow() }
        place(UInt64(hash) << 32 | UInt64(number.id + 1))
        count += 1
    }

    private mutating func place(_ entry: UInt64) {
        let mask = places.count - 1
        var place = Self.start(UInt32(truncatingIfNeeded: entry >> 32)) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = entry
    }

    private mutating func grow() {
        let old = places
        places = .init(repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { place(entry) }
    }

    /// Spreads the hash, whose low bits alone are much alike for short strings.
    @inline(__always) private static func start(_ hash: UInt32) -> Int { Int((hash &* 0x9e37_79b1) >> 15) }
}
