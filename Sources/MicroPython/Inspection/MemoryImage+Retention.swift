// What a collection would give back if something went: the dominators of the heap's pointers.
//
// A dominates B where every way from a root to B leads through A. What A dominates is freed together with A. Found by the iterations of
// Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001). A name of the script is a node of its own, between the table of
// the globals and the value: what it dominates is what would be freed if the name were deleted.

import BlockHeap

/// What a global name keeps alive.
public struct RetainedName: Equatable, Sendable {
    public var name: String
    /// The value in words.
    public var value: String
    /// Blocks of the value's own allocation; 0 where it is none.
    public var ownBlocks: Int
    /// Blocks that a collection would free if this name alone were deleted.
    public var retainedBlocks: Int
}

/// How much hangs on what.
public struct Retention: Sendable {
    /// For each head: blocks that would be freed if nothing led to it any more; 0 for blocks that are none, or that no root reaches.
    public let retainedBlocks: [Int]
    /// The script's global names, the heaviest first.
    public let names: [RetainedName]
}

extension MemoryImage {
    /// Who keeps what. Takes some milliseconds for a full heap.
    public func retention() -> Retention {
        var graph = PointerGraph(blockCount: layout.blockCount)
        var named: [(node: Int, name: String, value: Obj)] = []
        if let table = head(at: word(RootPointer.mainDictTable.address)) {
            for index in stride(from: 0, to: count(ofHead: table) * 4 - 1, by: 2) {
                let key = Obj(word: wordOf(table, index)), value = Obj(word: wordOf(table, index + 1))
                guard key.isQstr, !value.isNull, key.qstr != Qstr(.__name__) else { continue }
                named.append((graph.addNode(from: table, word: index + 1), text(of: key.qstr), value))
            }
        }
        let retained = graph.retained(self)
        let names = named.map { node, name, value in
            RetainedName(
                name: name, value: text(of: value, limit: 40), ownBlocks: head(at: value.word).map { count(ofHead: $0) } ?? 0,
                retainedBlocks: retained[node])
        }
        return Retention(
            retainedBlocks: Array(retained[..<layout.blockCount]),
            names: names.sorted { ($1.retainedBlocks, $0.name) < ($0.retainedBlocks, $1.name) })
    }
}

/// Heads, names and what leads from one to the other.
private struct PointerGraph {
    /// The node of all roots.
    private let root: Int
    /// Beyond the blocks and the root: nodes that stand between a word and what it leads to.
    private var between: [(head: Int, word: Int)] = []
    private let blockCount: Int

    init(blockCount: Int) {
        self.blockCount = blockCount
        root = blockCount
    }

    mutating func addNode(from head: Int, word: Int) -> Int {
        between.append((head, word))
        return blockCount + between.count
    }

    /// Blocks that each node dominates, its own included.
    func retained(_ image: MemoryImage) -> [Int] {
        let nodeCount = blockCount + 1 + between.count
        var nodeOfWord: [Int: [Int: Int]] = [:]
        for (index, place) in between.enumerated() { nodeOfWord[place.head, default: [:]][place.word] = blockCount + 1 + index }

        func successors(_ node: Int) -> [Int] {
            if node == root { return image.rootWords.compactMap { image.head(at: $0) } }
            if node > root {
                let place = between[node - root - 1]
                return image.head(at: image.wordOf(place.head, place.word)).map { [$0] } ?? []
            }
            let special = nodeOfWord[node]
            return (0..<(image.count(ofHead: node) * 4)).compactMap { index in
                special?[index] ?? image.head(at: image.wordOf(node, index))
            }
        }

        // Postorder, and who leads to whom.
        var order: [Int] = [], number = [Int](repeating: -1, count: nodeCount)
        var predecessors = [[Int32]](repeating: [], count: nodeCount)
        var visited = [Bool](repeating: false, count: nodeCount)
        var stack: [(node: Int, next: ArraySlice<Int>)] = [(root, successors(root)[...])]
        visited[root] = true
        while let top = stack.last {
            guard let to = top.next.first else {
                number[top.node] = order.count
                order.append(top.node)
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].next = top.next.dropFirst()
            predecessors[to].append(Int32(top.node))
            if !visited[to] {
                visited[to] = true
                stack.append((to, successors(to)[...]))
            }
        }

        let dominators = dominators(order, number, predecessors)
        var retained = [Int](repeating: 0, count: nodeCount)
        for node in order where node < blockCount { retained[node] = image.count(ofHead: node) }
        for node in order where node != root { retained[dominators[node]] += retained[node] }
        return retained
    }

    private func dominators(_ order: [Int], _ number: [Int], _ predecessors: [[Int32]]) -> [Int] {
        var dominator = [Int](repeating: -1, count: number.count)
        dominator[root] = root
        var changed = true
        while changed {
            changed = false
            for node in order.reversed() where node != root {
                var best = -1
                for from in predecessors[node].lazy.map(Int.init) where dominator[from] >= 0 {
                    best = best < 0 ? from : common(from, best, dominator, number)
                }
                if dominator[node] != best {
                    dominator[node] = best
                    changed = true
                }
            }
        }
        return dominator
    }

    private func common(_ first: Int, _ second: Int, _ dominator: [Int], _ number: [Int]) -> Int {
        var (a, b) = (first, second)
        while a != b {
            while number[a] < number[b] { a = dominator[a] }
            while number[b] < number[a] { b = dominator[b] }
        }
        return a
    }
}
