// Compiling without a board: a machine with room for large sources that never runs what it compiles.

import BlockHeap

/// Compiles one source on a machine of its own.
struct ScratchCompiler {
    let vm: VM
    let module: CompiledModule

    private static let board = Board(
        name: "scratch", summary: "", firmware: .pico2W, heapStart: 0x2000_2000, heapBytes: 2 << 20, boot: .plain, stackTop: 0x2022_0000,
        stackBytes: 1 << 16, stackCost: .rp2350(boot: 112))

    /// `isCrossCompiler`: number constants are a computer's, not a board's.
    /// `optimisation`: 1 and up leave assertions out, 3 leaves source lines out too.
    init(_ source: [UInt8], name: String, rom: ROM, isCrossCompiler: Bool, optimisation: Int = 0) throws(CompileFailure) {
        let vm = VM(board: Self.board, rom: rom, numbers: isCrossCompiler ? .host(HostNumbers()) : .board)
        vm.runtime.optimisationLevel = optimisation
        self.vm = vm
        do throws(PythonError) {
            let sourceFile = try vm.intern(name)
            let tree = try vm.parse(Lexer(vm, sourceFile, SourceReader(source)), .file)
            module = try vm.compileModule(tree, sourceFile: sourceFile, isREPL: false)
        } catch {
            throw CompileFailure(error, on: vm)
        }
    }
}

/// A source that cannot be compiled.
public struct CompileFailure: Error, Sendable {
    /// The traceback and the message, as MicroPython prints them; ends with a newline.
    public let text: String
    /// The exception's type and its message.
    let type: TypeID
    let message: String
    /// Where the fault is.
    let line: Int
    let block: String?

    init(_ error: PythonError, on vm: VM) {
        text = vm.described(error.exception)
        let exception = ExceptionObject(vm.ram, error.exception.address)
        type = TypeID.allCases.first { $0.address == vm.typeAddress(error.exception) } ?? .exception
        let argument = vm.firstArgument(of: error.exception)
        message = (try? vm.stringBytes(argument)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let hasPlace = exception.tracebackLength > 0
        line = hasPlace ? Int(vm.word(exception.traceback + 4)) : 0
        let name = hasPlace ? Qstr(vm.word(exception.traceback + 8)) : .null
        block = name == .null ? nil : vm.qstrText(name)
    }
}

extension VM {
    /// The exception as the console shows it.
    fileprivate func described(_ exception: Obj) -> String {
        do throws(PythonError) {
            let vstr = try VStr(self, capacity: 16)
            try printException(.vstr(vstr), exception)
            return String(decoding: vstr.bytes, as: UTF8.self)
        } catch {
            return "MemoryError: \n"
        }
    }
}
