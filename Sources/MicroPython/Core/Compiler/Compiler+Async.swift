// `async` and `await`: coroutines are generators, so all of it becomes `yield from`. py/compile.c.

import BlockHeap

extension Compiler {
    // yield_arg_from: 'from' test, with the iterator and the first value to send on the stack
    func compileYieldFrom() {
        emitter.yieldFrom()
        reserveNativeLabels(3)
    }

    // atom_expr_await: 'await' atom trailers
    func compileAwait(_ node: NodeStruct) throws(PythonError) {
        if scope.kind != .function && scope.kind != .lambda {
            syntaxError(ParseNode(node.address), "'await' outside function")
            return
        }
        try compileAtomExpression(node)
        compileYieldFrom()
    }

    /// Awaits what the method of the object on the stack returns.
    private func awaitMethod(_ name: Qstr) throws(PythonError) {
        try emitter.emit(.loadMethod, name)
        emitter.call(isMethod: true, positional: 0, keywords: 0, hasStars: false)
        compileYieldFrom()
    }

    // async_stmt: 'async' (funcdef | with_stmt | for_stmt)
    func compileAsync(_ node: NodeStruct) throws(PythonError) {
        let inner = structure(node[0])
        if inner.rule == .funcdef {
            try compileFunctionDefinition(inner)
            scope(at: inner[4]).flags.insert(.generator)
        } else if !scope.flags.contains(.generator) {
            syntaxError(node[0], "async for/with outside async function")
        } else if inner.rule == .forStmt {
            try compileAsyncFor(inner)
        } else {
            try compileAsyncWithItems(NodeList(ram, inner[0], .withStmtList), 0, body: inner[1])
        }
    }

    //         iterator.__aiter__()
    //     continue:
    //         setup_except handler
    //         name = await iterator.__anext__()
    //         pop_except_jump body
    //     handler:
    //         StopAsyncIteration: pop_except_jump end; anything else goes on up
    //     body:
    //         body, jump continue
    //     end:
    //         else block
    //     break:
    //         pop the iterator
    private func compileAsyncFor(_ node: NodeStruct) throws(PythonError) {
        let names = vm.rom.compilerNames
        let end = newLabel()
        let handler = newLabel()
        let body = newLabel()
        let other = newLabel()
        try compile(node[1])
        try emitter.emit(.loadMethod, names.aiter)
        emitter.call(isMethod: true, positional: 0, keywords: 0, hasStars: false)
        let loop = enterLoop()
        emitter.assign(loop.continueLabel)
        enterBlock(.setupExcept, handler: handler)
        emitter.emit(.dupTop)
        try awaitMethod(names.anext)
        try assign(node[0])
        emitter.popExceptJump(to: body)
        emitter.assign(handler)
        emitter.startHandler()
        emitter.emit(.dupTop)
        try loadGlobal(names.stopAsyncIteration)
        emitter.binary(.exceptionMatch)
        emitter.popJump(if: false, to: other)
        emitter.emit(.popTop)
        emitter.popExceptJump(to: end)
        emitter.assign(other)
        emitter.adjustStack(1)
        leaveBlock()
        emitter.endHandler()
        emitter.assign(body)
        try compile(node[2])
        emitter.jump(to: loop.continueLabel)
        leaveLoop(loop.outside)
        emitter.assign(end)
        try compile(node[3])
        emitter.assign(loop.breakLabel)
        emitter.emit(.popTop)
    }

    /// Each item is a try-finally around the next one; the finally block calls `__aexit__`. It is reached in three ways, told by the stack:
    /// at the end of the body (manager), by an exception (manager, exception), or by return or jump (manager, value, number).
    private func compileAsyncWithItems(_ items: NodeList, _ index: Int, body: ParseNode) throws(PythonError) {
        guard index < items.count else {
            try compile(body)
            return
        }
        depth += 1
        defer { depth -= 1 }
        if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        let names = vm.rom.compilerNames
        let finally = newLabel()
        let exit = newLabel()
        let unwind = newLabel()
        let end = newLabel()
        if isStruct(items[index], .withItem) {
            let item = structure(items[index])
            try compile(item[0])
            emitter.emit(.dupTop)
            try awaitMethod(names.aenter)
            try assign(item[1])
        } else {
            try compile(items[index])
            emitter.emit(.dupTop)
            try awaitMethod(names.aenter)
            emitter.emit(.popTop)
        }
        enterBlock(.setupFinally, handler: finally)
        emitter.adjustStack(3)
        try compileAsyncWithItems(items, index + 1, body: body)
        emitter.adjustStack(-3)

        // The end of the body.
        emitter.loadNone()
        emitter.emit(.rotTwo)
        emitter.jump(to: exit)
        // An exception, or else return or jump.
        emitter.assign(finally)
        emitter.emit(.dupTop)
        try loadGlobal(Qstr(.BaseException))
        emitter.binary(.exceptionMatch)
        emitter.popJump(if: false, to: unwind)
        emitter.emit(.dupTop)
        emitter.emit(.rotThree)
        emitter.emit(.rotTwo)
        try emitter.emit(.loadMethod, names.aexit)
        emitter.emit(.rotThree)
        emitter.emit(.rotThree)
        emitter.emit(.dupTop)
        try emitter.emit(.loadAttr, Qstr(.__class__))
        emitter.emit(.rotTwo)
        emitter.loadNone()
        emitter.call(isMethod: true, positional: 3, keywords: 0, hasStars: false)
        compileYieldFrom()
        // A true answer swallows the exception.
        emitter.popJump(if: false, to: end)
        emitter.emit(.popTop)
        emitter.loadNone()
        emitter.jump(to: end)
        emitter.adjustStack(2)
        // Return or jump.
        emitter.assign(unwind)
        emitter.emit(.rotThree)
        emitter.emit(.rotThree)
        emitter.assign(exit)
        try emitter.emit(.loadMethod, names.aexit)
        emitter.loadNone()
        emitter.emit(.dupTop)
        emitter.emit(.dupTop)
        emitter.call(isMethod: true, positional: 3, keywords: 0, hasStars: false)
        compileYieldFrom()
        emitter.emit(.popTop)
        emitter.adjustStack(-1)
        emitter.assign(end)
        leaveBlock()
    }
}
