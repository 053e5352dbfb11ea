// Which blocks a string takes, and in which order. py/objstr.c, py/vstr.c.

import Testing

@testable import MicroPython

@Suite("Strings come to be")
struct CreationTests {
    let strings = StringMachine()
    var vm: VM { strings.vm }

    @Test("A copy is the object of 16 bytes, then the characters and a NUL")
    func copy() throws {
        let events = try strings.numbers.events { _ = try strings.str("twenty one characters") }
        #expect(events == ["A 16", "A 22"])
    }

    @Test("A text that is interned needs no block, and its buffer is given back")
    func interned() throws {
        #expect(try strings.str("append").isQstr)
        let events = try strings.numbers.events {
            let vstr = try VStr(vm, capacity: 16)
            try vstr.append("append".utf8)
            #expect(try vm.str(from: vstr) == Obj(Qstr(.append)))
        }
        #expect(events == ["A 16", "F 1"])
    }

    @Test("A buffer is cut to the text and its NUL before the object is made")
    func fromBuffer() throws {
        let events = try strings.numbers.events {
            let vstr = try VStr(vm, capacity: 64)
            try vstr.append("not interned".utf8)
            _ = try vm.str(from: vstr)
        }
        #expect(events == ["A 64", "R 13", "A 16"])
    }

    @Test("A full buffer grows to its text and 16 bytes, in steps of 8, and 8 more")
    func growth() throws {
        let vstr = try VStr(vm, capacity: 16)
        var sizes: [Int] = []
        for _ in 0..<200 {
            try vstr.append(UInt8(ascii: "x"))
            if sizes.last != vstr.capacity { sizes.append(vstr.capacity) }
        }
        #expect(sizes == [16, 40, 64, 88, 112, 136, 160, 184, 208])
        try vstr.append(String(repeating: "y", count: 100).utf8)
        #expect(vstr.capacity == 320)
    }

    @Test("A collection keeps the buffer of a text under construction")
    func rooted() throws {
        let vstr = try VStr(vm, capacity: 32)
        try vstr.append("kept".utf8)
        vm.heap.collect()
        #expect(vm.heap.info().usedBytes == 32)
        #expect(vstr.bytes == Array("kept".utf8))
        vstr.clear()
        #expect(vm.heap.info().usedBytes == 0)
    }

    @Test("The hash has 8 bits and is never 0")
    func hash() throws {
        let object = try strings.str("some longer text")
        let stored = StrObject(vm.ram, object.address).hash
        #expect(stored == StringHash.of("some longer text".utf8) && (1...255).contains(stored))
        #expect(StringHash.cut(0x1200) == 1)
    }

    @Test("Interning twice gives one number, and a str from it needs no block")
    func interning() throws {
        let name = try vm.intern("a name of our own")
        #expect(try vm.intern("a name of our own") == name)
        #expect(try strings.str("a name of our own") == Obj(name))
        for number in 0..<3000 { _ = try vm.intern("name\(number)") }
        let again = try vm.intern("name1234")
        #expect(vm.findQstr(Array("name1234".utf8)) == again && vm.findQstr(Array("name3000".utf8)) == nil)
        #expect(vm.qstrText(again) == "name1234")
    }

    @Test("A sum has a buffer of its exact length; adding nothing gives the other side itself")
    func sum() throws {
        let (left, right) = (try strings.str("left and left"), try strings.str("right and right"))
        let events = try strings.numbers.events {
            let sum = try StrObject.binaryOp(vm, .add, left, right)
            #expect(try strings.text(sum) == "left and leftright and right")
        }
        #expect(events == ["A 29", "A 16"])
        #expect(try StrObject.binaryOp(vm, .add, left, Obj(Qstr.empty)) == left)
        #expect(try StrObject.binaryOp(vm, .multiply, left, Obj(smallInteger: 0)) == Obj(Qstr.empty))
    }

    @Test("bytes and str share characters when one is made of the other")
    func sharing() throws {
        let text = try strings.str("shared characters")
        let events = try strings.numbers.events {
            let bytes = try strings.call("encode", text)
            #expect(vm.text(bytes).address == vm.text(text).address)
            _ = try strings.call("decode", bytes)
        }
        #expect(events == ["A 16", "A 16"])
    }
}
