// `import` and `from ... import`. py/compile.c.

import BlockHeap

extension Compiler {
    // import_name: 'import' dotted_as_name (',' dotted_as_name)*
    func compileImport(_ node: NodeStruct) throws(PythonError) {
        try forEach(node[0], .dottedAsNames) { name throws(PythonError) in
            emitter.load(smallInteger: 0)
            emitter.loadNone()
            try store(try importModule(name))
        }
    }

    // import_from: 'from' ('.' | '...')* [dotted_name] 'import' ('*' | import_as_names)
    func compileImportFrom(_ node: NodeStruct) throws(PythonError) {
        let (source, level) = relativeSource(node[0])
        if node[1].isToken(.star) {
            if scope.kind != .module {
                syntaxError(ParseNode(node.address), "import * not at module level")
                return
            }
            emitter.load(smallInteger: level)
            try emitter.emit(.loadConstString, Qstr(.star))
            emitter.emit(.buildTuple, 1)
            _ = try importModule(source)
            emitter.emit(.importStar)
            return
        }
        emitter.load(smallInteger: level)
        let names = NodeList(ram, node[1], .importAsNames)
        for index in 0..<names.count { try emitter.emit(.loadConstString, structure(names[index])[0].qstr) }
        emitter.emit(.buildTuple, names.count)
        _ = try importModule(source)
        for index in 0..<names.count {
            let name = structure(names[index])
            try emitter.emit(.importFrom, name[0].qstr)
            try store(name[1].isNull ? name[0].qstr : name[1].qstr)
        }
        emitter.emit(.popTop)
    }

    /// The module's name without the dots before it, and how many dots there were.
    private func relativeSource(_ node: ParseNode) -> (source: ParseNode, level: Int) {
        var source = node
        var dots = ParseNode.null
        if node.isToken || isStruct(node, .oneOrMorePeriodOrEllipsis) {
            (dots, source) = (node, .null)
        } else if isStruct(node, .importFrom2b) {
            (dots, source) = (structure(node)[0], structure(node)[1])
        }
        let list = NodeList(ram, dots, .oneOrMorePeriodOrEllipsis)
        var level = 0
        for index in 0..<list.count { level += list[index].isToken(.period) ? 1 : 3 }
        return (source, level)
    }

    /// do_import_name: imports a module and leaves it on the stack; the name to store it as: the first part of its own, or what stands
    /// behind `as`.
    private func importModule(_ node: ParseNode) throws(PythonError) -> Qstr {
        var source = node
        var alias: Qstr?
        if isStruct(node, .dottedAsName) {
            alias = structure(node)[1].qstr
            source = structure(node)[0]
        }
        if source.isNull {
            try emitter.emit(.importName, .empty)
            return .empty
        }
        if source.isIdentifier {
            try emitter.emit(.importName, source.qstr)
            return alias ?? source.qstr
        }
        let parts = structure(source)
        var text: [UInt8] = []
        for index in 0..<parts.count {
            if index > 0 { text.append(UInt8(ascii: ".")) }
            text += vm.qstrBytes(parts[index].qstr)
        }
        try emitter.emit(.importName, try vm.intern(text))
        if let alias {
            for index in 1..<parts.count { try emitter.emit(.loadAttr, parts[index].qstr) }
            return alias
        }
        return parts[0].qstr
    }
}
