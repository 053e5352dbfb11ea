// Running frozen modules. py/frozenmod.c, shared/runtime/pyexec.c, do_load of py/builtinimport.c.

import BlockHeap

extension VM {
    /// mp_find_frozen_module: what `path` is among the frozen modules.
    func frozenKind(_ path: [UInt8]) -> ImportKind {
        let path = String(decoding: path, as: UTF8.self)
        if path != ROM.standIn, rom.frozenModules[path] != nil { return .file }
        return rom.frozenModules.keys.contains { $0 != ROM.standIn && $0.hasPrefix(path + "/") } ? .folder : .nothing
    }

    /// Runs a frozen module as the code of `module`, whose globals are the current ones: only the function is on the heap.
    func runFrozen(_ path: [UInt8], in module: Obj) throws(PythonError) {
        guard let frozen = rom.frozenModules[String(decoding: path, as: UTF8.self)] else {
            preconditionFailure("an import found a frozen module that is not there")
        }
        try run(frozen, in: ModuleContext(ram, module.address))
    }

    /// pyexec_frozen_module: runs a frozen module in the current globals, with a context of its own.
    func runFrozen(_ name: String) throws(PythonError) {
        guard let frozen = rom.frozenModules[name] else { preconditionFailure("there is no frozen module \(name)") }
        let context = ModuleContext(ram, try allocate(ModuleContext.byteCount))
        context.globals = root(.dictGlobals)
        try run(frozen, in: context)
    }

    private func run(_ frozen: FrozenModule, in context: ModuleContext) throws(PythonError) {
        linkNames(frozen)
        context.qstrTable = frozen.qstrTable
        context.objectTable = frozen.objectTable
        _ = try call(try FunctionObject.make(self, rawCode: frozen.rawCode, context: context.address))
    }

    /// Makes the names that only this module has known to the run. Where the program has interned such a name already its number is the
    /// one that holds, and the module's tables are changed to it. No heap is used.
    private func linkNames(_ frozen: FrozenModule) {
        var changed: [Qstr: Qstr] = [:]
        for number in frozen.ownNames {
            let text = rom.strings.texts[Int(number)]
            if let known = findQstr(text) {
                changed[Qstr(number)] = known
            } else {
                strings.index.insert(StringHash.whole(text), Qstr(number))
            }
        }
        if changed.isEmpty { return }
        for place in (0..<UInt32(frozen.nameCount)).map({ frozen.qstrTable + 2 * $0 }) {
            if let new = changed[Qstr(UInt32(ram.load16(place)))] { ram.store16(place, UInt16(new.id)) }
        }
        for place in (0..<UInt32(frozen.objectCount)).map({ frozen.objectTable + 4 * $0 }) where obj(place).isQstr {
            if let new = changed[obj(place).qstr] { setObj(place, Obj(new)) }
        }
    }

    /// Freezes `source` on the spot and runs it as the script. A source that cannot be compiled raises what the compiler says.
    func runFrozenScript(_ source: [UInt8]) throws(PythonError) {
        let name = "main.py"
        let scratch: ScratchCompiler
        do throws(CompileFailure) {
            scratch = try ScratchCompiler(source, name: name, rom: .crossCompiler, isCrossCompiler: true)
        } catch {
            throw try syntaxError(error, file: name)
        }
        let image = try FrozenImage(scratch, base: romTexts.cursor, names: rom.strings)
        precondition(strings.places.isEmpty, "names in ROM come before those of the run")
        guard Int(romTexts.cursor) + image.bytes.count < Int(MemoryMap.ramStart) else {
            throw error(.memoryError, "the script is too large for ROM")
        }
        ram.store(image.bytes, at: romTexts.cursor)
        romTexts.cursor += UInt32(image.bytes.count)
        rom.add(image, at: name)
        strings.index = rom.strings.index
        try runFrozen(name)
    }

    /// The compiler's fault as an exception of this machine.
    private func syntaxError(_ failure: CompileFailure, file: String) throws(PythonError) -> PythonError {
        let fault = error(failure.type, failure.message)
        var block = Qstr.null
        if let name = failure.block { block = try intern(name) }
        ExceptionObject.addTraceback(self, to: fault.exception, file: try intern(file), line: failure.line, block: block)
        return fault
    }
}
