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
struct InflateState: RAMObject {
    /// How the end of the data is checked.
    enum Checksum: UInt8 { case none = 0, adler, crc }

    let ram: RAM
    let address: Address

    static var firstWindow: Field<Address> { .init(0, "window", .value) }
    static var owner: Field<Obj> { .init(12, "owner", .value) }
    static var byte: Field<UInt32> { .init(20, "bits left of a byte", .number) }
    static var bitCount: Field<UInt32> { .init(24, "how many bits are left", .number) }
    static var targetEnd: Field<Address> { .init(32, "end of what was unpacked last", .value) }
    static var targetLimit: Field<Address> { .init(36, "end of the room for it", .value) }
    static var sum: Field<UInt32> { .init(40, "checksum", .number) }
    static var checksum: Field<UInt8> { .init(44, "kind of checksum", .number) }
    static var block: Field<Int32> { .init(48, "kind of block", .signed) }
    static var isLastBlock: Field<UInt32> { .init(52, "is the last block", .number) }
    static var left: Field<UInt32> { .init(56, "bytes left to copy", .number) }
    static var copyPlace: Field<UInt32> { .init(60, "copied from", .number) }
    static var window: Field<Address> { .init(64, "window", .value) }
    static var windowSize: Field<UInt32> { .init(68, "size of the window", .number) }
    static var windowPlace: Field<UInt32> { .init(72, "place in the window", .number) }
    static var literals: Field<UInt32> { .init(76, "code of literals and lengths", .number) }
    static var distances: Field<UInt32> { .init(684, "code of distances", .number) }
    static var isOver: Field<UInt8> { .init(1292, "is over", .number) }
    static let layout = Layout(
        .other,
        [
            firstWindow, owner, byte, bitCount, targetEnd, targetLimit, sum, checksum, block, isLastBlock, left, copyPlace, window,
            windowSize, windowPlace, literals, distances, isOver,
        ])
    static let byteCount = 1296

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var owner: Obj { get { self[Self.owner] } nonmutating set { self[Self.owner] = newValue } }
    var byte: UInt32 { get { self[Self.byte] } nonmutating set { self[Self.byte] = newValue } }
    var bitCount: UInt32 { get { self[Self.bitCount] } nonmutating set { self[Self.bitCount] = newValue } }
    var sum: UInt32 { get { self[Self.sum] } nonmutating set { self[Self.sum] = newValue } }
    var checksum: Checksum {
        get { Checksum(rawValue: self[Self.checksum]) ?? .none }
        nonmutating set { self[Self.checksum] = newValue.rawValue }
    }
    /// 0 stored, 1 with the usual codes, 2 with codes of its own.
    var block: Int32 { get { self[Self.block] } nonmutating set { self[Self.block] = newValue } }
    var isLastBlock: Bool { get { self[Self.isLastBlock] != 0 } nonmutating set { self[Self.isLastBlock] = newValue ? 1 : 0 } }
    var left: UInt32 { get { self[Self.left] } nonmutating set { self[Self.left] = newValue } }
    var copyPlace: UInt32 { get { self[Self.copyPlace] } nonmutating set { self[Self.copyPlace] = newValue } }
    var window: Address { self[Self.window] }
    var windowSize: UInt32 { self[Self.windowSize] }
    var windowPlace: UInt32 { get { self[Self.windowPlace] } nonmutating set { self[Self.windowPlace] = newValue } }
    var literals: InflateCode { InflateCode(ram: ram, address: address + Self.literals.offset) }
    var distances: InflateCode { InflateCode(ram: ram, address: address + Self.distances.offset) }
    var isOver: Bool { get { self[Self.isOver] != 0 } nonmutating set { self[Self.isOver] = newValue ? 1 : 0 } }

    /// uzlib_uncompress_init.
    func begin(window: Address, size: Int) {
        self[Self.firstWindow] = window
        self[Self.window] = window
        self[Self.windowSize] = UInt32(size)
        (bitCount, isLastBlock, block, windowPlace, left) = (0, false, -1, 0, 0)
    }

    /// Notes where the bytes unpacked last end, and where the room for them does.
    func noteTarget(end: Address, limit: Address) {
        self[Self.targetEnd] = end
        self[Self.targetLimit] = limit
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
