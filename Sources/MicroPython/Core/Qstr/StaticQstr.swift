// The strings whose numbers every MicroPython v1.24 shares, because .mpy files name them by number.
// py/makeqstrdata.py, static_qstr_list. Qstr 0 is the null string; the numbers count up from it.

/// A string with a fixed number. The order is part of the .mpy format.
public enum StaticQstr: UInt32, CaseIterable, Sendable {
    case null
    case empty, __dir__, newline, space, star, slash, moduleName, underscore, __call__, __class__
    case __delitem__, __enter__, __exit__, __getattr__, __getitem__, __hash__, __init__, __int__, __iter__
    case __len__, __main__, __module__, __name__, __new__, __next__, __qualname__, __repr__, __setitem__
    case __str__, ArithmeticError, AssertionError, AttributeError, BaseException, EOFError, Ellipsis
    case Exception, GeneratorExit, ImportError, IndentationError, IndexError, KeyError, KeyboardInterrupt
    case LookupError, MemoryError, NameError, NoneType, NotImplementedError, OSError, OverflowError
    case RuntimeError, StopIteration, SyntaxError, SystemExit, TypeError, ValueError, ZeroDivisionError, abs
    case all, any, append, args, bool, builtins, bytearray, bytecode, bytes, callable, chr, classmethod
    case clear, close, const, copy, count, dict, dir, divmod, end, endswith, eval, exec, extend, find, format
    case from_bytes, get, getattr, globals, hasattr, hash, id, index, insert, int, isalpha, isdigit
    case isinstance, islower, isspace, issubclass, isupper, items, iter, join, key, keys, len, list, little
    case locals, lower, lstrip, main, map, micropython, next, object, open, ord, pop, popitem, pow, print
    case range, read, readinto, readline, remove, replace, repr, reverse, rfind, rindex, round, rsplit
    case rstrip, `self`, send, sep, set, setattr, setdefault, sort, sorted, split, start, startswith
    case staticmethod, step, stop, str, strip, sum, `super`, `throw`, to_bytes, tuple, type, update, upper
    case utf8, value, values, write, zip

    /// The characters of the string.
    public var text: String {
        switch self {
        case .null, .empty: ""
        case .newline: "\n"
        case .space: " "
        case .star: "*"
        case .slash: "/"
        case .moduleName: "<module>"
        case .underscore: "_"
        case .utf8: "utf-8"
        default: "\(self)"
        }
    }
}
