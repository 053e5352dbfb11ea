// Why something is alive: the same marking as a collection's, with a note of who was reached from whom.

import Heap

/// One step from a root towards an allocation.
public struct ReachStep: Equatable, Sendable {
    /// The head that this step leads to; `nil` for the root itself.
    public var head: Int?
    /// How: `global variable 'records'`, `item 12`, `its items`.
    public var by: String
    /// The value there, in words, where it is an object.
    public var value: String
}

/// Everything that the roots of an image reach.
public struct Reachability: Sendable {
    fileprivate enum Role: UInt8 { case object, items, table, globals, other }

    fileprivate struct Link {
        /// The head that the pointer stands in; -1 in a root.
        var parent = -1
        /// Which word of the parent, or which root.
        var word = 0
        var role = Role.other
    }

    /// For each block: whether an allocation begins there that a collection now would keep.
    public private(set) var isReachable: [Bool]
    fileprivate var links: [Link]
    fileprivate var roots: [String] = []

    fileprivate init(blockCount: Int) {
        isReachable = Array(repeating: false, count: blockCount)
        links = Array(repeating: Link(), count: blockCount)
    }

    fileprivate mutating func reach(_ head: Int, from parent: Int, word: Int, role: Role) -> Bool {
        guard !isReachable[head] else { return false }
        isReachable[head] = true
        links[head] = Link(parent: parent, word: word, role: role)
        return true
    }
}

extension MemoryImage {
    /// What a collection at this instant would keep. All that the globals reach is found first, then what the frames do, and so on, breadth
    /// first: a path by a variable's name tells more than a shorter one from a stack slot.
    public func reachability() -> Reachability {
        var reach = Reachability(blockCount: layout.blockCount)
        for group in rootGroups() {
            var queue: [Int] = []
            for root in group {
                guard let head = head(at: root.word) else { continue }
                if reach.reach(head, from: -1, word: reach.roots.count, role: root.role) {
                    reach.roots.append(root.name)
                    queue.append(head)
                }
            }
            follow(queue, &reach)
        }
        return reach
    }

    /// The same links, but in the order in which a collector came upon each head: from a root (`nil`), or from a head that it had reached.
    /// Of several roots that lead to a head, the most telling one gives its name.
    public func reachability(following marks: some Sequence<(head: Int, parent: Int?)>) -> Reachability {
        var reach = Reachability(blockCount: layout.blockCount)
        var names: [UInt32: Root] = [:]
        for root in rootGroups().joined() where names[root.word] == nil { names[root.word] = root }
        for (head, parent) in marks {
            guard let parent else {
                let root = names[address(ofBlock: head)]
                if reach.reach(head, from: -1, word: reach.roots.count, role: root?.role ?? .other) {
                    reach.roots.append(root?.name ?? "a root")
                }
                continue
            }
            let start = address(ofBlock: parent), target = address(ofBlock: head)
            let index = (0..<(count(ofHead: parent) * 4)).first { word(start + UInt32($0 * 4)) == target } ?? 0
            _ = reach.reach(head, from: parent, word: index, role: role(ofWord: index, in: parent, reach.links[parent].role))
        }
        return reach
    }

    private func follow(_ heads: [Int], _ reach: inout Reachability) {
        var queue = heads
        var next = 0
        while next < queue.count {
            let parent = queue[next]
            next += 1
            let start = address(ofBlock: parent)
            for index in 0..<(count(ofHead: parent) * 4) {
                guard let head = head(at: word(start + UInt32(index * 4))) else { continue }
                let role = role(ofWord: index, in: parent, reach.links[parent].role)
                if reach.reach(head, from: parent, word: index, role: role) { queue.append(head) }
            }
        }
    }

    /// The way from a root to the allocation at `head`; empty if no root reaches it: it is garbage, which the next collection frees.
    public func path(to head: Int, in reach: Reachability) -> [ReachStep] {
        guard reach.isReachable[head] else { return [] }
        var steps: [ReachStep] = []
        var at = head
        while true {
            let link = reach.links[at]
            let isObject = link.role == .object
            steps.append(
                ReachStep(
                    head: at, by: link.parent < 0 ? reach.roots[link.word] : way(link, reach),
                    value: isObject ? text(of: Obj(address(ofBlock: at))) : ""))
            if link.parent < 0 { return steps.reversed() }
            at = link.parent
        }
    }

    /// What a word of an allocation leads to.
    private func role(ofWord index: Int, in parent: Int, _ parentRole: Reachability.Role) -> Reachability.Role {
        let start = address(ofBlock: parent)
        switch parentRole {
        case .items, .globals: return .object
        case .table: return .object
        case .object, .other:
            switch word(start) {
            case TypeID.list.address where index == 3: return .items
            case TypeID.dict.address where index == 3, TypeID.orderedDict.address where index == 3: return .table
            case TypeID.tuple.address: return .object
            default: break
            }
            // An instance of a class has its attributes' table at the fourth word, as a dict does.
            if index == 3, head(at: word(start)) != nil { return .table }
            return typeName(at: word(start + UInt32(index * 4))) == nil ? .other : .object
        }
    }

    private func way(_ link: Reachability.Link, _ reach: Reachability) -> String {
        let parent = reach.links[link.parent]
        let start = address(ofBlock: link.parent)
        switch parent.role {
        case .items: return "item \(link.word)"
        case .globals, .table:
            guard link.word % 2 == 1 else { return "a key" }
            let key = text(of: Obj(word: word(start + UInt32((link.word - 1) * 4))), limit: 24)
            return parent.role == .globals ? "global variable \(key)" : "the value of \(key)"
        case .object, .other:
            switch link.role {
            case .items: return "its items"
            case .table: return word(start) == TypeID.dict.address ? "its table" : "its attributes"
            case .object where word(start) == TypeID.tuple.address: return "item \(link.word - 2)"
            case .object, .other, .globals: break
            }
            let hasCharacters = [TypeID.str, .bytes].contains { $0.address == word(start) }
            return hasCharacters && link.word == 3 ? "its characters" : "word \(link.word) of it"
        }
    }

    private typealias Root = (word: UInt32, name: String, role: Reachability.Role)

    /// Every word that a collection begins with, and what it is called; the most telling first.
    private func rootGroups() -> [[Root]] {
        let globals: [Root] = [(word(RootPointer.mainDictTable.address), "the script's globals", .globals)]
        let slots = frames.map { frame -> [Root] in
            let name = frame.function.name == "<module>" ? "the script" : frame.function.name
            return [(frame.address, "the frame of \(name)", .other)]
                + (0..<frame.wordCount).map { index in
                    let at = frame.address + UInt32(index * 4)
                    return (word(at), slotName(frame, at, name), .object)
                }
        }
        let modules: [Root] = [(word(RootPointer.loadedModulesTable.address), "the loaded modules", .table)]
        let own: [Root] = RootPointer.allCases.filter { $0.rawValue < UInt32(RootPointer.scannedCount) }
            .map { (word($0.address), "MicroPython's own `\($0)`", .other) }
        let native: [Root] = nativeRoots.map { ($0, "the running built-in function", .other) }
        return [globals] + slots + [modules, own, native]
    }

    private func slotName(_ frame: FrameImage, _ address: Address, _ function: String) -> String {
        guard address >= frame.slotsAddress else { return "the frame of \(function)" }
        let slot = Int(address - frame.slotsAddress) / 4
        guard slot < frame.slotCount else { return "the exception stack of \(function)" }
        let local = frame.slotCount - 1 - slot
        return local < frame.localNames.count
            ? "local variable '\(frame.localNames[local])' of \(function)" : "a stack slot of \(function)"
    }
}
