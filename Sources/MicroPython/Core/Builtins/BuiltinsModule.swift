// The module builtins: the names that every script has. py/modbuiltins.c, in the order of its table.

import BlockHeap

extension ROMBuilder {
    func installBuiltins() {
        let next = function1 { vm, iterator throws(PythonError) in try vm.builtinNext(iterator) }
        let buildClass = function(2) { vm, args throws(PythonError) in try vm.buildClass(args) }
        name("next", next)
        name("__build_class__", buildClass)
        let core: [(String, Obj)] = [
            ("__name__", Obj(Qstr(.builtins))),
            ("__build_class__", buildClass),
            ("__import__", function(1, 5) { vm, args throws(PythonError) in
                let level = args.optional(4) ?? Obj(smallInteger: 0)
                return try vm.importModule(args[0], from: args.optional(3) ?? .none, level: vm.integer(level))
            }),
            ("__repl_print__", function1 { vm, value throws(PythonError) in try vm.printResult(value) }),
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
            ("abs", function1 { vm, value throws(PythonError) in try vm.unaryOp(.abs, value) }),
            ("all", function1 { vm, items throws(PythonError) in Obj(try !vm.hasItem(items, thatIs: false)) }),
            ("any", function1 { vm, items throws(PythonError) in Obj(try vm.hasItem(items, thatIs: true)) }),
            ("bin", function1 { vm, value throws(PythonError) in try vm.binaryText(value) }),
            ("callable", function1 { vm, object throws(PythonError) in Obj(try vm.isCallable(object)) }),
            ("compile", function(3, 6) { vm, args throws(PythonError) in try vm.builtinCompile(args) }),
            ("chr", function1 { vm, value throws(PythonError) in try vm.character(value) }),
            ("delattr", function2 { vm, object, name throws(PythonError) in
                try vm.storeAttribute(object, vm.qstr(of: name), .null)
                return .none
            }),
            ("dir", function(0, 1) { vm, args throws(PythonError) in try vm.nameList(args) }),
            ("divmod", function2 { vm, a, b throws(PythonError) in try vm.binaryOp(.divmod, a, b) }),
            ("eval", function(1, 3) { vm, args throws(PythonError) in try vm.evaluate(args, .eval) }),
            ("exec", function(1, 3) { vm, args throws(PythonError) in try vm.evaluate(args, .file) }),
            ("execfile", function(1, 3) { vm, args throws(PythonError) in try vm.evaluate(args, .single) }),
            ("getattr", function(2, 3) { vm, args throws(PythonError) in try vm.attribute(args) }),
            ("setattr", function3 { vm, object, name, value throws(PythonError) in
                try vm.storeAttribute(object, vm.qstr(of: name), value)
                return .none
            }),
            ("globals", function0 { vm throws(PythonError) in Obj(word: vm.root(.dictGlobals)) }),
            ("hasattr", function2 { vm, object, name throws(PythonError) in
                Obj(try !vm.loadMethodProtected(object, vm.qstr(of: name)).method.isNull)
            }),
            ("hash", function1 { vm, object throws(PythonError) in try vm.unaryOp(.hash, object) }),
            ("help", function(0, 1) { vm, args throws(PythonError) in try vm.help(args) }),
            ("hex", function1 { vm, value throws(PythonError) in try vm.binaryOp(.modulo, Obj(vm.qstrNamed("%#x")), value) }),
            ("id", function1 { vm, object throws(PythonError) in try vm.id(object) }),
            ("input", function(0, 1) { vm, args throws(PythonError) in try vm.readInput(args) }),
            ("isinstance", function2 { vm, object, type throws(PythonError) in
                Obj(try vm.isSubclassOfAny(Obj(vm.typeAddress(object)), type))
            }),
            ("issubclass", function2 { vm, type, wanted throws(PythonError) in
                guard vm.isTypeObject(type) else { throw vm.error(.typeError, "issubclass() arg 1 must be a class") }
                return Obj(try vm.isSubclassOfAny(type, wanted))
            }),
        ]
    }

    private func laterFunctions(next: Obj) -> [(String, Obj)] {
        [
            ("iter", function1 { vm, object throws(PythonError) in try vm.iterator(object) }),
            ("len", function1 { vm, object throws(PythonError) in try vm.lengthObject(object) }),
            ("locals", function0 { vm throws(PythonError) in Obj(word: vm.root(.dictLocals)) }),
            ("max", function(1, keywords: true) { vm, args throws(PythonError) in try vm.extreme(args, .more) }),
            ("min", function(1, keywords: true) { vm, args throws(PythonError) in try vm.extreme(args, .less) }),
            ("next", next),
            ("oct", function1 { vm, value throws(PythonError) in try vm.binaryOp(.modulo, Obj(vm.qstrNamed("%#o")), value) }),
            ("open", named["open"]!),
            ("ord", function1 { vm, text throws(PythonError) in try vm.ordinal(text) }),
            ("pow", function(2, 3) { vm, args throws(PythonError) in
                guard let modulus = args.optional(2) else { return try vm.binaryOp(.power, args[0], args[1]) }
                return try vm.intPower(args[0], args[1], modulus: modulus)
            }),
            ("print", function(0, keywords: true) { vm, args throws(PythonError) in try vm.builtinPrint(args) }),
            ("repr", function1 { vm, object throws(PythonError) in try vm.representation(object) }),
            ("round", function(1, 2) { vm, args throws(PythonError) in try vm.round(args) }),
            ("sorted", function(1, keywords: true) { vm, args throws(PythonError) in try vm.sorted(args) }),
            ("sum", function(1, 2) { vm, args throws(PythonError) in try vm.sum(args) }),
        ]
    }
}
