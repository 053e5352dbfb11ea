// The methods of str, bytes and bytearray: one set of functions in ROM that the three types share. py/objstr.c.

import Heap

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
            ("hex", function(1, 2) { m, args throws(PythonError) in try m.hex(args[0], separator: args.optional(1), as: .str) }),
            ("fromhex", classMethod(function2 { m, type, data throws(PythonError) in
                try m.fromHex(type == TypeID.bytearray.obj ? .bytearray : .bytes, data)
            })),
            ("decode", function(1, 3) { m, args throws(PythonError) in try m.decode(args[0]) }),
            ("encode", function(1, 3) { m, args throws(PythonError) in
                guard m.isString(args[0]) else { return try m.makeBytes(args) }
                return try m.encode(args[0])
            }),
            ("format", function(1, keywords: true) { m, args throws(PythonError) in try m.strFormat(args) }),
        ]
    }

    private func searchMethods() -> [(String, Obj)] {
        [
            ("find", function(2, 4) { m, args throws(PythonError) in try m.strFind(args) }),
            ("rfind", function(2, 4) { m, args throws(PythonError) in try m.strFind(args, backwards: true) }),
            ("index", function(2, 4) { m, args throws(PythonError) in try m.strFind(args, mustExist: true) }),
            ("rindex", function(2, 4) { m, args throws(PythonError) in try m.strFind(args, backwards: true, mustExist: true) }),
            ("count", function(2, 4) { m, args throws(PythonError) in try m.strCount(args) }),
            ("startswith", function(2, 3) { m, args throws(PythonError) in try m.strStartsWith(args) }),
            ("endswith", function(2, 3) { m, args throws(PythonError) in try m.strEndsWith(args) }),
            ("replace", function(3, 4) { m, args throws(PythonError) in try m.strReplace(args) }),
            ("partition", function2 { m, s, separator throws(PythonError) in try m.strPartition(s, separator, backwards: false) }),
            ("rpartition", function2 { m, s, separator throws(PythonError) in try m.strPartition(s, separator, backwards: true) }),
        ]
    }

    private func splitMethods() -> [(String, Obj)] {
        let keepEnds = [AllowedArgument(name: qstr("keepends"), fallback: .false)]
        return [
            ("join", function2 { m, separator, items throws(PythonError) in try m.strJoin(separator, items) }),
            ("split", function(1, 3) { m, args throws(PythonError) in try m.strSplit(args) }),
            ("rsplit", function(1, 3) { m, args throws(PythonError) in try m.strRsplit(args) }),
            ("splitlines", function(1, keywords: true) { m, args throws(PythonError) in
                let parsed = try m.parse(args.dropFirst(1), keepEnds)
                return try m.strSplitLines(args[0], keepsEnds: m.isTrue(parsed[0]))
            }),
        ]
    }

    private func characterMethods() -> [(String, Obj)] {
        [
            ("strip", function(1, 2) { m, args throws(PythonError) in try m.strStrip(args, .both) }),
            ("lstrip", function(1, 2) { m, args throws(PythonError) in try m.strStrip(args, .left) }),
            ("rstrip", function(1, 2) { m, args throws(PythonError) in try m.strStrip(args, .right) }),
            ("center", function2 { m, s, width throws(PythonError) in try m.strCenter(s, width) }),
            ("lower", function1 { m, s throws(PythonError) in try m.strConvert(s, CharacterClass.toLower) }),
            ("upper", function1 { m, s throws(PythonError) in try m.strConvert(s, CharacterClass.toUpper) }),
            ("isspace", function1 { m, s throws(PythonError) in try m.strIs(s, CharacterClass.isSpace) }),
            ("isalpha", function1 { m, s throws(PythonError) in try m.strIs(s, CharacterClass.isAlpha) }),
            ("isdigit", function1 { m, s throws(PythonError) in try m.strIs(s, CharacterClass.isDigit) }),
            ("isupper", function1 { m, s throws(PythonError) in try m.strIsCased(s, CharacterClass.isUpper) }),
            ("islower", function1 { m, s throws(PythonError) in try m.strIsCased(s, CharacterClass.isLower) }),
        ]
    }
}
