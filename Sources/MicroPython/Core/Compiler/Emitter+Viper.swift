// @micropython.viper as bytecode: the types of the real emitter, with its errors, and machine words on the value stack. Where an ordinary
// instruction takes values, words become objects first. py/emitnative.c.

import BlockHeap

extension Emitter {
    /// Begins a pass: parameters are the caller's objects, and become what they are annotated as.
    func startViper() {
        guard let result = scope.viperResult, pass > .scope else { return viper = nil }
        var types = ViperTypes(locals: Array(repeating: .unbound, count: scope.localCount), result: result)
        for name in scope.names where name.isParameter && name.localNumber < types.locals.count {
            types.locals[name.localNumber] = name.kind == .local ? name.viperType : .object
        }
        // What a function inside shares with this one lies in a cell, as an object.
        for name in scope.names where name.kind == .cell || name.kind == .free {
            if name.localNumber < types.locals.count { types.locals[name.localNumber] = .object }
        }
        if scope.kind != .function && scope.kind != .lambda { types.locals = types.locals.map { $0 == .unbound ? .object : $0 } }
        viper = types
        for (number, type) in types.locals.enumerated() where type != .object && type != .unbound {
            put(ViperInstruction(.localFromObject, Int(type.rawValue), number))
        }
    }

    /// Writes the instruction; what it does to the stack is the caller's to say.
    private func put(_ instruction: ViperInstruction) {
        put(Opcode.viper.rawValue)
        put(uint: instruction.number)
    }

    private func type(_ depth: Int) -> ViperType { viper?[depth].type ?? .object }

    private func setTop(_ type: ViperType) { viper?[0] = .value(type) }

    /// The value `depth` below the top becomes an object.
    private func makeObject(_ depth: Int) {
        let type = type(depth)
        // None is an object already, and so is the placeholder of a cast.
        if type != .object && type != .none { put(ViperInstruction(.toObject, Int(type.rawValue), depth)) }
        viper?[depth] = .value(.object)
    }

    private func viperError(_ format: String, _ arguments: String...) {
        var text = "", rest = arguments[...]
        for part in format.split(separator: "%", omittingEmptySubsequences: false).enumerated() {
            text += part.offset == 0 ? part.element : (rest.popFirst() ?? "") + part.element
        }
        whenWrong(vm.error(.viperTypeError, text))
    }

    // MARK: instructions

    /// Comes before each instruction of a viper function. True where it has been written in another way.
    func writeViper(_ opcode: Opcode, _ argument: Int = 0) -> Bool {
        guard viper != nil else { return false }
        switch opcode {
        case .loadSubscr: return loadItem()
        case .storeSubscr: return storeItem()
        case .dupTop, .dupTopTwo, .rotTwo, .rotThree:
            move(opcode)
            return true
        case .callFunction:
            if case .cast(let type)? = viper?[Int(ArgumentCounts(UInt32(argument)).slots)] {
                cast(to: type, argument)
                return true
            }
        case .raiseObj where type(0) != .object: viperError("must raise an object")
        case .yieldValue, .yieldFrom: whenWrong(vm.error(.notImplementedError, "native yield"))
        case .returnValue: returnViper()
        case .popTop: return false
        default: break
        }
        for depth in 0..<Emitter.takenValues(opcode, argument) { makeObject(depth) }
        return false
    }

    /// How many values from the top an ordinary instruction looks at.
    private static func takenValues(_ opcode: Opcode, _ argument: Int) -> Int {
        var slots: Int { Int(ArgumentCounts(UInt32(argument)).slots) }
        return switch opcode {
        case .storeName, .storeGlobal, .storeDeref, .loadAttr, .loadMethod, .getIter, .getIterStack, .setupWith, .yieldValue, .raiseObj,
            .unpackSequence, .unpackEx, .importStar: 1
        case .storeAttr, .importName, .raiseFrom, .makeFunctionDefargs, .storeMap: 2
        case .yieldFrom: 2
        case .loadSuperMethod: 3
        case .buildTuple, .buildList, .buildSet, .buildSlice, .makeClosure: argument
        case .makeClosureDefargs: argument + 2
        case .storeComp: argument & 3 == 1 ? 2 : 1
        case .callFunction: slots + 1
        case .callFunctionVarKw, .callMethod: slots + 2
        case .callMethodVarKw: slots + 3
        default: 0
        }
    }

    /// The instructions that only move values about take their types along.
    private func move(_ opcode: Opcode) {
        let (top, second, third) = (viper?[0], viper?[1], viper?[2])
        adjustStack(opcode.stackEffect())
        put(opcode.rawValue)
        guard let top, let second, let third else { return }
        let moved: [ViperTypes.Slot] = switch opcode {
        case .dupTop: [top]
        case .dupTopTwo: [top, second]
        case .rotTwo: [second, top]
        default: [second, third, top]
        }
        for (depth, slot) in moved.enumerated() { viper?[depth] = slot }
    }

    // MARK: constants and variables

    func loadViper(_ token: Token) {
        switch token {
        case .keywordTrue, .keywordFalse:
            put(ViperInstruction(.fromObject, Int(ViperType.bool.rawValue)))
            setTop(.bool)
        case .ellipsis: break
        default: setTop(.none)
        }
    }

    /// A small integer has been loaded.
    func loadedViperInteger() {
        guard viper != nil else { return }
        put(ViperInstruction(.fromObject, Int(ViperType.int.rawValue)))
        setTop(.int)
    }

    /// Whether a local variable was loaded that holds no object.
    func loadViper(local name: NameInfo) -> Bool {
        guard let type = viper?.locals[name.localNumber] else { return false }
        if type == .unbound { viperError("local '%' used before type known", vm.qstrText(name.name)) }
        guard type != .object && type != .none else { return false }
        put(ViperInstruction(.loadLocal, 0, name.localNumber))
        adjustStack(1)
        setTop(type)
        return true
    }

    /// The top of the stack goes into a local variable, which keeps the type of its first value.
    func storeViper(local name: NameInfo) {
        guard let known = viper?.locals[name.localNumber] else { return }
        let type = type(0)
        if known == .unbound {
            viper?.locals[name.localNumber] = type
        } else if known != type {
            viperError("local '%' has type '%' but source is '%'", vm.qstrText(name.name), known.name, type.name)
        }
    }

    /// The names of types are casts. A placeholder keeps the slot.
    func loadViper(global name: Qstr) -> Bool {
        guard viper != nil, let type = ViperType(vm.qstrText(name)), type != .object else { return false }
        loadNone()
        viper?[0] = .cast(type)
        return true
    }

    private func cast(to type: ViperType, _ argument: Int) {
        if argument != 1 { viperError("a cast takes 1 value") }
        if self.type(0) == .object || self.type(0) == .none { put(ViperInstruction(.fromObject, Int(type.rawValue))) }
        put(Opcode.rotTwo.rawValue)
        put(Opcode.popTop.rawValue)
        adjustStack(-argument)
        setTop(type)
    }

    // MARK: operators

    func unaryViper(_ op: UnaryOp) -> Bool {
        guard viper != nil, type(0) != .object else { return false }
        if !type(0).isInteger {
            viperError("can't do unary op of '%'", type(0).name)
        } else if op == .not {
            viperError("'not' not implemented")
        }
        put(ViperInstruction(.unary, Int(op.rawValue)))
        return true
    }

    func binaryViper(_ op: BinaryOp) -> Bool {
        guard viper != nil else { return false }
        let (left, right) = (type(1), type(0))
        if left == .object && right == .object { return false }
        let plain = op.withoutPlace
        var result = left
        if !left.isInteger || !right.isInteger {
            viperError("can't do binary op between '%' and '%'", left.name, right.name)
        } else if plain.compares {
            if left != right { viperError("comparison of int and uint") }
            result = .bool
        } else if plain == .floorDivide || plain == .modulo {
            if left != .int { viperError("div/mod not implemented for uint") }
        } else if ![.or, .xor, .and, .lshift, .rshift, .add, .subtract, .multiply].contains(plain) {
            viperError("binary op % not implemented", op.methodName)
        }
        put(ViperInstruction(.binary, Int(plain.rawValue), left == .uint ? 1 : 0))
        adjustStack(-1)
        setTop(result)
        return true
    }

    // MARK: items through pointers

    private func loadItem() -> Bool {
        let (base, index) = (type(1), type(0))
        guard base != .object else {
            makeObject(0)
            return false
        }
        if base.width == nil {
            viperError("can't load from '%'", base.name)
        } else if !index.isInteger {
            viperError("can't load with '%' index", index.name)
        }
        put(ViperInstruction(.load, base.width ?? 1))
        adjustStack(-1)
        setTop(.int)
        return true
    }

    private func storeItem() -> Bool {
        let (value, base, index) = (type(2), type(1), type(0))
        guard base != .object else {
            for depth in 0..<3 { makeObject(depth) }
            return false
        }
        if base.width == nil {
            viperError("can't store to '%'", base.name)
        } else if value != .bool && !value.isInteger {
            viperError("can't store '%'", value.name)
        } else if !index.isInteger {
            viperError("can't store with '%' index", index.name)
        }
        put(ViperInstruction(.store, base.width ?? 1))
        adjustStack(-3)
        return true
    }

    // MARK: control flow

    /// The top is about to decide a jump: it becomes True or False.
    func makeViperCondition() {
        guard viper != nil, type(0) != .object else { return }
        if type(0) != .bool && !type(0).isInteger { viperError("can't implicitly convert '%' to 'bool'", type(0).name) }
        put(ViperInstruction(.truth))
        setTop(.object)
    }

    /// A jump that keeps its value. Whether it was written.
    func jumpOrPopViper(if condition: Bool, to label: Int) -> Bool {
        let top = type(0)
        viper?.kept = top
        guard viper != nil, top != .object else { return false }
        emit(.dupTop)
        popJump(if: condition, to: label)
        emit(.popTop)
        return true
    }

    /// The value that jumps have kept is on the stack again, where they lead to.
    func resumeViper() {
        if let kept = viper?.kept { setTop(kept) }
    }

    /// What is returned becomes an object, by the type that the function says.
    private func returnViper() {
        guard let result = viper?.result else { return }
        let type = type(0)
        if type == .none {
            if result == .object { return setTop(.object) }
            // None is 0 to a function that returns a machine word.
            emit(.popTop)
            if result == .bool { emit(.loadConstFalse) } else { loadZero() }
        } else if type != result {
            viperError("return expected '%' but got '%'", result.name, type.name)
        } else {
            makeObject(0)
        }
    }
}

extension BinaryOp {
    /// The operator that an assignment such as `+=` uses.
    fileprivate var withoutPlace: BinaryOp {
        guard rawValue >= BinaryOp.inplaceOr.rawValue, rawValue <= BinaryOp.inplacePower.rawValue else { return self }
        return BinaryOp(rawValue: rawValue + BinaryOp.or.rawValue - BinaryOp.inplaceOr.rawValue) ?? self
    }

    fileprivate var compares: Bool { rawValue <= BinaryOp.notEqual.rawValue }

    /// As messages name it.
    fileprivate var methodName: String {
        switch withoutPlace {
        case .power: self == .inplacePower ? "__ipow__" : "__pow__"
        case .trueDivide: self == .inplaceTrueDivide ? "__itruediv__" : "__truediv__"
        case .matMultiply: self == .inplaceMatMultiply ? "__imatmul__" : "__matmul__"
        default: ""
        }
    }
}
