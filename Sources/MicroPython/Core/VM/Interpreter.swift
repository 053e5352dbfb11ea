// The interpreter: runs the bytecode of the innermost frame. py/vm.c. What each instruction means stands in Bytecode/Opcode+Description.
//
// The simple instructions run in a loop of their own (Interpreter+Simple); here are those which may allocate, raise, call or look up from
// their work, the rarer ones in Interpreter+Rare. The code state's `ip` is set to the instruction before it runs, since whatever raises or
// allocates needs it (traceback, source line of a heap event). Calls of Python functions from Python code do not recurse here: the
// caller's locals go into its frame record, and the loop goes on with the callee's.
//
//     value stack:  sp points at the top value, grows up      exception stack:  `handlers` points at the innermost entry, grows up

import BlockHeap

extension VM {
    /// Runs from the innermost frame, an entry, until it returns (false) or yields (true); the value is at the code state's `sp`.
    ///
    /// The caller pops the frame then. When an exception leaves the entry frame, it has been popped already.
    /// `thrown` is raised where the code goes on (null: nothing): what `throw` does to a generator.
    func execute(_ thrown: Obj) throws(PythonError) -> Bool {
        let ram = self.ram
        let entry = frame
        let marks = self.marks
        var thrown = thrown
        frames: while true {
            let record = Frame(ram, frame)
            let state = CodeState(ram, record.codeState)
            let context = FunctionObject(ram, state.function).context
            let names = ModuleContext(ram, context).qstrTable
            let handlerBase = state.exceptionStack
            let locals = handlerBase &- 4  // local variable i lies 4 * i below
            var ip = record.ip
            var sp = record.sp
            var handlers = record.exceptionTop

            do throws(PythonError) {
                if !thrown.isNull && Opcode(ram.load8(ip)) != .yieldFrom {
                    state.ip = ip
                    let exception = thrown
                    thrown = .null
                    throw PythonError(try raisable(exception))
                }
                while true {
                    let stop = runSimple(from: Position(ip: ip, sp: sp), locals: locals, names: names, context: context)
                    (ip, sp) = (stop.ip, stop.sp)
                    state.ip = ip
                    native.recent.removeAll()
                    let opcode = Opcode(ram.load8(ip))
                    ip &+= 1
                    switch opcode {

                    // MARK: names, attributes and items
                    case .loadName: ram.push(&sp, try loadName(ram.name(names, &ip)))
                    case .loadGlobal: ram.push(&sp, try loadGlobal(ram.name(names, &ip)))
                    case .storeName:
                        try DictObject(ram, Obj(root(.dictLocals))).store(Obj(ram.name(names, &ip)), ram.value(sp), self)
                        sp &-= 4
                    case .loadAttr:
                        ram.setTop(sp, try attribute(ram.value(sp), ram.name(names, &ip)))
                    case .loadMethod:
                        try loadMethod(ram.value(sp), ram.name(names, &ip), to: sp)
                        sp &+= 4
                    case .storeAttr:
                        try storeAttribute(ram.value(sp), ram.name(names, &ip), ram.value(sp, 1))
                        sp &-= 8
                    case .loadSubscr:
                        sp &-= 4
                        ram.setTop(sp, try subscript_(ram.value(sp), Obj(word: ram.load32(sp &+ 4))))
                    case .storeSubscr:
                        _ = try subscript_(ram.value(sp, 1), ram.value(sp), ram.value(sp, 2))
                        sp &-= 12

                    // MARK: jumps
                    case .jump:
                        let distance = ram.decodeSignedJump(&ip)
                        ip = ip &+ UInt32(bitPattern: distance)
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending(ip) }
                    case .popJumpIfTrue, .popJumpIfFalse:
                        let distance = ram.decodeSignedJump(&ip)
                        sp &-= 4
                        let truth = try isTrue(Obj(word: ram.load32(sp &+ 4)))
                        if truth == (opcode == .popJumpIfTrue) { ip = ip &+ UInt32(bitPattern: distance) }
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending(ip) }
                    case .jumpIfTrueOrPop, .jumpIfFalseOrPop:
                        let distance = ram.decodeUnsignedJump(&ip)
                        if try isTrue(ram.value(sp)) == (opcode == .jumpIfTrueOrPop) { ip &+= distance } else { sp &-= 4 }
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending(ip) }

                    // MARK: iteration
                    case .getIter: ram.setTop(sp, try iterator(ram.value(sp)))
                    case .getIterStack:
                        let buffer = sp
                        let iterator = try iterator(ram.value(sp), buffer: buffer)
                        sp &+= 12
                        if iterator.word != buffer {
                            ram.store32(buffer, 0)
                            ram.store32(buffer &+ 4, iterator.word)
                        }
                    case .forIter:
                        let distance = ram.decodeUnsignedJump(&ip)
                        state.sp = sp
                        let buffer = sp &- 12
                        let iterator = ram.load32(buffer) == 0 ? Obj(word: ram.load32(buffer &+ 4)) : Obj(buffer)
                        if ram.load32(iterator.address) == TypeID.generator.address {
                            record.ip = ip
                            record.sp = sp
                            record.exceptionTop = handlers
                            if try GeneratorObject(ram, iterator).resumeInLoop(self) { continue frames }
                        }
                        let item = try nextAllowingRaise(iterator)
                        if item == .stopIteration {
                            sp &-= 16
                            ip &+= distance
                        } else {
                            ram.push(&sp, item)
                        }

                    // MARK: exceptions
                    case .unwindJump:
                        let distance = ram.decodeSignedJump(&ip)
                        ram.push(&sp, Obj(word: ip &+ UInt32(bitPattern: distance)))
                        let end = unwindJump(UInt32(ram.load8(ip)), ip, sp, handlers)
                        (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                        if !end.isHandler {
                            ticks.left &-= 1
                            if ticks.left < 0 { try handlePending(ip) }
                        }
                    case .setupWith:
                        try enterContext(sp)
                        sp &+= 4
                        let distance = ram.decodeUnsignedJump(&ip)
                        handlers &+= 12
                        ram.store32(handlers, ip &+ distance)
                        ram.store32(handlers &+ 4, sp | 2)
                        ram.store32(handlers &+ 8, 0)
                        sp &+= 4  // where enterContext has put the result
                    case .setupExcept, .setupFinally:
                        let distance = ram.decodeUnsignedJump(&ip)
                        handlers &+= 12
                        ram.store32(handlers, ip &+ distance)
                        ram.store32(handlers &+ 4, sp | (opcode == .setupFinally ? 2 : 0))
                        ram.store32(handlers &+ 8, 0)
                    case .popExceptJump:
                        handlers &-= 12
                        let distance = ram.decodeUnsignedJump(&ip)
                        ip &+= distance
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending(ip) }
                    case .withCleanup: sp = try exitContext(sp)
                    case .endFinally:
                        handlers &-= 12
                        let cause = ram.value(sp)
                        if cause == .none {
                            sp &-= 4
                        } else if !cause.isSmallInteger {
                            throw PythonError(cause)
                        } else if cause.smallInteger < 0 {
                            sp &-= 4
                            let end = unwindReturn(ip, sp, handlers, handlerBase)
                            (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                            if !end.isHandler {
                                if returnToCaller(record, state, sp) { continue frames }
                                return false
                            }
                        } else {
                            sp &-= 4
                            let end = unwindJump(UInt32(cause.smallInteger), ip, sp, handlers)
                            (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                            if !end.isHandler {
                                ticks.left &-= 1
                                if ticks.left < 0 { try handlePending(ip) }
                            }
                        }
                    case .raiseLast: throw PythonError(activeException(handlers, handlerBase))
                    case .raiseObj: throw PythonError(try raisable(ram.value(sp)))
                    case .raiseFrom:  // what it is from is dropped, and nothing is said about it
                        sp &-= 4
                        throw PythonError(try raisable(ram.value(sp)))

                    // MARK: building
                    case .buildTuple:
                        let count = ram.decodeUint(&ip)
                        sp = sp &+ 4 &- 4 &* count
                        ram.setTop(sp, try TupleObject.make(self, count: Int(count), from: sp))
                    case .buildList:
                        let count = ram.decodeUint(&ip)
                        sp = sp &+ 4 &- 4 &* count
                        ram.setTop(sp, try ListObject.make(self, copying: Items(address: sp, count: Int(count))))
                    case .buildMap: ram.push(&sp, try DictObject.make(self, capacity: Int(ram.decodeUint(&ip))))
                    case .storeMap:
                        sp &-= 8
                        try DictObject(ram, ram.value(sp)).store(Obj(word: ram.load32(sp &+ 8)), Obj(word: ram.load32(sp &+ 4)), self)
                    case .storeComp:
                        let argument = ram.decodeUint(&ip)
                        let container = ram.value(sp, argument >> 2)
                        switch argument & 3 {
                        case 0: try ListObject(ram, container).append(ram.value(sp), self)
                        case 1:
                            try DictObject(ram, container).store(ram.value(sp), ram.value(sp, 1), self)
                            sp &-= 4
                        default: try SetObject(ram, container).store(ram.value(sp), self)
                        }
                        sp &-= 4
                    // MARK: functions
                    case .callFunction:
                        let counts = ArgumentCounts(ram.decodeUint(&ip))
                        sp = sp &- 4 &* counts.slots
                        let callee = ram.value(sp)
                        let args = Args(ram, base: sp &+ 4, count: Int(counts.positional), keywordCount: Int(counts.keywords))
                        if callee.isPointer && ram.load32(callee.address) == TypeID.bytecodeFunction.address {
                            ticks.left &-= 1
                            if ticks.left < 0 { try grantTicks() }
                            let old = stackPointer
                            _ = try pushFrame(callee.address, args, flags: 0, callerStackPointer: old)
                            record.ip = ip
                            record.sp = sp
                            record.exceptionTop = handlers
                            continue frames
                        }
                        ram.setTop(sp, try call(callee, args))
                    case .callMethod:
                        let counts = ArgumentCounts(ram.decodeUint(&ip))
                        sp = sp &- 4 &* (counts.slots &+ 1)
                        let callee = ram.value(sp)
                        let skip: UInt32 = ram.load32(sp &+ 4) == 0 ? 1 : 0
                        let args = Args(
                            ram, base: sp &+ 4 &+ 4 &* skip, count: Int(counts.positional &+ 1 &- skip),
                            keywordCount: Int(counts.keywords))
                        if callee.isPointer && ram.load32(callee.address) == TypeID.bytecodeFunction.address {
                            ticks.left &-= 1
                            if ticks.left < 0 { try grantTicks() }
                            let old = stackPointer
                            stackPointer = old &- stackCost.method
                            _ = try pushFrame(callee.address, args, flags: 0, callerStackPointer: old)
                            record.ip = ip
                            record.sp = sp
                            record.exceptionTop = handlers
                            continue frames
                        }
                        ram.setTop(sp, try call(callee, args))
                    case .callFunctionVarKw, .callMethodVarKw:
                        let counts = ArgumentCounts(ram.decodeUint(&ip))
                        let hasReceiver = opcode == .callMethodVarKw
                        sp = sp &- 4 &* (counts.slots &+ (hasReceiver ? 2 : 1))
                        ram.setTop(sp, try callStarred(counts, at: sp, hasReceiver: hasReceiver))
                    case .returnValue:
                        if handlers >= handlerBase {
                            let end = unwindReturn(ip, sp, handlers, handlerBase)
                            (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                            if end.isHandler { continue }
                        }
                        if returnToCaller(record, state, sp) { continue frames }
                        return false
                    case .yieldValue:
                        if yieldToCaller(record, state, ip, sp, handlers) { continue frames }
                        return true
                    case .yieldFrom:
                        let sent = ram.value(sp)
                        sp &-= 4
                        state.sp = sp
                        let exception = thrown
                        thrown = .null
                        let end = try resume(ram.value(sp), send: exception.isNull ? sent : .null, throw: exception)
                        if end.isYield {
                            ram.push(&sp, end.value)
                            if yieldToCaller(record, state, ip &- 1, sp, handlers) { continue frames }
                            return true
                        }
                        ram.setTop(sp, end.value)
                        if !exception.isNull && exceptionMatches(exception, TypeID.generatorExit.obj) {
                            throw PythonError(try raisable(exception))
                        }

                    // MARK: operators, and the rest
                    case _ where opcode.isMember(of: .binaryOpMulti):
                        sp &-= 4
                        let op = BinaryOp(rawValue: UInt8(opcode.member(of: .binaryOpMulti)))!
                        ram.setTop(sp, try binaryOp(op, ram.value(sp), Obj(word: ram.load32(sp &+ 4))))
                    case _ where opcode.isMember(of: .unaryOpMulti):
                        ram.setTop(sp, try unaryOp(UnaryOp(rawValue: UInt8(opcode.member(of: .unaryOpMulti)))!, ram.value(sp)))
                    default:
                        let end = try executeRare(opcode, Position(ip: ip, sp: sp), state, context)
                        (ip, sp) = (end.ip, end.sp)
                    }
                }
            } catch {
                restore(marks)
                try handle(error, entry: entry, handlers: handlers)
            }
        }
    }
}
