// Built-in functions on objects: printing them, their attributes, making classes. py/modbuiltins.c.

import BlockHeap

extension BuiltinsModule {
    /// print(*objects, sep, end, file).
    static func print(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var (separator, end, file) = (Obj(Qstr(.space)), Obj(Qstr(.newline)), Obj.null)
        var found = 0
        if let given = vm.keyword(args, Qstr(.sep)) { (separator, found) = (given, found + 1) }
        if let given = vm.keyword(args, Qstr(.end)) { (end, found) = (given, found + 1) }
        if let given = vm.keyword(args, vm.names.file) { (file, found) = (given, found + 1) }
        if found < args.keywordCount { throw vm.error(.typeError, "extra keyword arguments given") }
        var printer = Printer.console
        if !file.isNull && vm.typeAddress(file) != TypeID.stdio.address {
            _ = try Stream.slots(vm, file, .write)
            printer = .stream(file)
        }
        let (separatorText, endText) = (try vm.stringSpan(separator), try vm.stringSpan(end))
        for index in 0..<args.count {
            if index > 0 { try printer.write(from: separatorText.address, count: separatorText.count, vm) }
            try vm.print(printer, args[index], .str)
        }
        try printer.write(from: endText.address, count: endText.count, vm)
        return .none
    }

    /// What the prompt does with the value of an expression: shows it, and keeps it as `_`.
    static func replPrint(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj {
        if value == .none { return .none }
        try vm.print(.console, value, .repr)
        try Printer.console.write("\n", vm)
        var request = AttributeRequest.store(value)
        try ModuleContext.attribute(vm, vm.known.builtins, Qstr(.underscore), &request)
        return .none
    }

    /// repr().
    static func representation(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let text = try VStr(vm, capacity: 16)
        try vm.print(.vstr(text), object, .repr)
        return try vm.str(of: .str, from: text)
    }

    /// getattr(object, name[, default]).
    static func getattr(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let name = try vm.qstr(of: args[1])
        guard let fallback = args.optional(2) else { return try vm.loadAttribute(args[0], name) }
        let found = try vm.loadMethodProtected(args[0], name)
        if found.method.isNull { return fallback }
        return found.receiver.isNull ? found.method : try BoundMethodObject.make(vm, found.method, found.receiver)
    }

    /// dir(): the names in the local namespace, or of every known name those that the object has.
    static func dir(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let list = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(list)
        guard let object = args.optional(0) else {
            let map = Map(vm.ram, vm.root(.dictLocals) + 4)
            var cursor = 0
            while let slot = map.nextFilled(&cursor) { try ListObject(vm.ram, list).append(vm.obj(slot), vm) }
            vm.release(to: mark)
            return list
        }
        let count = UInt32(vm.rom.strings.count + vm.strings.places.count)
        for number in Qstr.empty.id + 1..<count {
            try vm.countWork(64)
            let found = try vm.loadMethodProtected(object, Qstr(number))
            if found.method.isNull { continue }
            if number == Qstr(.__dir__).id && !found.receiver.isNull {
                vm.release(to: mark)
                return try vm.callMethod(found)
            }
            try ListObject(vm.ram, list).append(Obj(Qstr(number)), vm)
        }
        vm.release(to: mark)
        return list
    }

    /// `class` statements: runs the body in a new namespace, then calls the class's type with name, bases and namespace.
    static func buildClass(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let oldLocals = vm.root(.dictLocals)
        let locals = try DictObject.make(vm, capacity: 0)
        let mark = vm.native.held.count
        vm.hold(locals)
        vm.hold(Obj(word: oldLocals))
        vm.setRoot(.dictLocals, locals.word)
        let cell = try vm.call(args[0])  // a body that fails leaves its namespace where names are stored
        vm.setRoot(.dictLocals, oldLocals)
        vm.hold(cell)
        let metaclass = args.count == 2 ? TypeID.type.obj : Obj(vm.typeAddress(args[2]))
        let bases = try TupleObject.make(vm, count: args.count - 2, from: args.base + 8)
        vm.hold(bases)
        let words = try vm.pushArguments(3)
        defer { vm.popArguments(words, 3) }
        vm.setObj(words, args[1])
        vm.setObj(words + 4, bases)
        vm.setObj(words + 8, locals)
        let new = try vm.call(metaclass, Args(vm.ram, base: words, count: 3))
        if cell != .none { CellObject(vm.ram, cell).value = new }
        vm.release(to: mark)
        return new
    }
}
