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
            ("hex", function(1, 2) { vm, args throws(PythonError) in try vm.hex(args[0], separator: args.optional(1), as: .str) }),
            ("fromhex", classMethod(function2 { vm, type, data throws(PythonError) in
                try vm.fromHex(type == TypeID.bytearray.obj ? .bytearray : .bytes, data)
            })),
            ("decode", function(1, 3) { vm, args throws(PythonError) in try vm.decode(args[0]) }),
            ("encode", function(1, 3) { vm, args throws(PythonError) in
                guard vm.isString(args[0]) else { return try vm.makeBytes(args) }
                return try vm.encode(args[0])
            }),
            ("format", function(1, keywords: true) { vm, args throws(PythonError) in try vm.strFormat(args) }),
        ]
    }

    private func searchMethods() -> [(String, Obj)] {
        [
            ("find", function(2, 4) { vm, args throws(PythonError) in try vm.strFind(args) }),
            ("rfind", function(2, 4) { vm, args throws(PythonError) in try vm.strFind(args, backwards: true) }),
            ("index", function(2, 4) { vm, args throws(PythonError) in try vm.strFind(args, mustExist: true) }),
            ("rindex", function(2, 4) { vm, args throws(PythonError) in try vm.strFind(args, backwards: true, mustExist: true) }),
            ("count", function(2, 4) { vm, args throws(PythonError) in try vm.strCount(args) }),
            ("startswith", function(2, 3) { vm, args throws(PythonError) in try vm.strStartsWith(args) }),
            ("endswith", function(2, 3) { vm, args throws(PythonError) in try vm.strEndsWith(args) }),
            ("replace", function(3, 4) { vm, args throws(PythonError) in try vm.strReplace(args) }),
            ("partition", function2 { vm, s, separator throws(PythonError) in try vm.strPartition(s, separator, backwards: false) }),
            ("rpartition", function2 { vm, s, separator throws(PythonError) in try vm.strPartition(s, separator, backwards: true) }),
        ]
    }

    private func splitMethods() -> [(String, Obj)] {
        let keepEnds = [AllowedArgument(name: qstr("keepends"), fallback: .false)]
        return [
            ("join", function2 { vm, separator, items throws(PythonError) in try vm.strJoin(separator, items) }),
            ("split", function(1, 3) { vm, args throws(PythonError) in try vm.strSplit(args) }),
            ("rsplit", function(1, 3) { vm, args throws(PythonError) in try vm.strRsplit(args) }),
            ("splitlines", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), keepEnds)
                return try vm.strSplitLines(args[0], keepsEnds: vm.isTrue(parsed[0]))
            }),
        ]
    }

    private func characterMethods() -> [(String, Obj)] {
        [
            ("strip", function(1, 2) { vm, args throws(PythonError) in try vm.strStrip(args, .both) }),
            ("lstrip", function(1, 2) { vm, args throws(PythonError) in try vm.strStrip(args, .left) }),
            ("rstrip", function(1, 2) { vm, args throws(PythonError) in try vm.strStrip(args, .right) }),
            ("center", function2 { vm, s, width throws(PythonError) in try vm.strCenter(s, width) }),
            ("lower", function1 { vm, s throws(PythonError) in try vm.strConvert(s, CharacterClass.toLower) }),
            ("upper", function1 { vm, s throws(PythonError) in try vm.strConvert(s, CharacterClass.toUpper) }),
            ("isspace", function1 { vm, s throws(PythonError) in try vm.strIs(s, CharacterClass.isSpace) }),
            ("isalpha", function1 { vm, s throws(PythonError) in try vm.strIs(s, CharacterClass.isAlpha) }),
            ("isdigit", function1 { vm, s throws(PythonError) in try vm.strIs(s, CharacterClass.isDigit) }),
            ("isupper", function1 { vm, s throws(PythonError) in try vm.strIsCased(s, CharacterClass.isUpper) }),
            ("islower", function1 { vm, s throws(PythonError) in try vm.strIsCased(s, CharacterClass.isLower) }),
        ]
    }
}
