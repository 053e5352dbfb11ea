// Simple statements and `if`. py/compile.c.

import BlockHeap

extension Compiler {
    // expr_stmt: testlist_star_expr [annotation | augmented assignment | assignments]
    func compileExpressionStatement(_ node: NodeStruct) throws(PythonError) {
        let right = node[1]
        if right.isNull {
            try compileLoneExpression(node[0])
        } else if isStruct(right, .annassign) {
            let annotation = structure(right)
            if annotation[1].isNull {
                // "x: type" in a function declares x as a local; the annotation itself is not looked at.
                if scope.kind == .function && node[0].isIdentifier { _ = try scope.indexAdding(node[0].qstr, as: .local) }
            } else {
                try compileAssignment(node[0], annotation[1])
            }
        } else if isStruct(right, .exprStmtAugassign) {
            let augmented = structure(right)
            try assign(node[0], .augmentedLoad)
            try compile(augmented[1])
            emitter.binary(BinaryOp(augmented[0].token, from: .pipeEqual, to: .inplaceOr))
            try assign(node[0], .augmentedStore)
        } else if isStruct(right, .exprStmtAssignList) {
            // a = b = ... = value: the leftmost is stored first.
            let list = structure(right)
            let last = list.count - 1
            try compile(list[last])
            if last > 0 { emitter.emit(.dupTop) }
            try assign(node[0])
            for index in 0..<last {
                if index + 1 < last { emitter.emit(.dupTop) }
                try assign(list[index])
            }
        } else {
            try compileAssignment(node[0], right)
        }
    }

    /// An expression as a statement: its value is printed at the prompt, and thrown away elsewhere.
    private func compileLoneExpression(_ node: ParseNode) throws(PythonError) {
        if isREPL && scope.kind == .module {
            try load(vm.rom.compilerNames.replPrint)
            try compile(node)
            emitter.call(isMethod: false, positional: 1, keywords: 0, hasStars: false)
            emitter.emit(.popTop)
        } else if (node.isLeaf && !node.isIdentifier) || isStruct(node, .constObject) {
            // A constant by itself does nothing.
        } else {
            try compile(node)
            emitter.emit(.popTop)
        }
    }

    // del_stmt: 'del' exprlist
    func compileDelete(_ node: NodeStruct) throws(PythonError) {
        try forEach(node[0], .exprlist) { target throws(PythonError) in try delete(target) }
    }

    private func delete(_ node: ParseNode) throws(PythonError) {
        if node.isIdentifier {
            try delete(node.qstr)
            return
        }
        if isStruct(node, .atomExprNormal) {
            let expression = structure(node)
            try compile(expression[0])
            if expression[1].isStruct {
                var trailer = structure(expression[1])
                if trailer.rule == .atomExprTrailers {
                    let last = trailer.count - 1
                    for index in 0..<last { try compile(trailer[index]) }
                    trailer = structure(trailer[last])
                }
                if trailer.rule == .trailerBracket {
                    try compile(trailer[0])
                    emitter.deleteSubscript()
                    return
                }
                if trailer.rule == .trailerPeriod {
                    try emitter.deleteAttribute(trailer[0].qstr)
                    return
                }
            }
        } else if isStruct(node, .atomParen) {
            let inner = structure(node)[0]
            if isStruct(inner, .testlistComp), !isComprehension(structure(inner)) {
                let list = structure(inner)
                depth += 1
                defer { depth -= 1 }
                if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
                for index in 0..<list.count { try delete(list[index]) }
                return
            }
            syntaxError(inner, "can't delete expression")
            return
        }
        syntaxError(node, "can't delete expression")
    }

    // break_stmt: 'break'      continue_stmt: 'continue'
    func compileBreakOrContinue(_ node: NodeStruct) {
        guard let label = node.rule == .breakStmt ? breakLabel : continueLabel else {
            syntaxError(ParseNode(node.address), "'break'/'continue' outside loop")
            return
        }
        emitter.unwindJump(to: label, exceptionDepth: exceptionLevel - loopExceptionLevel)
    }

    // return_stmt: 'return' [testlist]
    func compileReturn(_ node: NodeStruct) throws(PythonError) {
        if scope.kind != .function {
            syntaxError(ParseNode(node.address), "'return' outside function")
            return
        }
        if node[0].isNull {
            emitter.loadNone()
        } else if isStruct(node[0], .testIfExpr) {
            // return a if c else b: two returns instead of a jump.
            let expression = structure(node[0])
            let choice = structure(expression[1])
            let fail = newLabel()
            try compileCondition(choice[0], jumpIf: false, to: fail)
            try compile(expression[0])
            emitter.returnValue()
            emitter.assign(fail)
            try compile(choice[1])
        } else {
            try compile(node[0])
        }
        emitter.returnValue()
    }

    // yield_expr as a statement: what is sent in is thrown away.
    func compileYieldStatement(_ node: NodeStruct) throws(PythonError) {
        try compile(node[0])
        emitter.emit(.popTop)
    }

    // raise_stmt: 'raise' [test ['from' test]]
    func compileRaise(_ node: NodeStruct) throws(PythonError) {
        if node[0].isNull {
            emitter.raise(0)
        } else if isStruct(node[0], .raiseStmtArg) {
            let arguments = structure(node[0])
            try compile(arguments[0])
            try compile(arguments[1])
            emitter.raise(2)
        } else {
            try compile(node[0])
            emitter.raise(1)
        }
    }

    // global_stmt, nonlocal_stmt: name (',' name)*
    func compileScopeDeclaration(_ node: NodeStruct) throws(PythonError) {
        guard pass == .scope else { return }
        let isGlobal = node.rule == .globalStmt
        if !isGlobal && scope.kind == .module {
            syntaxError(ParseNode(node.address), "can't declare nonlocal in outer code")
            return
        }
        try forEach(node[0], .nameList) { name throws(PythonError) in
            let index = try scope.indexAdding(name.qstr, as: .undecided)
            try declare(index, isGlobal: isGlobal, ParseNode(node.address))
        }
    }

    /// Makes the current scope's name at `index` global or nonlocal.
    func declare(_ index: Int, isGlobal: Bool, _ node: ParseNode) throws(PythonError) {
        let kind = scope.names[index].kind
        if isGlobal {
            if kind != .undecided && kind != .globalExplicit {
                syntaxError(node, "identifier redefined as global")
                return
            }
            scope.names[index].kind = .globalExplicit
            let outermost = scope.outermost
            if let global = outermost.index(of: scope.names[index].name) { outermost.names[global].kind = .globalExplicit }
        } else if kind == .undecided {
            scope.names[index].kind = .globalImplicit
            try scope.closeOver(index)
            if scope.names[index].kind == .globalImplicit { syntaxError(node, "no binding for nonlocal found") }
        } else if kind != .free {
            syntaxError(node, "identifier redefined as nonlocal")
        }
    }

    // assert_stmt: 'assert' test [',' test]; nothing when optimising.
    func compileAssert(_ node: NodeStruct) throws(PythonError) {
        if vm.runtime.optimisationLevel != 0 { return }
        let end = newLabel()
        try compileCondition(node[0], jumpIf: true, to: end)
        try loadGlobal(Qstr(.AssertionError))
        if !node[1].isNull {
            try compile(node[1])
            emitter.call(isMethod: false, positional: 1, keywords: 0, hasStars: false)
        }
        emitter.raise(1)
        emitter.assign(end)
    }

    // if_stmt: 'if' test ':' suite ('elif' test ':' suite)* ['else' ':' suite]; what a constant condition rules out is left out.
    func compileIf(_ node: NodeStruct) throws(PythonError) {
        let end = newLabel()
        defer { emitter.assign(end) }
        if try !isConstant(node[0], false) {
            let fail = newLabel()
            try compileCondition(node[0], jumpIf: false, to: fail)
            try compile(node[1])
            if try isConstant(node[0], true) { return }
            if !(node[2].isNull && node[3].isNull) { emitter.jump(to: end) }
            emitter.assign(fail)
        }
        let elifs = NodeList(ram, node[2], .ifStmtElifList)
        for index in 0..<elifs.count {
            let elif = structure(elifs[index])
            if try isConstant(elif[0], false) { continue }
            let fail = newLabel()
            try compileCondition(elif[0], jumpIf: false, to: fail)
            try compile(elif[1])
            if try isConstant(elif[0], true) { return }
            emitter.jump(to: end)
            emitter.assign(fail)
        }
        try compile(node[3])
    }
}

extension BinaryOp {
    /// The operator as far behind `first` as `token` is behind `start`: both lists are in one order.
    init(_ token: Token, from start: Token, to first: BinaryOp) {
        self = BinaryOp(rawValue: first.rawValue + (token.rawValue - start.rawValue))!
    }
}
