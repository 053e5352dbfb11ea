// The numbers that describe a structure's fields. extmod/moductypes.c.
//
//     scalar      | type, 4 bits | offset, 27 bits |                            31 bits: a small integer
//     bit field   | type, 4 bits | bit count, 5 | first bit, 5 | offset, 17 |
//     aggregate   | kind, 2 bits | offset, 29 bits |                            the first item of a tuple

/// A descriptor's number, taken apart.
struct StructureWord {
    private let value: Int32
    private static let scalarBits: Int32 = 4
    private static let aggregateBits: Int32 = 2
    static let bitFieldOffsetBits = 17
    static let bitFieldCountPlace = 22
    private static let codes = Array("BbHhIiQq------fd".utf8)

    enum Aggregate: Int32 { case structure, pointer, array }

    init(_ value: Int) { self.value = Int32(truncatingIfNeeded: value) }

    /// The number that stands for `type` with offset 0, where types take `bits` bits.
    private static func make(_ type: Int, bits: Int32) -> Int { Int((Int32(truncatingIfNeeded: type) << (32 - bits)) >> 1) }
    static func scalar(_ type: Int) -> Int { make(type, bits: scalarBits) }
    static func aggregate(_ kind: Aggregate) -> Int { make(Int(kind.rawValue), bits: aggregateBits) }

    var scalarType: Int { Int(value >> (31 - StructureWord.scalarBits) & 15) }
    /// The offset of a scalar, or the length of an array of scalars.
    var scalarOffset: Int { Int(value & ~(Int32.min >> StructureWord.scalarBits)) }
    /// nil for a number that names no kind.
    var aggregate: Aggregate? { Aggregate(rawValue: value >> (31 - StructureWord.aggregateBits) & 3) }
    var aggregateOffset: Int { Int(value & ~(Int32.min >> StructureWord.aggregateBits)) }

    var isBitField: Bool { (8...13).contains(scalarType) }
    var bitFieldOffset: Int { scalarOffset & (1 << StructureWord.bitFieldOffsetBits - 1) }
    var firstBit: Int { scalarOffset >> StructureWord.bitFieldOffsetBits & 31 }
    var bitCount: Int { scalarOffset >> StructureWord.bitFieldCountPlace & 31 }

    /// The type code of struct and array for the scalar.
    var code: UInt8 { StructureWord.codes[scalarType] }
    /// The type code of the whole integer that a bit field lies in, never signed.
    var containerCode: UInt8 { StructureWord.codes[scalarType & 6] }
    /// Bytes of the scalar, or of the integer around a bit field.
    var byteCount: Int { scalarType == 14 ? 4 : 1 << ((scalarType & 7) >> 1) }
}
