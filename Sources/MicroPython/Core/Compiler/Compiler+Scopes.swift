// One pass over one scope. py/compile.c, compile_scope.

import BlockHeap

extension Compiler {
    /// False: the pass must be run again (see `Emitter.end`).
    func compile(_ scope: Scope, _ pass: Pass) throws(PythonError) -> Bool {
        enter(scope, pass)
        try emitter.start(pass, scope)
        reserveNativeLabels(6)
        if pass == .scope {
            scope.stackSize = 0
            scope.exceptionStackSize = 0
        }
        switch scope.kind {
        case .module: try compileModule(scope)
        case .class: try compileClassBody(structure(scope.node))
        case .function: try compileFunctionBody(structure(scope.node))
        case .lambda: try compileLambdaBody(structure(scope.node))
        case .listComprehension, .dictComprehension, .setComprehension, .generatorExpression:
            try compileComprehensionBody(structure(scope.node))
        }
        return try emitter.end()
    }

    // file_input: [stmt+]      eval_input: testlist NEWLINE*
    private func compileModule(_ scope: Scope) throws(PythonError) {
        if isStruct(scope.node, .evalInput) {
            try compile(structure(scope.node)[0])
        } else {
            try compile(scope.node)
            emitter.loadNone()
        }
        emitter.returnValue()
    }

    // funcdef: the parameters are declared, the suite is compiled; it ends in `return None`.
    private func compileFunctionBody(_ node: NodeStruct) throws(PythonError) {
        if pass == .scope {
            hasStar = false
            try forEach(node[1], .typedargslist) { parameter throws(PythonError) in
                try declareParameter(parameter, name: .typedargslistName, star: .typedargslistStar)
            }
            if scope.viperResult != nil, let type = viperType(node[2]) { scope.viperResult = type }
        }
        try compile(node[3])
        emitter.loadNone()
        emitter.returnValue()
    }

    // lambdef: the parameters are declared, the expression is returned.
    private func compileLambdaBody(_ node: NodeStruct) throws(PythonError) {
        emitter.setLine(node.sourceLine)
        if pass == .scope {
            hasStar = false
            try forEach(node[0], .varargslist) { parameter throws(PythonError) in
                try declareParameter(parameter, name: .varargslistName, star: .varargslistStar)
            }
        }
        try compile(node[1])
        // A lambda that yields returns None.
        if scope.flags.contains(.generator) {
            emitter.emit(.popTop)
            emitter.loadNone()
        }
        emitter.returnValue()
    }

    /// compile_scope_func_lambda_param: adds a parameter to the scope's names.
    private func declareParameter(_ node: ParseNode, name: RuleID, star: RuleID) throws(PythonError) {
        // **kwargs must be last.
        if scope.flags.contains(.varKeywords) {
            syntaxError(node, "invalid syntax")
            return
        }
        var parameter = Qstr.null
        var isStar = false
        var isDoubleStar = false
        if node.isIdentifier || isStruct(node, name) {
            parameter = node.isIdentifier ? node.qstr : structure(node)[0].qstr
            if hasStar {
                scope.keywordOnlyCount += 1
            } else {
                scope.positionalCount += 1
            }
        } else if isStruct(node, star) {
            if hasStar {
                syntaxError(node, "invalid syntax")
                return
            }
            hasStar = true
            isStar = true
            let inner = structure(node)[0]
            if !inner.isNull {
                scope.flags.insert(.varArguments)
                parameter = inner.isIdentifier ? inner.qstr : structure(inner)[0].qstr
            }
        } else {
            isDoubleStar = true
            parameter = structure(node)[0].qstr
            scope.flags.insert(.varKeywords)
        }
        guard parameter != .null else { return }
        let index = try scope.indexAdding(parameter, as: .undecided)
        if scope.names[index].kind != .undecided {
            syntaxError(node, "argument name reused")
            return
        }
        scope.names[index].kind = .local
        scope.names[index].isParameter = true
        if scope.viperResult != nil, isStruct(node, name), name == .typedargslistName, let type = viperType(structure(node)[1]) {
            scope.names[index].viperType = type
        }
        scope.names[index].isStarParameter = isStar
        scope.names[index].isDoubleStarParameter = isDoubleStar
    }

    /// compile_viper_type_annotation; `nil` where there is none.
    private func viperType(_ annotation: ParseNode) -> ViperType? {
        guard !annotation.isNull else { return nil }
        guard annotation.isIdentifier else {
            syntaxError(annotation, "annotation must be an identifier")
            return nil
        }
        let type = ViperType(vm.qstrText(annotation.qstr))
        if type == nil { note(vm.error(.viperTypeError, format: "unknown type '%q'", .qstr(annotation.qstr))) }
        return type
    }

    // classdef: `__module__` and `__qualname__`, then the suite; `__class__` is handed out for methods that use it.
    private func compileClassBody(_ node: NodeStruct) throws(PythonError) {
        if pass == .scope { _ = try scope.indexAdding(Qstr(.__class__), as: .local) }
        try load(Qstr(.__name__))
        try store(Qstr(.__module__))
        try emitter.emit(.loadConstString, node[0].qstr)
        try store(Qstr(.__qualname__))
        try compile(node[2])
        if let index = scope.index(of: Qstr(.__class__)), scope.names[index].kind != .local {
            emitter.loadFast(scope.names[index].localNumber)
        } else {
            emitter.loadNone()
        }
        emitter.returnValue()
    }

    // MARK: comprehensions

    /// A comprehension is a function of one argument, the iterator; the empty name cannot clash with any other.
    private func compileComprehensionBody(_ node: NodeStruct) throws(PythonError) {
        let kind = scope.kind
        if pass == .scope {
            _ = try scope.indexAdding(.empty, as: .local)
            scope.positionalCount = 1
        }
        emitter.setLine(node.sourceLine)
        switch kind {
        case .listComprehension: emitter.emit(.buildList, 0)
        case .dictComprehension: emitter.emit(.buildMap, 0)
        case .setComprehension: emitter.emit(.buildSet, 0)
        default: break
        }
        if kind == .generatorExpression {
            // Of the iterator's four slots the first is null, which says that the second points to it.
            emitter.emit(.loadNull)
            try load(.empty)
            emitter.emit(.loadNull)
            emitter.emit(.loadNull)
        } else {
            try load(.empty)
            emitter.emit(.getIterStack)
        }
        try compileIteration(structure(node[1]), item: node[0], depth: 0)
        if kind == .generatorExpression { emitter.loadNone() }
        emitter.returnValue()
    }

    /// compile_scope_comp_iter: one `for` of a comprehension and what it has behind it.
    private func compileIteration(_ node: NodeStruct, item: ParseNode, depth forDepth: Int) throws(PythonError) {
        depth += 1
        defer { depth -= 1 }
        if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
        let top = newLabel()
        let end = newLabel()
        emitter.assign(top)
        emitter.jump(.forIter, to: end)
        try assign(node[0])
        var rest = node[2]
        while isStruct(rest, .compIf) {
            let condition = structure(rest)
            try compileCondition(condition[0], jumpIf: false, to: top)
            rest = condition[1]
        }
        if rest.isNull {
            try compile(item)
            if scope.kind == .generatorExpression {
                emitter.yieldValue()
                reserveNativeLabels(1)
                emitter.emit(.popTop)
            } else {
                emitter.storeInComprehension(scope.kind, depth: 4 * forDepth + 5)
            }
        } else {
            let inner = structure(rest)
            try compile(inner[1])
            emitter.emit(.getIterStack)
            try compileIteration(inner, item: item, depth: forDepth + 1)
        }
        emitter.jump(to: top)
        emitter.assign(end)
        emitter.endForIteration()
    }
}
