import BlockHeap
import Testing

@testable import MicroPython

@Suite struct MemoryImageTests {
    /// A machine whose script has made a few globals.
    private func vm() throws -> VM {
        let vm = VM(board: try #require(Board.named("plain")))
        try vm.initialise()
        let list = try ListObject.make(vm, count: 2)
        let text = try vm.str("hello, \u{e9}\n and a good deal more text")
        vm.setObj(vm.word(list.address + 12), text)
        vm.setObj(vm.word(list.address + 12) + 4, Obj(smallInteger: -5))
        let pair = try TupleObject.make(vm, count: 2)
        vm.setObj(pair.address + 8, list)
        vm.setObj(pair.address + 12, .none)
        let globals = Obj(RootPointer.mainDict.address)
        try DictObject(vm.ram, globals).store(Obj(vm.intern("pair")), pair, vm)
        try DictObject(vm.ram, globals).store(Obj(vm.intern("ratio")), vm.float(1.5), vm)
        try DictObject(vm.ram, globals).store(Obj(vm.intern("name")), Obj(vm.intern("ann")), vm)
        try DictObject(vm.ram, globals).store(Obj(vm.intern("big")), IntObject.makeBig(vm, -1 << 40), vm)
        return vm
    }

    @Test("globals are shown as a learner writes them") func globals() throws {
        let image = try vm().image()
        let values = Dictionary(uniqueKeysWithValues: image.globals.map { ($0.name, $0.value) })
        #expect(values == [
            "pair": #"(['hello, é\n and a good deal more text', -5], None)"#, "ratio": "1.5", "name": "'ann'",
            "big": "-1099511627776",
        ])
        #expect(image.globals.first { $0.name == "name" }?.head == nil)
    }

    @Test("a long value is cut to the room there is") func limit() throws {
        let image = try vm().image()
        let pair = try #require(image.globals.first { $0.name == "pair" }?.head)
        #expect(image.text(of: Obj(image.address(ofBlock: pair)), limit: 12) == "(['hello,...")
    }

    @Test("a block's path begins at a root and names every step") func path() throws {
        let vm = try vm()
        let image = vm.image()
        let reach = image.reachability()
        let pair = try #require(image.globals.first { $0.name == "pair" }?.head)
        let list = try #require(image.head(at: vm.word(vm.heap.address(ofBlock: pair) + 8)))
        let items = try #require(image.head(at: vm.word(vm.heap.address(ofBlock: list) + 12)))
        let string = try #require(image.head(at: vm.word(vm.heap.address(ofBlock: items))))
        let characters = try #require(image.head(at: vm.word(vm.heap.address(ofBlock: string) + 12)))
        let path = image.path(to: characters, in: reach)
        #expect(path.map(\.by) == [
            "the script's globals", "global variable 'pair'", "item 0", "its items", "item 0", "its characters",
        ])
        #expect(path.map(\.head).dropFirst() == [pair, list, items, string, characters])
    }

    @Test("what no root reaches is garbage, exactly as a collection finds") func garbage() throws {
        let vm = try vm()
        let lost = try #require(vm.heap.block(at: try vm.str("nobody holds this text, it is garbage").address))
        vm.native.recent.removeAll()
        let image = vm.image()
        let reach = image.reachability()
        #expect(!reach.isReachable[lost])
        #expect(image.path(to: lost, in: reach).isEmpty)
        vm.heap.collect()
        for block in 0..<vm.heap.blockCount {
            #expect((vm.heap.kind(ofBlock: block) == .head) == reach.isReachable[block], "block \(block)")
        }
    }

    @Test("an image stays as it was when the machine goes on") func copy() throws {
        let vm = try vm()
        let image = vm.image()
        vm.heap.sweepAll()
        #expect(image.globals.count == 4)
        #expect(image.bytes(ofHead: 0).count == 32)
    }

    @Test("a part of an object is known by what leads to it, and its fields by their names") func parts() throws {
        let vm = try vm()
        let image = vm.image()
        let anatomy = image.anatomy()
        let pair = try #require(image.globals.first { $0.name == "pair" }?.head)
        let fields = image.fields(ofHead: pair, in: anatomy)
        #expect(fields.map(\.name) == ["type", "length", "item 0", "item 1"])
        let list = try #require(fields[2].target)
        #expect(image.name(ofHead: list, in: anatomy) == "a list")
        let items = try #require(image.fields(ofHead: list, in: anatomy).last?.target)
        #expect(anatomy.owners[items] == list && image.name(ofHead: items, in: anatomy) == "the items of a list")
        let inside = image.fields(ofHead: items, in: anatomy)
        #expect(inside.map(\.name) == ["item 0", "item 1", "room for more"] && inside[1].value == "-5")
        #expect(image.holders(ofHead: list).map(\.head) == [pair])
        #expect(image.way(fromWord: 2, of: pair, in: anatomy).name == "item 0")
    }

    @Test("an address in a text's characters keeps a block alive, and is told as a false root") func falseRoot() throws {
        let vm = try vm()
        let lost = try vm.str("nobody holds this text, it is garbage").address
        let fake = try vm.str("....nobody means this as an address")
        vm.ram.store32(vm.word(fake.address + 12), lost)
        try DictObject(vm.ram, Obj(RootPointer.mainDict.address)).store(Obj(vm.intern("fake")), fake, vm)
        vm.native.recent.removeAll()
        let image = vm.image()
        let path = image.path(to: try #require(image.head(at: lost)), in: image.reachability())
        #expect(path.last?.isFalse == true && path.last?.by == "bytes that happen to look like its address")
    }

    @Test("words that are no objects do not trap") func junk() throws {
        let image = try vm().image()
        for word: UInt32 in [0xffff_fffc, 8, 0x2000_0000, 0x1ff0_0004, 0x2001_13a0, 0xe, 0x7fff_fffa] {
            _ = image.text(of: Obj(word: word))
            _ = image.typeName(at: word)
        }
    }
}
