// One node of the tree: which function compiles it. py/compile.c, compile_node; the table is py/grammar.h's.

import BlockHeap

extension Compiler {
    /// Compiles any node: a leaf loads its value, another one goes to its rule's function.
    func compile(_ node: ParseNode) throws(PythonError) {
        if node.isNull {
            return
        } else if node.isSmallInteger {
            emitter.load(smallInteger: node.smallInteger)
        } else if node.isIdentifier {
            try load(node.qstr)
        } else if node.isString {
            try emitter.emit(.loadConstString, node.qstr)
        } else if node.isToken {
            // An empty line at the start of a file or at the prompt comes as a lone newline.
            if !node.isToken(.newline) { try emitter.load(node.token) }
        } else {
            depth += 1
            defer { depth -= 1 }
            try vm.countWork(1024)
            if depth > Compiler.maximumDepth { throw vm.error(.runtimeError, "maximum recursion depth exceeded") }
            let struct_ = NodeStruct(ram, node)
            emitter.setLine(struct_.sourceLine)
            try compile(struct_)
        }
    }

    /// The function of each rule.
    private func compile(_ node: NodeStruct) throws(PythonError) {
        switch node.rule {
        case .fileInput, .fileInput2, .simpleStmt2, .suiteBlockStmts, .passStmt: try compileAll(node)
        case .decorated: try compileDecorated(node)
        case .funcdef: try compileFunctionDefinition(node)
        case .classdef: try compileClassDefinition(node)
        case .exprStmt: try compileExpressionStatement(node)
        case .testlistStarExpr, .testlist, .subscriptlist: try compileTuple(node)
        case .delStmt: try compileDelete(node)
        case .breakStmt, .continueStmt: compileBreakOrContinue(node)
        case .returnStmt: try compileReturn(node)
        case .yieldStmt: try compileYieldStatement(node)
        case .raiseStmt: try compileRaise(node)
        case .importName: try compileImport(node)
        case .importFrom: try compileImportFrom(node)
        case .globalStmt, .nonlocalStmt: try compileScopeDeclaration(node)
        case .assertStmt: try compileAssert(node)
        case .asyncStmt: try compileAsync(node)
        case .ifStmt: try compileIf(node)
        case .whileStmt: try compileWhile(node)
        case .forStmt: try compileFor(node)
        case .tryStmt: try compileTry(node)
        case .withStmt: try compileWith(node)
        case .namedexprTest: try compileNamedExpression(node[0], node[1])
        case .testIfExpr: try compileConditional(node)
        case .lambdef, .lambdefNocond: try compileLambda(node)
        case .orTest, .andTest: try compileOrAnd(node)
        case .notTest2: try compileNot(node)
        case .comparison: try compileComparison(node)
        case .starExpr: syntaxError(ParseNode(node.address), "*x must be assignment target")
        case .expr: try compileBinary(node, .or)
        case .xorExpr: try compileBinary(node, .xor)
        case .andExpr: try compileBinary(node, .and)
        case .shiftExpr, .arithExpr, .term: try compileTerm(node)
        case .factor2: try compileFactor(node)
        case .power: try compilePower(node)
        case .atomExprAwait: try compileAwait(node)
        case .atomExprNormal: try compileAtomExpression(node)
        case .atomParen: try compileParenthesis(node)
        case .atomBracket: try compileBracket(node)
        case .atomBrace: try compileBrace(node, makesMap: true)
        case .trailerParen: try compileCall(node[0], isMethod: false, extraPositional: 0)
        case .trailerBracket: try compileSubscriptTrailer(node)
        case .trailerPeriod: try emitter.emit(.loadAttr, node[0].qstr)
        case .subscript2, .subscript3: try compileSlice(node)
        case .dictorsetmakerItem: try compileKeyValue(node)
        case .yieldExpr: try compileYield(node)
        case .constObject: try emitter.load(constant: node.constObject)
        default: preconditionFailure("the rule \(node.rule) has no code of its own")
        }
    }

    /// compile_generic_all_nodes: one after the other, up to the first fault.
    func compileAll(_ node: NodeStruct) throws(PythonError) {
        for index in 0..<node.count {
            try compile(node[index])
            if !fault.isNull {
                noteLine(node[index])
                return
            }
        }
    }

    /// compile_generic_tuple.
    func compileTuple(_ node: NodeStruct) throws(PythonError) {
        let count = node.count
        for index in 0..<count { try compile(node[index]) }
        emitter.emit(.buildTuple, count)
    }

    /// apply_to_single_or_list.
    func forEach(_ node: ParseNode, _ rule: RuleID, _ body: (ParseNode) throws(PythonError) -> Void) throws(PythonError) {
        let list = NodeList(ram, node, rule)
        for index in 0..<list.count { try body(list[index]) }
    }

    func isStruct(_ node: ParseNode, _ rule: RuleID) -> Bool { node.isStruct(rule, in: ram) }
    func structure(_ node: ParseNode) -> NodeStruct { NodeStruct(ram, node) }
}
