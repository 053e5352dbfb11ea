// Which allocation is a part of which object: a list's items, a dict's table, a string's characters lie in blocks of their own, and nothing
// in those blocks says what they are. Told from the objects that lead to them.

import BlockHeap

/// The parts of all allocations of an image.
public struct Anatomy: Sendable {
    /// By block; meant at heads.
    public fileprivate(set) var parts: [BlockPart]
    /// The head of the object that the allocation is a part of; `nil` for objects, and for what belongs to the firmware.
    public fileprivate(set) var owners: [Int?]
}

extension MemoryImage {
    /// All heads, in order.
    public var heads: [Int] {
        (0..<layout.blockCount).filter { kind(ofBlock: $0) == .head || kind(ofBlock: $0) == .mark }
    }

    /// Finds out what each allocation is.
    public func anatomy() -> Anatomy {
        var anatomy = Anatomy(
            parts: Array(repeating: .unknown, count: layout.blockCount), owners: Array(repeating: nil, count: layout.blockCount))
        let heads = heads
        for head in heads where isObject(head) { anatomy.parts[head] = .object }
        noteFirmware(&anatomy)
        for head in heads where anatomy.parts[head] == .object {
            let address = address(ofBlock: head)
            if let layout = layout(ofObjectAt: address) { noteParts(of: layout, at: address, head, &anatomy) }
        }
        for head in heads where anatomy.parts[head] == .children { noteChildren(head, &anatomy) }
        return anatomy
    }

    /// Whether an object begins at `head`: its first word is the address of a type.
    func isObject(_ head: Int) -> Bool { isType(wordOf(head, 0)) }

    func wordOf(_ head: Int, _ index: Int) -> UInt32 { word(address(ofBlock: head) + UInt32(index * 4)) }

    private func note(_ part: BlockPart, at address: UInt32, owner: Int?, _ anatomy: inout Anatomy) {
        guard let head = head(at: address), head != owner else { return }
        let isOpen = anatomy.parts[head] == .unknown || anatomy.parts[head] == .object && !part.isNeverAnObject
        guard isOpen else { return }
        anatomy.parts[head] = part
        anatomy.owners[head] = owner
        if part == .rawCode { noteRawCode(head, &anatomy) }
        if part == .context { noteParts(of: ModuleContext.layout, at: address, head, &anatomy) }
    }

    /// What the fields of an object or record lead to that is a part of it.
    private func noteParts(of layout: Layout, at address: Address, _ head: Int, _ anatomy: inout Anatomy) {
        for (field, part) in layout.parts { note(part, at: word(address + UInt32(field.offset)), owner: head, &anatomy) }
        guard let tail = layout.tail, let part = tail.part else { return }
        for index in tail.offset / 4..<max(tail.offset / 4, count(ofHead: head) * 4) {
            note(part, at: wordOf(head, index), owner: head, &anatomy)
        }
    }

    /// Bytecode and inner functions of a function that has not been made yet.
    private func noteRawCode(_ head: Int, _ anatomy: inout Anatomy) {
        let code = RawCode(ram, address(ofBlock: head))
        noteParts(of: RawCode.layout, at: code.address, head, &anatomy)
        if let children = self.head(at: code.childTable), anatomy.parts[children] == .children { noteChildren(children, &anatomy) }
    }

    private func noteChildren(_ head: Int, _ anatomy: inout Anatomy) {
        for index in 0..<count(ofHead: head) * 4 {
            let child = wordOf(head, index)
            guard let block = self.head(at: child), anatomy.parts[block] == .unknown, ram.load16(child) == 0
            else { continue }
            note(.rawCode, at: child, owner: head, &anatomy)
        }
    }

    /// What static memory leads to.
    private func noteFirmware(_ anatomy: inout Anatomy) {
        note(.globals, at: word(RootPointer.mainDictTable.address), owner: nil, &anatomy)
        note(.table, at: word(RootPointer.loadedModulesTable.address), owner: nil, &anatomy)
        note(.items, at: word(RootPointer.sysArgvItems.address), owner: nil, &anatomy)
        for frame in frames { note(.frame, at: frame.address, owner: nil, &anatomy) }
        for root in nativeRoots {
            guard let head = head(at: root), wordOf(head, 0) & 0xffff == 0, RawCode(ram, root).kind == RawCode.kindBytecode
            else { continue }
            note(.rawCode, at: root, owner: nil, &anatomy)
        }
        var pool = word(RootPointer.lastQstrPool.address)
        while head(at: pool) != nil {
            note(.internedPool, at: pool, owner: nil, &anatomy)
            pool = word(pool)
        }
        for place in internedPlaces where place.address >= layout.poolStart && place.address < layout.end {
            var block = Int(place.address - layout.poolStart) / Heap.blockSize
            while block > 0, kind(ofBlock: block) == .tail { block -= 1 }
            note(.internedNames, at: address(ofBlock: block), owner: nil, &anatomy)
        }
        for root in RootPointer.allCases where root.rawValue < UInt32(RootPointer.scannedCount) {
            note(.record, at: word(root.address), owner: nil, &anatomy)
        }
    }

    /// What the allocation at `head` is, with its article: `the items of a list`, `a Sensor object`.
    public func name(ofHead head: Int, in anatomy: Anatomy) -> String {
        let owner = anatomy.owners[head]
        func of(_ fallback: String) -> String { owner.map { typeWord(at: $0) } ?? fallback }
        return switch anatomy.parts[head] {
        case .unknown: "a piece of memory"
        case .object: typeWord(at: head)
        case .items: "the items of \(of("sys.argv"))"
        case .table: owner == nil ? "the table of loaded modules" : "the table of \(of(""))"
        case .attributes: "the attributes of \(of("an object"))"
        case .globals: "the table of the script's global variables"
        case .members: "the members of \(of("a set"))"
        case .characters: "the characters of \(of("a str"))"
        case .elements: "the bytes of \(of("a bytearray"))"
        case .digits: "the digits of \(of("an int"))"
        case .code: "bytecode" + (owner.flatMap { isObject($0) ? functionName(address(ofBlock: $0)) : nil }.map { " of \($0)()" } ?? "")
        case .rawCode: "a compiled function"
        case .children: "the functions inside a function"
        case .context: "the record of the script as a module"
        case .record: "a record of MicroPython's own"
        case .buffer: "a buffer of the file system"
        case .constants: "the names and constants of the script's code"
        case .traceback: "the traceback of \(of("an exception"))"
        case .frame: "the frame of a running function"
        case .internedNames: "names that MicroPython keeps once (interned)"
        case .internedPool: "the list of interned names"
        }
    }

    /// `a list`, `an int`, `the class Sensor`, `the function build`.
    private func typeWord(at head: Int) -> String {
        let address = address(ofBlock: head)
        switch word(address) {
        case TypeID.type.address: return "the class \(text(of: TypeObject(ram, address).name))"
        case TypeID.bytecodeFunction.address, TypeID.generatorFunction.address: return "the function \(functionName(address))"
        default: break
        }
        let name = typeName(at: address) ?? "object"
        let isOwn = self.head(at: word(address)) != nil
        return ("aeiouAEIOU".contains(name.first ?? " ") ? "an " : "a ") + name + (isOwn ? " object" : "")
    }
}
