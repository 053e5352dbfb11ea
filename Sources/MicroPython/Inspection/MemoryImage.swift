// A machine's memory at one instant, to be looked at while the machine goes on or is gone.

import BlockHeap

/// A frame of a Python function that was running.
public struct FrameImage: Sendable {
    /// Where its code state lies.
    let address: Address
    /// Words of the code state, all slots included.
    let wordCount: Int
    public let function: ProgramFunction
    /// The line that was running.
    public let line: Int
    let slotsAddress: Address
    let slotCount: Int
    /// Slots of the value stack that the running instruction still uses; `nil` where that cannot be told.
    let depth: Int?
    /// The names of its local variables by their numbers, as far as they are known: arguments first.
    let localNames: [String]

    /// The local variable that a slot belongs to; `nil` for the value stack's slots.
    func localName(ofSlot slot: Int) -> String? {
        let local = slotCount - 1 - slot
        return local >= 0 && local < localNames.count && !localNames[local].isEmpty ? localNames[local] : nil
    }

    /// Nothing will read the slot again: what it held was popped.
    func isDead(slot: Int) -> Bool { localName(ofSlot: slot) == nil && slot >= depth ?? .max }

    func slotName(_ slot: Int) -> String {
        localName(ofSlot: slot).map { "local variable '\($0)'" } ?? (isDead(slot: slot) ? "an old stack slot" : "a stack slot")
    }
}

/// A copy of all memory of a board, with what it takes to read it. Reading changes nothing: no object is made and no Python code runs.
///
/// `@unchecked Sendable`: the copy is never written to.
public final class MemoryImage: @unchecked Sendable {
    public let ram: RAM
    public let layout: HeapLayout
    /// The running Python functions, the innermost last.
    public let frames: [FrameImage]
    /// Bytes of C stack in use, and all that there are.
    public let stackUse: Int
    public let stackBytes: Int
    /// Words that native code held.
    let nativeRoots: [UInt32]
    let romStrings: ROMStringTable
    private let layouts: [Address: Layout]
    let internedPlaces: [StringPlace]

    init(_ vm: VM) {
        ram = RAM(base: vm.ram.base, size: vm.ram.size)
        vm.ram.withBytes(vm.ram.base, count: vm.ram.size) { [ram] bytes in
            ram.store(bytes, at: ram.base)
        }
        layout = vm.heap.layout
        frames = vm.frameImages()
        stackUse = vm.stackUse
        stackBytes = vm.board.stackBytes
        nativeRoots = vm.nativeRootWords()
        romStrings = vm.rom.strings
        layouts = vm.rom.layouts
        internedPlaces = Array(vm.strings.places)
    }

    deinit { ram.deallocate() }

    /// The characters of an interned string.
    func text(of qstr: Qstr) -> String {
        let number = Int(qstr.id)
        if number < romStrings.count { return String(decoding: romStrings.texts[number], as: UTF8.self) }
        guard number - romStrings.count < internedPlaces.count else { return "?" }
        let place = internedPlaces[number - romStrings.count]
        return String(decoding: ram.bytes(place.address, count: place.count), as: UTF8.self)
    }
}

/// Blocks, by the allocation table in the copy.
extension MemoryImage {
    public func kind(ofBlock block: Int) -> BlockKind {
        let byte = ram.load8(layout.start + Address(block >> 2))
        return BlockKind(rawValue: byte >> UInt8((block & 3) * 2) & 3) ?? .free
    }

    public func address(ofBlock block: Int) -> Address {
        layout.poolStart + Address(block * Heap.blockSize)
    }

    /// The head at `address`; `nil` where no allocation begins.
    public func head(at address: Address) -> Int? {
        guard address >= layout.poolStart, address < layout.end, address % 16 == 0 else { return nil }
        let block = Int(address - layout.poolStart) / Heap.blockSize
        let kind = kind(ofBlock: block)
        return kind == .head || kind == .mark ? block : nil
    }

    /// Blocks of the allocation at `head`.
    public func count(ofHead head: Int) -> Int {
        var end = head + 1
        while end < layout.blockCount, kind(ofBlock: end) == .tail { end += 1 }
        return end - head
    }

    /// The bytes of the allocation at `head`.
    public func bytes(ofHead head: Int) -> [UInt8] {
        ram.bytes(address(ofBlock: head), count: count(ofHead: head) * Heap.blockSize)
    }

    /// What lies where in the object at `address`; `nil` where no object is, or one whose layout is not known.
    func layout(ofObjectAt address: Address) -> Layout? {
        let type = word(address)
        if head(at: type) == nil { return layouts[type] }
        let isNamedTuple = word(type + TypeObject.firstSlot) == HeapTypeKind.namedtuple.makeNewWord
        return isNamedTuple ? TupleObject.tupleLikeLayout : InstanceObject.layout
    }

    /// The letter that mem_info(1) shows for the allocation at `head`.
    public func letter(ofHead head: Int) -> BlockLetter { layouts[word(address(ofBlock: head))]?.letter ?? .other }

    /// A word, or 0 outside of memory.
    func word(_ address: Address) -> UInt32 {
        ram.isValid(address, count: 4) ? ram.load32(address) : 0
    }
}

extension VM {
    /// What the types of the firmware tell of their objects, by the types' addresses.
    public var signatures: [Address: ObjectSignature] { rom.layouts.mapValues(ObjectSignature.init) }

    /// A copy of everything now.
    public func image() -> MemoryImage {
        MemoryImage(self)
    }

    fileprivate func frameImages() -> [FrameImage] {
        codeStates.map { frame in
            let state = CodeState(ram, frame)
            let function = FunctionObject(ram, state.function)
            let prelude = Prelude(ram, at: function.bytecode)
            let module = ModuleContext(ram, function.context)
            var argument = ram.skipUint(prelude.info)
            let argumentCount = prelude.signature.positionalCount + prelude.signature.keywordOnlyCount
            let arguments = (0..<argumentCount).map { _ in qstrText(module.qstr(UInt32(ram.decodeUint(&argument)))) }
            return FrameImage(
                address: frame, wordCount: state.wordCount(ram),
                function: ProgramFunction(
                    name: qstrText(module.qstr(UInt32(prelude.nameIndex(ram)))), file: qstrText(module.qstr(0))),
                line: prelude.line(ram, offset: Int(state.ip &- prelude.instructions)),
                slotsAddress: state.state, slotCount: prelude.signature.stateCount,
                depth: StackDepth(ram, prelude).depth(at: state.ip),
                localNames: strings.localNames[function.bytecode] ?? arguments)
        }
    }

    fileprivate func nativeRootWords() -> [UInt32] {
        var words = native.moduleRawCode + native.held
        for vstr in native.vstrs { words.append(vstr._withUnsafeGuaranteedRef { $0.buffer }) }
        native.recent.forEach { words.append($0) }
        for range in native.stackRanges {
            for index in 0..<range.count { words.append(ram.load32(range.base + UInt32(index * 4))) }
        }
        var record = frame
        var links = ChainCount()
        while record != 0 {
            links.follow(ram, to: record)
            words.append(Frame(ram, record).lastCaught)
            record = Frame(ram, record).previous
        }
        return words
    }
}
