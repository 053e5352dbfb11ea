// From a parse tree to a function that runs the module. py/compile.c, mp_compile.

import BlockHeap

/// A module's tables and raw codes, before its function is made.
struct CompiledModule {
    let context: ModuleContext
    /// The module's own raw code.
    let rawCode: Address
    /// How many names and constants its tables have.
    let nameCount, constantCount: Int
    /// Lengths of all raw codes, which the board does not keep.
    let lengths: [Address: CodeLength]
}

/// A module that is ready to run.
struct ModuleCode {
    let function: Obj
    /// The module's own raw code: a root while the module runs, because the C code that called it still has it.
    let rawCode: Address
}

extension VM {
    /// mp_compile: compiles `tree`, which is cleared, for the current globals. Raises SyntaxError, MemoryError.
    func compile(_ tree: ParseTree, sourceFile: Qstr, isREPL: Bool = false) throws(PythonError) -> ModuleCode {
        phase(20)
        let mark = native.held.count
        let module: CompiledModule
        do throws(PythonError) { module = try compileModule(tree, sourceFile: sourceFile, isREPL: isREPL) } catch {
            sourceObserver?(.givesUp)
            throw error
        }
        let function = try FunctionObject.make(self, rawCode: module.rawCode, context: module.context.address)
        release(to: mark)
        phase(21)
        return ModuleCode(function: function, rawCode: module.rawCode)
    }

    /// The same without the function. What is held is for the caller to release.
    func compileModule(_ tree: ParseTree, sourceFile: Qstr, isREPL: Bool) throws(PythonError) -> CompiledModule {
        native.held.append(tree.chunk)
        let context = ModuleContext(ram, try HeldBlock(self, ModuleContext.byteCount).address)
        context.globals = root(.dictGlobals)
        let compiler = try Compiler(self, tree, sourceFile: sourceFile, isREPL: isREPL)
        try compiler.run(context: context)
        noteLocalNames(compiler.scopes)
        return CompiledModule(
            context: context, rawCode: compiler.scopes[0].rawCode, nameCount: compiler.emitter.names.names.count,
            constantCount: compiler.emitter.constants.objects.count, lengths: compiler.emitter.lengths)
    }

    /// Runs a module's code.
    func execute(_ code: ModuleCode) throws(PythonError) {
        guard board.firmware.keepsModuleRawCode else {
            _ = try call(code.function)
            return
        }
        native.moduleRawCode.append(code.rawCode)
        defer { native.moduleRawCode.removeLast() }
        _ = try call(code.function)
    }
}
