// Which ways of calls lead to allocations: the running functions at each of them, from the script down, as a tree.

import BlockHeap
import MicroPython

/// What was allocated under each way of calls.
public struct CallTree: Sendable {
    /// A line of a function, called from the line above it in the tree.
    public struct Node: Equatable, Sendable {
        /// Index of the caller; -1 for the script's own lines and for what no Python called.
        public var parent: Int
        /// Index in `functions`; 0 is none.
        public var function: Int
        public var line: Int
        /// Made in this very line, not in functions that it called. Bytes are those of whole blocks.
        public var allocations = 0
        public var bytes = 0
    }

    public internal(set) var nodes: [Node] = []
    public internal(set) var functions: [FunctionName] = []

    /// For each node: what was handed out in it and under it.
    public func totals() -> [Int] {
        var totals = nodes.map(\.bytes)
        // A caller is there before what it calls.
        for index in nodes.indices.reversed() where nodes[index].parent >= 0 { totals[nodes[index].parent] += totals[index] }
        return totals
    }

    /// `make_row (main.py:12)`.
    public func name(of node: Node) -> String {
        guard node.function > 0 else { return "parser, compiler and boot" }
        let function = functions[node.function]
        return "\(function.name) (\(function.file):\(node.line))"
    }
}

extension Recorder {
    /// Runs the program again, and notes at each allocation of the script who called whom. `nil` if it was cancelled.
    public func callTree(cancel: CancelFlag = CancelFlag()) -> CallTree? {
        VM.onLargeStack { [request] in
            let run = ObservedRun(request, cancel: cancel)
            let observer = CallObserver(run)
            run.whenScriptBegins = { observer.isListening = true }
            _ = run.run(observedBy: observer)
            return cancel.isSet ? nil : observer.finish()
        }
    }
}

/// Adds each allocation to the tree.
private final class CallObserver: HeapObserver {
    private unowned let run: ObservedRun
    private var tree = CallTree()
    private var children: [Child: Int] = [:]
    var isListening = false

    private struct Child: Hashable {
        var parent: Int
        var function: UInt16
        var line: UInt16
    }

    init(_ run: ObservedRun) {
        self.run = run
        super.init()
    }

    override func heap(_ heap: Heap, allocated bytes: Int, block: Int, count: Int, finaliser: Bool) {
        if isListening { note(blocks: count, isNew: true) }
    }

    override func heap(_ heap: Heap, swept block: Int, count: Int) {}

    override func heap(_ heap: Heap, did event: HeapEvent) {
        switch event {
        case .allocated(_, _, let count, _): if isListening { note(blocks: count, isNew: true) }
        case .reallocated(_, _, let old, _, let new, let outcome):
            guard isListening else { return }
            if outcome == .moved { note(blocks: new, isNew: true) } else if new > old { note(blocks: new - old, isNew: false) }
        case .collectionEnded: run.forget()
        default: break
        }
    }

    private func note(blocks: Int, isNew: Bool) {
        var node = -1
        for place in run.finder.path().reversed() { node = child(node, place.function, place.line) }
        if node < 0 { node = child(-1, 0, 0) }
        tree.nodes[node].allocations += isNew ? 1 : 0
        tree.nodes[node].bytes += blocks * Heap.blockSize
    }

    private func child(_ parent: Int, _ function: UInt16, _ line: UInt16) -> Int {
        let key = Child(parent: parent, function: function, line: line)
        if let known = children[key] { return known }
        children[key] = tree.nodes.count
        tree.nodes.append(CallTree.Node(parent: parent, function: Int(function), line: Int(line)))
        return tree.nodes.count - 1
    }

    func finish() -> CallTree {
        tree.functions = run.finder.functions.indices.map(run.functionName)
        return tree
    }
}
