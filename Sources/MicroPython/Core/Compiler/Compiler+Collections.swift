// Tuples, lists, dicts, sets and their comprehensions; `yield`. py/compile.c.

import BlockHeap

extension Compiler {
    /// Whether `list`, a `testlistComp`, is an item and a `for`.
    func isComprehension(_ list: NodeStruct) -> Bool { list.count == 2 && isStruct(list[1], .compFor) }

    // atom_paren: '(' [yield_expr | testlist_comp] ')'
    func compileParenthesis(_ node: NodeStruct) throws(PythonError) {
        if node[0].isNull {
            emitter.emit(.buildTuple, 0)
            return
        }
        let list = structure(node[0])
        if isComprehension(list) {
            try compileComprehension(list, .generatorExpression)
        } else {
            try compileTuple(list)
        }
    }

    // atom_bracket: '[' [testlist_comp] ']'
    func compileBracket(_ node: NodeStruct) throws(PythonError) {
        if node[0].isNull {
            emitter.emit(.buildList, 0)
        } else if isStruct(node[0], .testlistComp) {
            let list = structure(node[0])
            if isComprehension(list) {
                try compileComprehension(list, .listComprehension)
            } else {
                try compileAll(list)
                emitter.emit(.buildList, list.count)
            }
        } else {
            try compile(node[0])
            emitter.emit(.buildList, 1)
        }
    }

    // atom_brace: '{' [dictorsetmaker] '}'. Without `makesMap` the entries go into the object on the stack.
    func compileBrace(_ node: NodeStruct, makesMap: Bool) throws(PythonError) {
        let inner = node[0]
        if inner.isNull {
            if makesMap { emitter.emit(.buildMap, 0) }
        } else if isStruct(inner, .dictorsetmakerItem) {
            if makesMap { emitter.emit(.buildMap, 1) }
            try compile(inner)
            emitter.emit(.storeMap)
        } else if isStruct(inner, .dictorsetmaker) {
            let maker = structure(inner)
            let isDict = isStruct(maker[0], .dictorsetmakerItem)
            let tail = structure(maker[1])
            if tail.rule == .dictorsetmakerList {
                try compileEntries(maker, NodeList(ram, tail[0], .dictorsetmakerList2), isDict: isDict, makesMap: makesMap)
            } else {
                try compileComprehension(maker, isDict ? .dictComprehension : .setComprehension)
            }
        } else {
            try compile(inner)
            emitter.emit(.buildSet, 1)
        }
    }

    /// The first element says whether it is a dict or a set; the others must be of the same kind.
    private func compileEntries(_ maker: NodeStruct, _ rest: NodeList, isDict: Bool, makesMap: Bool) throws(PythonError) {
        if isDict && makesMap { emitter.emit(.buildMap, 1 + rest.count) }
        try compile(maker[0])
        if isDict { emitter.emit(.storeMap) }
        for index in 0..<rest.count {
            let isPair = isStruct(rest[index], .dictorsetmakerItem)
            try compile(rest[index])
            if isDict {
                if !isPair {
                    syntaxError(ParseNode(maker.address), "expecting key:value for dict")
                    return
                }
                emitter.emit(.storeMap)
            } else if isPair {
                syntaxError(ParseNode(maker.address), "expecting just a value for set")
                return
            }
        }
        if !isDict { emitter.emit(.buildSet, 1 + rest.count) }
    }

    /// key ':' value: the value is computed first.
    func compileKeyValue(_ node: NodeStruct) throws(PythonError) {
        try compile(node[1])
        try compile(node[0])
    }

    // item comp_for: a function that is called with the source's iterator; its last node is the scope.
    func compileComprehension(_ node: NodeStruct, _ kind: ScopeKind) throws(PythonError) {
        let loop = structure(node[1])
        if pass == .scope { loop[3] = ParseNode(try newScope(kind, ParseNode(node.address), scope.emitOption)) }
        try closeOver(scope(at: loop[3]), defaults: 0, keywordDefaults: 0)
        try compile(loop[1])
        if kind == .generatorExpression { emitter.emit(.getIter) }
        emitter.call(isMethod: false, positional: 1, keywords: 0, hasStars: false)
    }

    // yield_expr: 'yield' ['from' test | testlist]
    func compileYield(_ node: NodeStruct) throws(PythonError) {
        if scope.kind != .function && scope.kind != .lambda {
            syntaxError(ParseNode(node.address), "'yield' outside function")
            return
        }
        if isStruct(node[0], .yieldArgFrom) {
            try compile(structure(node[0])[0])
            compileYieldFrom()
            return
        }
        if node[0].isNull {
            emitter.loadNone()
        } else {
            try compile(node[0])
        }
        emitter.yieldValue()
        reserveNativeLabels(1)
    }
}
