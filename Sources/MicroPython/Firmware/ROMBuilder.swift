// Lays the firmware out in ROM: each file of Objects/ and Modules/ adds its types and functions here.

import BlockHeap

/// Collects the ROM image. `bytes[0]` lies at `MemoryMap.romStart`.
final class ROMBuilder {
    private var bytes: [UInt8]
    private var natives: ContiguousArray<Native> = []
    private let slots: UnsafeMutablePointer<TypeSlots>
    private var strings = ROMStringTable()
    private var layouts: [Address: Layout] = [:]
    private(set) var modules: [String: Obj] = [:]
    private(set) var named: [String: Obj] = [:]
    /// The tuple without items: there is only one.
    private(set) lazy var emptyTuple = tuple([])

    /// The build that is laid out.
    let build: FirmwareBuild

    init(_ build: FirmwareBuild) {
        self.build = build
        bytes = Array(repeating: 0, count: TypeID.allCases.count * Int(TypeID.stride))
        let count = TypeID.allCases.count + HeapTypeKind.allCases.count
        slots = .allocate(capacity: count)
        slots.initialize(repeating: TypeSlots(), count: count)
        for text in FirmwareStrings.all(of: build) { strings.append(text, at: data(text + [0])) }
    }

    func finish() -> ROM {
        // The tuple is part of the image: it must be laid out before the image is taken.
        let emptyTuple = emptyTuple
        return ROM(
            image: bytes, natives: natives, slots: slots, layouts: layouts, modules: modules, named: named, emptyTuple: emptyTuple,
            strings: strings,
            compilerNames: CompilerNames(strings), names: KnownNames(strings))
    }

    // MARK: strings and data

    /// The number of a ROM string, which is added when the firmware's list does not have it.
    func qstr(_ text: String) -> Qstr {
        let utf8 = Array(text.utf8)
        if let known = strings.number(of: utf8) { return known }
        strings.append(utf8, at: data(utf8 + [0]))
        return Qstr(UInt32(strings.count - 1))
    }

    /// Bytes in ROM, word-aligned; their address.
    func data(_ content: [UInt8]) -> Address {
        let address = MemoryMap.romStart + UInt32(bytes.count)
        bytes += content
        while bytes.count % 4 != 0 { bytes.append(0) }
        return address
    }

    /// Words in ROM; their address.
    func words(_ words: [UInt32]) -> Address {
        data(words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } })
    }

    /// A str object with its characters in ROM, not interned.
    func str(_ text: String) -> Obj { string(.str, Array(text.utf8)) }
    func bytesObject(_ content: [UInt8]) -> Obj { string(.bytes, content) }
    private func string(_ type: TypeID, _ content: [UInt8]) -> Obj {
        let characters = data(content + [0])
        return Obj(words([type.address, StringHash.of(content), UInt32(content.count), characters]))
    }

    func tuple(_ items: [Obj]) -> Obj {
        Obj(words([TypeID.tuple.address, UInt32(items.count)] + items.map(\.word)))
    }

    /// An attribute tuple: a tuple whose items have names (`sys.implementation`). py/objattrtuple.c: the names' address comes last.
    func attributeTuple(_ items: [(String, Obj)]) -> Obj {
        let names = words(items.map { Obj(qstr($0.0)).word })
        return Obj(words([TypeID.attributeTuple.address, UInt32(items.count)] + items.map(\.1.word) + [names]))
    }

    // MARK: functions

    func function0(_ body: @escaping Function0) -> Obj { function(.builtinFunction0, .function0(body)) }
    func function1(_ body: @escaping Function1) -> Obj { function(.builtinFunction1, .function1(body)) }
    func function2(_ body: @escaping Function2) -> Obj { function(.builtinFunction2, .function2(body)) }
    func function3(_ body: @escaping Function3) -> Obj { function(.builtinFunction3, .function3(body)) }
    /// A function of `least...most` positional arguments (`most` nil: any number), and keywords where `keywords`.
    func function(_ least: Int, _ most: Int? = nil, keywords: Bool = false, _ body: @escaping FunctionVariable) -> Obj {
        natives.append(.variable(body))
        let signature = UInt32(least) | UInt32(most ?? 0xff) << 8 | (keywords ? 1 << 16 : 0)
        return Obj(words([TypeID.builtinFunctionVariable.address, code(natives.count - 1), signature]))
    }
    private func function(_ type: TypeID, _ native: Native) -> Obj {
        natives.append(native)
        return Obj(words([type.address, code(natives.count - 1)]))
    }
    private func code(_ index: Int) -> UInt32 { (MemoryMap.codeStart + 0x1_0000) | UInt32(index) << 2 | 1 }

    func staticMethod(_ function: Obj) -> Obj { Obj(words([TypeID.staticmethod.address, function.word])) }
    func classMethod(_ function: Obj) -> Obj { Obj(words([TypeID.classmethod.address, function.word])) }

    // MARK: dicts, types, modules

    /// A read-only dict, in the order given.
    func dict(_ entries: [(String, Obj)]) -> Obj {
        let table = words(entries.flatMap { [Obj(qstr($0.0)).word, $0.1.word] })
        return Obj(words([TypeID.dict.address, UInt32(entries.count) << 3 | 7, UInt32(entries.count), table]))
    }

    /// Fills in a ROM type: the layout of its objects, its Swift slots, and the words that stand in ROM for them.
    func type(
        _ id: TypeID, _ name: String, _ layout: Layout? = nil, locals: [(String, Obj)]? = nil, parent: TypeID? = nil,
        _ fill: (inout TypeSlots) -> Void
    ) {
        layouts[id.address] = layout
        var new = TypeSlots()
        if let locals { new.localsDict = dict(locals) }
        if let parent { new.parent = parent.obj }
        fill(&new)
        slots[Int(id.rawValue)] = new
        let at = Int(id.address - MemoryMap.romStart)
        store(TypeID.type.address, at: at)
        store(UInt32(new.flags.rawValue) | qstr(name).id << 16, at: at + 4)
        // Slot words, in the order of the indexes: 1-based places behind the header.
        let present: [UInt32?] = [
            new.makeNew == nil ? nil : slotWord, new.print == nil ? nil : slotWord, new.call == nil ? nil : slotWord,
            new.unaryOp == nil ? nil : slotWord, new.binaryOp == nil ? nil : slotWord, new.attr == nil ? nil : slotWord,
            new.subscr == nil ? nil : slotWord, new.getiter == nil && new.iternext == nil ? nil : slotWord,
            new.buffer == nil ? nil : slotWord, new.stream == nil ? nil : slotWord,
            new.parent.isNull ? nil : new.parent.word, new.localsDict.isNull ? nil : new.localsDict.word,
        ]
        var place = 0
        for (index, word) in present.enumerated() {
            guard let word else { continue }
            store(word, at: at + 20 + 4 * place)
            place += 1
            bytes[at + 8 + index] = UInt8(place)
        }
    }
    private var slotWord: UInt32 { MemoryMap.codeStart | 0x101 }

    /// The slots that all run-time types of a kind share.
    func heapType(_ kind: HeapTypeKind, _ fill: (inout TypeSlots) -> Void) { fill(&slots[kind.slotIndex]) }

    /// A built-in module; its `__name__`, which for some is another than they are imported by, is put first.
    @discardableResult func module(_ name: String, called ownName: String? = nil, _ globals: [(String, Obj)]) -> Obj {
        let dict = dict([("__name__", Obj(qstr(ownName ?? name)))] + globals)
        let module = Obj(words([TypeID.module.address, dict.word]))
        modules[name] = module
        return module
    }

    /// A built-in module over a dict that is there already.
    func module(_ name: String, globals: Obj) {
        modules[name] = Obj(words([TypeID.module.address, globals.word]))
    }

    /// Gives an object a name by which Swift code finds its address (`machine.rom.named`).
    func name(_ name: String, _ object: Obj) { named[name] = object }

    private func store(_ word: UInt32, at offset: Int) {
        for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: word >> (8 * UInt32(byte))) }
    }
}
