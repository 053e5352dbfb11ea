// The module json. extmod/modjson.c. Printing is done by each type with `PrintKind.json`; reading by `JSONReader`.

import BlockHeap

extension ROMBuilder {
    func installJSON() {
        module("json", [
            ("dump", function(2, keywords: true, JSONModule.dump)),
            ("dumps", function(1, keywords: true, JSONModule.dumps)),
            ("load", function1(JSONModule.load)),
            ("loads", function1(JSONModule.loads)),
        ])
    }
}

/// What the module json can.
enum JSONModule {
    static func dump(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let separators = try separators(vm, args.dropFirst(2))
        _ = try Stream.slots(vm, args[1], .write)
        try vm.print(Printer(destination: .stream(args[1]), separators: separators), args[0], .json)
        return .none
    }

    static func dumps(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let separators = try separators(vm, args.dropFirst(1))
        let text = try VStr(vm, capacity: 8)
        try vm.print(Printer(destination: .vstr(text), separators: separators), args[0], .json)
        return try vm.str(of: .str, from: text)
    }

    static func load(_ vm: VM, _ stream: Obj) throws(PythonError) -> Obj {
        var reader = try JSONReader(vm, stream: stream)
        return try reader.read()
    }

    static func loads(_ vm: VM, _ text: Obj) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(text, .read)
        var reader = try JSONReader(vm, text: ByteSpan(vm.ram, buffer.address, buffer.count))
        return try reader.read()
    }

    /// The separators of a tuple or list of two; of None, the usual ones.
    private static func separators(_ vm: VM, _ args: Args) throws(PythonError) -> JSONSeparators {
        let given = try vm.parse(args, [AllowedArgument(name: vm.names.separators, isKeywordOnly: true)])[0]
        if given == .none { return JSONSeparators() }
        let address = try vm.items(given, count: 2)
        return JSONSeparators(item: try separator(vm, vm.obj(address)), key: try separator(vm, vm.obj(address + 4)))
    }

    /// A separator's text, up to its first NUL.
    private static func separator(_ vm: VM, _ object: Obj) throws(PythonError) -> String {
        String(decoding: try vm.stringSpan(object).prefix { $0 != 0 }, as: UTF8.self)
    }
}
