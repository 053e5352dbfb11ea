// One function for each kind of instruction. py/emitbc.c.

import BlockHeap

extension Emitter {
    // MARK: shapes

    /// An instruction without argument.
    func emit(_ opcode: Opcode) {
        if writeViper(opcode) { return }
        adjustStack(opcode.stackEffect())
        put(opcode.rawValue)
    }

    /// An instruction with a number.
    func emit(_ opcode: Opcode, _ argument: Int) {
        if writeViper(opcode, argument) { return }
        adjustStack(opcode.stackEffect(argument: argument))
        put(opcode.rawValue)
        put(uint: argument)
    }

    /// An instruction with a name.
    func emit(_ opcode: Opcode, _ name: Qstr) throws(PythonError) {
        let number = try names.number(of: name)
        if writeViper(opcode) { return }
        adjustStack(opcode.stackEffect())
        put(opcode.rawValue)
        put(uint: number)
    }

    /// A member of a family.
    private func emit(_ family: Opcode, member: Int) {
        adjustStack(family.stackEffect())
        put(family.rawValue + UInt8(member))
    }

    func put(uint value: Int) {
        if value < 0x80 {
            put(UInt8(value))
        } else {
            for byte in VarUint.encode(UInt32(truncatingIfNeeded: value)) { put(byte) }
        }
    }

    // MARK: constants and variables

    func loadNone() {
        emit(.loadConstNone)
        if viper != nil { loadViper(.keywordNone) }
    }

    /// A constant that is a token.
    func load(_ token: Token) throws(PythonError) {
        switch token {
        case .keywordFalse: emit(.loadConstFalse)
        case .keywordTrue: emit(.loadConstTrue)
        case .ellipsis: try load(constant: vm.ellipsis)
        default: emit(.loadConstNone)
        }
        if viper != nil { loadViper(token) }
    }

    func load(smallInteger value: Int) {
        if (-Opcode.smallIntExcess..<Opcode.loadConstSmallIntMulti.familySize - Opcode.smallIntExcess).contains(value) {
            emit(.loadConstSmallIntMulti, member: value + Opcode.smallIntExcess)
        } else {
            emit(.loadConstSmallInt)
            for byte in VarUint.encode(signed: value) { put(byte) }
        }
        loadedViperInteger()
    }

    /// The object 0.
    func loadZero() { emit(.loadConstSmallIntMulti, member: Opcode.smallIntExcess) }

    func load(constant object: Obj) throws(PythonError) {
        emit(.loadConstObj, try constants.number(of: object))
    }

    /// Local variable number `number`, whatever it holds: a cell too.
    func loadFast(_ number: Int) {
        number <= 15 ? emit(.loadFastMulti, member: number) : emit(.loadFastN, number)
    }

    /// mp_emit_common_id_op: loads the name, wherever it lives.
    func load(_ name: NameInfo) throws(PythonError) {
        switch name.kind {
        case .globalImplicit, .globalImplicitAssigned, .undecided: try emit(.loadName, name.name)
        case .globalExplicit: if !loadViper(global: name.name) { try emit(.loadGlobal, name.name) }
        case .local: if !loadViper(local: name) { loadFast(name.localNumber) }
        case .cell, .free: emit(.loadDeref, name.localNumber)
        }
    }

    func store(_ name: NameInfo) throws(PythonError) {
        switch name.kind {
        case .globalImplicit, .globalImplicitAssigned, .undecided: try emit(.storeName, name.name)
        case .globalExplicit: try emit(.storeGlobal, name.name)
        case .local:
            storeViper(local: name)
            name.localNumber <= 15 ? emit(.storeFastMulti, member: name.localNumber) : emit(.storeFastN, name.localNumber)
        case .cell, .free: emit(.storeDeref, name.localNumber)
        }
    }

    func delete(_ name: NameInfo) throws(PythonError) {
        switch name.kind {
        case .globalImplicit, .globalImplicitAssigned, .undecided: try emit(.deleteName, name.name)
        case .globalExplicit: try emit(.deleteGlobal, name.name)
        case .local: emit(.deleteFast, name.localNumber)
        case .cell, .free: emit(.deleteDeref, name.localNumber)
        }
    }

    func deleteSubscript() {
        emit(.loadNull)
        emit(.rotThree)
        emit(.storeSubscr)
    }

    func deleteAttribute(_ name: Qstr) throws(PythonError) {
        emit(.loadNull)
        emit(.rotTwo)
        try emit(.storeAttr, name)
    }

    // MARK: operators

    func unary(_ op: UnaryOp) { if !unaryViper(op) { emit(.unaryOpMulti, member: Int(op.rawValue)) } }

    /// `not in` and `is not` are `in` and `is` with a `not` behind them.
    func binary(_ op: BinaryOp) {
        if binaryViper(op) { return }
        switch op {
        case .notIn, .isNot:
            emit(.binaryOpMulti, member: Int((op == .notIn ? BinaryOp.in : .is).rawValue))
            unary(.not)
        default: emit(.binaryOpMulti, member: Int(op.rawValue))
        }
    }

    // MARK: control flow

    func jump(to label: Int) {
        jump(.jump, to: label)
        isSuppressed = true
    }

    func popJump(if condition: Bool, to label: Int) {
        makeViperCondition()
        jump(condition ? .popJumpIfTrue : .popJumpIfFalse, to: label)
    }

    func jumpOrPop(if condition: Bool, to label: Int) {
        if !jumpOrPopViper(if: condition, to: label) { jump(condition ? .jumpIfTrueOrPop : .jumpIfFalseOrPop, to: label) }
    }

    /// Out of a loop, and of `exceptionDepth` handlers on the way.
    func unwindJump(to label: LoopLabel, exceptionDepth: Int) {
        if exceptionDepth == 0 {
            if label.leavesIterator {
                for _ in 0..<Emitter.iteratorSlots { put(Opcode.popTop.rawValue) }
            }
            jump(.jump, to: label.label)
        } else {
            jump(.unwindJump, to: label.label)
            put((label.leavesIterator ? 0x80 : 0) | UInt8(truncatingIfNeeded: exceptionDepth))
        }
        isSuppressed = true
    }

    /// Stack slots of an iterator that a `for` keeps on the stack.
    static let iteratorSlots = 4

    func endForIteration() { adjustStack(-Emitter.iteratorSlots) }

    func popExceptJump(to label: Int) {
        jump(.popExceptJump, to: label)
        isSuppressed = true
    }

    func returnValue() {
        emit(.returnValue)
        isSuppressed = true
    }

    /// `argumentCount` is 0, 1 or 2 (`raise x from y`).
    func raise(_ argumentCount: Int) {
        emit([.raiseLast, .raiseObj, .raiseFrom][argumentCount])
        isSuppressed = true
    }

    func yieldValue() {
        emit(.yieldValue)
        scope.flags.insert(.generator)
    }

    func yieldFrom() {
        emit(.getIter)
        loadNone()
        emit(.yieldFrom)
        scope.flags.insert(.generator)
    }

    func cleanUpWith(at label: Int) {
        loadNone()
        assign(label)
        emit(.withCleanup)
        // Takes back the room for the call, and what setupWith pushed.
        adjustStack(-4)
    }

    /// The exception, and room for what an unwinding jump keeps.
    func startHandler() { adjustStack(4) }
    func endHandler() { adjustStack(-3) }

    // MARK: building

    /// `depth`: where the collection lies, counted from the top.
    func storeInComprehension(_ kind: ScopeKind, depth: Int) {
        switch kind {
        case .dictComprehension: emit(.storeComp, (depth + 1) << 2 | 1)
        case .setComprehension: emit(.storeComp, depth << 2 | 2)
        default: emit(.storeComp, depth << 2)
        }
    }

    func makeFunction(_ child: Scope, hasDefaults: Bool) {
        let number = number(ofChild: child.rawCode)
        emit(hasDefaults ? .makeFunctionDefargs : .makeFunction, number)
    }

    func makeClosure(_ child: Scope, cellCount: Int, hasDefaults: Bool) {
        let number = number(ofChild: child.rawCode)
        let opcode: Opcode = hasDefaults ? .makeClosureDefargs : .makeClosure
        if writeViper(opcode, cellCount) { return }
        adjustStack(opcode.stackEffect(argument: cellCount))
        put(opcode.rawValue)
        put(uint: number)
        put(UInt8(truncatingIfNeeded: cellCount))
    }

    func call(isMethod: Bool, positional: Int, keywords: Int, hasStars: Bool) {
        let opcode: Opcode = isMethod ? (hasStars ? .callMethodVarKw : .callMethod) : (hasStars ? .callFunctionVarKw : .callFunction)
        emit(opcode, keywords << 8 | positional)
    }
}

/// Where `break` or `continue` goes.
struct LoopLabel {
    let label: Int
    /// An iterator has to be popped off the stack on the way.
    var leavesIterator = false
}
