// Storing the top of the stack into what stands on the left of an assignment. py/compile.c, c_assign.

import BlockHeap

/// What an assignment does to its target.
enum AssignmentKind {
    case store
    /// The target of `+=` and its like: loaded first, ...
    case augmentedLoad
    /// ... then stored.
    case augmentedStore
}

extension Compiler {
    /// target = value. Two or three items on both sides are exchanged on the stack, without a tuple.
    func compileAssignment(_ target: ParseNode, _ value: ParseNode) throws(PythonError) {
        if isStruct(value, .testlistStarExpr) && isStruct(target, .testlistStarExpr) {
            let left = structure(target)
            let right = structure(value)
            let count = left.count
            if count == right.count && (count == 2 || count == 3) && !(0..<count).contains(where: { isStruct(left[$0], .starExpr) }) {
                try compile(right[0])
                try compile(right[1])
                if count == 3 {
                    try compile(right[2])
                    emitter.emit(.rotThree)
                }
                emitter.emit(.rotTwo)
                for index in 0..<count { try assign(left[index]) }
                return
            }
        }
        try compile(value)
        try assign(target)
    }

    /// Assigns the top of the stack to `node`.
    func assign(_ node: ParseNode, _ kind: AssignmentKind = .store) throws(PythonError) {
        if node.isIdentifier {
            kind == .augmentedLoad ? try load(node.qstr) : try store(node.qstr)
            return
        }
        guard node.isStruct else {
            syntaxError(node, "can't assign to expression")
            return
        }
        depth += 1
        defer { depth -= 1 }
        if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        let target = structure(node)
        switch target.rule {
        case .atomExprNormal:
            try assignTrailer(target, kind)
            return
        case .testlistStarExpr, .exprlist:
            if kind == .store {
                try assignItems(NodeItems(target))
                return
            }
        case .atomParen:
            if kind == .store && !target[0].isNull {
                try assignSequence(structure(target[0]), node)
                return
            }
        case .atomBracket:
            if kind == .store {
                if target[0].isNull {
                    try assignItems(NodeItems())
                } else if isStruct(target[0], .testlistComp) {
                    try assignSequence(structure(target[0]), node)
                } else {
                    try assignItems(NodeItems(target))
                }
                return
            }
        default: break
        }
        syntaxError(node, "can't assign to expression")
    }

    /// A target in parentheses or brackets: several items, but no comprehension.
    private func assignSequence(_ list: NodeStruct, _ node: ParseNode) throws(PythonError) {
        if isComprehension(list) {
            syntaxError(node, "can't assign to expression")
        } else {
            try assignItems(NodeItems(list))
        }
    }

    /// The nodes of a target list.
    private struct NodeItems {
        private let list: NodeStruct?
        let count: Int

        init() { (list, count) = (nil, 0) }
        init(_ list: NodeStruct) {
            self.list = list
            count = list.count
        }
        subscript(index: Int) -> ParseNode { list.map { $0[index] } ?? .null }
    }

    /// Unpacks the top of the stack; one target may be starred.
    private func assignItems(_ items: NodeItems) throws(PythonError) {
        var star: Int?
        for index in 0..<items.count where isStruct(items[index], .starExpr) {
            if star != nil {
                syntaxError(items[index], "multiple *x in assignment")
                return
            }
            emitter.emit(.unpackEx, index | (items.count - index - 1) << 8)
            star = index
        }
        if star == nil { emitter.emit(.unpackSequence, items.count) }
        for index in 0..<items.count {
            try assign(index == star ? structure(items[index])[0] : items[index])
        }
    }

    /// An item or attribute as target. What an augmented assignment loads it keeps below the value for the store.
    private func assignTrailer(_ target: NodeStruct, _ kind: AssignmentKind) throws(PythonError) {
        if kind != .augmentedStore { try compile(target[0]) }
        if target[1].isStruct {
            var trailer = structure(target[1])
            if trailer.rule == .atomExprTrailers {
                let last = trailer.count - 1
                if kind != .augmentedStore {
                    for index in 0..<last { try compile(trailer[index]) }
                }
                trailer = structure(trailer[last])
            }
            if trailer.rule == .trailerBracket {
                switch kind {
                case .augmentedStore:
                    emitter.emit(.rotThree)
                    emitter.emit(.storeSubscr)
                case .augmentedLoad:
                    try compile(trailer[0])
                    emitter.emit(.dupTopTwo)
                    emitter.emit(.loadSubscr)
                case .store:
                    try compile(trailer[0])
                    emitter.emit(.storeSubscr)
                }
                return
            }
            if trailer.rule == .trailerPeriod {
                switch kind {
                case .augmentedLoad:
                    emitter.emit(.dupTop)
                    try emitter.emit(.loadAttr, trailer[0].qstr)
                case .augmentedStore:
                    emitter.emit(.rotTwo)
                    try emitter.emit(.storeAttr, trailer[0].qstr)
                case .store: try emitter.emit(.storeAttr, trailer[0].qstr)
                }
                return
            }
        }
        syntaxError(ParseNode(target.address), "can't assign to expression")
    }
}
