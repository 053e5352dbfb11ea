import BlockHeap
import Testing

@testable import MicroPython

@Suite("The compiler uses the heap as MicroPython's does")
struct CompileTraceTests {
    @Test("Compiling a script does the recorded heap operations, in order", arguments: Recordings.scripts)
    func trace(_ name: String) throws {
        let vm = VM(board: .named("plain")!)
        // The runtime's own first blocks: sys.modules, __main__, sys.path and sys.argv.
        for byteCount in [24, 8, 16, 16, 16] { vm.hold(Obj(vm.heap.allocate(byteCount))) }
        let sourceFile = try vm.intern("<stdin>")
        let tree = try vm.parse(vm.lexer(sourceFile, SourceReader(try Recordings.script(name))), .file)
        let trace = TraceWriter()
        vm.heap.observer = trace
        vm.phaseObserver = { trace.lines.append("P \($0)") }
        _ = try vm.compile(tree, sourceFile: sourceFile)
        let difference = firstDifference(trace.lines, try Recordings.lines("compile/\(name).trace"))
        #expect(difference == nil, "\(difference ?? "")")
    }
}
