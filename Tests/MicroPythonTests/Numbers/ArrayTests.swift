// Arrays: growth, slices and views, and the blocks behind them. The figures are those of d01_bytearray_basic, d02_bytearray_append,
// d05_array.

import Testing

@testable import MicroPython

@Suite("Arrays")
struct ArrayTests {
    let numbers = NumberMachine()
    private var vm: VM { numbers.vm }

    private func bytearray(_ text: String) throws -> Obj {
        let object = try ArrayObject.make(vm, ItemCode.bytearray, count: text.utf8.count)
        vm.ram.store(Array(text.utf8), at: ArrayObject(vm.ram, object).items)
        return object
    }

    private func text(_ object: Obj) -> String {
        let buffer = ArrayObject.buffer(vm, object, .read)!
        return String(decoding: vm.ram.bytes(buffer.address, count: buffer.count), as: UTF8.self)
    }

    @Test("A bytearray is an object and its bytes; an empty one is the object alone")
    func blocks() throws {
        #expect(try numbers.events { _ = try ArrayObject.make(vm, ItemCode.bytearray, count: 0) } == ["A 16"])
        #expect(try numbers.events { _ = try ArrayObject.make(vm, ItemCode.bytearray, count: 17) } == ["A 16", "A 17"])
        #expect(try numbers.events { _ = try ArrayObject.make(vm, UInt8(ascii: "i"), count: 3) } == ["A 16", "A 12"])
    }

    @Test("Appending makes room for eight items at a time")
    func appending() throws {
        let object = try ArrayObject.make(vm, UInt8(ascii: "i"), count: 0)
        let events = try numbers.events { for value in 0..<17 { try ArrayObject.append(vm, object, Obj(smallInteger: value)) } }
        #expect(events == ["A 32", "R 64", "R 96"])
        #expect(ArrayObject(vm.ram, object).length == 17)
        #expect(try ItemCode.load(vm, UInt8(ascii: "i"), ArrayObject(vm.ram, object).items, 16) == Obj(smallInteger: 16))
    }

    @Test("Items are cut to their size, and come back with their sign", arguments: [
        (UInt8(ascii: "b"), 200, -56), (UInt8(ascii: "B"), -1, 255), (UInt8(ascii: "h"), 40000, -25536), (UInt8(ascii: "H"), -2, 65534),
        (UInt8(ascii: "i"), -5, -5), (ItemCode.bytearray, 257, 1),
    ])
    func items(code: UInt8, stored: Int, loaded: Int) throws {
        let object = try ArrayObject.make(vm, code, count: 2)
        let items = ArrayObject(vm.ram, object).items
        try ItemCode.store(vm, code, at: ArrayObject(vm.ram, object).place(1), Obj(smallInteger: stored))
        #expect(try ItemCode.load(vm, code, items, 1) == Obj(smallInteger: loaded))
    }

    @Test("Items of 64 bits are int objects even when they are small")
    func wideItems() throws {
        let object = try ArrayObject.make(vm, UInt8(ascii: "q"), count: 1)
        let items = ArrayObject(vm.ram, object).items
        try ItemCode.store(vm, UInt8(ascii: "q"), at: items, Obj(smallInteger: -7))
        let item = try ItemCode.load(vm, UInt8(ascii: "q"), items, 0)
        #expect(item.isPointer)
        #expect(try numbers.text(item) == "-7")
    }

    @Test("A view looks at the same bytes and may be written through only where its buffer may")
    func views() throws {
        let object = try bytearray("abcdef")
        let view = try ArrayObject.memoryview(vm, ItemCode.bytearray, ArrayObject(vm.ram, object).items, count: 6)
        #expect(try ArrayObject.subscr(vm, view, Obj(smallInteger: 0), Obj(smallInteger: 65)) == .null)
        ArrayObject(vm.ram, view).makeWritableView()
        #expect(try ArrayObject.subscr(vm, view, Obj(smallInteger: 1), Obj(smallInteger: 66)) == .none)
        #expect(text(object) == "aBcdef")
    }

    @Test("Half floats round to ten bits", arguments: [
        (Float(1.5), UInt16(0x3e00)), (65504, 0x7bff), (-2, 0xc000), (1e-7, 0x0002), (.infinity, 0x7c00),
    ])
    func halfFloats(value: Float, bits: UInt16) {
        #expect(HalfFloat.encode(value) == bits)
        if value.isFinite, value.magnitude > 1e-4 { #expect(HalfFloat.decode(bits) == value) }
    }

    @Test("A word that is no object raises an error when it is read as one")
    func implausibleObjects() throws {
        let object = try ArrayObject.make(vm, ItemCode.object, count: 1)
        let items = ArrayObject(vm.ram, object).items
        try ItemCode.store(vm, ItemCode.object, at: items, object)
        #expect(try ItemCode.load(vm, ItemCode.object, items, 0) == object)
        vm.ram.store32(items, object.word + 4)
        #expect(throws: PythonError.self) { try ItemCode.load(vm, ItemCode.object, items, 0) }
    }

    @Test("SHA-256 and SHA-1 of abc")
    func digests() throws {
        for (kind, expected) in [
            (DigestKind.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ] {
            let object = try vm.allocate(kind.byteCount)
            let digest = DigestObject(vm.ram, object, kind)
            digest.initialise()
            let data = ArrayObject(vm.ram, try bytearray("abc")).items
            digest.update(data, count: 1)
            digest.update(data + 1, count: 2)
            let result = try vm.allocate(kind.digestByteCount)
            digest.finish(to: result)
            let hex = vm.ram.bytes(result, count: kind.digestByteCount).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(hex == expected)
        }
    }

    @Test("A structure's numbers say type, place and bits")
    func structureWords() {
        let field = StructureWord(
            StructureWord.scalar(10) | 6 | 3 << StructureWord.bitFieldOffsetBits | 5 << StructureWord.bitFieldCountPlace)
        #expect(field.isBitField)
        #expect((field.bitFieldOffset, field.firstBit, field.bitCount, field.byteCount) == (6, 3, 5, 2))
        let pointer = StructureWord(StructureWord.aggregate(.pointer) | 12)
        #expect(pointer.aggregate == .pointer && pointer.aggregateOffset == 12)
    }
}
