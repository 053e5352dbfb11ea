// What a DeflateIO keeps while it unpacks. lib/uzlib/uzlib.h, uzlib_uncomp_t; extmod/moddeflate.c, mp_obj_deflateio_read_t.
//
//     +0 window   +12 the DeflateIO   +20 bits left of a byte   +24 how many   +32 end of what was unpacked last
//     +36 end of the room for it   +40 checksum   +44 its kind   +48 kind of block, -1: none yet   +52 is the last block
//     +56 bytes left to copy   +60 from where   +64 window   +68 its size   +72 place in it   +76 code of literals and lengths
//     +684 code of distances   +1292 is over                                                                          1,296 bytes
//
//     a code   16 half words: how many symbols have so many bits   288 half words: the symbols, the shortest first          608 bytes

import BlockHeap

/// The words of an unpacking.
struct InflateState: RAMRecord {
    /// How the end of the data is checked.
    enum Checksum: UInt8 { case none = 0, adler, crc }

    let ram: RAM
    let address: Address
    static let byteCount = 1296

    var owner: Obj { self[obj: 12] }
    var byte: UInt32 { get { self[20] } nonmutating set { self[20] = newValue } }
    var bitCount: UInt32 { get { self[24] } nonmutating set { self[24] = newValue } }
    var sum: UInt32 { get { self[40] } nonmutating set { self[40] = newValue } }
    var checksum: Checksum {
        get { Checksum(rawValue: ram.load8(address + 44)) ?? .none }
        nonmutating set { ram.store8(address + 44, newValue.rawValue) }
    }
    /// 0 stored, 1 with the usual codes, 2 with codes of its own.
    var block: Int32 {
        get { Int32(bitPattern: self[48]) }
        nonmutating set { self[48] = UInt32(bitPattern: newValue) }
    }
    var isLastBlock: Bool {
        get { self[52] != 0 }
        nonmutating set { self[52] = newValue ? 1 : 0 }
    }
    var left: UInt32 { get { self[56] } nonmutating set { self[56] = newValue } }
    var copyPlace: UInt32 { get { self[60] } nonmutating set { self[60] = newValue } }
    var window: Address { self[64] }
    var windowSize: UInt32 { self[68] }
    var windowPlace: UInt32 { get { self[72] } nonmutating set { self[72] = newValue } }
    var literals: InflateCode { InflateCode(ram: ram, address: address + 76) }
    var distances: InflateCode { InflateCode(ram: ram, address: address + 684) }
    var isOver: Bool {
        get { ram.load8(address + 1292) != 0 }
        nonmutating set { ram.store8(address + 1292, newValue ? 1 : 0) }
    }

    func setOwner(_ object: Obj) { self[obj: 12] = object }

    /// uzlib_uncompress_init.
    func begin(window: Address, size: Int) {
        self[0] = window
        self[64] = window
        self[68] = UInt32(size)
        (bitCount, isLastBlock, block, windowPlace, left) = (0, false, -1, 0, 0)
    }

    /// Notes where the bytes unpacked last end, and where the room for them does.
    func noteTarget(end: Address, limit: Address) {
        self[32] = end
        self[36] = limit
    }
}

/// A prefix code, canonical: symbols of the same length follow each other.
struct InflateCode {
    let ram: RAM
    let address: Address
    static let longest = 15
    static let symbolCount = 288

    private var symbols: Address { address + 32 }

    /// How many symbols have `length` bits.
    func count(_ length: Int) -> Int { Int(ram.load16(address + 2 * UInt32(length))) }
    func symbol(_ place: Int) -> Int { Int(ram.load16(symbols + 2 * UInt32(place))) }

    /// tinf_build_tree: the code in which symbol `i` has `lengths[i]` bits, 0 for none. At most 288 lengths of 0...15.
    func build(_ lengths: ArraySlice<UInt8>) {
        var counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        var (places, sum) = ([Int](), 0)
        for (length, count) in counts.enumerated() {
            ram.store16(address + 2 * UInt32(length), UInt16(count))
            places.append(sum)
            sum += count
        }
        for (symbol, length) in lengths.enumerated() where length > 0 {
            ram.store16(symbols + 2 * UInt32(places[Int(length)]), UInt16(symbol))
            places[Int(length)] += 1
        }
    }
}
