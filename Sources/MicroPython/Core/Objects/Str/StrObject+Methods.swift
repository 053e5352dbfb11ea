// The methods of str, bytes and bytearray: one set of functions in ROM that the three types share. py/objstr.c.

import BlockHeap

extension ROMBuilder {
    /// The methods by name, in the order of the C table. bytearray has those up to `islower`, bytes too; str those from `find` on.
    func stringMethods() -> [(String, Obj)] {
        if named["str.find"] == nil { for (method, function) in makeStringMethods() { name("str." + method, function) } }
        return Self.stringMethodNames.map { ($0, named["str." + $0]!) }
    }

    private static let stringMethodNames = [
        "hex", "fromhex", "decode", "find", "rfind", "index", "rindex", "join", "split", "splitlines", "rsplit", "startswith",
        "endswith", "strip", "lstrip", "rstrip", "format", "replace", "count", "partition", "rpartition", "center", "lower",
        "upper", "isspace", "isalpha", "isdigit", "isupper", "islower", "encode",
    ]

    private func makeStringMethods() -> [(String, Obj)] {
        conversionMethods() + searchMethods() + splitMethods() + characterMethods()
    }

    private func conversionMethods() -> [(String, Obj)] {
        [
            ("hex", function(1, 2, StrObject.hex)),
            ("fromhex", classMethod(function2(StrObject.fromhex))),
            ("decode", function(1, 3, StrObject.decode)),
            ("encode", function(1, 3, StrObject.encode)),
            ("format", function(1, keywords: true, StrObject.format)),
        ]
    }

    private func searchMethods() -> [(String, Obj)] {
        [
            ("find", function(2, 4, StrObject.find)),
            ("rfind", function(2, 4, StrObject.rfind)),
            ("index", function(2, 4, StrObject.index)),
            ("rindex", function(2, 4, StrObject.rindex)),
            ("count", function(2, 4, StrObject.count)),
            ("startswith", function(2, 3, StrObject.startsWith)),
            ("endswith", function(2, 3, StrObject.endsWith)),
            ("replace", function(3, 4, StrObject.replace)),
            ("partition", function2(StrObject.partition)),
            ("rpartition", function2(StrObject.rpartition)),
        ]
    }

    private func splitMethods() -> [(String, Obj)] {
        [
            ("join", function2(StrObject.join)),
            ("split", function(1, 3, StrObject.split)),
            ("rsplit", function(1, 3, StrObject.rsplit)),
            ("splitlines", function(1, keywords: true, StrObject.splitLines)),
        ]
    }

    private func characterMethods() -> [(String, Obj)] {
        [
            ("strip", function(1, 2, StrObject.strip)),
            ("lstrip", function(1, 2, StrObject.lstrip)),
            ("rstrip", function(1, 2, StrObject.rstrip)),
            ("center", function2(StrObject.center)),
            ("lower", function1(StrObject.lower)),
            ("upper", function1(StrObject.upper)),
            ("isspace", function1(StrObject.isspace)),
            ("isalpha", function1(StrObject.isalpha)),
            ("isdigit", function1(StrObject.isdigit)),
            ("isupper", function1(StrObject.isupper)),
            ("islower", function1(StrObject.islower)),
        ]
    }
}

extension StrObject {
    static func hex(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try StrObject.hex(vm, args[0], separator: args.optional(1), as: .str)
    }

    static func fromhex(_ vm: VM, _ type: Obj, _ data: Obj) throws(PythonError) -> Obj {
        try StrObject.fromHex(vm, type == TypeID.bytearray.obj ? .bytearray : .bytes, data)
    }

    static func decode(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try StrObject.decode(vm, args[0]) }

    static func encode(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard vm.isString(args[0]) else { return try StrObject.makeBytes(vm, args) }
        return try StrObject.encode(vm, args[0])
    }

    static func format(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try StrFormatter.format(vm, args) }

    static func find(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try search(vm, args) }

    static func rfind(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try search(vm, args, backwards: true) }

    static func index(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try search(vm, args, mustExist: true) }

    static func rindex(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try search(vm, args, backwards: true, mustExist: true) }

    static func partition(_ vm: VM, _ s: Obj, _ separator: Obj) throws(PythonError) -> Obj {
        try StrObject.partition(vm, s, separator, backwards: false)
    }

    static func rpartition(_ vm: VM, _ s: Obj, _ separator: Obj) throws(PythonError) -> Obj {
        try StrObject.partition(vm, s, separator, backwards: true)
    }

    static func strip(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try StrObject.strip(vm, args, .both) }

    static func lstrip(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try StrObject.strip(vm, args, .left) }

    static func rstrip(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try StrObject.strip(vm, args, .right) }

    static func lower(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.convert(vm, s, CharacterClass.toLower) }

    static func upper(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.convert(vm, s, CharacterClass.toUpper) }

    static func isspace(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.is(vm, s, CharacterClass.isSpace) }

    static func isalpha(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.is(vm, s, CharacterClass.isAlpha) }

    static func isdigit(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.is(vm, s, CharacterClass.isDigit) }

    static func isupper(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.isCased(vm, s, CharacterClass.isUpper) }

    static func islower(_ vm: VM, _ s: Obj) throws(PythonError) -> Obj { try StrObject.isCased(vm, s, CharacterClass.isLower) }

    static func splitLines(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), [AllowedArgument(name: vm.names.keepends, fallback: .false)])
        return try splitLines(vm, args[0], keepsEnds: vm.isTrue(parsed[0]))
    }
}
