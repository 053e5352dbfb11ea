import Heap
import Testing

@testable import MicroPython

@Suite struct MemoryImageTests {
    /// A machine whose script has made a few globals.
    private func machine() throws -> Machine {
        let machine = Machine(board: try #require(Board.named("plain")))
        try machine.initialise()
        let list = try machine.list(count: 2)
        let text = try machine.str("hello, \u{e9}\n and a good deal more text")
        machine.setObj(machine.word(list.address + 12), text)
        machine.setObj(machine.word(list.address + 12) + 4, Obj(smallInteger: -5))
        let pair = try machine.tuple(count: 2)
        machine.setObj(pair.address + 8, list)
        machine.setObj(pair.address + 12, .none)
        let globals = Obj(RootPointer.mainDict.address)
        try machine.dictStore(globals, Obj(machine.intern("pair")), pair)
        try machine.dictStore(globals, Obj(machine.intern("ratio")), machine.float(1.5))
        try machine.dictStore(globals, Obj(machine.intern("name")), Obj(machine.intern("ann")))
        try machine.dictStore(globals, Obj(machine.intern("big")), machine.bigInteger(-1 << 40))
        return machine
    }

    @Test("globals are shown as a learner writes them") func globals() throws {
        let image = try machine().image()
        let values = Dictionary(uniqueKeysWithValues: image.globals.map { ($0.name, $0.value) })
        #expect(values == [
            "pair": #"(['hello, é\n and a good deal more text', -5], None)"#, "ratio": "1.5", "name": "'ann'",
            "big": "-1099511627776",
        ])
        #expect(image.globals.first { $0.name == "name" }?.head == nil)
    }

    @Test("a long value is cut to the room there is") func limit() throws {
        let image = try machine().image()
        let pair = try #require(image.globals.first { $0.name == "pair" }?.head)
        #expect(image.text(of: Obj(image.address(ofBlock: pair)), limit: 12) == "(['hello,...")
    }

    @Test("a block's path begins at a root and names every step") func path() throws {
        let machine = try machine()
        let image = machine.image()
        let reach = image.reachability()
        let pair = try #require(image.globals.first { $0.name == "pair" }?.head)
        let list = try #require(image.head(at: machine.word(machine.heap.address(ofBlock: pair) + 8)))
        let items = try #require(image.head(at: machine.word(machine.heap.address(ofBlock: list) + 12)))
        let string = try #require(image.head(at: machine.word(machine.heap.address(ofBlock: items))))
        let characters = try #require(image.head(at: machine.word(machine.heap.address(ofBlock: string) + 12)))
        let path = image.path(to: characters, in: reach)
        #expect(path.map(\.by) == [
            "the script's globals", "global variable 'pair'", "item 0", "its items", "item 0", "its characters",
        ])
        #expect(path.map(\.head).dropFirst() == [pair, list, items, string, characters])
    }

    @Test("what no root reaches is garbage, exactly as a collection finds") func garbage() throws {
        let machine = try machine()
        let lost = try #require(machine.heap.block(at: try machine.str("nobody holds this text, it is garbage").address))
        machine.recent.removeAll()
        let image = machine.image()
        let reach = image.reachability()
        #expect(!reach.isReachable[lost])
        #expect(image.path(to: lost, in: reach).isEmpty)
        machine.heap.collect()
        for block in 0..<machine.heap.blockCount {
            #expect((machine.heap.kind(ofBlock: block) == .head) == reach.isReachable[block], "block \(block)")
        }
    }

    @Test("an image stays as it was when the machine goes on") func copy() throws {
        let machine = try machine()
        let image = machine.image()
        machine.heap.sweepAll()
        #expect(image.globals.count == 4)
        #expect(image.bytes(ofHead: 0).count == 32)
    }

    @Test("a part of an object is known by what leads to it, and its fields by their names") func parts() throws {
        let machine = try machine()
        let image = machine.image()
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
        let machine = try machine()
        let lost = try machine.str("nobody holds this text, it is garbage").address
        let fake = try machine.str("....nobody means this as an address")
        machine.ram.store32(machine.word(fake.address + 12), lost)
        try machine.dictStore(Obj(RootPointer.mainDict.address), Obj(machine.intern("fake")), fake)
        machine.recent.removeAll()
        let image = machine.image()
        let path = image.path(to: try #require(image.head(at: lost)), in: image.reachability())
        #expect(path.last?.isFalse == true && path.last?.by == "bytes that happen to look like its address")
    }

    @Test("words that are no objects do not trap") func junk() throws {
        let image = try machine().image()
        for word: UInt32 in [0xffff_fffc, 8, 0x2000_0000, 0x1ff0_0004, 0x2001_13a0, 0xe, 0x7fff_fffa] {
            _ = image.text(of: Obj(word: word))
            _ = image.typeName(at: word)
        }
    }
}
