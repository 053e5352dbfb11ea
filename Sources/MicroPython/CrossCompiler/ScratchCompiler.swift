// Compiling without a board: a machine with room for large sources that never runs what it compiles.

import Heap

/// Compiles one source on a machine of its own.
struct ScratchCompiler {
    let machine: Machine
    let module: CompiledModule

    private static let board = Board(
        name: "scratch", summary: "", heapStart: 0x2000_2000, heapBytes: 2 << 20, boot: .plain, stackTop: 0x2022_0000, stackBytes: 1 << 16)

    /// `isCrossCompiler`: number constants are a computer's, not a board's.
    /// `optimisation`: 1 and up leave assertions out, 3 leaves source lines out too.
    init(_ source: [UInt8], name: String, rom: ROM, isCrossCompiler: Bool, optimisation: Int = 0) throws(CompileFailure) {
        let machine = Machine(board: Self.board, rom: rom)
        machine.optimisationLevel = optimisation
        if isCrossCompiler { machine.hostNumbers = HostNumbers() }
        self.machine = machine
        do throws(PythonError) {
            let sourceFile = try machine.intern(name)
            let tree = try machine.parse(Lexer(machine, sourceFile, SourceReader(source)), .file)
            module = try machine.compileModule(tree, sourceFile: sourceFile, isREPL: false)
        } catch {
            throw CompileFailure(error, on: machine)
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

    init(_ error: PythonError, on machine: Machine) {
        text = machine.described(error.exception)
        let exception = ExceptionObject(machine, at: error.exception.address)
        type = TypeID.allCases.first { $0.address == machine.typeAddress(error.exception) } ?? .exception
        let argument = machine.firstArgument(of: error.exception)
        message = (try? machine.stringBytes(argument)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let hasPlace = exception.tracebackLength > 0
        line = hasPlace ? Int(machine.word(exception.traceback + 4)) : 0
        let name = hasPlace ? Qstr(machine.word(exception.traceback + 8)) : .null
        block = name == .null ? nil : machine.qstrText(name)
    }
}

extension Machine {
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
