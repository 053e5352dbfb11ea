// How the interpreter leaves blocks and functions: finally handlers on the way out of a jump or a return, exceptions, `with`.
// py/vm.c.
//
// An entry of the exception stack:   +0 handler   +4 sp at the block's start | 2 for with and finally   +8 the exception it caught
// A finally handler that is on its way out of something finds a small integer on top: -1 for a return, else how many more
// entries a jump has to leave; below it the return value or the jump's target.

import BlockHeap

/// Where the interpreter goes on.
struct Unwound {
    var ip: Address
    var sp: Address
    var handlers: Address
    /// A finally handler runs first; else the jump or the return is done.
    var isHandler: Bool
}

extension VM {
    /// Leaves `count & 0x7f` entries of the exception stack for a jump whose target is on top of the stack; bit 7: pops a `for` iterator
    /// too.
    @inline(never) func unwindJump(_ count: UInt32, _ ip: Address, _ sp: Address, _ handlers: Address) -> Unwound {
        var (count, sp, handlers) = (count, sp, handlers)
        setWord(sp + 4, count)  // the real one pushes and pops it: the slot keeps it
        while count & 0x7f > 0 {
            count -= 1
            if word(handlers + 4) & 2 != 0 {
                if word(handlers) >= ip {
                    setObj(sp + 4, Obj(smallInteger: Int(count)))
                    return Unwound(ip: word(handlers), sp: sp + 4, handlers: handlers, isHandler: true)
                }
                sp = cancelFinally(sp)
            }
            handlers -= 12
        }
        let target = word(sp)
        return Unwound(ip: target, sp: sp - 4 - (count != 0 ? 16 : 0), handlers: handlers, isHandler: false)
    }

    /// Leaves all entries of the exception stack for a return whose value is on top of the stack.
    @inline(never) func unwindReturn(_ ip: Address, _ sp: Address, _ handlers: Address, _ base: Address) -> Unwound {
        var (sp, handlers) = (sp, handlers)
        while handlers >= base {
            if word(handlers + 4) & 2 != 0 {
                if word(handlers) >= ip {
                    // Iterators of `for` loops between the block and the value are dropped.
                    let slot = (word(handlers + 4) & ~3) + 4
                    setWord(slot, word(sp))
                    setObj(slot + 4, Obj(smallInteger: -1))
                    return Unwound(ip: word(handlers), sp: slot + 4, handlers: handlers, isHandler: true)
                }
                sp = cancelFinally(sp)
            }
            handlers -= 12
        }
        return Unwound(ip: ip, sp: sp, handlers: handlers, isHandler: false)
    }

    /// A finally handler that is running is left for good: what it would have gone on with is forgotten.
    private func cancelFinally(_ sp: Address) -> Address {
        if obj(sp - 4).isSmallInteger {
            setWord(sp - 8, word(sp))
            return sp - 8
        }
        setWord(sp - 4, word(sp))
        return sp - 4
    }

    /// A function returns the value at `sp`. True: its caller is Python code, and is now the innermost frame.
    @inline(__always) func returnToCaller(_ record: Frame, _ state: CodeState, _ sp: Address) -> Bool {
        let flags = record.flags
        if flags & (Frame.isEntry | Frame.isGenerator) == 0 {
            let value = ram.load32(sp)
            popFrame(record)
            ram.store32(Frame(ram, frame).sp, value)
            return true
        }
        state.sp = sp
        if flags & Frame.isEntry != 0 { return false }
        GeneratorObject.endInLoop(self, record, state)
        return true
    }

    /// A generator yields the value at `sp`. True: a `for` loop had resumed it, whose frame is now the innermost.
    @inline(__always)
    func yieldToCaller(_ record: Frame, _ state: CodeState, _ ip: Address, _ sp: Address, _ handlers: Address) -> Bool {
        state.ip = ip
        state.sp = sp
        state.exceptionIndex = (handlers &+ 12 &- state.exceptionStack) / 12
        if record.flags & Frame.isEntry != 0 { return false }
        GeneratorObject.yieldInLoop(self, record, state)
        return true
    }

    /// An exception was raised in the innermost frame: finds the handler, in this frame or in one that called it, and leaves the
    /// frames between. Throws when it leaves the entry frame.
    @inline(never) func handle(_ error: PythonError, entry: Address, handlers: Address) throws(PythonError) {
        var exception = error.exception
        var handlers = handlers
        let mark = native.held.count
        defer { release(to: mark) }
        hold(exception)
        var links = ChainCount()
        while true {
            links.follow(ram, to: frame)
            let record = Frame(ram, frame)
            let state = CodeState(ram, record.codeState)
            stackPointer = frame
            if !exception.isNull {
                if endsIteration(exception, record, state, handlers) { return }
                noteTraceback(exception, state)
                let base = state.exceptionStack
                while handlers >= base && word(handlers) <= state.ip { handlers -= 12 }
                if handlers >= base {
                    setObj(handlers + 8, exception)
                    record.lastCaught = exception.word
                    let slot = (word(handlers + 4) & ~3) + 4
                    setObj(slot, exception)
                    record.ip = word(handlers)
                    record.sp = slot
                    record.exceptionTop = handlers
                    state.sp = slot
                    return
                }
                setObj(state.state, exception)
            }
            let isEntry = frame == entry
            let isGenerator = record.flags & Frame.isGenerator != 0
            popFrame(record)
            if isEntry { throw PythonError(exception) }
            if isGenerator {
                exception = GeneratorObject.failed(self, state, exception)
                hold(exception)
            }
            handlers = Frame(ram, frame).exceptionTop
        }
    }

    /// StopIteration out of a FOR_ITER ends the loop; out of a YIELD_FROM it brings the value.
    private func endsIteration(_ exception: Obj, _ record: Frame, _ state: CodeState, _ handlers: Address) -> Bool {
        let opcode = Opcode(ram.load8(state.ip))
        guard opcode == .forIter || opcode == .yieldFrom,
            isSubclass(Obj(typeAddress(exception)), TypeID.stopIteration.obj)
        else { return false }
        var ip = state.ip + 1
        record.exceptionTop = handlers
        if opcode == .forIter {
            let distance = ram.decodeUnsignedJump(&ip)
            ip += distance
            record.sp = state.sp - 16
        } else {
            setObj(state.sp, nativeException(exception).value)
            record.sp = state.sp
        }
        record.ip = ip
        return true
    }

    /// Adds the place to the traceback, but not where the exception is only raised again.
    private func noteTraceback(_ exception: Obj, _ state: CodeState) {
        let opcode = Opcode(ram.load8(state.ip))
        if exception == known.generatorExit || opcode == .endFinally || opcode == .raiseLast { return }
        let place = sourcePlace(state)
        ExceptionObject.addTraceback(self, to: exception, file: place.file, line: place.line, block: place.block)
    }

    /// The innermost exception that is being handled, for a bare `raise`.
    @inline(never) func activeException(_ handlers: Address, _ base: Address) -> Obj {
        var entry = handlers
        while entry >= base {
            let exception = obj(entry + 8)
            if !exception.isNull { return exception }
            entry -= 12
        }
        return ExceptionObject.make(self, TypeID.runtimeError.address, message: "no active exception to reraise")
    }

    @inline(never) func unboundLocal() -> PythonError { error(.nameError, "local variable referenced before assignment") }

    /// SETUP_WITH. Stack: (..., manager) becomes (..., __exit__, manager, result of __enter__); `sp` stays the caller's to move.
    @inline(never) func enterContext(_ sp: Address) throws(PythonError) {
        let manager = obj(sp)
        try loadMethod(manager, Qstr(.__exit__), to: sp)
        try loadMethod(manager, Qstr(.__enter__), to: sp + 8)
        setObj(sp + 8, try callOnStack(sp + 8, 0))
    }

    /// WITH_CLEANUP: calls `__exit__` below what the block ended with; the new `sp`.
    @inline(never) func exitContext(_ top: Address) throws(PythonError) -> Address {
        let cause = obj(top)
        if cause == .none {  // (..., __exit__, manager, None)
            setObj(top + 4, .none)
            setObj(top + 8, .none)
            _ = try callOnStack(top - 8, 3)
            setObj(top - 8, .none)
            return top - 8
        }
        if cause.isSmallInteger {  // (..., __exit__, manager, value or target, number)
            let data = obj(top - 4)
            for slot: UInt32 in 0..<3 { setObj(top - 4 + 4 * slot, .none) }
            _ = try callOnStack(top - 12, 3)
            setObj(top - 12, data)
            setObj(top - 8, cause)
            return top - 8
        }
        // (..., __exit__, manager, exception)
        setObj(top + 4, cause)
        setObj(top, Obj(typeAddress(cause)))
        setObj(top + 8, .none)
        let isSwallowed = try isTrue(callOnStack(top - 8, 3))
        setObj(top - 8, isSwallowed ? .none : obj(top + 4))
        return top - 8
    }

    /// mp_call_method_n_kw on a pair and `count` arguments behind it that lie on the value stack.
    private func callOnStack(_ pair: Address, _ count: Int) throws(PythonError) -> Obj {
        let hasReceiver = word(pair + 4) != 0
        return try call(obj(pair), Args(ram, base: pair + (hasReceiver ? 4 : 8), count: count + (hasReceiver ? 1 : 0)))
    }
}
