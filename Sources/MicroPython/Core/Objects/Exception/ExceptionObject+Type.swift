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
                $0.makeNew = ExceptionObject.make
                $0.print = ExceptionObject.print
                $0.attr = ExceptionObject.attribute
            }
        }
        // The instance that generator.close() throws; it gets no traceback.
        let words = words([TypeID.generatorExit.address, 0, 0, emptyTuple.word])
        self.name("generatorExit", Obj(words))
    }
}

extension ExceptionObject {
    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, .max)
        return ExceptionObject.make(vm, type.address, args.count, from: args.base)
    }

    static func print(_ vm: VM, _ printer: Printer, _ exception: Obj, _ kind: PrintKind) throws(PythonError) {
        try ExceptionObject.print(vm, printer, ExceptionObject(vm.ram, exception.address), kind)
    }

    static func attribute(_ vm: VM, _ exception: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        ExceptionObject(vm.ram, exception.address).attribute(name, &request, vm)
    }

    /// mp_obj_exception_print.
    static func print(_ vm: VM, _ printer: Printer, _ exception: ExceptionObject, _ kind: PrintKind) throws(PythonError) {
        let isPlain = kind == .str || kind == .exception || kind == .exceptionSubclass
        if kind == .repr || kind == .exception { try printer.write(vm.qstrBytes(vm.typeNameQstr(vm.word(exception.address))), vm) }
        if kind == .exception || kind == .exceptionSubclass { try printer.write(": ", vm) }
        if isPlain {
            if exception.argumentCount == 0 { return }
            if try printErrno(vm, printer, exception) { return }
            if exception.argumentCount == 1 { return try vm.print(printer, exception.argument(0), .str) }
        }
        try vm.print(printer, exception.args, .repr)
    }

    /// An OSError whose number has a name: `[Errno 2] ENOENT`.
    private static func printErrno(_ vm: VM, _ printer: Printer, _ exception: ExceptionObject) throws(PythonError) -> Bool {
        guard vm.word(exception.address) == TypeID.osError.address, exception.argumentCount < 3,
            exception.argument(0).isSmallInteger, let name = errnoText(exception.argument(0).smallInteger)
        else { return false }
        try printer.write("[Errno ", vm)
        try printer.write(String(exception.argument(0).smallInteger), vm)
        try printer.write("] ", vm)
        try printer.write(name, vm)
        if exception.argumentCount > 1 {
            try printer.write(": ", vm)
            try vm.print(printer, exception.argument(1), .str)
        }
        return true
    }

    /// mp_obj_exception_attr: args, value (also called errno), and clearing the traceback.
    func attribute(_ name: Qstr, _ request: inout AttributeRequest, _ vm: VM) {
        if !request.isLoad {
            if name == vm.names.__traceback__ && request.receiver == .none {
                tracebackLength = 0
                request.value = .null
            }
        } else if name == Qstr(.args) {
            request.value = args
        } else if name == Qstr(.value) || name == vm.names.errno {
            request.value = value
        }
    }

    /// mp_errno_to_str: the name of an error number that MicroPython knows.
    static func errnoText(_ errno: Int) -> String? {
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
