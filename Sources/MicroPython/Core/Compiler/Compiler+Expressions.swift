// Operators, conditions, items and attributes. py/compile.c.

import BlockHeap

extension Compiler {
    // MARK: conditions

    /// Whether `node` is a constant whose truth is `value`.
    func isConstant(_ node: ParseNode, _ value: Bool) throws(PythonError) -> Bool {
        try value ? vm.isConstTrue(node) : vm.isConstFalse(node)
    }

    /// c_if_cond: jumps to `label` when the truth of `node` is `condition`. `and`, `or` and `not` become jumps.
    func compileCondition(_ node: ParseNode, jumpIf condition: Bool, to label: Int) throws(PythonError) {
        if try isConstant(node, false) {
            if !condition { emitter.jump(to: label) }
            return
        }
        if try isConstant(node, true) {
            if condition { emitter.jump(to: label) }
            return
        }
        if node.isStruct {
            let test = structure(node)
            switch test.rule {
            case .orTest, .andTest:
                let count = test.count
                if condition == (test.rule == .orTest) {
                    // One of them decides.
                    for index in 0..<count { try compileInnerCondition(test[index], jumpIf: condition, to: label) }
                } else {
                    let end = newLabel()
                    for index in 0..<count - 1 { try compileInnerCondition(test[index], jumpIf: !condition, to: end) }
                    try compileInnerCondition(test[count - 1], jumpIf: condition, to: label)
                    emitter.assign(end)
                }
                return
            case .notTest2:
                try compileInnerCondition(test[0], jumpIf: !condition, to: label)
                return
            default: break
            }
        }
        try compile(node)
        emitter.popJump(if: condition, to: label)
    }

    /// A condition inside a condition, one level deeper.
    private func compileInnerCondition(_ node: ParseNode, jumpIf condition: Bool, to label: Int) throws(PythonError) {
        depth += 1
        defer { depth -= 1 }
        if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        try compileCondition(node, jumpIf: condition, to: label)
    }

    // test_if_expr: value 'if' condition 'else' other
    func compileConditional(_ node: NodeStruct) throws(PythonError) {
        let choice = structure(node[1])
        let fail = newLabel()
        let end = newLabel()
        try compileCondition(choice[0], jumpIf: false, to: fail)
        try compile(node[0])
        emitter.jump(to: end)
        emitter.assign(fail)
        emitter.adjustStack(-1)
        try compile(choice[1])
        emitter.assign(end)
    }

    // or_test, and_test: the first value that decides is the result.
    func compileOrAnd(_ node: NodeStruct) throws(PythonError) {
        let isOr = node.rule == .orTest
        let end = newLabel()
        let count = node.count
        for index in 0..<count {
            try compile(node[index])
            if index + 1 < count { emitter.jumpOrPop(if: isOr, to: end) }
        }
        emitter.assign(end)
    }

    // not_test_2: 'not' not_test
    func compileNot(_ node: NodeStruct) throws(PythonError) {
        try compile(node[0])
        emitter.unary(.not)
    }

    // comparison: expr (operator expr)*; of several, each value but the first and last is computed once and compared twice.
    func compileComparison(_ node: NodeStruct) throws(PythonError) {
        let count = node.count
        try compile(node[0])
        let isChain = count > 3
        let fail = isChain ? newLabel() : 0
        for index in stride(from: 1, to: count - 1, by: 2) {
            try compile(node[index + 1])
            let isLast = index + 2 >= count
            if !isLast {
                emitter.emit(.dupTop)
                emitter.emit(.rotThree)
            }
            emitter.binary(comparisonOperator(node[index]))
            if !isLast { emitter.jumpOrPop(if: false, to: fail) }
        }
        if isChain {
            let end = newLabel()
            emitter.jump(to: end)
            emitter.assign(fail)
            emitter.adjustStack(1)
            emitter.resumeViper()
            emitter.emit(.rotTwo)
            emitter.emit(.popTop)
            emitter.assign(end)
        }
    }

    private func comparisonOperator(_ node: ParseNode) -> BinaryOp {
        if node.isToken { return node.isToken(.keywordIn) ? .in : BinaryOp(node.token, from: .less, to: .less) }
        let words = structure(node)
        if words.rule == .compOpNotIn { return .notIn }
        return words[0].isNull ? .is : .isNot
    }

    // MARK: operators

    // expr, xor_expr, and_expr: item (operator item)*, with one operator throughout
    func compileBinary(_ node: NodeStruct, _ op: BinaryOp) throws(PythonError) {
        try compile(node[0])
        for index in 1..<node.count {
            try compile(node[index])
            emitter.binary(op)
        }
    }

    // shift_expr, arith_expr, term: operand (operator operand)*
    func compileTerm(_ node: NodeStruct) throws(PythonError) {
        try compile(node[0])
        for index in stride(from: 1, to: node.count - 1, by: 2) {
            try compile(node[index + 1])
            emitter.binary(BinaryOp(node[index].token, from: .doubleLess, to: .lshift))
        }
    }

    // factor_2: ('+' | '-' | '~') factor
    func compileFactor(_ node: NodeStruct) throws(PythonError) {
        try compile(node[1])
        emitter.unary(node[0].isToken(.tilde) ? .invert : node[0].isToken(.plus) ? .positive : .negative)
    }

    // power: atom_expr '**' factor
    func compilePower(_ node: NodeStruct) throws(PythonError) {
        try compileAll(node)
        emitter.binary(.power)
    }

    // namedexpr_test: name ':=' test. In a comprehension the name belongs to the scope around it.
    func compileNamedExpression(_ name: ParseNode, _ value: ParseNode) throws(PythonError) {
        if !name.isIdentifier { syntaxError(name, "can't assign to expression") }
        try compile(value)
        emitter.emit(.dupTop)
        guard name.isIdentifier else { return }
        let target = name.qstr
        if pass == .scope && scope.kind.isComprehension, let around = scope.parent {
            let outer = try around.noteAssignment(target)
            if around.names[outer].kind == .globalExplicit {
                _ = try scope.indexAdding(target, as: .globalExplicit)
            } else {
                let index = try scope.indexAdding(target, as: .undecided)
                let isGlobal = around.parent == nil
                // It was read before: look again for the scope that has it.
                if !isGlobal && scope.names[index].kind == .globalImplicit { scope.names[index].kind = .undecided }
                try declare(index, isGlobal: isGlobal, name)
            }
        }
        try store(target)
    }

    // MARK: slices

    // trailer_bracket: '[' subscriptlist ']'
    func compileSubscriptTrailer(_ node: NodeStruct) throws(PythonError) {
        try compile(node[0])
        emitter.emit(.loadSubscr)
    }

    // subscript_2: test ':' ...      subscript_3: ':' [test] [':' [test]]
    func compileSlice(_ node: NodeStruct) throws(PythonError) {
        var rest = node
        if node.rule == .subscript2 {
            try compile(node[0])
            rest = structure(node[1])
        } else {
            emitter.loadNone()
        }
        let stop = rest[0]
        var step = ParseNode.null
        if isStruct(stop, .subscript3c) {
            emitter.loadNone()
            step = structure(stop)[0]
        } else if isStruct(stop, .subscript3d) {
            try compile(structure(stop)[0])
            step = structure(structure(stop)[1])[0]
        } else if stop.isNull {
            emitter.loadNone()
        } else {
            try compile(stop)
        }
        if step.isNull {
            emitter.emit(.buildSlice, 2)
        } else {
            try compile(step)
            emitter.emit(.buildSlice, 3)
        }
    }
}
