// import. py/builtinimport.c: built-in modules first, then the file system and the frozen modules along sys.path, then built-in
// modules that a file of the same name may replace.

import BlockHeap

/// What a path is.
enum ImportKind { case nothing, folder, file }

extension VM {
    // MARK: the instructions

    /// mp_import_name: IMPORT_NAME.
    func importName(_ name: Qstr, from names: Obj, level: Obj) throws(PythonError) -> Obj {
        let override = root(.builtinsOverride)
        if override != 0 {
            let slot = try Map(ram, override + 4).lookup(Obj(self.names.__import__), .find, self)
            if slot != 0 {
                let base = try pushArguments(5)
                defer { popArguments(base, 5) }
                for (index, argument) in [Obj(name), .none, .none, names, level].enumerated() {
                    setObj(base + 4 * UInt32(index), argument)
                }
                return try call(MapSlot(ram, slot).value, Args(ram, base: base, count: 5))
            }
        }
        return try importModule(Obj(name), from: names, level: level.isSmallInteger ? level.smallInteger : 0)
    }

    /// mp_import_from: IMPORT_FROM. A name that the package does not have yet may be a module inside of it.
    func importFrom(_ module: Obj, _ name: Qstr) throws(PythonError) -> Obj {
        let found = try loadMethodMaybe(module, name)
        if found.receiver.isNull {
            if !found.method.isNull { return found.method }
            if try !loadMethodMaybe(module, names.__path__).method.isNull {
                let package = try stringBytes(loadMethodMaybe(module, Qstr(.__name__)).method)
                let full = try intern(package + [UInt8(ascii: ".")] + qstrBytes(name))
                return try importName(full, from: .true, level: Obj(smallInteger: 0))
            }
        }
        noteMissingMember(of: module, name)
        throw error(.importError, format: "can't import name %q", .qstr(name))
    }

    /// mp_import_all: IMPORT_STAR takes every name that does not begin with `_`.
    func importAll(_ module: Obj) throws(PythonError) {
        guard isPointer(module, to: .module) else { throw error(.typeError) }
        let map = Map(ram, word(module.address + 4) + 4)
        var cursor = 0
        while let slot = map.nextFilled(&cursor) {
            if try stringBytes(obj(slot)).first == UInt8(ascii: "_") { continue }
            try DictObject(ram, Obj(root(.dictLocals))).store(Obj(qstr(of: obj(slot))), MapSlot(ram, slot).value, self)
        }
    }

    /// mp_vfs_import_stat: what a path is on the flash.
    private func fileKind(_ path: [UInt8]) throws(PythonError) -> ImportKind {
        guard let found = VFSModule.mountEntry(self, path), !found.entry.isNone, !found.entry.isRoot else { return .nothing }
        guard isPointer(found.entry.fileSystem, to: .littleFS) else { return try kindByStatus(found.entry, found.rest) }
        let fileSystem = LittleFSObject(vm: self, address: found.entry.fileSystem.address)
        switch flash.nodes[try fileSystem.absolute(found.rest)] {
        case .file: return .file
        case .folder: return .folder
        case nil: return .nothing
        }
    }

    /// The same of a file system that is written in Python: what its `stat` says; an exception means that the path is not there.
    private func kindByStatus(_ entry: Mount, _ path: [UInt8]) throws(PythonError) -> ImportKind {
        let name = try str(path)
        do throws(PythonError) {
            let status = try items(VFSModule.callFileSystem(self, entry, "stat", name))
            guard status.count > 0 else { return .nothing }
            return try integer(obj(status.address)) & 0x4000 != 0 ? .folder : .file
        } catch {
            if error == .stopped { throw error }
            return .nothing
        }
    }

    // MARK: modules

    /// mp_builtin___import__: the first module of a dotted name, or the last where names are taken from it.
    func importModule(_ name: Obj, from names: Obj, level: Int) throws(PythonError) -> Obj {
        if level < 0 { throw error(.valueError) }
        var path = try stringBytes(name)
        if level != 0 { path = try absolute(path, level) }
        if path.isEmpty { throw error(.valueError) }
        var (first, outer, start) = (Obj.null, Obj.null, 0)
        for end in 1...path.count where end == path.count || path[end] == UInt8(ascii: ".") {
            let full = try intern(Array(path[..<end]))
            let last = try intern(Array(path[min(start, end)..<end]))
            outer = try load(full, last, outer)
            if first.isNull { first = outer }
            start = end + 1
        }
        return names == .none ? first : outer
    }

    /// evaluate_relative_import: `level` components off the current module's name, then `path`.
    private func absolute(_ path: [UInt8], _ level: Int) throws(PythonError) -> [UInt8] {
        let globals = Obj(root(.dictGlobals))
        let current = try stringBytes(DictObject(ram, globals).item(Obj(Qstr(.__name__)), self))
        var level = level
        if try DictObject(ram, globals).map.lookup(Obj(names.__path__), .find, self) != 0 { level -= 1 }
        var end = current.count
        while level != 0 && end > 0 {
            end -= 1
            if current[end] == UInt8(ascii: ".") { level -= 1 }
        }
        if end == 0 { throw error(.importError, "can't perform relative import") }
        let full = Array(current[..<end]) + (path.isEmpty ? [] : [UInt8(ascii: ".")] + path)
        return qstrBytes(try intern(full))
    }

    /// process_import_at_level: one component; `full` its whole name, `last` the component, `outer` the package or null.
    private func load(_ full: Qstr, _ last: Qstr, _ outer: Obj) throws(PythonError) -> Obj {
        let sysPath = try items(Obj(word: root(.sysPath)))
        if sysPath.count > 0 {
            let loaded = try DictObject(ram, RootPointer.loadedModules.address).map.lookup(Obj(full), .find, self)
            if loaded != 0 { return obj(loaded + 4) }
        }
        var path: [UInt8] = []
        var kind = ImportKind.nothing
        if outer.isNull {
            if let builtin = try builtinModule(last, isExtensible: false) { return builtin }
            for index in 0..<UInt32(sysPath.count) where kind == .nothing {
                path = try stringBytes(obj(sysPath.address + 4 * index))
                if !path.isEmpty { path.append(UInt8(ascii: "/")) }
                path += qstrBytes(last)
                kind = try moduleKind(&path)
            }
            if kind == .nothing, let builtin = try builtinModule(last, isExtensible: true) { return builtin }
        } else {
            let folder = try loadMethodMaybe(outer, names.__path__).method
            if !folder.isNull {
                path = try stringBytes(folder) + [UInt8(ascii: "/")] + qstrBytes(last)
                kind = try moduleKind(&path)
            }
        }
        if kind == .nothing { kind = standIn(for: full, &path) }
        if kind == .nothing {
            noteMissing(.module, qstrText(full))
            throw error(.importError, format: "no module named '%q'", .qstr(full))
        }
        let module = try ModuleContext.make(self, full)
        do throws(PythonError) {
            try fill(module, path, kind)
            if !outer.isNull { try storeAttribute(outer, last, module) }
        } catch {
            // Only half loaded: the next import begins anew.
            if error != .stopped { _ = try DictObject(ram, RootPointer.loadedModules.address).map.lookup(Obj(full), .remove, self) }
            throw error
        }
        return module
    }

    /// Executes a module's file, or the `__init__` of a package.
    private func fill(_ module: Obj, _ path: [UInt8], _ kind: ImportKind) throws(PythonError) {
        if kind == .file { return try execute(module, path) }
        try storeAttribute(module, names.__path__, str(path))
        var file = path + Array("/__init__.py".utf8)
        if try pythonFileKind(&file) == .file { try execute(module, file) }
    }

    /// stat_module: a folder, or with `.py` (or `.mpy`) behind it a file.
    private func moduleKind(_ path: inout [UInt8]) throws(PythonError) -> ImportKind {
        if try importKind(path) == .folder { return .folder }
        path += Array(".py".utf8)
        return try pythonFileKind(&path)
    }

    /// stat_file_py_or_mpy.
    private func pythonFileKind(_ path: inout [UInt8]) throws(PythonError) -> ImportKind {
        if try importKind(path) == .file { return .file }
        path.insert(UInt8(ascii: "m"), at: path.count - 2)
        return try importKind(path) == .file ? .file : .nothing
    }

    /// A module that the firmware does not have and that was found nowhere: one that picoheap brings along for that.
    private func standIn(for full: Qstr, _ path: inout [UInt8]) -> ImportKind {
        path = VM.frozenPrefix + qstrBytes(full).map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 }
        let place = String(decoding: path.dropFirst(VM.frozenPrefix.count), as: UTF8.self)
        if ROM.standIn.hasPrefix(place + "/") { return .folder }
        guard ROM.standIn == place + ".py" else { return .nothing }
        path += Array(".py".utf8)
        return .file
    }

    /// stat_path: on the flash, or among the frozen modules.
    private func importKind(_ path: [UInt8]) throws(PythonError) -> ImportKind {
        if path.starts(with: VM.frozenPrefix) { return frozenKind(Array(path.dropFirst(VM.frozenPrefix.count))) }
        return try fileKind(path)
    }
    private static let frozenPrefix = Array(".frozen/".utf8)

    /// do_load: `__file__`, then the code, in the module's own globals.
    private func execute(_ module: Obj, _ path: [UInt8]) throws(PythonError) {
        let isFrozen = path.starts(with: VM.frozenPrefix)
        let file = isFrozen ? Array(path.dropFirst(VM.frozenPrefix.count)) : path
        let name = try intern(file)
        let globals = word(module.address + 4)
        if isFrozen {
            try storeAttribute(module, names.__file__, Obj(name))
            return try inNamespace(globals: globals, locals: globals) { () throws(PythonError) in try runFrozen(file, in: module) }
        }
        if path.suffix(4) == Array(".mpy".utf8)[...] {
            let context = ModuleContext(ram, module.address)
            let rawCode = try MpyLoader.load(fileReader(name), into: context, on: self)
            let mark = native.held.count
            hold(Obj(rawCode))
            try storeAttribute(module, names.__file__, Obj(name))
            try inNamespace(globals: globals, locals: globals) { () throws(PythonError) in
                _ = try call(FunctionObject.make(self, rawCode: rawCode, context: context.address))
            }
            return release(to: mark)
        }
        let lexer = try Lexer(self, name, fileReader(name))
        try storeAttribute(module, names.__file__, Obj(name))
        _ = try parseCompileExecute(lexer, .file, globals: globals, locals: globals)
    }

    /// Runs `body` with other globals and locals, and puts the old ones back whatever happens.
    func inNamespace<R>(globals: Address, locals: Address, _ body: () throws(PythonError) -> R) throws(PythonError) -> R {
        let old = (root(.dictGlobals), root(.dictLocals))
        let mark = native.held.count
        native.held.append(old.0)
        native.held.append(old.1)
        setRoot(.dictGlobals, globals)
        setRoot(.dictLocals, locals)
        defer {
            setRoot(.dictGlobals, old.0)
            setRoot(.dictLocals, old.1)
        }
        let result = try body()
        release(to: mark)
        return result
    }

    /// mp_parse_compile_execute. `globals` 0 only compiles: the result is the module's function.
    func parseCompileExecute(_ lexer: Lexer, _ kind: InputKind, globals: Address, locals: Address) throws(PythonError) -> Obj {
        let source = lexer.sourceName
        return try inNamespace(globals: globals, locals: locals) { () throws(PythonError) in
            let tree = try parse(lexer, kind)
            let code = try compile(tree, sourceFile: source, isREPL: kind == .single)
            if globals == 0 { return code.function }
            return try call(code.function)
        }
    }

    /// mp_module_get_builtin: a module of the firmware; `nil` where there is none of that name.
    private func builtinModule(_ name: Qstr, isExtensible: Bool) throws(PythonError) -> Obj? {
        let text = qstrText(name)
        var found = BuiltinModules.isExtensible(text) == isExtensible ? rom.modules[text] : nil
        if found == nil {
            if name == names.usys { return known.sys }
            if isExtensible { return nil }
            // `ufoo` is the built-in `foo` even where a file replaces that.
            guard text.first == "u" else { return nil }
            let plain = qstrText(try intern(String(text.dropFirst())))
            found = BuiltinModules.isExtensible(plain) ? rom.modules[plain] : nil
        }
        guard let module = found else { return nil }
        let initialise = try loadMethodMaybe(module, Qstr(.__init__))
        if !initialise.method.isNull { _ = try callMethod(initialise) }
        return module
    }
}

/// Which built-in modules a file of the same name takes the place of (MP_REGISTER_EXTENSIBLE_MODULE).
enum BuiltinModules {
    private static let extensible: Set = [
        "array", "binascii", "bluetooth", "collections", "cryptolib", "errno", "hashlib", "heapq", "io", "json", "machine", "os",
        "platform", "random", "re", "select", "socket", "struct", "time", "websocket",
    ]
    static func isExtensible(_ name: String) -> Bool { extensible.contains(name) }
}
