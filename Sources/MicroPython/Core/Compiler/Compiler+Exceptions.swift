// `try` and `with`. py/compile.c.

import BlockHeap

extension Compiler {
    /// Enters a block whose exceptions go to `label`.
    func enterBlock(_ opcode: Opcode, handler label: Int) {
        emitter.jump(opcode, to: label)
        exceptionLevel += 1
        scope.exceptionStackSize = max(scope.exceptionStackSize, exceptionLevel)
    }

    func leaveBlock() {
        exceptionLevel -= 1
        emitter.emit(.endFinally)
        reserveNativeLabels(1)
    }

    // try_stmt: 'try' ':' suite (except+ ['else' ':' suite] ['finally' ':' suite] | 'finally' ':' suite)
    func compileTry(_ node: NodeStruct) throws(PythonError) {
        let rest = structure(node[1])
        if rest.rule == .tryStmtFinally {
            try compileTryFinally(node[0], nil, .null, rest[0])
        } else if rest.rule == .tryStmtExceptAndMore {
            let excepts = NodeList(ram, rest[0], .tryStmtExceptList)
            if rest[2].isNull {
                try compileTryExcept(node[0], excepts, rest[1])
            } else {
                try compileTryFinally(node[0], excepts, rest[1], structure(rest[2])[0])
            }
        } else {
            try compileTryExcept(node[0], NodeList(ram, node[1], .tryStmtExceptList), .null)
        }
    }

    //         setup_except handler
    //         body
    //         pop_except_jump success
    //     handler:                        (the exception is on the stack)
    //         for each except: does it match? no: next one; yes: body, pop_except_jump end
    //         end_finally                 (none matched: goes on up)
    //     success:
    //         else block
    //     end:
    private func compileTryExcept(_ body: ParseNode, _ excepts: NodeList, _ otherwise: ParseNode) throws(PythonError) {
        let handler = newLabel()
        let success = newLabel()
        enterBlock(.setupExcept, handler: handler)
        try compile(body)
        emitter.popExceptJump(to: success)
        emitter.assign(handler)
        emitter.startHandler()
        let end = newLabel()
        for index in 0..<excepts.count {
            let except = structure(excepts[index])
            let next = newLabel()
            var name = Qstr.null
            if except[0].isNull {
                if index + 1 != excepts.count {
                    syntaxError(excepts[index], "default 'except' must be last")
                    leaveBlock()
                    return
                }
            } else {
                var expression = except[0]
                if isStruct(expression, .tryStmtAsName) {
                    name = structure(expression)[1].qstr
                    expression = structure(expression)[0]
                }
                emitter.emit(.dupTop)
                try compile(expression)
                emitter.binary(.exceptionMatch)
                emitter.popJump(if: false, to: next)
            }
            if name == .null {
                emitter.emit(.popTop)
                try compile(except[1])
            } else {
                try store(name)
                try compileNamedHandler(except[1], name)
            }
            emitter.popExceptJump(to: end)
            emitter.assign(next)
            emitter.adjustStack(1)
        }
        leaveBlock()
        emitter.endHandler()
        emitter.assign(success)
        try compile(otherwise)
        emitter.assign(end)
    }

    /// The body of `except ... as name`: whatever leaves it, the name is deleted.
    private func compileNamedHandler(_ body: ParseNode, _ name: Qstr) throws(PythonError) {
        let cleanup = newLabel()
        enterBlock(.setupFinally, handler: cleanup)
        try compile(body)
        emitter.loadNone()
        emitter.assign(cleanup)
        // A value that is being returned may lie on the stack.
        emitter.adjustStack(1)
        emitter.loadNone()
        try store(name)
        try delete(name)
        emitter.adjustStack(-1)
        leaveBlock()
    }

    // try_stmt with try_stmt_finally: 'finally' ':' suite
    private func compileTryFinally(
        _ body: ParseNode, _ excepts: NodeList?, _ otherwise: ParseNode, _ finally: ParseNode
    ) throws(PythonError) {
        let handler = newLabel()
        enterBlock(.setupFinally, handler: handler)
        if let excepts {
            try compileTryExcept(body, excepts, otherwise)
        } else {
            // Room for what an unwinding jump keeps.
            emitter.adjustStack(3)
            try compile(body)
            emitter.adjustStack(-3)
        }
        // None says that nothing was raised.
        emitter.loadNone()
        emitter.assign(handler)
        emitter.adjustStack(1)
        try compile(finally)
        emitter.adjustStack(-1)
        leaveBlock()
    }

    // with_stmt: 'with' with_item (',' with_item)* ':' suite
    func compileWith(_ node: NodeStruct) throws(PythonError) {
        try compileWithItems(NodeList(ram, node[0], .withStmtList), 0, body: node[1])
    }

    /// Each item is a block around the next one.
    private func compileWithItems(_ items: NodeList, _ index: Int, body: ParseNode) throws(PythonError) {
        guard index < items.count else {
            try compile(body)
            return
        }
        depth += 1
        defer { depth -= 1 }
        if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        let end = newLabel()
        if isStruct(items[index], .withItem) {
            let item = structure(items[index])
            try compile(item[0])
            enterBlock(.setupWith, handler: end)
            try assign(item[1])
        } else {
            try compile(items[index])
            enterBlock(.setupWith, handler: end)
            emitter.emit(.popTop)
        }
        try compileWithItems(items, index + 1, body: body)
        emitter.cleanUpWith(at: end)
        reserveNativeLabels(3)
        leaveBlock()
    }
}
