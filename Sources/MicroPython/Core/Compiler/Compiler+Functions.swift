// Functions, lambdas, classes and decorators. py/compile.c.

import BlockHeap

extension Compiler {
    // funcdef: see makeFunction
    func compileFunctionDefinition(_ node: NodeStruct) throws(PythonError) {
        try store(try makeFunction(node, scope.emitOption))
    }

    // funcdef: 'def' NAME '(' [parameters] ')' ['->' test] ':' suite; the last node is the function's scope.
    /// Leaves the function on the stack; its name.
    private func makeFunction(_ node: NodeStruct, _ option: EmitOption) throws(PythonError) -> Qstr {
        if pass == .scope { node[4] = ParseNode(try newScope(.function, ParseNode(node.address), option)) }
        let function = scope(at: node[4])
        try compileDefaults(function, node[1], .typedargslist)
        return function.simpleName
    }

    // lambdef: 'lambda' [parameters] ':' test; the last node is the lambda's scope.
    func compileLambda(_ node: NodeStruct) throws(PythonError) {
        if pass == .scope { node[2] = ParseNode(try newScope(.lambda, ParseNode(node.address), scope.emitOption)) }
        try compileDefaults(scope(at: node[2]), node[0], .varargslist)
    }

    // classdef: see makeClass
    func compileClassDefinition(_ node: NodeStruct) throws(PythonError) {
        try store(try makeClass(node, scope.emitOption))
    }

    // classdef: 'class' NAME ['(' [arguments] ')'] ':' suite; the last node is the class's scope.
    /// Leaves the class on the stack; its name.
    private func makeClass(_ node: NodeStruct, _ option: EmitOption) throws(PythonError) -> Qstr {
        if pass == .scope { node[3] = ParseNode(try newScope(.class, ParseNode(node.address), option)) }
        emitter.emit(.loadBuildClass)
        let body = scope(at: node[3])
        try closeOver(body, defaults: 0, keywordDefaults: 0)
        try emitter.emit(.loadConstString, body.simpleName)
        // Empty parentheses come as a node of their own.
        try compileCall(isStruct(node[1], .classdef2) ? .null : node[1], isMethod: false, extraPositional: 2)
        return body.simpleName
    }

    // MARK: defaults and closures

    /// compile_funcdef_lambdef: the values of default arguments, then the function.
    private func compileDefaults(_ function: Scope, _ parameters: ParseNode, _ rule: RuleID) throws(PythonError) {
        // A default may hold a lambda with defaults of its own.
        let outside = (hasStar, dictParameterCount, defaultParameterCount)
        (hasStar, dictParameterCount, defaultParameterCount) = (false, 0, 0)
        try forEach(parameters, rule) { parameter throws(PythonError) in try compileDefault(parameter) }
        guard fault.isNull else { return }
        if defaultParameterCount > 0 && dictParameterCount == 0 {
            emitter.emit(.buildTuple, defaultParameterCount)
            emitter.emit(.loadNull)
        }
        try closeOver(function, defaults: defaultParameterCount, keywordDefaults: dictParameterCount)
        (hasStar, dictParameterCount, defaultParameterCount) = outside
    }

    /// A parameter's default: behind a star they go into a dict, before it into a tuple.
    private func compileDefault(_ parameter: ParseNode) throws(PythonError) {
        var name = parameter
        var value = ParseNode.null
        if !parameter.isIdentifier {
            let node = structure(parameter)
            switch node.rule {
            case .typedargslistStar, .varargslistStar:
                hasStar = true
                return
            case .typedargslistDblStar, .varargslistDblStar: return
            case .typedargslistName: (name, value) = (node[0], node[2])
            default: (name, value) = (node[0], node[1])
            }
        }
        if value.isNull {
            if !hasStar && defaultParameterCount != 0 { syntaxError(parameter, "non-default argument follows default argument") }
        } else if hasStar {
            dictParameterCount += 1
            if dictParameterCount == 1 {
                if defaultParameterCount > 0 {
                    emitter.emit(.buildTuple, defaultParameterCount)
                } else {
                    emitter.emit(.loadNull)
                }
                emitter.emit(.buildMap, 0)
            }
            try compile(value)
            try emitter.emit(.loadConstString, name.qstr)
            emitter.emit(.storeMap)
        } else {
            defaultParameterCount += 1
            try compile(value)
        }
    }

    /// close_over_variables_etc: pushes the cells that `inner` shares with this scope, then makes the function.
    func closeOver(_ inner: Scope, defaults: Int, keywordDefaults: Int) throws(PythonError) {
        if keywordDefaults > 0 { inner.flags.insert(.defaultKeywords) }
        inner.defaultCount = defaults
        var cellCount = 0
        if scope.kind != .module {
            for name in scope.names where name.kind == .cell || name.kind == .free {
                for free in inner.names where free.kind == .free && free.name == name.name {
                    emitter.loadFast(name.localNumber)
                    cellCount += 1
                }
            }
        }
        let hasDefaults = defaults != 0 || keywordDefaults != 0
        if cellCount == 0 {
            emitter.makeFunction(inner, hasDefaults: hasDefaults)
        } else {
            emitter.makeClosure(inner, cellCount: cellCount, hasDefaults: hasDefaults)
        }
    }

    // MARK: decorators

    // decorated: ('@' dotted_name ['(' arguments ')'])+ (funcdef | classdef | async funcdef)
    func compileDecorated(_ node: NodeStruct) throws(PythonError) {
        let decorators = NodeList(ram, node[0], .decorators)
        var option = scope.emitOption
        var calls = 0
        for index in 0..<decorators.count {
            let decorator = structure(decorators[index])
            let name = NodeList(ram, decorator[0], .dottedName)
            if isBuiltIn(name, &option) { continue }
            calls += 1
            try compile(name[0])
            for part in 1..<max(name.count, 1) { try emitter.emit(.loadAttr, name[part].qstr) }
            if !decorator[1].isNull { try compile(decorator[1]) }
        }
        let body = structure(node[1])
        let name: Qstr
        if body.rule == .funcdef {
            name = try makeFunction(body, option)
        } else if body.rule == .asyncFuncdef {
            let function = structure(body[0])
            name = try makeFunction(function, option)
            scope(at: function[4]).flags.insert(.generator)
        } else {
            name = try makeClass(body, option)
        }
        for _ in 0..<calls { emitter.call(isMethod: false, positional: 1, keywords: 0, hasStars: false) }
        try store(name)
    }

    /// compile_built_in_decorator: `@micropython....` says how to compile. Machine code is for a board's own processor, which is not here:
    /// native and viper functions become bytecode.
    private func isBuiltIn(_ name: NodeList, _ option: inout EmitOption) -> Bool {
        guard name[0].qstr == Qstr(.micropython) else { return false }
        guard name.count == 2 else {
            syntaxError(name[0], "invalid micropython decorator")
            return true
        }
        let names = vm.rom.compilerNames
        switch name[1].qstr {
        case Qstr(.bytecode): option = .bytecode
        case names.native, names.viper:
            if case .host = vm.numbers { syntaxError(name[1], "invalid arch") }
            option = name[1].qstr == names.native ? .native : .viper
            if pass == .scope { vm.noteMissing(.machineCode, "micropython." + vm.qstrText(name[1].qstr)) }
        case names.asmThumb, names.asmXtensa:
            vm.noteMissing(.emitter, "micropython." + vm.qstrText(name[1].qstr))
            syntaxError(name[1], "invalid arch")
        default: syntaxError(name[1], "invalid micropython decorator")
        }
        return true
    }
}
