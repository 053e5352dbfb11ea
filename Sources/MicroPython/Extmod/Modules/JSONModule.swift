// The module json. extmod/modjson.c. Printing is done by each type with `PrintKind.json`; reading by `JSONReader`.

import BlockHeap

extension ROMBuilder {
    func installJSON() {
        let separators = [AllowedArgument(name: qstr("separators"), isKeywordOnly: true)]
        module("json", [
            ("dump", function(2, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(2), separators)
                return try vm.withSeparators(parsed[0]) { () throws(PythonError) in
                    _ = try vm.stream(args[1], .write)
                    try vm.print(.stream(args[1]), args[0], .json)
                    return .none
                }
            }),
            ("dumps", function(1, keywords: true) { vm, args throws(PythonError) in
                let parsed = try vm.parse(args.dropFirst(1), separators)
                return try vm.withSeparators(parsed[0]) { () throws(PythonError) in
                    let text = try VStr(vm, capacity: 8)
                    try vm.print(.vstr(text), args[0], .json)
                    return try vm.str(of: .str, from: text)
                }
            }),
            ("load", function1 { vm, stream throws(PythonError) in
                var reader = try JSONReader(vm, stream: stream)
                return try reader.read()
            }),
            ("loads", function1 { vm, text throws(PythonError) in
                let buffer = try vm.buffer(text, .read)
                var reader = try JSONReader(vm, text: ByteSpan(vm.ram, buffer.address, buffer.count))
                return try reader.read()
            }),
        ])
    }
}

extension VM {
    /// Prints with the separators of a tuple or list of two; with None, with the usual ones.
    fileprivate func withSeparators(_ separators: Obj, _ body: () throws(PythonError) -> Obj) throws(PythonError) -> Obj {
        let before = jsonSeparators
        defer { jsonSeparators = before }
        if separators == .none {
            jsonSeparators = (", ", ": ")
        } else {
            let address = try items(separators, count: 2)
            jsonSeparators = (try separator(obj(address)), try separator(obj(address + 4)))
        }
        return try body()
    }

    /// A separator's text, up to its first NUL.
    private func separator(_ object: Obj) throws(PythonError) -> String {
        String(decoding: try stringSpan(object).prefix { $0 != 0 }, as: UTF8.self)
    }
}
