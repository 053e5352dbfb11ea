// Why something is alive: the same marking as a collection's, with a note of who was reached from whom.

import BlockHeap

/// One step from a root towards an allocation.
public struct ReachStep: Equatable, Sendable {
    /// The head that this step leads to; `nil` for the root itself.
    public var head: Int?
    /// How: `global variable 'records'`, `item 12`, `its items`.
    public var by: String
    /// The value there, in words, where it is an object.
    public var value: String
    /// Why the program will never use this reference, where it will not. A collection cannot know.
    public var falseRoot: FalseRoot?

    public var isFalse: Bool { falseRoot != nil }
}

/// A reference that keeps something alive and that the program will never use.
public enum FalseRoot: Sendable {
    /// Data that happens to look like an address.
    case bytes
    /// A slot of a stack from which the value has been popped.
    case deadSlot
}

/// Everything that the roots of an image reach.
public struct Reachability: Sendable {
    fileprivate struct Link {
        /// The head that the pointer stands in; -1 in a root.
        var parent = -1
        /// Which word of the parent, or which root.
        var word = 0
    }

    /// For each block: whether an allocation begins there that a collection now would keep.
    public private(set) var isReachable: [Bool]
    /// What the allocations are.
    public let anatomy: Anatomy
    fileprivate var links: [Link]
    fileprivate var roots: [(name: String, isFalse: Bool)] = []

    fileprivate init(_ anatomy: Anatomy) {
        self.anatomy = anatomy
        isReachable = Array(repeating: false, count: anatomy.parts.count)
        links = Array(repeating: Link(), count: anatomy.parts.count)
    }

    fileprivate mutating func reach(_ head: Int, from parent: Int, word: Int) -> Bool {
        guard !isReachable[head] else { return false }
        isReachable[head] = true
        links[head] = Link(parent: parent, word: word)
        return true
    }
}

extension MemoryImage {
    /// What a collection at this instant would keep. All that the globals reach is found first, then what the frames do, and so on, breadth
    /// first: a path by a variable's name tells more than a shorter one from a stack slot, and a false root comes last.
    public func reachability() -> Reachability {
        var reach = Reachability(anatomy())
        for group in rootGroups() {
            var queue: [Int] = []
            for root in group {
                guard let head = head(at: root.word) else { continue }
                if reach.reach(head, from: -1, word: reach.roots.count) {
                    reach.roots.append((root.name, root.isFalse))
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
        var reach = Reachability(anatomy())
        var names: [UInt32: Root] = [:]
        for root in rootGroups().joined() where names[root.word] == nil { names[root.word] = root }
        for (head, parent) in marks {
            guard let parent else {
                let root = names[address(ofBlock: head)]
                if reach.reach(head, from: -1, word: reach.roots.count) {
                    reach.roots.append((root?.name ?? "a root", root?.isFalse ?? false))
                }
                continue
            }
            let start = address(ofBlock: parent), target = address(ofBlock: head)
            let index = (0..<(count(ofHead: parent) * 4)).first { word(start + UInt32($0 * 4)) == target } ?? 0
            _ = reach.reach(head, from: parent, word: index)
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
                if reach.reach(head, from: parent, word: index) { queue.append(head) }
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
            let value = reach.anatomy.parts[at] == .object ? text(of: Obj(address(ofBlock: at))) : ""
            if link.parent < 0 {
                let root = reach.roots[link.word]
                steps.append(ReachStep(head: at, by: root.name, value: value, falseRoot: root.isFalse ? .deadSlot : nil))
                return steps.reversed()
            }
            let way = way(fromWord: link.word, of: link.parent, in: reach.anatomy)
            steps.append(ReachStep(head: at, by: way.name, value: value, falseRoot: way.falseRoot))
            at = link.parent
        }
    }

    /// The roots that hold the address of the allocation at `head`.
    public func roots(ofHead head: Int) -> [ReachStep] {
        let sought = address(ofBlock: head)
        var named: Set<String> = []
        return rootGroups().joined().filter { $0.word == sought && named.insert($0.name).inserted }
            .map { ReachStep(head: nil, by: $0.name, value: "", falseRoot: $0.isFalse ? .deadSlot : nil) }
    }

    /// What a word of an allocation is to what it leads to.
    public func way(fromWord index: Int, of parent: Int, in anatomy: Anatomy) -> (name: String, falseRoot: FalseRoot?) {
        let part = anatomy.parts[parent]
        if part.holdsBytes { return ("bytes that happen to look like its address", .bytes) }
        switch part {
        case .items: return ("item \(index)", nil)
        case .members: return ("a member", nil)
        case .globals, .table, .attributes:
            guard index % 2 == 1 else { return ("a key", nil) }
            let key = text(of: Obj(word: wordOf(parent, index - 1)), limit: 24)
            return (part == .globals ? "global variable \(key)" : part == .table ? "the value of \(key)" : "attribute \(key)", nil)
        case .frame:
            guard let frame = frames.first(where: { head(at: $0.address) == parent }) else { break }
            let slot = index - Int(frame.slotsAddress - frame.address) / 4
            return slot < 0 || slot >= frame.slotCount ? ("its frame", nil) : (frame.slotName(slot), frame.isDead(slot: slot) ? .deadSlot : nil)
        case .object: return (wayOfObject(parent, index), nil)
        default: break
        }
        return ("word \(index) of it", nil)
    }

    private func wayOfObject(_ parent: Int, _ index: Int) -> String {
        let layout = layout(ofObjectAt: address(ofBlock: parent))
        if let field = layout?.field(at: index * 4) { return field.way }
        guard let tail = layout?.tail, index * 4 >= tail.offset else { return "word \(index) of it" }
        return tail.way ?? tail.name(ofWord: index) + (tail.name == nil ? " of it" : "")
    }

    /// Every word that a collection at this instant begins with.
    var rootWords: [UInt32] { rootGroups().joined().map(\.word) }

    private typealias Root = (word: UInt32, name: String, isFalse: Bool)

    /// Every word that a collection begins with, and what it is called; the most telling first, false ones last.
    private func rootGroups() -> [[Root]] {
        let globals: [Root] = [(word(RootPointer.mainDictTable.address), "the script's globals", false)]
        let slots = frames.map { frame -> [Root] in
            let name = frame.function.name == "<module>" ? "the script" : frame.function.name
            return [(frame.address, "the frame of \(name)", false)]
                + (0..<frame.wordCount).map { index in
                    let at = frame.address + UInt32(index * 4)
                    let place = slot(frame, at, name)
                    return (word(at), place.name, place.isFalse)
                }
        }
        let modules: [Root] = [(word(RootPointer.loadedModulesTable.address), "the loaded modules", false)]
        let own: [Root] = RootPointer.allCases.filter { $0.rawValue < UInt32(RootPointer.scannedCount) }
            .map { (word($0.address), "MicroPython's own `\($0)`", false) }
        let native: [Root] = nativeRoots.map { ($0, "the running built-in function", false) }
        return [globals] + slots.map { $0.filter { !$0.isFalse } } + [modules, own, native] + slots.map { $0.filter(\.isFalse) }
    }

    private func slot(_ frame: FrameImage, _ address: Address, _ function: String) -> (name: String, isFalse: Bool) {
        guard address >= frame.slotsAddress else { return ("the frame of \(function)", false) }
        let slot = Int(address - frame.slotsAddress) / 4
        guard slot < frame.slotCount else { return ("the exception stack of \(function)", false) }
        return ("\(frame.slotName(slot)) of \(function)", frame.isDead(slot: slot))
    }
}
