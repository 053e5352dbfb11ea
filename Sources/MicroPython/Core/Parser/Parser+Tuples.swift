// Tuples of constants become one object while parsing. py/parse.c, build_tuple.

extension Parser {
    /// Whether the last `count` results, which rule `id` would make a node of, are now one constant tuple.
    func buildTuple(_ id: RuleID, line: Int, _ count: Int) throws(PythonError) -> Bool {
        switch id {
        case .testlistComp where waitingRule(0) == .atomParen:
            // (a,)
            return try buildTuple(line: line, count)
        case .testlistComp3c where waitingRule(2) == .atomParen:
            // (a, b): the two rules between it and the parentheses have nothing left to do.
            guard try buildTuple(line: line, count) else { return false }
            ruleCount -= 2
            return true
        case .testlistStarExpr, .testlist, .subscriptlist:
            // x = a, b    return a, b    for x in a, b    x[a, b]
            return try buildTuple(line: line, count)
        default:
            return false
        }
    }

    private func buildTuple(line: Int, _ count: Int) throws(PythonError) -> Bool {
        for depth in stride(from: count - 1, through: 0, by: -1) where !vm.isConst(result(depth)) { return false }
        let tuple = try TupleObject.make(vm, count: count)
        for index in stride(from: count - 1, through: 0, by: -1) {
            let node = pop()
            vm.setObj(tuple.address + 8 + UInt32(4 * index), vm.constObject(node))
            if node.isStruct { giveBack(NodeStruct(ram, node)) }
        }
        try push(try constNode(tuple, line: line))
        return true
    }
}
