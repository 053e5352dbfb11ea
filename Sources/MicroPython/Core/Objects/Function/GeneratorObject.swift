// A generator: the code state of a function that sleeps at a `yield`. py/objgenerator.c, mp_obj_gen_instance_t.
//
//     +0 type   +4 pending exception: None when it sleeps, null while it runs, else what to throw next   +8 code state
//
// The code state's `ip` is 0 once it is over.

import BlockHeap

/// A generator in RAM.
struct GeneratorObject: PythonObject {
    let ram: RAM
    let address: Address

    static var pending: Field<Obj> { @inline(__always) get { .init(4, "pending exception", .value) } }
    static let layout = Layout(.other, [type, pending], tail: Tail(headerBytes, way: "a variable of the generator"))
    static let headerBytes = 8

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var pending: Obj { get { self[Self.pending] } nonmutating set { self[Self.pending] = newValue } }
    @inline(__always) var state: CodeState { CodeState(ram, address &+ UInt32(Self.headerBytes)) }
}

extension VM {
    /// gen_wrap_call: calling a generator function.
    func generator(_ function: Address, _ args: Args) throws(PythonError) -> Obj {
        var ip = FunctionObject(ram, function).bytecode
        let signature = Signature(ram, &ip)
        let bytes = GeneratorObject.headerBytes + Int(CodeState.byteCount) + 4 * signature.stateCount + 12 * signature.exceptionCount
        let address = try allocate(bytes)
        let generator = GeneratorObject(ram, address)
        generator.type = TypeID.generator.address
        generator.pending = .none
        generator.state.function = function
        generator.state.stateCount = UInt32(signature.stateCount)
        try setUp(generator.state, signature, ip, args)
        return Obj(address)
    }

    /// mp_obj_gen_resume: runs it until it yields or returns, or raises. `send` is what the `yield` answers, or `throw` is raised there.
    func resumeGenerator(
        _ object: Obj, send: Obj, throw thrown: Obj, isDelegated: Bool = false
    ) throws(PythonError) -> (isYield: Bool, value: Obj) {
        try checkStack()
        let generator = GeneratorObject(ram, object.address)
        let state = generator.state
        if state.ip == 0 { return (false, .none) }
        if generator.pending.isNull { throw error(.valueError, "generator already executing") }
        var thrown = thrown
        if generator.pending != .none { thrown = generator.pending }
        if state.sp == state.state - 4 {
            if send != .none { throw error(.typeError, "can't send non-None value to a just-started generator") }
        } else {
            setObj(state.sp, send)
        }
        try countStep()
        let record = try pushGeneratorFrame(
            generator, flags: Frame.isEntry, bytes: isDelegated ? stackCost.yieldFrom : stackCost.generator)
        let mark = held.count
        hold(object)
        do throws(PythonError) {
            let isYield = try execute(thrown)
            release(to: mark)
            let value = obj(state.sp)
            popFrame(record)
            generator.pending = .none
            if isYield { setObj(state.sp, .none) } else { state.ip = 0 }
            recent.append(value.word)
            return (isYield, value)
        } catch {
            let exception = generatorFailed(state, error.exception)
            release(to: mark)
            throw PythonError(exception)
        }
    }

    private func pushGeneratorFrame(_ generator: GeneratorObject, flags: UInt32, bytes: UInt32) throws(PythonError) -> Frame {
        let old = stackPointer
        if old &- stackCost.check < stackLimit { throw recursionError() }
        let record = Frame(ram, old - bytes)
        let state = generator.state
        record.previous = frame
        record.lastCaught = 0
        record.codeState = state.address
        record.callerStackPointer = old
        record.flags = flags
        record.ip = state.ip
        record.sp = state.sp
        record.exceptionTop = state.exceptionStack &+ 12 &* state.exceptionIndex &- 12
        generator.pending = .null
        state.oldGlobals = root(.dictGlobals)
        setRoot(.dictGlobals, ModuleContext(ram, FunctionObject(ram, state.function).context).globals)
        stackPointer = record.address
        frame = record.address
        return record
    }

    /// After an exception left a generator: it is over. A StopIteration becomes a RuntimeError.
    func generatorFailed(_ state: CodeState, _ exception: Obj) -> Obj {
        setObj(state.address - 4, .none)
        state.ip = 0
        if !exception.isNull && isSubclass(Obj(typeAddress(exception)), TypeID.stopIteration.obj) {
            return self.exception(TypeID.runtimeError.address, message: "generator raised StopIteration")
        }
        return exception
    }

    // MARK: resumed by a `for` loop, without recursion of the interpreter

    /// Enters the generator from the loop of the innermost frame. False where there is something unusual about it.
    @inline(never) func resumeInLoop(_ object: Obj) throws(PythonError) -> Bool {
        let generator = GeneratorObject(ram, object.address)
        let state = generator.state
        if state.ip == 0 || generator.pending != .none { return false }
        setRoot(.stopIterationArgument, 0)
        if state.sp != state.state - 4 { setObj(state.sp, .none) }
        _ = try pushGeneratorFrame(generator, flags: Frame.isGenerator, bytes: stackCost.generator)
        return true
    }

    /// It yielded: the value goes on top of the loop's stack.
    @inline(never) func yieldInLoop(_ record: Frame, _ state: CodeState) {
        let value = obj(state.sp)
        popFrame(record)
        setObj(state.address - 4, .none)
        setObj(state.sp, .none)
        let loop = Frame(ram, frame)
        loop.sp += 4
        setObj(loop.sp, value)
    }

    /// It returned: the loop ends.
    @inline(never) func endGeneratorInLoop(_ record: Frame, _ state: CodeState) {
        let value = obj(state.sp)
        popFrame(record)
        setObj(state.address - 4, .none)
        state.ip = 0
        setRoot(.stopIterationArgument, value == .none ? 0 : value.word)
        let loop = Frame(ram, frame)
        var ip = CodeState(ram, loop.codeState).ip + 1
        let distance = ram.decodeUnsignedJump(&ip)
        loop.ip = ip + distance
        loop.sp -= 16
    }

    // MARK: methods

    /// gen_resume_and_raise.
    private func resumed(_ generator: Obj, send: Obj, throw thrown: Obj) throws(PythonError) -> Obj {
        let end = try resumeGenerator(generator, send: send, throw: thrown)
        if end.isYield { return end.value }
        throw stopIteration(end.value == .none ? .null : end.value)
    }

    func generatorNext(_ generator: Obj) throws(PythonError) -> Obj {
        let end = try resumeGenerator(generator, send: .none, throw: .null)
        return end.isYield ? end.value : stopIterating(end.value == .none ? .null : end.value)
    }

    func generatorSend(_ generator: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try resumed(generator, send: value, throw: .null)
    }

    /// throw(type[, value[, traceback]]): the value where there is one, else the type or instance.
    func generatorThrow(_ args: Args) throws(PythonError) -> Obj {
        let exception = args.count > 2 && args[2] != .none ? args[2] : args[1]
        return try resumed(args[0], send: .none, throw: exception)
    }

    func generatorClose(_ generator: Obj) throws(PythonError) -> Obj {
        let marks = marks
        do throws(PythonError) {
            let end = try resumeGenerator(generator, send: .none, throw: known.generatorExit)
            if end.isYield { throw error(.runtimeError, "generator ignored GeneratorExit") }
            return .none
        } catch {
            guard matches(error, .generatorExit) else { throw error }
            restore(marks)
            return .none
        }
    }

    func generatorPendThrow(_ object: Obj, _ exception: Obj) throws(PythonError) -> Obj {
        let generator = GeneratorObject(ram, object.address)
        let previous = generator.pending
        if previous.isNull { throw error(.valueError, "generator already executing") }
        generator.pending = exception
        return previous
    }
}

extension ROMBuilder {
    func installGenerator() {
        let locals: [(String, Obj)] = [
            ("close", function1 { vm, generator throws(PythonError) in try vm.generatorClose(generator) }),
            ("send", function2 { vm, generator, value throws(PythonError) in try vm.generatorSend(generator, value) }),
            ("throw", function(2, 4) { vm, args throws(PythonError) in try vm.generatorThrow(args) }),
            ("pend_throw", function2 { vm, generator, exception throws(PythonError) in
                try vm.generatorPendThrow(generator, exception)
            }),
        ]
        type(.generator, "generator", GeneratorObject.layout, locals: locals) {
            $0.flags = .iteratorIsIternext
            $0.print = { vm, printer, generator, _ throws(PythonError) in
                try vm.write(printer, "<generator object '")
                try vm.write(printer, vm.qstrBytes(vm.functionName(GeneratorObject(vm.ram, generator.address).state.function)))
                try vm.write(printer, "' at ")
                try vm.writeAddress(printer, generator.address)
                try vm.write(printer, ">")
            }
            $0.iternext = { vm, generator throws(PythonError) in try vm.generatorNext(generator) }
        }
    }
}
