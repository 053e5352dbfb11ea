// Numbers as bytes: the items of arrays and the fields of struct formats. py/binary.c, for a 32-bit ARM.
//
//     b B 1 byte   h H 2   i I l L 4   q Q 8   e 2 (half float)   f 4   d 8   O an object, P a pointer, S a string's address: 4
//     1 is the type code of a bytearray's bytes

import BlockHeap

/// A type code of array and struct.
enum ItemCode {
    static let bytearray: UInt8 = 1
    static let object = UInt8(ascii: "O")
    static let pointer = UInt8(ascii: "P")
    static let string = UInt8(ascii: "S")
    static let half = UInt8(ascii: "e")
    static let single = UInt8(ascii: "f")
    static let double = UInt8(ascii: "d")
    /// The byte order of a struct format in which items are aligned and lie as the processor has them.
    static let native = UInt8(ascii: "@")
    static let bigEndian = UInt8(ascii: ">")

    /// Bytes of an item, which on this processor is its alignment too; 0 for what is no type code in this byte `order`.
    static func size(_ order: UInt8, _ code: UInt8) -> Int {
        guard order == native || order == bigEndian || order == UInt8(ascii: "<") else { return 0 }
        switch code {
        case bytearray: return order == native ? 1 : 0
        case UInt8(ascii: "b"), UInt8(ascii: "B"): return 1
        case UInt8(ascii: "h"), UInt8(ascii: "H"), half: return 2
        case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"), object, pointer, string, single: return 4
        case UInt8(ascii: "q"), UInt8(ascii: "Q"), double: return 8
        default: return 0
        }
    }

    /// Signed codes are lower case.
    static func isSigned(_ code: UInt8) -> Bool { code > UInt8(ascii: "Z") }
}

extension VM {
    /// mp_binary_get_size. Raises ValueError for an unknown code.
    func itemSize(_ order: UInt8 = ItemCode.native, _ code: UInt8) throws(PythonError) -> Int {
        let size = ItemCode.size(order, code)
        if size == 0 { throw error(.valueError, "bad typecode") }
        return size
    }

    /// mp_binary_get_val_array: item `index` of an array. Items of 64 bits are always int objects, others where they need to be.
    func arrayItem(_ code: UInt8, _ items: Address, _ index: Int) throws(PythonError) -> Obj {
        let place = items &+ UInt32(truncatingIfNeeded: index * ItemCode.size(ItemCode.native, code))
        switch code {
        case ItemCode.bytearray, UInt8(ascii: "B"): return Obj(smallInteger: Int(ram.load8(place)))
        case UInt8(ascii: "b"): return Obj(smallInteger: Int(Int8(bitPattern: ram.load8(place))))
        case UInt8(ascii: "h"): return Obj(smallInteger: Int(Int16(bitPattern: ram.load16(place))))
        case UInt8(ascii: "H"): return Obj(smallInteger: Int(ram.load16(place)))
        case UInt8(ascii: "i"), UInt8(ascii: "l"), ItemCode.pointer: return try int(Int(Int32(bitPattern: ram.load32(place))))
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return try int(unsigned: UInt(ram.load32(place)))
        case UInt8(ascii: "q"): return try bigInteger(Int(Int64(bitPattern: word64(place))))
        case UInt8(ascii: "Q"): return try bigInteger(magnitude: word64(place))
        case ItemCode.single: return try float(Float(bitPattern: ram.load32(place)))
        case ItemCode.double: return try float(Float(Double(bitPattern: word64(place))))
        case ItemCode.object: return try plausibleObject(ram.load32(place))
        default: return Obj(smallInteger: 0)
        }
    }

    /// mp_binary_set_val_array. Integers are cut to the item's size. Raises TypeError for what is no number. `place` is asked for when
    /// the number is known: its `__int__` or `__float__` may move an array's items.
    func setArrayItem(
        _ code: UInt8, at place: @autoclosure () throws(PythonError) -> Address, _ value: Obj
    ) throws(PythonError) {
        let size = ItemCode.size(ItemCode.native, code)
        switch code {
        case ItemCode.single:
            let number = try floatValue(value)
            ram.store32(try place(), number.bitPattern)
        case ItemCode.double:
            let number = try floatValue(value)
            setWord64(try place(), Double(number).bitPattern)
        case ItemCode.object: ram.store32(try place(), value.word)
        case _ where isPointer(value, to: .int): storeInteger(value, at: try place(), size: size, bigEndian: false)
        // The board stores only what is a big integer here.
        case ItemCode.half, ItemCode.string: _ = (try integer(value), try place())
        default:
            let number = try integer(value)
            store(UInt64(bitPattern: Int64(number)), at: try place(), size: size, bigEndian: false)
        }
    }

    /// mp_binary_get_val: a field of a struct, at its place.
    func structItem(_ order: UInt8, _ code: UInt8, at place: Address) throws(PythonError) -> Obj {
        let size = try itemSize(order, code)
        let bits = load(place, size: size, bigEndian: order == ItemCode.bigEndian)
        switch code {
        case ItemCode.object: return try plausibleObject(UInt32(bits))
        case ItemCode.string: return try str(textBytes(at: UInt32(bits)))
        case ItemCode.half: return try float(HalfFloat.decode(UInt16(bits)))
        case ItemCode.single: return try float(Float(bitPattern: UInt32(bits)))
        case ItemCode.double: return try float(Float(Double(bitPattern: bits)))
        default:
            guard ItemCode.isSigned(code) else { return try int(unsigned: UInt(bits)) }
            let unused = 64 - size * 8
            return try int(Int(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused)))
        }
    }

    /// mp_binary_set_val.
    func setStructItem(_ order: UInt8, _ code: UInt8, at place: Address, _ value: Obj) throws(PythonError) {
        let size = try itemSize(order, code)
        let bigEndian = order == ItemCode.bigEndian
        let bits: UInt64
        switch code {
        case ItemCode.object: bits = UInt64(value.word)
        case ItemCode.half: bits = UInt64(HalfFloat.encode(try floatValue(value)))
        case ItemCode.single: bits = UInt64(try floatValue(value).bitPattern)
        case ItemCode.double: bits = Double(try floatValue(value)).bitPattern
        default:
            if isPointer(value, to: .int) { return storeInteger(value, at: place, size: size, bigEndian: bigEndian) }
            bits = UInt64(bitPattern: Int64(try integer(value)))
        }
        store(bits, at: place, size: size, bigEndian: bigEndian)
    }

    /// An int object's low bytes.
    private func storeInteger(_ value: Obj, at place: Address, size: Int, bigEndian: Bool) {
        let number = mpz(value)
        _ = number.write(to: place, count: size, bigEndian: bigEndian, isSigned: number.isNegative)
    }

    func word64(_ address: Address) -> UInt64 { UInt64(ram.load32(address)) | UInt64(ram.load32(address &+ 4)) << 32 }
    func setWord64(_ address: Address, _ value: UInt64) {
        ram.store32(address, UInt32(truncatingIfNeeded: value))
        ram.store32(address &+ 4, UInt32(truncatingIfNeeded: value >> 32))
    }

    private func load(_ place: Address, size: Int, bigEndian: Bool) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<size {
            bits = bits << 8 | UInt64(ram.load8(place &+ UInt32(bigEndian ? index : size - 1 - index)))
        }
        return bits
    }

    private func store(_ bits: UInt64, at place: Address, size: Int, bigEndian: Bool) {
        for index in 0..<size {
            ram.store8(place &+ UInt32(bigEndian ? size - 1 - index : index), UInt8(truncatingIfNeeded: bits >> UInt64(8 * index)))
        }
    }

    /// A word that a program read as an object: it may be any bits. On a board a wrong one crashes; here it raises ValueError.
    private func plausibleObject(_ word: UInt32) throws(PythonError) -> Obj {
        let object = Obj(word: word)
        if object.isSmallInteger || object == .none || object == .true || object == .false { return object }
        if object.isQstr, Int(object.qstr.id) < rom.strings.count + internedPlaces.count { return object }
        if object.isPointer, ram.isValid(word, count: 8), word < heap.poolStart || heap.byteCount(of: word) > 0 {
            let type = ram.load32(word)
            let isType = ram.isValid(type, count: 8) && type & 3 == 0 && ram.load32(type) == TypeID.type.address
            if isType { return object }
        }
        throw error(.valueError, "bad typecode")
    }

    /// The bytes from `address` up to a NUL; none where there is no memory.
    private func textBytes(at address: Address) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = address
        while ram.isValid(place, count: 1), bytes.count < 0x1_0000 {
            let byte = ram.load8(place)
            if byte == 0 { break }
            bytes.append(byte)
            place += 1
        }
        return bytes
    }
}
