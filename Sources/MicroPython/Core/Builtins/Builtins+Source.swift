// eval, exec, execfile, compile and input. py/builtinevex.c, py/modbuiltins.c.
//
//     code   +0 type   +4 the module's function

import BlockHeap

extension VM {
    /// eval(), exec() and (with kind `single`) execfile().
    func evaluate(_ args: Args, _ kind: InputKind) throws(PythonError) -> Obj {
        var (globals, locals) = (root(.dictGlobals), root(.dictLocals))
        for index in 1..<3 {
            guard let given = args.optional(index), given != .none else { continue }
            guard isPointer(given, to: .dict) else { throw error(.typeError) }
            locals = given.address
            if index == 1 { globals = locals }
        }
        if isPointer(args[0], to: .code) { return try executeCode(args[0], globals, locals) }
        let lexer: Lexer
        if kind == .single {
            let name = try qstr(of: args[0])
            lexer = try Lexer(self, name, fileReader(name))
        } else {
            let source = try buffer(args[0], .read)
            lexer = try Lexer(self, names.stringSource, memoryReader(source.address, source.count))
        }
        return try parseCompileExecute(lexer, kind == .single ? .file : kind, globals: globals, locals: locals)
    }

    private func executeCode(_ code: Obj, _ globals: Address, _ locals: Address) throws(PythonError) -> Obj {
        let function = obj(code.address + 4)
        return try inNamespace(globals: globals, locals: locals) { () throws(PythonError) in
            if isPointer(function, to: .bytecodeFunction) {
                ModuleContext(ram, FunctionObject(ram, function.address).context).globals = globals
            }
            return try call(function)
        }
    }

    /// compile(source, name, mode): a code object.
    func builtinCompile(_ args: Args) throws(PythonError) -> Obj {
        let source = try stringSpan(args[0])
        let name = try qstr(of: args[1])
        let lexer = try Lexer(self, name, memoryReader(source.address, source.count))
        let kind: InputKind
        switch try qstr(of: args[2]) {
        case names.single: kind = .single
        case Qstr(.exec): kind = .file
        case Qstr(.eval): kind = .eval
        default: throw error(.valueError, "bad compile mode")
        }
        let code = try allocate(8)
        setWord(code, TypeID.code.address)
        let mark = held.count
        hold(Obj(code))
        setObj(code + 4, try parseCompileExecute(lexer, kind, globals: 0, locals: 0))
        release(to: mark)
        return Obj(code)
    }

    /// mp_reader_new_mem: a block of 16 bytes that is freed when the reader is closed.
    func memoryReader(_ address: Address, _ count: Int) throws(PythonError) -> SourceReader {
        let block = try allocate(16)
        let bytes = ram.bytes(address, count: count)
        var isRead = false
        return SourceReader(
            address: block,
            read: { () throws(PythonError) -> [UInt8] in
                defer { isRead = true }
                return isRead ? [] : bytes
            },
            close: { [unowned self] () throws(PythonError) in free(block) })
    }

    /// input([prompt]): a line of the console, edited as at the prompt and kept in its history. Ctrl-C raises KeyboardInterrupt; Ctrl-D, or
    /// no more input, on an empty line EOFError.
    func readInput(_ args: Args) throws(PythonError) -> Obj {
        if let prompt = args.optional(0) { try print(.console, prompt, .str) }
        let line = try VStr(self, capacity: 16)
        switch try LineEditor(self, line).read("") {
        case .cancelled: throw error(.keyboardInterrupt)
        case .end where line.count == 0: throw error(.eofError)
        case .line, .end, .raw, .banner, .paste: return try str(from: line)
        }
    }
}

extension ROMBuilder {
    func installCode() {
        type(.code, "code") { _ in }
    }
}
