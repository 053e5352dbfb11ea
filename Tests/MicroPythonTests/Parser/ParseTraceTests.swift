import Heap
import Testing

@testable import MicroPython

@Suite("The lexer and the parser use the heap as MicroPython's do")
struct ParseTraceTests {
    @Test("Parsing a script does the recorded heap operations, in order", arguments: Recordings.scripts)
    func trace(_ name: String) throws {
        let machine = Machine(board: .named("plain")!)
        // The runtime's own first blocks: sys.modules, __main__, sys.path and sys.argv.
        for byteCount in [24, 8, 16, 16, 16] { machine.hold(Obj(machine.heap.allocate(byteCount))) }
        let trace = TraceWriter()
        machine.heap.observer = trace
        machine.phaseObserver = { trace.lines.append("P \($0)") }
        let lexer = try machine.lexer(try machine.intern("<stdin>"), SourceReader(try Recordings.script(name)))
        _ = try machine.parse(lexer, .file)
        let difference = firstDifference(trace.lines, try Recordings.lines("parse/\(name).trace"))
        #expect(difference == nil, "\(difference ?? "")")
    }
}
