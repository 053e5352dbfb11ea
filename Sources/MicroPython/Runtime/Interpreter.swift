// The interpreter: runs the bytecode of the innermost frame. py/vm.c. What each instruction means stands in Bytecode/Opcode+Description.
//
// The instruction and stack pointers are locals; the code state's `ip` is set to the instruction before it runs, since whatever
// raises or allocates needs it (traceback, source line of a heap event). Calls of Python functions from Python code do not
// recurse here: the caller's locals go into its frame record, and the loop goes on with the callee's.
//
//     value stack:  sp points at the top value, grows up      exception stack:  `handlers` points at the innermost entry, grows up

import Heap

extension Machine {
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
            let context = ModuleContext(ram, FunctionObject(ram, state.function).context)
            let names = context.qstrTable
            let handlerBase = state.exceptionStack
            let locals = handlerBase &- 4  // local variable i lies 4 * i below
            var ip = record.ip
            var sp = record.sp
            var handlers = record.exceptionTop

            /// The name that the instruction's argument stands for.
            @inline(__always) func name() -> Qstr { Qstr(UInt32(ram.load16(names &+ 2 &* ram.decodeUint(&ip)))) }
            @inline(__always) func push(_ value: Obj) {
                sp &+= 4
                ram.store32(sp, value.word)
            }
            @inline(__always) func value(_ depth: UInt32 = 0) -> Obj { Obj(word: ram.load32(sp &- 4 &* depth)) }
            @inline(__always) func setTop(_ value: Obj) { ram.store32(sp, value.word) }

            do throws(PythonError) {
                if !thrown.isNull && ram.load8(ip) != Opcode.yieldFrom.rawValue {
                    state.ip = ip
                    let exception = thrown
                    thrown = .null
                    throw PythonError(try raisable(exception))
                }
                while true {
                    state.ip = ip
                    recent.removeAll()
                    let opcode = ram.load8(ip)
                    ip &+= 1
                    switch opcode {

                    // MARK: constants and variables
                    case 0x10: push(Obj(name()))  // LOAD_CONST_STRING
                    case 0x11:  // LOAD_NAME
                        push(try loadName(name()))
                    case 0x12:  // LOAD_GLOBAL
                        let wanted = Obj(name())
                        let slot = cachedSlot(root(.dictGlobals) &+ 4, wanted)
                        push(slot != 0 ? Obj(word: ram.load32(slot &+ 4)) : try loadGlobal(wanted.qstr))
                    case 0x16:  // STORE_NAME
                        let wanted = Obj(name())
                        let slot = cachedSlot(root(.dictLocals) &+ 4, wanted)
                        if slot != 0 {
                            ram.store32(slot &+ 4, value().word)
                        } else {
                            try dictStore(Obj(root(.dictLocals)), wanted, value())
                        }
                        sp &-= 4
                    case 0x17:  // STORE_GLOBAL
                        try dictStore(Obj(root(.dictGlobals)), Obj(name()), value())
                        sp &-= 4
                    case 0x19:  // DELETE_NAME
                        try dictDelete(Obj(root(.dictLocals)), Obj(name()))
                    case 0x1a:  // DELETE_GLOBAL
                        try dictDelete(Obj(root(.dictGlobals)), Obj(name()))
                    case 0x22: push(Obj(smallInteger: Int(ram.decodeInt(&ip))))  // LOAD_CONST_SMALL_INT
                    case 0x23: push(context.object(ram.decodeUint(&ip)))  // LOAD_CONST_OBJ
                    case 0x24:  // LOAD_FAST_N
                        let local = ram.load32(locals &- 4 &* ram.decodeUint(&ip))
                        if local == 0 { throw unboundLocal() }
                        push(Obj(word: local))
                    case 0x25:  // LOAD_DEREF
                        let inner = ram.load32(ram.load32(locals &- 4 &* ram.decodeUint(&ip)) &+ 4)
                        if inner == 0 { throw unboundLocal() }
                        push(Obj(word: inner))
                    case 0x26:  // STORE_FAST_N
                        ram.store32(locals &- 4 &* ram.decodeUint(&ip), value().word)
                        sp &-= 4
                    case 0x27:  // STORE_DEREF
                        ram.store32(ram.load32(locals &- 4 &* ram.decodeUint(&ip)) &+ 4, value().word)
                        sp &-= 4
                    case 0x28:  // DELETE_FAST
                        let local = locals &- 4 &* ram.decodeUint(&ip)
                        if ram.load32(local) == 0 { throw unboundLocal() }
                        ram.store32(local, 0)
                    case 0x29:  // DELETE_DEREF
                        let cell = ram.load32(locals &- 4 &* ram.decodeUint(&ip))
                        if ram.load32(cell &+ 4) == 0 { throw unboundLocal() }
                        ram.store32(cell &+ 4, 0)
                    case 0x50: push(.false)  // LOAD_CONST_FALSE
                    case 0x51: push(.none)  // LOAD_CONST_NONE
                    case 0x52: push(.true)  // LOAD_CONST_TRUE
                    case 0x53: push(.null)  // LOAD_NULL
                    case 0x54: push(try loadBuildClass())  // LOAD_BUILD_CLASS
                    case 0x70...0xaf: push(Obj(smallInteger: Int(opcode) - 0x70 - Opcode.smallIntExcess))  // LOAD_CONST_SMALL_INT
                    case 0xb0...0xbf:  // LOAD_FAST
                        let local = ram.load32(locals &- 4 &* UInt32(opcode & 0xf))
                        if local == 0 { throw unboundLocal() }
                        push(Obj(word: local))
                    case 0xc0...0xcf:  // STORE_FAST
                        ram.store32(locals &- 4 &* UInt32(opcode & 0xf), value().word)
                        sp &-= 4

                    // MARK: the value stack
                    case 0x57: push(value())  // DUP_TOP
                    case 0x58:  // DUP_TOP_TWO
                        sp &+= 8
                        ram.store32(sp, value(2).word)
                        ram.store32(sp &- 4, value(3).word)
                    case 0x59: sp &-= 4  // POP_TOP
                    case 0x5a:  // ROT_TWO
                        let top = value()
                        setTop(value(1))
                        ram.store32(sp &- 4, top.word)
                    case 0x5b:  // ROT_THREE
                        let top = value()
                        setTop(value(1))
                        ram.store32(sp &- 4, value(2).word)
                        ram.store32(sp &- 8, top.word)

                    // MARK: attributes and items
                    case 0x13:  // LOAD_ATTR
                        setTop(try attribute(value(), name()))
                    case 0x14:  // LOAD_METHOD
                        let found = try loadMethod(value(), name())
                        setTop(found.method)
                        push(found.receiver)
                    case 0x15:  // LOAD_SUPER_METHOD
                        sp &-= 4
                        let found = try loadSuperMethod(name(), type: value(), object: Obj(word: ram.load32(sp &+ 4)))
                        ram.store32(sp &- 4, found.method.word)
                        setTop(found.receiver)
                    case 0x18:  // STORE_ATTR
                        try storeAttribute(value(), name(), value(1))
                        sp &-= 8
                    case 0x55:  // LOAD_SUBSCR
                        sp &-= 4
                        setTop(try loadItem(value(), Obj(word: ram.load32(sp &+ 4))))
                    case 0x56:  // STORE_SUBSCR
                        _ = try subscript_(value(1), value(), value(2))
                        sp &-= 12

                    // MARK: jumps
                    case 0x42:  // JUMP
                        let distance = ram.decodeSignedJump(&ip)
                        ip = ip &+ UInt32(bitPattern: distance)
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending() }
                    case 0x43, 0x44:  // POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE
                        let distance = ram.decodeSignedJump(&ip)
                        sp &-= 4
                        if try isTrue(Obj(word: ram.load32(sp &+ 4))) == (opcode == 0x43) { ip = ip &+ UInt32(bitPattern: distance) }
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending() }
                    case 0x45, 0x46:  // JUMP_IF_TRUE_OR_POP, JUMP_IF_FALSE_OR_POP
                        let distance = ram.decodeUnsignedJump(&ip)
                        if try isTrue(value()) == (opcode == 0x45) { ip &+= distance } else { sp &-= 4 }
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending() }

                    // MARK: iteration
                    case 0x5e: setTop(try iterator(value()))  // GET_ITER
                    case 0x5f:  // GET_ITER_STACK
                        let buffer = sp
                        let iterator = try iterator(value(), buffer: buffer)
                        sp &+= 12
                        if iterator.word != buffer {
                            ram.store32(buffer, 0)
                            ram.store32(buffer &+ 4, iterator.word)
                        }
                    case 0x4b:  // FOR_ITER
                        let distance = ram.decodeUnsignedJump(&ip)
                        state.sp = sp
                        let buffer = sp &- 12
                        let iterator = ram.load32(buffer) == 0 ? Obj(word: ram.load32(buffer &+ 4)) : Obj(buffer)
                        if ram.load32(iterator.address) == TypeID.generator.address {
                            record.ip = ip
                            record.sp = sp
                            record.exceptionTop = handlers
                            if try resumeInLoop(iterator) { continue frames }
                        }
                        let item = try nextAllowingRaise(iterator)
                        if item == .stopIteration {
                            sp &-= 16
                            ip &+= distance
                        } else {
                            push(item)
                        }

                    // MARK: exceptions
                    case 0x40:  // UNWIND_JUMP
                        let distance = ram.decodeSignedJump(&ip)
                        push(Obj(word: ip &+ UInt32(bitPattern: distance)))
                        let end = unwindJump(UInt32(ram.load8(ip)), ip, sp, handlers)
                        (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                        if !end.isHandler {
                            ticks.left &-= 1
                            if ticks.left < 0 { try handlePending() }
                        }
                    case 0x47:  // SETUP_WITH
                        try enterContext(sp)
                        sp &+= 4
                        let distance = ram.decodeUnsignedJump(&ip)
                        handlers &+= 12
                        ram.store32(handlers, ip &+ distance)
                        ram.store32(handlers &+ 4, sp | 2)
                        ram.store32(handlers &+ 8, 0)
                        sp &+= 4  // where enterContext has put the result
                    case 0x48, 0x49:  // SETUP_EXCEPT, SETUP_FINALLY
                        let distance = ram.decodeUnsignedJump(&ip)
                        handlers &+= 12
                        ram.store32(handlers, ip &+ distance)
                        ram.store32(handlers &+ 4, sp | UInt32(opcode & 1) << 1)
                        ram.store32(handlers &+ 8, 0)
                    case 0x4a:  // POP_EXCEPT_JUMP
                        handlers &-= 12
                        let distance = ram.decodeUnsignedJump(&ip)
                        ip &+= distance
                        ticks.left &-= 1
                        if ticks.left < 0 { try handlePending() }
                    case 0x5c: sp = try exitContext(sp)  // WITH_CLEANUP
                    case 0x5d:  // END_FINALLY
                        handlers &-= 12
                        let cause = value()
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
                                if ticks.left < 0 { try handlePending() }
                            }
                        }
                    case 0x64: throw PythonError(activeException(handlers, handlerBase))  // RAISE_LAST
                    case 0x65: throw PythonError(try raisable(value()))  // RAISE_OBJ
                    case 0x66:  // RAISE_FROM
                        sp &-= 4
                        if ram.load32(sp &+ 4) != Obj.none.word { try write(.console, "Warning: exception chaining not supported\n") }
                        throw PythonError(try raisable(value()))

                    // MARK: building
                    case 0x2a:  // BUILD_TUPLE
                        let count = ram.decodeUint(&ip)
                        sp = sp &+ 4 &- 4 &* count
                        setTop(try tuple(count: Int(count), from: sp))
                    case 0x2b:  // BUILD_LIST
                        let count = ram.decodeUint(&ip)
                        sp = sp &+ 4 &- 4 &* count
                        setTop(try list(copying: Items(address: sp, count: Int(count))))
                    case 0x2c: push(try dict(capacity: Int(ram.decodeUint(&ip))))  // BUILD_MAP
                    case 0x62:  // STORE_MAP
                        sp &-= 8
                        try dictStore(value(), Obj(word: ram.load32(sp &+ 8)), Obj(word: ram.load32(sp &+ 4)))
                    case 0x2d:  // BUILD_SET
                        let count = ram.decodeUint(&ip)
                        sp = sp &+ 4 &- 4 &* count
                        setTop(try set(count: Int(count), from: sp))
                    case 0x2e:  // BUILD_SLICE
                        let count = ram.load8(ip)
                        ip &+= 1
                        if count == 3 { sp &-= 4 }
                        sp &-= 4
                        setTop(try slice(value(), Obj(word: ram.load32(sp &+ 4)), count == 3 ? Obj(word: ram.load32(sp &+ 8)) : .none))
                    case 0x2f:  // STORE_COMP
                        let argument = ram.decodeUint(&ip)
                        let container = value(argument >> 2)
                        switch argument & 3 {
                        case 0: try listAppend(container, value())
                        case 1:
                            try dictStore(container, value(), value(1))
                            sp &-= 4
                        default: try setStore(container, value())
                        }
                        sp &-= 4
                    case 0x30:  // UNPACK_SEQUENCE
                        let count = ram.decodeUint(&ip)
                        try unpack(value(), count, to: sp)
                        sp = sp &+ 4 &* count &- 4
                    case 0x31:  // UNPACK_EX
                        let counts = ram.decodeUint(&ip)
                        try unpack(value(), left: counts & 0xff, right: counts >> 8 & 0xff, to: sp)
                        sp = sp &+ 4 &* (counts & 0xff) &+ 4 &* (counts >> 8 & 0xff)

                    // MARK: functions
                    case 0x32:  // MAKE_FUNCTION
                        let child = ram.load32(FunctionObject(ram, state.function).childTable &+ 4 &* ram.decodeUint(&ip))
                        push(try function(rawCode: child, context: context.address))
                    case 0x33:  // MAKE_FUNCTION_DEFARGS
                        let child = ram.load32(FunctionObject(ram, state.function).childTable &+ 4 &* ram.decodeUint(&ip))
                        sp &-= 4
                        setTop(try function(rawCode: child, context: context.address, defaults: sp))
                    case 0x20, 0x21:  // MAKE_CLOSURE, MAKE_CLOSURE_DEFARGS
                        let child = ram.load32(FunctionObject(ram, state.function).childTable &+ 4 &* ram.decodeUint(&ip))
                        let count = UInt32(ram.load8(ip))
                        let defaults: UInt32 = opcode == 0x21 ? 2 : 0
                        ip &+= 1
                        sp = sp &+ 4 &- 4 &* (count &+ defaults)
                        let plain = try function(rawCode: child, context: context.address, defaults: defaults == 0 ? 0 : sp)
                        setTop(try closure(plain, count: Int(count), from: sp &+ 4 &* defaults))
                    case 0x34:  // CALL_FUNCTION
                        let counts = ram.decodeUint(&ip)
                        sp = sp &- 4 &* ((counts & 0xff) &+ (counts >> 7 & 0x1fe))
                        let callee = value()
                        let args = Args(ram, base: sp &+ 4, count: Int(counts & 0xff), keywordCount: Int(counts >> 8 & 0xff))
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
                        setTop(try call(callee, args))
                    case 0x36:  // CALL_METHOD
                        let counts = ram.decodeUint(&ip)
                        sp = sp &- 4 &* ((counts & 0xff) &+ (counts >> 7 & 0x1fe) &+ 1)
                        let callee = value()
                        let skip: UInt32 = ram.load32(sp &+ 4) == 0 ? 1 : 0
                        let args = Args(
                            ram, base: sp &+ 4 &+ 4 &* skip, count: Int((counts & 0xff) &+ 1 &- skip),
                            keywordCount: Int(counts >> 8 & 0xff))
                        if callee.isPointer && ram.load32(callee.address) == TypeID.bytecodeFunction.address {
                            ticks.left &-= 1
                            if ticks.left < 0 { try grantTicks() }
                            let old = stackPointer
                            stackPointer = old &- StackCost.method
                            _ = try pushFrame(callee.address, args, flags: 0, callerStackPointer: old)
                            record.ip = ip
                            record.sp = sp
                            record.exceptionTop = handlers
                            continue frames
                        }
                        setTop(try call(callee, args))
                    case 0x35, 0x37:  // CALL_FUNCTION_VAR_KW, CALL_METHOD_VAR_KW
                        let counts = ram.decodeUint(&ip)
                        let hasReceiver = opcode == 0x37
                        sp = sp &- 4 &* ((counts & 0xff) &+ (counts >> 7 & 0x1fe) &+ (hasReceiver ? 2 : 1))
                        setTop(try callStarred(counts, at: sp, hasReceiver: hasReceiver))
                    case 0x63:  // RETURN_VALUE
                        if handlers >= handlerBase {
                            let end = unwindReturn(ip, sp, handlers, handlerBase)
                            (ip, sp, handlers) = (end.ip, end.sp, end.handlers)
                            if end.isHandler { continue }
                        }
                        if returnToCaller(record, state, sp) { continue frames }
                        return false
                    case 0x67:  // YIELD_VALUE
                        if yieldToCaller(record, state, ip, sp, handlers) { continue frames }
                        return true
                    case 0x68:  // YIELD_FROM
                        let sent = value()
                        sp &-= 4
                        state.sp = sp
                        let exception = thrown
                        thrown = .null
                        let end = try resume(value(), send: exception.isNull ? sent : .null, throw: exception)
                        if end.isYield {
                            push(end.value)
                            if yieldToCaller(record, state, ip &- 1, sp, handlers) { continue frames }
                            return true
                        }
                        setTop(end.value)
                        if !exception.isNull && exceptionMatches(exception, TypeID.generatorExit.obj) {
                            throw PythonError(try raisable(exception))
                        }

                    // MARK: modules
                    case 0x1b:  // IMPORT_NAME
                        let module = name()
                        sp &-= 4
                        setTop(try importName(module, from: Obj(word: ram.load32(sp &+ 4)), level: value()))
                    case 0x1c: push(try importFrom(value(), name()))  // IMPORT_FROM
                    case 0x69:  // IMPORT_STAR
                        sp &-= 4
                        try importAll(Obj(word: ram.load32(sp &+ 4)))

                    // MARK: operators
                    case 0xd0...0xd6:  // UNARY_OP; a byte beyond the four of bytecode cannot occur
                        setTop(try unaryOp(UnaryOp(rawValue: opcode - 0xd0)!, value()))
                    case 0xd7...0xf9:  // BINARY_OP
                        sp &-= 4
                        let (left, right) = (value(), Obj(word: ram.load32(sp &+ 4)))
                        if left.word & right.word & 1 != 0 {
                            let result = fastOp(opcode &- 0xd7, left, right)
                            if !result.isNull {
                                setTop(result)
                                continue
                            }
                        }
                        setTop(try binaryOp(BinaryOp(rawValue: opcode - 0xd7)!, left, right))
                    default:
                        throw error(.notImplementedError, "opcode")
                    }
                }
            } catch {
                restore(marks)
                try handle(error, entry: entry, handlers: handlers)
            }
        }
    }
}
