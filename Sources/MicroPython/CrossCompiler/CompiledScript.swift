// What `picoheap compile` gives: the .mpy file, and a listing of its instructions. mpy-cross/main.c.

import BlockHeap

/// A source that has been compiled for any board, as mpy-cross 1.24.0 compiles it.
public struct CompiledScript {
    private let scratch: ScratchCompiler
    private let source: [UInt8]

    /// `name` is the file name that tracebacks show.
    public init(_ source: [UInt8], name: String) throws(CompileFailure) {
        self.source = source
        scratch = try ScratchCompiler(source, name: name, rom: .crossCompiler, isCrossCompiler: true)
    }

    /// The bytes of the .mpy file.
    public func mpy() throws(CompileFailure) -> [UInt8] {
        do throws(PythonError) {
            return try MpyWriter.write(scratch.module, on: scratch.vm)
        } catch {
            throw CompileFailure(error, on: scratch.vm)
        }
    }

    /// Every function's instructions under the source lines that they came from.
    public func listing() -> String {
        Disassembler(scratch.vm, scratch.module.context, source: source).listing(of: scratch.module)
    }
}
