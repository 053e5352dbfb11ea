// Names that the runtime itself looks for and whose numbers are not fixed by the .mpy format (those are in `StaticQstr`). py/qstr.h.

/// Numbers of ROM strings, found once when the firmware is laid out.
struct KnownNames: Sendable {
    let __traceback__, errno, __dict__, __bases__, __globals__, __delattr__, __setattr__, __get__, __set__, __delete__: Qstr
    let __path__, __file__, doc, `default`, file, stringSource, single, usys, recursionDepth, __build_class__, __import__: Qstr
    let rel_tol, abs_tol, newline, separators, mode, buffering, encoding, r: Qstr
    let little, real, imag, keepends, iterable, __reversed__, indices: Qstr
    /// The method that answers to each operator, or `Qstr.null`, by the operator's number.
    let unaryMethods, binaryMethods: [Qstr]

    init(_ strings: ROMStringTable) {
        func number(_ text: String) -> Qstr {
            guard let found = strings.number(of: Array(text.utf8)) else { preconditionFailure("no ROM string \(text)") }
            return found
        }
        __traceback__ = number("__traceback__")
        errno = number("errno")
        __dict__ = number("__dict__")
        __bases__ = number("__bases__")
        __globals__ = number("__globals__")
        __delattr__ = number("__delattr__")
        __setattr__ = number("__setattr__")
        __get__ = number("__get__")
        __set__ = number("__set__")
        __delete__ = number("__delete__")
        __path__ = number("__path__")
        __file__ = number("__file__")
        doc = number("doc")
        `default` = number("default")
        file = number("file")
        stringSource = number("<string>")
        single = number("single")
        usys = number("usys")
        little = number("little")
        real = number("real")
        imag = number("imag")
        keepends = number("keepends")
        iterable = number("iterable")
        __reversed__ = number("__reversed__")
        indices = number("indices")
        rel_tol = number("rel_tol")
        abs_tol = number("abs_tol")
        newline = number("newline")
        separators = number("separators")
        mode = number("mode")
        buffering = number("buffering")
        encoding = number("encoding")
        r = number("r")
        __build_class__ = number("__build_class__")
        __import__ = number("__import__")
        recursionDepth = number("maximum recursion depth exceeded")
        unaryMethods = UnaryOp.allCases.map { $0.method.map(number) ?? .null }
        binaryMethods = BinaryOp.allCases.map { $0.method.map(number) ?? .null }
    }
}

extension UnaryOp {
    /// The special method of classes for this operator. py/objtype.c, mp_unary_op_method_name.
    var method: String? {
        switch self {
        case .positive: "__pos__"
        case .negative: "__neg__"
        case .invert: "__invert__"
        case .not: nil
        case .bool: "__bool__"
        case .len: "__len__"
        case .hash: "__hash__"
        case .abs: "__abs__"
        case .intMaybe: "__int__"
        case .floatMaybe: "__float__"
        case .complexMaybe: "__complex__"
        case .sizeof: nil
        }
    }
}

extension BinaryOp {
    /// The special method of classes for this operator. py/objtype.c, mp_binary_op_method_name.
    var method: String? {
        switch self {
        case .less: "__lt__"
        case .more: "__gt__"
        case .equal: "__eq__"
        case .lessEqual: "__le__"
        case .moreEqual: "__ge__"
        case .notEqual: "__ne__"
        case .contains: "__contains__"
        case .inplaceAdd: "__iadd__"
        case .inplaceSubtract: "__isub__"
        case .or: "__or__"
        case .xor: "__xor__"
        case .and: "__and__"
        case .lshift: "__lshift__"
        case .rshift: "__rshift__"
        case .add: "__add__"
        case .subtract: "__sub__"
        case .multiply: "__mul__"
        case .matMultiply: "__matmul__"
        case .floorDivide: "__floordiv__"
        case .trueDivide: "__truediv__"
        case .modulo: "__mod__"
        case .power: "__pow__"
        case .divmod: "__divmod__"
        case .reverseOr: "__ror__"
        case .reverseXor: "__rxor__"
        case .reverseAnd: "__rand__"
        case .reverseLshift: "__rlshift__"
        case .reverseRshift: "__rrshift__"
        case .reverseAdd: "__radd__"
        case .reverseSubtract: "__rsub__"
        case .reverseMultiply: "__rmul__"
        case .reverseMatMultiply: "__rmatmul__"
        case .reverseFloorDivide: "__rfloordiv__"
        case .reverseTrueDivide: "__rtruediv__"
        case .reverseModulo: "__rmod__"
        case .reversePower: "__rpow__"
        default: nil
        }
    }
}
