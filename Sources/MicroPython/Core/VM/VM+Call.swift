// Calling any object: Python functions and native ones directly, all else by the type's call slot. py/runtime.c, py/objfun.c.
//
// Arguments lie in RAM, on the caller's value stack or on the C stack. A Python function gets a frame record on the C stack and a
// code state behind it, or on the heap when it is large.

import BlockHeap

extension VM {
    // MARK: calling

    /// mp_call_function_n_kw.
    func call(_ function: Obj, _ args: Args) throws(PythonError) -> Obj {
        let type = typeAddress(function)
        if type == TypeID.bytecodeFunction.address { return try callBytecode(function.address, args) }
        if type >= TypeID.builtinFunction0.address && type <= TypeID.builtinFunctionVariable.address {
            return try callNative(function.address, args)
        }
        // What `raise ValueError(...)` comes to, by the shortest way.
        if type == TypeID.type.address && isNativeException(type: function.address) && args.keywordCount == 0 {
            return ExceptionObject.make(self, function.address, args.count, from: args.base)
        }
        guard let call = slots(type).pointee.call else { throw notCallable(function) }
        return try call(self, function, args)
    }

    func notCallable(_ function: Obj) -> PythonError {
        error(.typeError, format: "'%s' object isn't callable", .qstr(typeName(function)))
    }

    func call(_ function: Obj) throws(PythonError) -> Obj {
        try call(function, Args(ram, base: stackPointer, count: 0))
    }

    func call(_ function: Obj, _ a: Obj) throws(PythonError) -> Obj {
        let base = try pushArguments(1)
        defer { popArguments(base, 1) }
        setObj(base, a)
        return try call(function, Args(ram, base: base, count: 1))
    }

    func call(_ function: Obj, _ a: Obj, _ b: Obj) throws(PythonError) -> Obj {
        let base = try pushArguments(2)
        defer { popArguments(base, 2) }
        setObj(base, a)
        setObj(base + 4, b)
        return try call(function, Args(ram, base: base, count: 2))
    }

    /// mp_call_method_n_kw: a pair as `loadMethod` gives it.
    func callMethod(_ pair: (method: Obj, receiver: Obj), _ arguments: Obj...) throws(PythonError) -> Obj {
        let selfCount = pair.receiver.isNull ? 0 : 1
        let count = selfCount + arguments.count
        let base = try pushArguments(count)
        defer { popArguments(base, count) }
        if selfCount == 1 { setObj(base, pair.receiver) }
        for (index, argument) in arguments.enumerated() { setObj(base + 4 * UInt32(selfCount + index), argument) }
        return try call(pair.method, Args(ram, base: base, count: count))
    }

    /// mp_call_method_self_n_kw: with `receiver` before the other arguments. More than four make an array on the heap.
    func call(_ function: Obj, receiver: Obj, _ args: Args) throws(PythonError) -> Obj {
        let total = args.count + 2 * args.keywordCount
        let array = total > 4 ? allocateMaybe(4 * (1 + total)) : 0
        let base = array != 0 ? array : try pushArguments(1 + total)
        setObj(base, receiver)
        ram.copy(from: args.base, to: base + 4, count: 4 * total)
        let new = Args(ram, base: base, count: args.count + 1, keywordCount: args.keywordCount)
        if array == 0 {
            defer { popArguments(base, 1 + total) }
            return try call(function, new)
        }
        return try callWithArray(array, function, new)
    }

    /// Calls with arguments in a heap block that is freed when the call returns (and left to the collector when it raises).
    func callWithArray(_ array: Address, _ function: Obj, _ args: Args) throws(PythonError) -> Obj {
        let mark = native.held.count
        hold(Obj(array))
        let result = try call(function, args)
        release(to: mark)
        free(array)
        return result
    }

    /// Room for `count` words on the C stack, a root until `popArguments`; their address.
    @inline(__always) func pushArguments(_ count: Int) throws(PythonError) -> Address {
        let base = stackPointer &- UInt32(truncatingIfNeeded: count) &* 4
        if base < stackLimit { throw recursionError() }
        stackPointer = base
        ram.fill(base, count: 4 * count)
        native.stackRanges.append(StackRange(base: base, count: count))
        return base
    }

    @inline(__always) func popArguments(_ base: Address, _ count: Int) {
        stackPointer = base &+ UInt32(truncatingIfNeeded: count) &* 4
        native.stackRanges.removeLast()
    }

    // MARK: native functions

    /// fun_builtin_xxx_call.
    @inline(__always) func callNative(_ function: Address, _ args: Args) throws(PythonError) -> Obj {
        let index = Int(ram.load32(function &+ 4) >> 2 & 0x3fff)
        guard index < natives.count else { ram.fault(function, .call) }
        switch natives[index] {
        case .function0(let body):
            try checkArguments(args, 0, 0)
            return try body(self)
        case .function1(let body):
            try checkArguments(args, 1, 1)
            return try body(self, args[0])
        case .function2(let body):
            try checkArguments(args, 2, 2)
            return try body(self, args[0], args[1])
        case .function3(let body):
            try checkArguments(args, 3, 3)
            return try body(self, args[0], args[1], args[2])
        case .variable(let body):
            let signature = ram.load32(function &+ 8)
            let most = Int(signature >> 8 & 0xff)
            try checkArguments(
                args, Int(signature & 0xff), most == 0xff ? .max : most, keywords: signature & 1 << 16 != 0)
            return try body(self, args)
        }
    }

    // MARK: Python functions

    /// fun_bc_call.
    func callBytecode(_ function: Address, _ args: Args) throws(PythonError) -> Obj {
        let record = try pushFrame(function, args, flags: Frame.isEntry, callerStackPointer: stackPointer)
        _ = try execute(.null)
        let result = obj(CodeState(ram, Frame(ram, record).codeState).sp)
        popFrame(Frame(ram, record))
        native.recent.append(result.word)  // the native caller has it in a register
        return result
    }

    /// Makes the frame and the code state of a Python function and enters it; the record's address.
    ///
    /// RuntimeError when the C stack is used up; a code state that finds no room on the heap goes on the C stack.
    @inline(__always)
    func pushFrame(
        _ function: Address, _ args: Args, flags: UInt32, callerStackPointer: Address
    ) throws(PythonError) -> Address {
        let ram = self.ram
        let old = stackPointer
        if old &- stackCost.check < stackLimit { throw recursionError() }
        var ip = FunctionObject(ram, function).bytecode
        let signature = Signature(ram, &ip)
        let stateBytes = 4 &* signature.stateCount &+ 12 &* signature.exceptionCount
        var record = old &- stackCost.function
        var codeState: Address = 0
        var flags = flags
        if stateBytes > CodeState.mostBytesOnStack {
            codeState = allocateMaybe(Int(CodeState.byteCount) + stateBytes)
            flags |= Frame.isOnHeap
        }
        if codeState == 0 {
            flags &= ~Frame.isOnHeap
            record = (record &- CodeState.byteCount &- UInt32(truncatingIfNeeded: stateBytes)) & ~7
            if record < stackLimit &- 256 { throw recursionError() }
            codeState = record &+ stackCost.function
        }
        let state = CodeState(ram, codeState)
        state.function = function
        state.stateCount = UInt32(truncatingIfNeeded: signature.stateCount)
        stackPointer = record
        do throws(PythonError) {
            try setUp(state, signature, ip, args)
        } catch {
            stackPointer = callerStackPointer
            throw error
        }
        let new = Frame(ram, record)
        new.previous = frame
        new.codeState = codeState
        new.callerStackPointer = callerStackPointer
        new.lastCaught = 0
        new.flags = flags
        new.ip = state.ip
        new.sp = state.sp
        new.exceptionTop = state.exceptionStack &- CodeState.exceptionEntryBytes
        state.oldGlobals = root(.dictGlobals)
        setRoot(.dictGlobals, ModuleContext(ram, FunctionObject(ram, function).context).globals)
        frame = record
        return record
    }

    /// Leaves the innermost frame, which is `record`: restores the globals and frees the code state.
    @inline(__always) func popFrame(_ record: Frame) {
        let codeState = record.codeState
        setRoot(.dictGlobals, CodeState(ram, codeState).oldGlobals)
        let previous = record.previous
        // The C stack grows down, so a caller lies above: what else stands there leads round in a circle.
        if previous <= record.address && previous != 0 { ram.fault(previous, .chain) }
        frame = previous
        stackPointer = record.callerStackPointer
        if record.flags & Frame.isOnHeap != 0 { free(codeState) }
    }
}

/// How much the running native functions hold and use; what a catcher of exceptions goes back to.
struct NativeMarks {
    let held: Int
    let ranges: Int
    let stackPointer: Address
}

extension VM {
    var marks: NativeMarks { NativeMarks(held: native.held.count, ranges: native.stackRanges.count, stackPointer: stackPointer) }

    /// What every Swift code that catches a Python exception and goes on must call.
    func restore(_ marks: NativeMarks) {
        release(to: marks.held)
        if native.stackRanges.count > marks.ranges { native.stackRanges.removeLast(native.stackRanges.count - marks.ranges) }
        stackPointer = marks.stackPointer
    }
}
