// The exception types in ROM and what they can do. py/objexcept.c.

import BlockHeap

/// The hierarchy: each type with its name and its parent.
enum ExceptionTypes {
    static let all: [(type: TypeID, name: String, parent: TypeID?)] = [
        (.baseException, "BaseException", nil),
        (.systemExit, "SystemExit", .baseException),
        (.keyboardInterrupt, "KeyboardInterrupt", .baseException),
        (.generatorExit, "GeneratorExit", .baseException),
        (.exception, "Exception", .baseException),
        (.stopAsyncIteration, "StopAsyncIteration", .exception),
        (.stopIteration, "StopIteration", .exception),
        (.arithmeticError, "ArithmeticError", .exception),
        (.overflowError, "OverflowError", .arithmeticError),
        (.zeroDivisionError, "ZeroDivisionError", .arithmeticError),
        (.assertionError, "AssertionError", .exception),
        (.attributeError, "AttributeError", .exception),
        (.eofError, "EOFError", .exception),
        (.importError, "ImportError", .exception),
        (.lookupError, "LookupError", .exception),
        (.indexError, "IndexError", .lookupError),
        (.keyError, "KeyError", .lookupError),
        (.memoryError, "MemoryError", .exception),
        (.nameError, "NameError", .exception),
        (.osError, "OSError", .exception),
        (.runtimeError, "RuntimeError", .exception),
        (.notImplementedError, "NotImplementedError", .runtimeError),
        (.syntaxError, "SyntaxError", .exception),
        (.indentationError, "IndentationError", .syntaxError),
        (.typeError, "TypeError", .exception),
        (.viperTypeError, "ViperTypeError", .typeError),
        (.valueError, "ValueError", .exception),
        (.unicodeError, "UnicodeError", .valueError),
    ]
}

extension ROMBuilder {
    func installExceptions() {
        for (id, name, parent) in ExceptionTypes.all {
            type(id, name, ExceptionObject.layout, parent: parent) {
                $0.makeNew = { vm, type, args throws(PythonError) in
                    try vm.checkArguments(args, 0, .max)
                    return vm.exception(type.address, args.count, from: args.base)
                }
                $0.print = { vm, printer, exception, kind throws(PythonError) in
                    try vm.printException(printer, ExceptionObject(vm.ram, exception.address), kind)
                }
                $0.attr = { vm, exception, name, request throws(PythonError) in
                    vm.exceptionAttribute(ExceptionObject(vm.ram, exception.address), name, &request)
                }
            }
        }
        // The instance that generator.close() throws; it gets no traceback.
        let words = words([TypeID.generatorExit.address, 0, 0, emptyTuple.word])
        self.name("generatorExit", Obj(words))
    }
}

extension VM {
    /// mp_obj_exception_print.
    func printException(_ printer: Printer, _ exception: ExceptionObject, _ kind: PrintKind) throws(PythonError) {
        let isPlain = kind == .str || kind == .exception || kind == .exceptionSubclass
        if kind == .repr || kind == .exception { try write(printer, qstrBytes(typeNameQstr(word(exception.address)))) }
        if kind == .exception || kind == .exceptionSubclass { try write(printer, ": ") }
        if isPlain {
            if exception.argumentCount == 0 { return }
            if try printErrno(printer, exception) { return }
            if exception.argumentCount == 1 { return try print(printer, exception.argument(0), .str) }
        }
        try print(printer, exception.args, .repr)
    }

    /// An OSError whose number has a name: `[Errno 2] ENOENT`.
    private func printErrno(_ printer: Printer, _ exception: ExceptionObject) throws(PythonError) -> Bool {
        guard word(exception.address) == TypeID.osError.address, exception.argumentCount < 3,
            exception.argument(0).isSmallInteger, let name = errnoName(exception.argument(0).smallInteger)
        else { return false }
        try write(printer, "[Errno ")
        try write(printer, String(exception.argument(0).smallInteger))
        try write(printer, "] ")
        try write(printer, name)
        if exception.argumentCount > 1 {
            try write(printer, ": ")
            try print(printer, exception.argument(1), .str)
        }
        return true
    }

    /// mp_obj_exception_attr: args, value (also called errno), and clearing the traceback.
    func exceptionAttribute(_ exception: ExceptionObject, _ name: Qstr, _ request: inout AttributeRequest) {
        if !request.isLoad {
            if name == names.__traceback__ && request.receiver == .none {
                exception.tracebackLength = 0
                request.value = .null
            }
        } else if name == Qstr(.args) {
            request.value = exception.args
        } else if name == Qstr(.value) || name == names.errno {
            request.value = exception.value
        }
    }

    /// mp_errno_to_str: the name of an error number that MicroPython knows.
    func errnoName(_ errno: Int) -> String? {
        switch errno {
        case 1: "EPERM"
        case 2: "ENOENT"
        case 5: "EIO"
        case 9: "EBADF"
        case 11: "EAGAIN"
        case 12: "ENOMEM"
        case 13: "EACCES"
        case 17: "EEXIST"
        case 19: "ENODEV"
        case 21: "EISDIR"
        case 22: "EINVAL"
        case 95: "EOPNOTSUPP"
        case 98: "EADDRINUSE"
        case 103: "ECONNABORTED"
        case 104: "ECONNRESET"
        case 105: "ENOBUFS"
        case 107: "ENOTCONN"
        case 110: "ETIMEDOUT"
        case 111: "ECONNREFUSED"
        case 113: "EHOSTUNREACH"
        case 114: "EALREADY"
        case 115: "EINPROGRESS"
        default: nil
        }
    }
}
