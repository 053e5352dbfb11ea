// Functions that are written in Swift, as the machine calls them, and the arguments they are given. py/obj.h, mp_obj_fun_builtin_*_t.

import BlockHeap

typealias Function0 = (VM) throws(PythonError) -> Obj
typealias Function1 = (VM, Obj) throws(PythonError) -> Obj
typealias Function2 = (VM, Obj, Obj) throws(PythonError) -> Obj
typealias Function3 = (VM, Obj, Obj, Obj) throws(PythonError) -> Obj
typealias FunctionVariable = (VM, Args) throws(PythonError) -> Obj

/// A built-in function's body (`mp_obj_fun_builtin_*_t`). `variable` is checked against its signature before it is called.
enum Native {
    case function0(Function0)
    case function1(Function1)
    case function2(Function2)
    case function3(Function3)
    case variable(FunctionVariable)
}

/// Arguments of a call, in RAM: `count` positional words, then `keywordCount` pairs of name (a qstr) and value.
/// They lie on the caller's value stack or on the C stack.
struct Args {
    let ram: RAM
    let base: Address
    private let counts: (positional: UInt32, keyword: UInt32)

    @inline(__always) init(_ ram: RAM, base: Address, count: Int, keywordCount: Int = 0) {
        self.ram = ram
        self.base = base
        counts = (UInt32(truncatingIfNeeded: count), UInt32(truncatingIfNeeded: keywordCount))
    }

    @inline(__always) var count: Int { Int(counts.positional) }
    @inline(__always) var keywordCount: Int { Int(counts.keyword) }

    /// The positional argument `index`.
    @inline(__always) subscript(index: Int) -> Obj {
        precondition(index < count)
        return Obj(word: ram.load32(base &+ UInt32(truncatingIfNeeded: index) &* 4))
    }
    /// The positional argument `index`, or nothing where it was not given.
    func optional(_ index: Int) -> Obj? { index < count ? self[index] : nil }
    /// The name of keyword argument `index`.
    func keyword(_ index: Int) -> Obj {
        precondition(index < keywordCount)
        return Obj(word: ram.load32(base + UInt32(count + 2 * index) * 4))
    }
    /// The value of keyword argument `index`.
    func keywordValue(_ index: Int) -> Obj {
        precondition(index < keywordCount)
        return Obj(word: ram.load32(base + UInt32(count + 2 * index + 1) * 4))
    }
    /// The same arguments without the first `n` positional ones.
    func dropFirst(_ n: Int) -> Args {
        Args(ram, base: base + UInt32(n) * 4, count: count - n, keywordCount: keywordCount)
    }
}
