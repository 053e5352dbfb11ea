// Built-in functions on objects: printing them, their attributes, making classes. py/modbuiltins.c.

import BlockHeap

extension VM {
    /// print(*objects, sep, end, file).
    func builtinPrint(_ args: Args) throws(PythonError) -> Obj {
        var (separator, end, file) = (Obj(Qstr(.space)), Obj(Qstr(.newline)), Obj.null)
        var found = 0
        if let given = keyword(args, Qstr(.sep)) { (separator, found) = (given, found + 1) }
        if let given = keyword(args, Qstr(.end)) { (end, found) = (given, found + 1) }
        if let given = keyword(args, names.file) { (file, found) = (given, found + 1) }
        if found < args.keywordCount { throw error(.typeError, "extra keyword arguments given") }
        var printer = Printer.console
        if !file.isNull && typeAddress(file) != TypeID.stdio.address {
            _ = try stream(file, .write)
            printer = .stream(file)
        }
        let (separatorText, endText) = (try stringSpan(separator), try stringSpan(end))
        for index in 0..<args.count {
            if index > 0 { try write(printer, from: separatorText.address, count: separatorText.count) }
            try print(printer, args[index], .str)
        }
        try write(printer, from: endText.address, count: endText.count)
        return .none
    }

    /// What the prompt does with the value of an expression: shows it, and keeps it as `_`.
    func printResult(_ value: Obj) throws(PythonError) -> Obj {
        if value == .none { return .none }
        try print(.console, value, .repr)
        try write(.console, "\n")
        var request = AttributeRequest.store(value)
        try moduleAttribute(known.builtins, Qstr(.underscore), &request)
        return .none
    }

    /// repr().
    func representation(_ object: Obj) throws(PythonError) -> Obj {
        let text = try VStr(self, capacity: 16)
        try print(.vstr(text), object, .repr)
        return try str(of: .str, from: text)
    }

    /// getattr(object, name[, default]).
    func attribute(_ args: Args) throws(PythonError) -> Obj {
        let name = try qstr(of: args[1])
        guard let fallback = args.optional(2) else { return try loadAttribute(args[0], name) }
        let found = try loadMethodProtected(args[0], name)
        if found.method.isNull { return fallback }
        return found.receiver.isNull ? found.method : try BoundMethodObject.make(self, found.method, found.receiver)
    }

    /// dir(): the names in the local namespace, or of every known name those that the object has.
    func nameList(_ args: Args) throws(PythonError) -> Obj {
        let list = try list(count: 0)
        let mark = held.count
        hold(list)
        guard let object = args.optional(0) else {
            let map = Map(ram, root(.dictLocals) + 4)
            var cursor = 0
            while let slot = map.nextFilled(&cursor) { try listAppend(list, obj(slot)) }
            release(to: mark)
            return list
        }
        let count = UInt32(rom.strings.count + internedPlaces.count)
        for number in Qstr.empty.id + 1..<count {
            try countWork(64)
            let found = try loadMethodProtected(object, Qstr(number))
            if found.method.isNull { continue }
            if number == Qstr(.__dir__).id && !found.receiver.isNull {
                release(to: mark)
                return try callMethod(found)
            }
            try listAppend(list, Obj(Qstr(number)))
        }
        release(to: mark)
        return list
    }

    /// `class` statements: runs the body in a new namespace, then calls the class's type with name, bases and namespace.
    func buildClass(_ args: Args) throws(PythonError) -> Obj {
        let oldLocals = root(.dictLocals)
        let locals = try dict(capacity: 0)
        let mark = held.count
        hold(locals)
        hold(Obj(word: oldLocals))
        setRoot(.dictLocals, locals.word)
        let cell = try call(args[0])  // a body that fails leaves its namespace where names are stored
        setRoot(.dictLocals, oldLocals)
        hold(cell)
        let metaclass = args.count == 2 ? TypeID.type.obj : Obj(typeAddress(args[2]))
        let bases = try tuple(count: args.count - 2, from: args.base + 8)
        hold(bases)
        let words = try pushArguments(3)
        defer { popArguments(words, 3) }
        setObj(words, args[1])
        setObj(words + 4, bases)
        setObj(words + 8, locals)
        let new = try call(metaclass, Args(ram, base: words, count: 3))
        if cell != .none { CellObject(ram, cell).value = new }
        release(to: mark)
        return new
    }
}
