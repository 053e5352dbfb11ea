import BlockHeap
import Testing

@testable import MicroPython

@Suite("The lexer and the parser use the heap as MicroPython's do")
struct ParseTraceTests {
    @Test("Parsing a script does the recorded heap operations, in order", arguments: Recordings.scripts)
    func trace(_ name: String) throws {
        let vm = VM(board: .named("plain")!)
        // The runtime's own first blocks: sys.modules, __main__, sys.path and sys.argv.
        for byteCount in [24, 8, 16, 16, 16] { vm.hold(Obj(vm.heap.allocate(byteCount))) }
        let trace = TraceWriter()
        vm.heap.observer = trace
        vm.phaseObserver = { trace.lines.append("P \($0)") }
        let lexer = try vm.lexer(try vm.intern("<stdin>"), SourceReader(try Recordings.script(name)))
        _ = try vm.parse(lexer, .file)
        let difference = firstDifference(trace.lines, try Recordings.lines("parse/\(name).trace"))
        #expect(difference == nil, "\(difference ?? "")")
    }
}
