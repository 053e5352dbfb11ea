// `while` and `for`. py/compile.c.

import BlockHeap

extension Compiler {
    /// What `break` and `continue` meant outside of a loop.
    struct LoopState {
        let breakLabel, continueLabel: LoopLabel?
        let exceptionLevel: Int
    }

    /// START_BREAK_CONTINUE_BLOCK: new labels for `break` and `continue`; what they were before.
    func enterLoop(leavesIterator: Bool = false) -> (breakLabel: Int, continueLabel: Int, outside: LoopState) {
        let outside = LoopState(breakLabel: breakLabel, continueLabel: continueLabel, exceptionLevel: loopExceptionLevel)
        let labels = (newLabel(), newLabel())
        breakLabel = LoopLabel(label: labels.0, leavesIterator: leavesIterator)
        continueLabel = LoopLabel(label: labels.1)
        loopExceptionLevel = exceptionLevel
        return (labels.0, labels.1, outside)
    }

    /// END_BREAK_CONTINUE_BLOCK: in the `else` block they belong to the loop around.
    func leaveLoop(_ outside: LoopState) {
        breakLabel = outside.breakLabel
        continueLabel = outside.continueLabel
        loopExceptionLevel = outside.exceptionLevel
    }

    // while_stmt: 'while' test ':' suite ['else' ':' suite]
    //
    //         jump continue
    //     top:
    //         body
    //     continue:
    //         if condition, jump top
    //         else block
    //     break:
    func compileWhile(_ node: NodeStruct) throws(PythonError) {
        let loop = enterLoop()
        if try !isConstant(node[0], false) {
            let top = newLabel()
            if try !isConstant(node[0], true) { emitter.jump(to: loop.continueLabel) }
            emitter.assign(top)
            try compile(node[1])
            emitter.assign(loop.continueLabel)
            try compileCondition(node[0], jumpIf: true, to: top)
        }
        leaveLoop(loop.outside)
        try compile(node[2])
        emitter.assign(loop.breakLabel)
    }

    // for_stmt: 'for' exprlist 'in' testlist ':' suite ['else' ':' suite]
    func compileFor(_ node: NodeStruct) throws(PythonError) {
        if let range = countingRange(node) {
            try compileCountingLoop(node, range)
            return
        }
        let loop = enterLoop(leavesIterator: true)
        let end = newLabel()
        try compile(node[1])
        emitter.emit(.getIterStack)
        emitter.assign(loop.continueLabel)
        emitter.jump(.forIter, to: end)
        try assign(node[0])
        try compile(node[2])
        emitter.jump(to: loop.continueLabel)
        emitter.assign(end)
        emitter.endForIteration()
        leaveLoop(loop.outside)
        try compile(node[3])
        emitter.assign(loop.breakLabel)
    }

    // MARK: counting loops

    private struct CountingRange {
        let start, end, step: ParseNode
    }

    /// The range of `for name in range(...)` with a constant step: such a loop counts on the stack and makes no range object.
    private func countingRange(_ node: NodeStruct) -> CountingRange? {
        guard node[0].isIdentifier, isStruct(node[1], .atomExprNormal) else { return nil }
        let call = structure(node[1])
        guard call[0].isIdentifier, call[0].qstr == Qstr(.range), isStruct(call[1], .trailerParen) else { return nil }
        let arguments = NodeList(ram, structure(call[1])[0], .arglist)
        let range: CountingRange
        switch arguments.count {
        case 1: range = CountingRange(start: ParseNode(smallInteger: 0), end: arguments[0], step: ParseNode(smallInteger: 1))
        case 2: range = CountingRange(start: arguments[0], end: arguments[1], step: ParseNode(smallInteger: 1))
        case 3:
            range = CountingRange(start: arguments[0], end: arguments[1], step: arguments[2])
            guard range.step.isSmallInteger, range.step.smallInteger != 0 else { return nil }
        default: return nil
        }
        for bound in [range.start, range.end] {
            // Starred and keyword arguments are not plain expressions.
            if isStruct(bound, .arglistStar) || isStruct(bound, .arglistDblStar) || isStruct(bound, .argument) { return nil }
        }
        return range
    }

    //         end (unless a constant), start
    //         jump entry
    //     top:
    //         name = counter
    //         body
    //     continue:
    //         counter += step
    //     entry:
    //         if counter < end, jump top
    //         (else block, with the stack cleared first)
    //     break:
    //         pop counter, end
    private func compileCountingLoop(_ node: NodeStruct, _ range: CountingRange) throws(PythonError) {
        let loop = enterLoop()
        let top = newLabel()
        let entry = newLabel()
        let keepsEnd = !range.end.isSmallInteger
        if keepsEnd { try compile(range.end) }
        try compile(range.start)
        emitter.jump(to: entry)
        emitter.assign(top)
        emitter.emit(.dupTop)
        try assign(node[0])
        try compile(node[2])
        emitter.assign(loop.continueLabel)
        try compile(range.step)
        emitter.binary(.inplaceAdd)
        emitter.assign(entry)
        if keepsEnd {
            emitter.emit(.dupTopTwo)
            emitter.emit(.rotTwo)
        } else {
            emitter.emit(.dupTop)
            try compile(range.end)
        }
        emitter.binary(range.step.smallInteger >= 0 ? .less : .more)
        emitter.popJump(if: true, to: top)
        leaveLoop(loop.outside)
        var end = 0
        if !node[3].isNull {
            emitter.emit(.popTop)
            if keepsEnd { emitter.emit(.popTop) }
            try compile(node[3])
            end = newLabel()
            emitter.jump(to: end)
            emitter.adjustStack(keepsEnd ? 2 : 1)
        }
        emitter.assign(loop.breakLabel)
        emitter.emit(.popTop)
        if keepsEnd { emitter.emit(.popTop) }
        if !node[3].isNull { emitter.assign(end) }
    }
}
