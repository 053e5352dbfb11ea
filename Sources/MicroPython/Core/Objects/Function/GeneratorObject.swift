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

extension GeneratorObject {
    /// gen_wrap_call: calling a generator function.
    static func make(_ vm: VM, _ function: Address, _ args: Args) throws(PythonError) -> Obj {
        var ip = FunctionObject(vm.ram, function).bytecode
        let signature = Signature(vm.ram, &ip)
        let bytes = GeneratorObject.headerBytes + Int(CodeState.byteCount) + 4 * signature.stateCount + 12 * signature.exceptionCount
        let address = try vm.allocate(bytes)
        let generator = GeneratorObject(vm.ram, address)
        generator.type = TypeID.generator.address
        generator.pending = .none
        generator.state.function = function
        generator.state.stateCount = UInt32(signature.stateCount)
        try vm.setUp(generator.state, signature, ip, args)
        return Obj(address)
    }

    /// The call slot of a generator function.
    static func call(_ vm: VM, _ function: Obj, _ args: Args) throws(PythonError) -> Obj { try make(vm, function.address, args) }

    /// mp_obj_gen_resume: runs it until it yields or returns, or raises. `send` is what the `yield` answers, or `throw` is raised there.
    func resume(
        send: Obj, throw thrown: Obj, isDelegated: Bool = false, _ vm: VM
    ) throws(PythonError) -> (isYield: Bool, value: Obj) {
        try vm.checkStack()
        let state = self.state
        if state.ip == 0 { return (false, .none) }
        if pending.isNull { throw vm.error(.valueError, "generator already executing") }
        var thrown = thrown
        if pending != .none { thrown = pending }
        if state.sp == state.state - 4 {
            if send != .none { throw vm.error(.typeError, "can't send non-None value to a just-started generator") }
        } else {
            vm.setObj(state.sp, send)
        }
        try vm.countStep()
        let record = try pushFrame(
            flags: Frame.isEntry, bytes: isDelegated ? vm.stackCost.yieldFrom : vm.stackCost.generator, vm)
        let mark = vm.native.held.count
        vm.hold(obj)
        do throws(PythonError) {
            let isYield = try vm.execute(thrown)
            vm.release(to: mark)
            let value = vm.obj(state.sp)
            vm.popFrame(record)
            pending = .none
            if isYield { vm.setObj(state.sp, .none) } else { state.ip = 0 }
            vm.native.recent.append(value.word)
            return (isYield, value)
        } catch {
            let exception = Self.failed(vm, state, error.exception)
            vm.release(to: mark)
            throw PythonError(exception)
        }
    }

    private func pushFrame(flags: UInt32, bytes: UInt32, _ vm: VM) throws(PythonError) -> Frame {
        let old = vm.stackPointer
        if old &- vm.stackCost.check < vm.stackLimit { throw vm.recursionError() }
        let record = Frame(ram, old - bytes)
        let state = self.state
        record.previous = vm.frame
        record.lastCaught = 0
        record.codeState = state.address
        record.callerStackPointer = old
        record.flags = flags
        record.ip = state.ip
        record.sp = state.sp
        record.exceptionTop = state.exceptionStack &+ 12 &* state.exceptionIndex &- 12
        pending = .null
        state.oldGlobals = vm.root(.dictGlobals)
        vm.setRoot(.dictGlobals, ModuleContext(ram, FunctionObject(ram, state.function).context).globals)
        vm.stackPointer = record.address
        vm.frame = record.address
        return record
    }

    /// After an exception left a generator: it is over. A StopIteration becomes a RuntimeError.
    static func failed(_ vm: VM, _ state: CodeState, _ exception: Obj) -> Obj {
        vm.setObj(state.address - 4, .none)
        state.ip = 0
        if !exception.isNull && vm.isSubclass(Obj(vm.typeAddress(exception)), TypeID.stopIteration.obj) {
            return ExceptionObject.make(vm, TypeID.runtimeError.address, message: "generator raised StopIteration")
        }
        return exception
    }

    // MARK: resumed by a `for` loop, without recursion of the interpreter

    /// Enters the generator from the loop of the innermost frame. False where there is something unusual about it.
    @inline(never) func resumeInLoop(_ vm: VM) throws(PythonError) -> Bool {
        let state = self.state
        if state.ip == 0 || pending != .none { return false }
        vm.setRoot(.stopIterationArgument, 0)
        if state.sp != state.state - 4 { vm.setObj(state.sp, .none) }
        _ = try pushFrame(flags: Frame.isGenerator, bytes: vm.stackCost.generator, vm)
        return true
    }

    /// It yielded: the value goes on top of the loop's stack.
    @inline(never) static func yieldInLoop(_ vm: VM, _ record: Frame, _ state: CodeState) {
        let value = vm.obj(state.sp)
        vm.popFrame(record)
        vm.setObj(state.address - 4, .none)
        vm.setObj(state.sp, .none)
        let loop = Frame(vm.ram, vm.frame)
        loop.sp += 4
        vm.setObj(loop.sp, value)
    }

    /// It returned: the loop ends.
    @inline(never) static func endInLoop(_ vm: VM, _ record: Frame, _ state: CodeState) {
        let value = vm.obj(state.sp)
        vm.popFrame(record)
        vm.setObj(state.address - 4, .none)
        state.ip = 0
        vm.setRoot(.stopIterationArgument, value == .none ? 0 : value.word)
        let loop = Frame(vm.ram, vm.frame)
        var ip = CodeState(vm.ram, loop.codeState).ip + 1
        let distance = vm.ram.decodeUnsignedJump(&ip)
        loop.ip = ip + distance
        loop.sp -= 16
    }

    // MARK: methods

    /// gen_resume_and_raise.
    private func resumed(send: Obj, throw thrown: Obj, _ vm: VM) throws(PythonError) -> Obj {
        let end = try resume(send: send, throw: thrown, vm)
        if end.isYield { return end.value }
        throw vm.stopIteration(end.value == .none ? .null : end.value)
    }

    static func next(_ vm: VM, _ generator: Obj) throws(PythonError) -> Obj {
        let end = try GeneratorObject(vm.ram, generator).resume(send: .none, throw: .null, vm)
        return end.isYield ? end.value : vm.stopIterating(end.value == .none ? .null : end.value)
    }

    static func send(_ vm: VM, _ generator: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try GeneratorObject(vm.ram, generator).resumed(send: value, throw: .null, vm)
    }

    /// throw(type[, value[, traceback]]): the value where there is one, else the type or instance.
    static func throwInto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let exception = args.count > 2 && args[2] != .none ? args[2] : args[1]
        return try GeneratorObject(vm.ram, args[0]).resumed(send: .none, throw: exception, vm)
    }

    static func close(_ vm: VM, _ generator: Obj) throws(PythonError) -> Obj {
        let marks = vm.marks
        do throws(PythonError) {
            let end = try GeneratorObject(vm.ram, generator).resume(send: .none, throw: vm.known.generatorExit, vm)
            if end.isYield { throw vm.error(.runtimeError, "generator ignored GeneratorExit") }
            return .none
        } catch {
            guard vm.matches(error, .generatorExit) else { throw error }
            vm.restore(marks)
            return .none
        }
    }

    static func pendThrow(_ vm: VM, _ object: Obj, _ exception: Obj) throws(PythonError) -> Obj {
        let generator = GeneratorObject(vm.ram, object.address)
        let previous = generator.pending
        if previous.isNull { throw vm.error(.valueError, "generator already executing") }
        generator.pending = exception
        return previous
    }
}

extension ROMBuilder {
    func installGenerator() {
        let locals: [(String, Obj)] = [
            ("close", function1(GeneratorObject.close)),
            ("send", function2(GeneratorObject.send)),
            ("throw", function(2, 4, GeneratorObject.throwInto)),
            ("pend_throw", function2(GeneratorObject.pendThrow)),
        ]
        type(.generator, "generator", GeneratorObject.layout, locals: locals) {
            $0.flags = .iteratorIsIternext
            $0.print = GeneratorObject.print
            $0.iternext = GeneratorObject.next
        }
    }
}

extension GeneratorObject {
    static func print(_ vm: VM, _ printer: Printer, _ generator: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<generator object '", vm)
        try printer.write(vm.qstrBytes(FunctionObject(vm.ram, GeneratorObject(vm.ram, generator.address).state.function).name), vm)
        try printer.write("' at ", vm)
        try vm.writeAddress(printer, generator.address)
        try printer.write(">", vm)
    }
}
