// Raising built-in exceptions: the mp_raise_xxx functions of py/runtime.c. The texts are MicroPython's own.

import BlockHeap

/// An argument of a formatted error message. Each is handed over in one piece, which decides how the message's buffer grows.
enum MessageArgument {
    case qstr(Qstr), text(String), bytes([UInt8]), int(Int), hex(Int, digits: Int = 1), character(UInt8)

    func bytes(_ vm: VM) -> [UInt8] {
        switch self {
        case .qstr(let name): vm.qstrBytes(name)
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        case .int(let value): Array(String(value).utf8)
        case .hex(let value, let digits):
            [UInt8](repeating: UInt8(ascii: "0"), count: max(digits - String(value, radix: 16).count, 0)) + String(value, radix: 16).utf8
        case .character(let byte): [byte]
        }
    }
}

extension VM {
    /// m_malloc_fail: the MemoryError for a request of `byteCount` bytes.
    func memoryError(_ byteCount: Int) -> PythonError {
        if heap.isLocked { return error(.memoryError, "memory allocation failed, heap is locked") }
        return error(.memoryError, format: "memory allocation failed, allocating %u bytes", .int(byteCount))
    }

    /// mp_raise_msg.
    func error(_ type: TypeID, _ text: String) -> PythonError {
        PythonError(ExceptionObject.make(self, type.address, message: text))
    }

    /// mp_raise_msg_varg. Each `%` and the letter behind it (`%%` is a per cent sign) stands for the next argument.
    func error(_ type: TypeID, format: String, _ arguments: MessageArgument...) -> PythonError {
        PythonError(ExceptionObject.make(self, type.address, format: format, pieces: messagePieces(format, arguments)))
    }

    private func messagePieces(_ format: String, _ arguments: [MessageArgument]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var literal: [UInt8] = []
        var rest = arguments[...]
        var isDirective = false
        func endLiteral() {
            if !literal.isEmpty { pieces.append(literal) }
            literal = []
        }
        for byte in format.utf8 {
            if isDirective {
                isDirective = false
                let piece = byte == UInt8(ascii: "%") ? [byte] : rest.popFirst()?.bytes(self) ?? []
                if !piece.isEmpty { pieces.append(piece) }
            } else if byte == UInt8(ascii: "%") {
                endLiteral()
                isDirective = true
            } else {
                literal.append(byte)
            }
        }
        endLiteral()
        return pieces
    }

    /// mp_raise_type: no arguments.
    func error(_ type: TypeID) -> PythonError { PythonError(ExceptionObject.make(self, type.address)) }

    /// mp_raise_type_arg: one argument.
    func error(_ type: TypeID, argument: Obj) -> PythonError { PythonError(ExceptionObject.make(self, type.address, argument: argument)) }

    /// mp_raise_OSError.
    func osError(_ errno: Int) -> PythonError { error(.osError, argument: Obj(smallInteger: errno)) }

    /// mp_raise_StopIteration: `null` is no value.
    func stopIteration(_ value: Obj) -> PythonError {
        value.isNull ? error(.stopIteration) : error(.stopIteration, argument: value)
    }

    /// Whether the exception that `error` carries is of `type` or derived from it. Never true of the end of the run.
    func matches(_ error: PythonError, _ type: TypeID) -> Bool {
        !error.exception.isNull && isSubclass(Obj(typeAddress(error.exception)), type.obj)
    }

    /// mp_obj_exception_get_value: the first argument, None without one.
    func firstArgument(of exception: Obj) -> Obj { nativeException(exception).value }

    /// mp_make_raise_obj: what `raise object` raises.
    func raisable(_ object: Obj) throws(PythonError) -> Obj {
        let made = isExceptionType(object) ? try call(object) : object
        if isException(made) { return made }
        return ExceptionObject.make(self, TypeID.typeError.address, message: "exceptions must derive from BaseException")
    }
}
