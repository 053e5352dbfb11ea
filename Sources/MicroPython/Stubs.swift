// Signatures whose owners have not written them yet. Each owner moves its part out of here into its own files.
import Heap

extension Machine {
    /// (owner: compiler) executes a frozen module of the firmware in `__main__` (pyexec_frozen_module), and a script that is frozen on the spot.
    func runFrozen(_ name: String) throws(PythonError) { fatalError() }
    func runFrozenScript(_ source: [UInt8]) throws(PythonError) { fatalError() }
    /// (owner: compiler) what `path` is among the frozen modules; executing one in the globals of `module`; an .mpy file's module function.
    func frozenKind(_ path: [UInt8]) -> ImportKind { .nothing }
    func runFrozen(_ path: [UInt8], in module: Obj) throws(PythonError) { fatalError() }
    func loadPersistentCode(_ file: Qstr, in module: Obj) throws(PythonError) -> Obj { throw error(.valueError, "incompatible .mpy file") }
}
