// The check against the end of the C stack. What each kind of call takes of it is the board's: `StackCost`. py/cstack.c.

import BlockHeap

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

    /// mp_cstack_usage, as a native function that Python code called sees it: from a variable 4 bytes above the end of its frame.
    var stackUse: Int { Int(board.stackTop) - Int(stackPointer) - 4 }

    /// mp_raise_recursion_depth.
    @inline(never) func recursionError() -> PythonError {
        error(.runtimeError, argument: Obj(names.recursionDepth))
    }
}
