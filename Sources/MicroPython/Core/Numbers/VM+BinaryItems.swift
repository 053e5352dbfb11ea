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

extension ItemCode {
    /// mp_binary_get_size. Raises ValueError for an unknown code.
    static func checkedSize(_ vm: VM, _ order: UInt8 = ItemCode.native, _ code: UInt8) throws(PythonError) -> Int {
        let size = ItemCode.size(order, code)
        if size == 0 { throw vm.error(.valueError, "bad typecode") }
        return size
    }

    /// mp_binary_get_val_array: item `index` of an array. Items of 64 bits are always int objects, others where they need to be.
    static func load(_ vm: VM, _ code: UInt8, _ items: Address, _ index: Int) throws(PythonError) -> Obj {
        let place = items &+ UInt32(truncatingIfNeeded: index * ItemCode.size(ItemCode.native, code))
        switch code {
        case ItemCode.bytearray, UInt8(ascii: "B"): return Obj(smallInteger: Int(vm.ram.load8(place)))
        case UInt8(ascii: "b"): return Obj(smallInteger: Int(Int8(bitPattern: vm.ram.load8(place))))
        case UInt8(ascii: "h"): return Obj(smallInteger: Int(Int16(bitPattern: vm.ram.load16(place))))
        case UInt8(ascii: "H"): return Obj(smallInteger: Int(vm.ram.load16(place)))
        case UInt8(ascii: "i"), UInt8(ascii: "l"), ItemCode.pointer: return try vm.int(Int(Int32(bitPattern: vm.ram.load32(place))))
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return try vm.int(unsigned: UInt(vm.ram.load32(place)))
        case UInt8(ascii: "q"): return try IntObject.makeBig(vm, Int(Int64(bitPattern: vm.word64(place))))
        case UInt8(ascii: "Q"): return try IntObject.makeBig(vm, magnitude: vm.word64(place))
        case ItemCode.single: return try vm.float(Float(bitPattern: vm.ram.load32(place)))
        case ItemCode.double: return try vm.float(Float(Double(bitPattern: vm.word64(place))))
        case ItemCode.object: return try plausibleObject(vm, vm.ram.load32(place))
        default: return Obj(smallInteger: 0)
        }
    }

    /// mp_binary_set_val_array. Integers are cut to the item's size. Raises TypeError for what is no number. `place` is asked for when
    /// the number is known: its `__int__` or `__float__` may move an array's items.
    static func store(
        _ vm: VM, _ code: UInt8, at place: @autoclosure () throws(PythonError) -> Address, _ value: Obj
    ) throws(PythonError) {
        let size = ItemCode.size(ItemCode.native, code)
        switch code {
        case ItemCode.single:
            let number = try vm.floatValue(value)
            vm.ram.store32(try place(), number.bitPattern)
        case ItemCode.double:
            let number = try vm.floatValue(value)
            vm.setWord64(try place(), Double(number).bitPattern)
        case ItemCode.object: vm.ram.store32(try place(), value.word)
        case _ where vm.isPointer(value, to: .int): storeInteger(vm, value, at: try place(), size: size, bigEndian: false)
        // The board stores only what is a big integer here.
        case ItemCode.half, ItemCode.string: _ = (try vm.integer(value), try place())
        default:
            let number = try vm.integer(value)
            storeBits(vm, UInt64(bitPattern: Int64(number)), at: try place(), size: size, bigEndian: false)
        }
    }

    /// mp_binary_get_val: a field of a struct, at its place.
    static func loadField(_ vm: VM, _ order: UInt8, _ code: UInt8, at place: Address) throws(PythonError) -> Obj {
        let size = try checkedSize(vm, order, code)
        let bits = Self.bits(vm, place, size: size, bigEndian: order == ItemCode.bigEndian)
        switch code {
        case ItemCode.object: return try plausibleObject(vm, UInt32(bits))
        case ItemCode.string: return try vm.str(textBytes(vm, at: UInt32(bits)))
        case ItemCode.half: return try vm.float(HalfFloat.decode(UInt16(bits)))
        case ItemCode.single: return try vm.float(Float(bitPattern: UInt32(bits)))
        case ItemCode.double: return try vm.float(Float(Double(bitPattern: bits)))
        default:
            guard ItemCode.isSigned(code) else { return try vm.int(unsigned: UInt(bits)) }
            let unused = 64 - size * 8
            return try vm.int(Int(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused)))
        }
    }

    /// mp_binary_set_val.
    static func storeField(_ vm: VM, _ order: UInt8, _ code: UInt8, at place: Address, _ value: Obj) throws(PythonError) {
        let size = try checkedSize(vm, order, code)
        let bigEndian = order == ItemCode.bigEndian
        let bits: UInt64
        switch code {
        case ItemCode.object: bits = UInt64(value.word)
        case ItemCode.half: bits = UInt64(HalfFloat.encode(try vm.floatValue(value)))
        case ItemCode.single: bits = UInt64(try vm.floatValue(value).bitPattern)
        case ItemCode.double: bits = Double(try vm.floatValue(value)).bitPattern
        default:
            if vm.isPointer(value, to: .int) { return storeInteger(vm, value, at: place, size: size, bigEndian: bigEndian) }
            bits = UInt64(bitPattern: Int64(try vm.integer(value)))
        }
        storeBits(vm, bits, at: place, size: size, bigEndian: bigEndian)
    }

    /// An int object's low bytes.
    private static func storeInteger(_ vm: VM, _ value: Obj, at place: Address, size: Int, bigEndian: Bool) {
        let number = IntObject.mpz(vm, value)
        _ = number.write(to: place, count: size, bigEndian: bigEndian, isSigned: number.isNegative)
    }

    private static func bits(_ vm: VM, _ place: Address, size: Int, bigEndian: Bool) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<size {
            bits = bits << 8 | UInt64(vm.ram.load8(place &+ UInt32(bigEndian ? index : size - 1 - index)))
        }
        return bits
    }

    private static func storeBits(_ vm: VM, _ bits: UInt64, at place: Address, size: Int, bigEndian: Bool) {
        for index in 0..<size {
            vm.ram.store8(place &+ UInt32(bigEndian ? size - 1 - index : index), UInt8(truncatingIfNeeded: bits >> UInt64(8 * index)))
        }
    }

    /// A word that a program read as an object: it may be any bits. On a board a wrong one crashes; here it raises ValueError.
    private static func plausibleObject(_ vm: VM, _ word: UInt32) throws(PythonError) -> Obj {
        let object = Obj(word: word)
        if object.isSmallInteger || object == .none || object == .true || object == .false { return object }
        if object.isQstr, Int(object.qstr.id) < vm.rom.strings.count + vm.strings.places.count { return object }
        if object.isPointer, vm.ram.isValid(word, count: 8), word < vm.heap.poolStart || vm.heap.byteCount(of: word) > 0 {
            let type = vm.ram.load32(word)
            let isType = vm.ram.isValid(type, count: 8) && type & 3 == 0 && vm.ram.load32(type) == TypeID.type.address
            if isType { return object }
        }
        throw vm.error(.valueError, "bad typecode")
    }

    /// The bytes from `address` up to a NUL; none where there is no memory.
    private static func textBytes(_ vm: VM, at address: Address) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = address
        while vm.ram.isValid(place, count: 1), bytes.count < 0x1_0000 {
            let byte = vm.ram.load8(place)
            if byte == 0 { break }
            bytes.append(byte)
            place += 1
        }
        return bytes
    }
}

extension VM {
    func word64(_ address: Address) -> UInt64 { UInt64(ram.load32(address)) | UInt64(ram.load32(address &+ 4)) << 32 }
    func setWord64(_ address: Address, _ value: UInt64) {
        ram.store32(address, UInt32(truncatingIfNeeded: value))
        ram.store32(address &+ 4, UInt32(truncatingIfNeeded: value >> 32))
    }
}
