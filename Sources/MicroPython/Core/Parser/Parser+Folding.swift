// Arithmetic that is done while parsing: on integers, on truth values, `const`, and the constants of `errno`. py/parse.c.

extension Parser {
    // MARK: logic

    /// fold_logical_constants: `and`, `or` and `not` with constant sides. Whether one result is left that stands for the rule.
    func foldLogic(_ id: RuleID, _ count: inout Int) throws(PythonError) -> Bool {
        switch id {
        case .orTest, .andTest:
            // Each operand moves down to where the last one that matters was; the first that decides ends it.
            var to = count
            var index = count
            while index > 0 {
                index -= 1
                let node = result(index)
                setResult(to - 1, node)
                if index == 0 { break }
                let decides = id == .orTest ? try vm.isConstTrue(node) : try vm.isConstFalse(node)
                if decides { break }
                let isNeutral = id == .orTest ? try vm.isConstFalse(node) : try vm.isConstTrue(node)
                if !isNeutral { to -= 1 }
            }
            drop(to - 1)
            count -= to - 1
            return count == 1
        case .notTest2:
            let node = result(0)
            let answer: Token
            if try vm.isConstFalse(node) {
                answer = .keywordTrue
            } else if try vm.isConstTrue(node) {
                answer = .keywordFalse
            } else {
                return false
            }
            drop(1)
            try push(ParseNode(token: answer))
            return true
        default:
            return false
        }
    }

    // MARK: arithmetic

    /// fold_constants: all operands are integers (`1 + 2 * 3`, not `1 + 2 + x`). Whether one result is left that stands for the rule.
    func fold(_ id: RuleID, _ count: Int) throws(PythonError) -> Bool {
        let value: Obj? = switch id {
        case .expr: try foldChain(.or, count)
        case .xorExpr: try foldChain(.xor, count)
        case .andExpr: try foldChain(.and, count)
        case .power: try foldChain(.power, count)
        case .shiftExpr, .arithExpr, .term: try foldOperators(count)
        case .factor2: try foldUnary()
        case .atomExprNormal: try moduleConstant()
        default: nil
        }
        if id == .exprStmt { return try foldConst() }
        guard let value else { return false }
        drop(count)
        try push(try constNodeOrSmallInteger(value, line: 0))
        return true
    }

    /// Operands of one operator, the leftmost deepest.
    private func foldChain(_ op: BinaryOp, _ count: Int) throws(PythonError) -> Obj? {
        var value = vm.constInteger(result(count - 1))
        guard !value.isNull else { return nil }
        for depth in stride(from: count - 2, through: 0, by: -1) {
            let operand = vm.constInteger(result(depth))
            guard !operand.isNull, op != .power || vm.sign(ofInteger: operand) >= 0 else { return nil }
            value = settled(try IntObject.binaryOp(vm, op, value, operand))
        }
        return value
    }

    /// Operands with operators between them.
    private func foldOperators(_ count: Int) throws(PythonError) -> Obj? {
        var value = vm.constInteger(result(count - 1))
        guard !value.isNull else { return nil }
        for depth in stride(from: count - 2, through: 1, by: -2) {
            let operand = vm.constInteger(result(depth - 1))
            guard !operand.isNull, let op = operation(result(depth).token) else { return nil }
            switch op {
            case .lshift, .rshift: if vm.sign(ofInteger: operand) < 0 { return nil }
            case .floorDivide, .modulo: if vm.sign(ofInteger: operand) == 0 { return nil }
            default: break
            }
            value = settled(try IntObject.binaryOp(vm, op, value, operand))
        }
        return value
    }

    /// The operations on integers that give an integer.
    private func operation(_ token: Token) -> BinaryOp? {
        token == .at || token == .slash ? nil : BinaryOp(rawValue: BinaryOp.lshift.rawValue + token.rawValue - Token.doubleLess.rawValue)
    }

    private func foldUnary() throws(PythonError) -> Obj? {
        let operand = vm.constInteger(result(0))
        guard !operand.isNull else { return nil }
        let op: UnaryOp = switch result(1).token {
        case .plus: .positive
        case .minus: .negative
        default: .invert
        }
        return settled(try IntObject.unaryOp(vm, op, operand), from: operand)
    }

    /// The integer as it is where this is compiled: on a board just `value`.
    func settled(_ value: Obj, from operand: Obj? = nil) -> Obj {
        vm.numbers.integer(value, from: operand, on: vm)
    }

    // MARK: names

    /// `errno.ENOENT` and the like: an integer of one of the modules whose constants are known while parsing.
    private func moduleConstant() throws(PythonError) -> Obj? {
        let module = result(1), attribute = result(0)
        guard module.isIdentifier, attribute.isStruct(.trailerPeriod, in: ram) else { return nil }
        guard let known = constantModules.first(where: { $0.name == module.qstr }) else { return nil }
        let (value, receiver) = try vm.loadMethodMaybe(known.module, NodeStruct(ram, attribute)[0].qstr)
        guard !value.isNull, vm.isType(value, .int), receiver.isNull else { return nil }
        return value
    }

    /// `name = const(value)`: the name stands for the value from here on. One that begins with `_` is not even stored.
    private func foldConst() throws(PythonError) -> Bool {
        let target = result(1), source = result(0)
        guard target.isIdentifier, source.isStruct(.atomExprNormal, in: ram) else { return false }
        let call = NodeStruct(ram, source)
        guard call[0] == ParseNode(identifier: Qstr(.const)), call[1].isStruct(.trailerParen, in: ram) else { return false }
        let value = NodeStruct(ram, call[1])[0]
        guard vm.isConst(value) else {
            let error = vm.error(.syntaxError, "not a constant")
            ExceptionObject.addTraceback(vm, to: error.exception, file: lexer.sourceName, line: call.sourceLine, block: .null)
            throw error
        }
        try define(target.qstr, vm.constObject(value))
        if vm.qstrBytes(target.qstr).first == UInt8(ascii: "_") {
            drop(2)
            try pushNode(.passStmt, line: 0, count: 0)
            return true
        }
        drop(1)
        try push(value)
        return false
    }
}
