// The module builtins: the names that every script has. py/modbuiltins.c, in the order of its table.

import BlockHeap

extension ROMBuilder {
    func installBuiltins() {
        let next = function1(BuiltinsModule.next)
        let buildClass = function(2, nil, BuiltinsModule.buildClass)
        name("next", next)
        name("__build_class__", buildClass)
        let core: [(String, Obj)] = [
            ("__name__", Obj(Qstr(.builtins))),
            ("__build_class__", buildClass),
            ("__import__", function(1, 5, BuiltinsModule.import)),
            ("__repl_print__", function1(BuiltinsModule.replPrint)),
        ]
        let types: [(String, TypeID)] = [
            ("bool", .bool), ("bytes", .bytes), ("bytearray", .bytearray), ("complex", .complex), ("dict", .dict),
            ("enumerate", .enumerate), ("filter", .filter), ("float", .float), ("frozenset", .frozenset), ("int", .int),
            ("list", .list), ("map", .map), ("memoryview", .memoryview), ("object", .object), ("property", .property),
            ("range", .range), ("reversed", .reversed), ("set", .set), ("slice", .slice), ("str", .str), ("super", .superType),
            ("tuple", .tuple), ("type", .type), ("zip", .zip), ("classmethod", .classmethod), ("staticmethod", .staticmethod),
        ]
        let singletons = ["Ellipsis", "NotImplemented"].map { ($0, named[$0]!) }
        let exceptions = ExceptionTypes.all.filter { $0.type != .baseException }
            .map { ($0.name, $0.type.obj) }
            .sorted { $0.0.lowercased() < $1.0.lowercased() }
        let table = core + types.map { ($0.0, $0.1.obj) } + singletons + firstFunctions + laterFunctions(next: next)
            + [("BaseException", TypeID.baseException.obj)] + exceptions
        let globals = dict(table)
        name("builtinsDict", globals)
        module("builtins", globals: globals)
        module("__main__", globals: Obj(RootPointer.mainDict.address))
    }

    private var firstFunctions: [(String, Obj)] {
        [
            ("abs", function1(BuiltinsModule.abs)),
            ("all", function1(BuiltinsModule.all)),
            ("any", function1(BuiltinsModule.any)),
            ("bin", function1(BuiltinsModule.bin)),
            ("callable", function1(BuiltinsModule.callable)),
            ("compile", function(3, 6, BuiltinsModule.compile)),
            ("chr", function1(BuiltinsModule.chr)),
            ("delattr", function2(BuiltinsModule.delattr)),
            ("dir", function(0, 1, BuiltinsModule.dir)),
            ("divmod", function2(BuiltinsModule.divmod)),
            ("eval", function(1, 3, BuiltinsModule.eval)),
            ("exec", function(1, 3, BuiltinsModule.exec)),
            ("execfile", function(1, 3, BuiltinsModule.execfile)),
            ("getattr", function(2, 3, BuiltinsModule.getattr)),
            ("setattr", function3(BuiltinsModule.setattr)),
            ("globals", function0(BuiltinsModule.globals)),
            ("hasattr", function2(BuiltinsModule.hasattr)),
            ("hash", function1(BuiltinsModule.hash)),
            ("help", function(0, 1, BuiltinsModule.help)),
            ("hex", function1(BuiltinsModule.hex)),
            ("id", function1(BuiltinsModule.id)),
            ("input", function(0, 1, BuiltinsModule.input)),
            ("isinstance", function2(BuiltinsModule.isinstance)),
            ("issubclass", function2(BuiltinsModule.issubclass)),
        ]
    }

    private func laterFunctions(next: Obj) -> [(String, Obj)] {
        [
            ("iter", function1(BuiltinsModule.iter)),
            ("len", function1(BuiltinsModule.len)),
            ("locals", function0(BuiltinsModule.locals)),
            ("max", function(1, keywords: true, BuiltinsModule.max)),
            ("min", function(1, keywords: true, BuiltinsModule.min)),
            ("next", next),
            ("oct", function1(BuiltinsModule.oct)),
            ("open", named["open"]!),
            ("ord", function1(BuiltinsModule.ord)),
            ("pow", function(2, 3, BuiltinsModule.pow)),
            ("print", function(0, keywords: true, BuiltinsModule.print)),
            ("repr", function1(BuiltinsModule.representation)),
            ("round", function(1, 2, BuiltinsModule.round)),
            ("sorted", function(1, keywords: true, BuiltinsModule.sorted)),
            ("sum", function(1, 2, BuiltinsModule.sum)),
        ]
    }
}

extension BuiltinsModule {
    static func `import`(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let level = args.optional(4) ?? Obj(smallInteger: 0)
        return try vm.importModule(args[0], from: args.optional(3) ?? .none, level: vm.integer(level))
    }

    static func abs(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj { try vm.unaryOp(.abs, value) }

    static func all(_ vm: VM, _ items: Obj) throws(PythonError) -> Obj { Obj(try !BuiltinsModule.hasItem(vm, items, thatIs: false)) }

    static func any(_ vm: VM, _ items: Obj) throws(PythonError) -> Obj { Obj(try BuiltinsModule.hasItem(vm, items, thatIs: true)) }

    static func callable(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj { Obj(try vm.isCallable(object)) }

    static func delattr(_ vm: VM, _ object: Obj, _ name: Obj) throws(PythonError) -> Obj {
        try vm.storeAttribute(object, vm.qstr(of: name), .null)
        return .none
    }

    static func divmod(_ vm: VM, _ a: Obj, _ b: Obj) throws(PythonError) -> Obj { try vm.binaryOp(.divmod, a, b) }

    static func eval(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try BuiltinsModule.evaluate(vm, args, .eval) }

    static func exec(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try BuiltinsModule.evaluate(vm, args, .file) }

    static func execfile(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try BuiltinsModule.evaluate(vm, args, .single) }

    static func setattr(_ vm: VM, _ object: Obj, _ name: Obj, _ value: Obj) throws(PythonError) -> Obj {
        try vm.storeAttribute(object, vm.qstr(of: name), value)
        return .none
    }

    static func globals(_ vm: VM) throws(PythonError) -> Obj { Obj(word: vm.root(.dictGlobals)) }

    static func hasattr(_ vm: VM, _ object: Obj, _ name: Obj) throws(PythonError) -> Obj {
        Obj(try !vm.loadMethodProtected(object, vm.qstr(of: name)).method.isNull)
    }

    static func hash(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj { try vm.unaryOp(.hash, object) }

    static func hex(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj { try vm.binaryOp(.modulo, Obj(vm.qstrNamed("%#x")), value) }

    static func id(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj { try vm.id(object) }

    static func isinstance(_ vm: VM, _ object: Obj, _ type: Obj) throws(PythonError) -> Obj {
        Obj(try vm.isSubclassOfAny(Obj(vm.typeAddress(object)), type))
    }

    static func issubclass(_ vm: VM, _ type: Obj, _ wanted: Obj) throws(PythonError) -> Obj {
        guard vm.isTypeObject(type) else { throw vm.error(.typeError, "issubclass() arg 1 must be a class") }
        return Obj(try vm.isSubclassOfAny(type, wanted))
    }

    static func iter(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj { try vm.iterator(object) }

    static func len(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj { try vm.lengthObject(object) }

    static func locals(_ vm: VM) throws(PythonError) -> Obj { Obj(word: vm.root(.dictLocals)) }

    static func max(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try BuiltinsModule.extreme(vm, args, .more) }

    static func min(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try BuiltinsModule.extreme(vm, args, .less) }

    static func oct(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj { try vm.binaryOp(.modulo, Obj(vm.qstrNamed("%#o")), value) }

    static func pow(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let modulus = args.optional(2) else { return try vm.binaryOp(.power, args[0], args[1]) }
        return try IntObject.power(vm, args[0], args[1], modulus: modulus)
    }
}
