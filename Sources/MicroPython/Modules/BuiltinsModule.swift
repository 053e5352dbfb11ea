// The module builtins: the names that every script has. py/modbuiltins.c, in the order of its table.

import Heap

extension ROMBuilder {
    func installBuiltins() {
        let next = function1 { m, iterator throws(PythonError) in try m.builtinNext(iterator) }
        let buildClass = function(2) { m, args throws(PythonError) in try m.buildClass(args) }
        name("next", next)
        name("__build_class__", buildClass)
        let core: [(String, Obj)] = [
            ("__name__", Obj(Qstr(.builtins))),
            ("__build_class__", buildClass),
            ("__import__", function(1, 5) { m, args throws(PythonError) in
                let level = args.optional(4) ?? Obj(smallInteger: 0)
                return try m.importModule(args[0], from: args.optional(3) ?? .none, level: m.integer(level))
            }),
            ("__repl_print__", function1 { m, value throws(PythonError) in try m.printResult(value) }),
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
            ("abs", function1 { m, value throws(PythonError) in try m.unaryOp(.abs, value) }),
            ("all", function1 { m, items throws(PythonError) in Obj(try !m.hasItem(items, thatIs: false)) }),
            ("any", function1 { m, items throws(PythonError) in Obj(try m.hasItem(items, thatIs: true)) }),
            ("bin", function1 { m, value throws(PythonError) in try m.binaryText(value) }),
            ("callable", function1 { m, object throws(PythonError) in Obj(try m.isCallable(object)) }),
            ("compile", function(3, 6) { m, args throws(PythonError) in try m.builtinCompile(args) }),
            ("chr", function1 { m, value throws(PythonError) in try m.character(value) }),
            ("delattr", function2 { m, object, name throws(PythonError) in
                try m.storeAttribute(object, m.qstr(of: name), .null)
                return .none
            }),
            ("dir", function(0, 1) { m, args throws(PythonError) in try m.nameList(args) }),
            ("divmod", function2 { m, a, b throws(PythonError) in try m.binaryOp(.divmod, a, b) }),
            ("eval", function(1, 3) { m, args throws(PythonError) in try m.evaluate(args, .eval) }),
            ("exec", function(1, 3) { m, args throws(PythonError) in try m.evaluate(args, .file) }),
            ("execfile", function(1, 3) { m, args throws(PythonError) in try m.evaluate(args, .single) }),
            ("getattr", function(2, 3) { m, args throws(PythonError) in try m.attribute(args) }),
            ("setattr", function3 { m, object, name, value throws(PythonError) in
                try m.storeAttribute(object, m.qstr(of: name), value)
                return .none
            }),
            ("globals", function0 { m throws(PythonError) in Obj(word: m.root(.dictGlobals)) }),
            ("hasattr", function2 { m, object, name throws(PythonError) in
                Obj(try !m.loadMethodProtected(object, m.qstr(of: name)).method.isNull)
            }),
            ("hash", function1 { m, object throws(PythonError) in try m.unaryOp(.hash, object) }),
            ("help", function(0, 1) { m, args throws(PythonError) in try m.help(args) }),
            ("hex", function1 { m, value throws(PythonError) in try m.binaryOp(.modulo, Obj(m.qstrNamed("%#x")), value) }),
            ("id", function1 { m, object throws(PythonError) in try m.id(object) }),
            ("input", function(0, 1) { m, args throws(PythonError) in try m.readInput(args) }),
            ("isinstance", function2 { m, object, type throws(PythonError) in
                Obj(try m.isSubclassOfAny(Obj(m.typeAddress(object)), type))
            }),
            ("issubclass", function2 { m, type, wanted throws(PythonError) in
                guard m.isTypeObject(type) else { throw m.error(.typeError, "issubclass() arg 1 must be a class") }
                return Obj(try m.isSubclassOfAny(type, wanted))
            }),
        ]
    }

    private func laterFunctions(next: Obj) -> [(String, Obj)] {
        [
            ("iter", function1 { m, object throws(PythonError) in try m.iterator(object) }),
            ("len", function1 { m, object throws(PythonError) in try m.lengthObject(object) }),
            ("locals", function0 { m throws(PythonError) in Obj(word: m.root(.dictLocals)) }),
            ("max", function(1, keywords: true) { m, args throws(PythonError) in try m.extreme(args, .more) }),
            ("min", function(1, keywords: true) { m, args throws(PythonError) in try m.extreme(args, .less) }),
            ("next", next),
            ("oct", function1 { m, value throws(PythonError) in try m.binaryOp(.modulo, Obj(m.qstrNamed("%#o")), value) }),
            ("open", named["open"]!),
            ("ord", function1 { m, text throws(PythonError) in try m.ordinal(text) }),
            ("pow", function(2, 3) { m, args throws(PythonError) in
                guard let modulus = args.optional(2) else { return try m.binaryOp(.power, args[0], args[1]) }
                return try m.intPower(args[0], args[1], modulus: modulus)
            }),
            ("print", function(0, keywords: true) { m, args throws(PythonError) in try m.builtinPrint(args) }),
            ("repr", function1 { m, object throws(PythonError) in try m.representation(object) }),
            ("round", function(1, 2) { m, args throws(PythonError) in try m.round(args) }),
            ("sorted", function(1, keywords: true) { m, args throws(PythonError) in try m.sorted(args) }),
            ("sum", function(1, 2) { m, args throws(PythonError) in try m.sum(args) }),
        ]
    }
}
