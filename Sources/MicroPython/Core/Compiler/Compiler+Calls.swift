// Calls and chains of `.name`, `[...]` and `(...)`. py/compile.c.

import BlockHeap

extension Compiler {
    // atom_expr_normal: atom trailer*. A call of a method makes no method object: LOAD_METHOD and CALL_METHOD stand for both trailers.
    func compileAtomExpression(_ node: NodeStruct) throws(PythonError) {
        try compile(node[0])
        // `await` without trailers comes here too.
        if node[1].isNull { return }
        let trailers = NodeList(ram, node[1], .atomExprTrailers)
        let first = structure(trailers[0])
        var index = 0
        if node[0].isIdentifier && first.rule == .trailerParen {
            if scope.kind == .function && node[0].qstr == Qstr(.super) && first[0].isNull {
                guard let used = try compileSuper(trailers) else { return }
                index = used
            } else if node[0].qstr == vm.rom.compilerNames.orderedDict && isStruct(first[0], .atomBrace) {
                // OrderedDict({...}): the entries go into it directly, because a dict would lose their order.
                emitter.call(isMethod: false, positional: 0, keywords: 0, hasStars: false)
                try compileBrace(structure(first[0]), makesMap: false)
                index = 1
            }
        }
        while index < trailers.count {
            let trailer = structure(trailers[index])
            if trailer.rule == .trailerPeriod && index + 1 < trailers.count && isStruct(trailers[index + 1], .trailerParen) {
                try emitter.emit(.loadMethod, trailer[0].qstr)
                try compileCall(structure(trailers[index + 1])[0], isMethod: true, extraPositional: 0)
                index += 1
            } else {
                try compile(trailers[index])
            }
            index += 1
        }
    }

    /// super() in a function: the class and the first argument are put in. How many trailers it took; `nil` after a fault.
    private func compileSuper(_ trailers: NodeList) throws(PythonError) -> Int? {
        try load(Qstr(.__class__))
        guard let first = scope.names.first(where: { $0.isParameter }) else {
            syntaxError(trailers[0], "super() can't find self")
            return nil
        }
        try load(first.name)
        if trailers.count >= 3 && isStruct(trailers[1], .trailerPeriod) && isStruct(trailers[2], .trailerParen) {
            try emitter.emit(.loadSuperMethod, structure(trailers[1])[0].qstr)
            try compileCall(structure(trailers[2])[0], isMethod: true, extraPositional: 0)
            return 3
        }
        emitter.call(isMethod: false, positional: 2, keywords: 0, hasStars: false)
        return 1
    }

    /// compile_trailer_paren_helper: the arguments of a call and the call; `extraPositional` arguments are on the stack already.
    // arglist: argument (',' argument)*; argument: test | test '=' test | test ':=' test | comprehension | '*' test | '**' test
    func compileCall(_ arguments: ParseNode, isMethod: Bool, extraPositional: Int) throws(PythonError) {
        let list = NodeList(ram, arguments, .arglist)
        var positional = extraPositional
        var keywords = 0
        var hasDoubleStar = false
        /// Which arguments are starred, a bit each.
        var stars = 0
        for index in 0..<list.count {
            let argument = list[index]
            if isStruct(argument, .arglistStar) {
                if hasDoubleStar {
                    syntaxError(argument, "* arg after **")
                    return
                }
                // The bits must fit into a small integer.
                if index >= 30 {
                    syntaxError(argument, "too many args")
                    return
                }
                stars |= 1 << index
                try compile(structure(argument)[0])
                positional += 1
            } else if isStruct(argument, .arglistDblStar) {
                hasDoubleStar = true
                // It goes as a keyword argument without a name.
                emitter.emit(.loadNull)
                try compile(structure(argument)[0])
                keywords += 1
            } else if isStruct(argument, .argument) {
                let node = structure(argument)
                if isStruct(node[1], .argument3) {
                    try compileNamedExpression(node[0], structure(node[1])[0])
                    positional += 1
                } else if isStruct(node[1], .compFor) {
                    try compileComprehension(node, .generatorExpression)
                    positional += 1
                } else {
                    guard node[0].isIdentifier else {
                        syntaxError(argument, "LHS of keyword arg must be an id")
                        return
                    }
                    try emitter.emit(.loadConstString, node[0].qstr)
                    try compile(node[1])
                    keywords += 1
                }
            } else {
                if hasDoubleStar {
                    syntaxError(argument, "positional arg after **")
                    return
                }
                if keywords > 0 {
                    syntaxError(argument, "positional arg after keyword arg")
                    return
                }
                try compile(argument)
                positional += 1
            }
        }
        let hasStars = stars != 0 || hasDoubleStar
        if hasStars { emitter.load(smallInteger: stars) }
        emitter.call(isMethod: isMethod, positional: positional, keywords: keywords, hasStars: hasStars)
    }
}
