import Heap
import Testing

@testable import MicroPython

@Suite("The compiler uses the heap as MicroPython's does")
struct CompileTraceTests {
    @Test("Compiling a script does the recorded heap operations, in order", arguments: Recordings.scripts)
    func trace(_ name: String) throws {
        let machine = Machine(board: .named("plain")!)
        // The runtime's own first blocks: sys.modules, __main__, sys.path and sys.argv.
        for byteCount in [24, 8, 16, 16, 16] { machine.hold(Obj(machine.heap.allocate(byteCount))) }
        let sourceFile = try machine.intern("<stdin>")
        let tree = try machine.parse(machine.lexer(sourceFile, SourceReader(try Recordings.script(name))), .file)
        let trace = TraceWriter()
        machine.heap.observer = trace
        machine.phaseObserver = { trace.lines.append("P \($0)") }
        _ = try machine.compile(tree, sourceFile: sourceFile)
        let difference = firstDifference(trace.lines, try Recordings.lines("compile/\(name).trace"))
        #expect(difference == nil, "\(difference ?? "")")
    }
}
