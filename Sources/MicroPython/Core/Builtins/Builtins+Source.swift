// eval, exec, execfile, compile and input. py/builtinevex.c, py/modbuiltins.c.
//
//     code   +0 type   +4 the module's function

import BlockHeap

extension BuiltinsModule {
    /// eval(), exec() and (with kind `single`) execfile().
    static func evaluate(_ vm: VM, _ args: Args, _ kind: InputKind) throws(PythonError) -> Obj {
        var (globals, locals) = (vm.root(.dictGlobals), vm.root(.dictLocals))
        for index in 1..<3 {
            guard let given = args.optional(index), given != .none else { continue }
            guard vm.isPointer(given, to: .dict) else { throw vm.error(.typeError) }
            locals = given.address
            if index == 1 { globals = locals }
        }
        if vm.isPointer(args[0], to: .code) { return try executeCode(vm, args[0], globals, locals) }
        let lexer: Lexer
        if kind == .single {
            let name = try vm.qstr(of: args[0])
            lexer = try Lexer(vm, name, vm.fileReader(name))
        } else {
            let source = try vm.buffer(args[0], .read)
            lexer = try Lexer(vm, vm.names.stringSource, memoryReader(vm, source.address, source.count))
        }
        return try vm.parseCompileExecute(lexer, kind == .single ? .file : kind, globals: globals, locals: locals)
    }

    private static func executeCode(_ vm: VM, _ code: Obj, _ globals: Address, _ locals: Address) throws(PythonError) -> Obj {
        let function = vm.obj(code.address + 4)
        return try vm.inNamespace(globals: globals, locals: locals) { () throws(PythonError) in
            if vm.isPointer(function, to: .bytecodeFunction) {
                ModuleContext(vm.ram, FunctionObject(vm.ram, function.address).context).globals = globals
            }
            return try vm.call(function)
        }
    }

    /// compile(source, name, mode): a code object.
    static func compile(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let source = try vm.stringSpan(args[0])
        let name = try vm.qstr(of: args[1])
        let lexer = try Lexer(vm, name, memoryReader(vm, source.address, source.count))
        let kind: InputKind
        switch try vm.qstr(of: args[2]) {
        case vm.names.single: kind = .single
        case Qstr(.exec): kind = .file
        case Qstr(.eval): kind = .eval
        default: throw vm.error(.valueError, "bad compile mode")
        }
        let code = try vm.allocate(8)
        vm.setWord(code, TypeID.code.address)
        let mark = vm.native.held.count
        vm.hold(Obj(code))
        vm.setObj(code + 4, try vm.parseCompileExecute(lexer, kind, globals: 0, locals: 0))
        vm.release(to: mark)
        return Obj(code)
    }

    /// mp_reader_new_mem: a block of 16 bytes that is freed when the reader is closed.
    static func memoryReader(_ vm: VM, _ address: Address, _ count: Int) throws(PythonError) -> SourceReader {
        let block = try vm.allocate(16)
        let bytes = vm.ram.bytes(address, count: count)
        var isRead = false
        return SourceReader(
            address: block,
            read: { () throws(PythonError) -> [UInt8] in
                defer { isRead = true }
                return isRead ? [] : bytes
            },
            close: { [unowned vm] () throws(PythonError) in vm.free(block) })
    }

    /// input([prompt]): a line of the console, edited as at the prompt and kept in its history. Ctrl-C raises KeyboardInterrupt; Ctrl-D, or
    /// no more input, on an empty line EOFError.
    static func input(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        if let prompt = args.optional(0) { try vm.print(.console, prompt, .str) }
        let line = try VStr(vm, capacity: 16)
        switch try LineEditor(vm, line).read("") {
        case .cancelled: throw vm.error(.keyboardInterrupt)
        case .end where line.count == 0: throw vm.error(.eofError)
        case .line, .end, .raw, .banner, .paste: return try vm.str(from: line)
        }
    }
}

extension ROMBuilder {
    func installCode() {
        type(.code, "code") { _ in }
    }
}
