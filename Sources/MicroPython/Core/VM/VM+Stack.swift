// The C stack that the board has: what each kind of call takes of it, and the check against its end. py/cstack.c.

import BlockHeap

/// Bytes of C stack that native code takes, as measured on the board: the table in
/// Sources/MicroPython/README.md, "The C stack".
enum StackCost {
    /// What runs before the first Python function. With that function's own frame it is what `micropython.mem_info()` tells at module
    /// level.
    static let boot: UInt32 = 112
    /// The interpreter's frame for one Python function, without its code state.
    static let function: UInt32 = 184
    /// What must be left when a Python function is called.
    static let check: UInt32 = 64
    /// A method that is called through an instance.
    static let method: UInt32 = 8
    /// `Class(...)` into `__init__`.
    static let instantiate: UInt32 = 72
    /// An operator, `__call__`, `__getattr__` and other special methods of an instance.
    static let specialMethod: UInt32 = 112
    /// A call with starred arguments.
    static let starArguments: UInt32 = 96
    /// Resuming a generator, whose code state lies on the heap.
    static let generator: UInt32 = 176
    /// A native function that calls back into Python (map, sorted, print ...).
    static let native: UInt32 = 96
    /// One level of printing a container.
    static let print: UInt32 = 112
    /// One level of comparing containers.
    static let compare: UInt32 = 96
    /// One level of asking an iterator of an iterator.
    static let next: UInt32 = 48
}

extension VM {

    /// mp_cstack_check. RuntimeError "maximum recursion depth exceeded".
    @inline(__always) func checkStack() throws(PythonError) {
        if stackPointer < stackLimit { throw recursionError() }
    }

    /// Takes `bytes` of the C stack for a native function; the caller gives them back.
    @inline(__always) func enterNative(_ bytes: UInt32) throws(PythonError) {
        if stackPointer &- bytes < stackLimit { throw recursionError() }
        stackPointer &-= bytes
    }

    /// mp_raise_recursion_depth.
    @inline(never) func recursionError() -> PythonError {
        error(.runtimeError, argument: Obj(names.recursionDepth))
    }
}
