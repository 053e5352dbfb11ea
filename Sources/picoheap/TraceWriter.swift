// The trace file of `picoheap run --trace-file`: what happened in the heap, a line an event, as `HeapEvent.traceLine` words it, with the
// Python line that was running where there was one, and `P` where a phase of compiling begins or ends.
//
//     A n=16 b=4 k=1 fl=0 L12       16 bytes allocated at block 4, 1 block, without a finaliser, by line 12

import Files
import BlockHeap
import MicroPython

/// Writes every heap operation as a line of a trace file, with the Python line that was running: `A n=16 b=4 k=1 fl=0 L12`.
final class TraceWriter: HeapObserver {
    private let path: String
    private let file: FileWriter
    private unowned let machine: VM

    init(_ path: String, machine: VM) throws(RunProblem) {
        self.path = path
        self.machine = machine
        do throws(FileFailure) { file = try FileWriter(path) } catch { throw .unwritable(path, error) }
    }

    /// Whether the rest is lost.
    var hasFailed: Bool { file.hasFailed }

    override func heap(_ heap: Heap, did event: HeapEvent) {
        guard let line = event.traceLine else { return }
        file.write(line: hasPlace(event) ? line + placeSuffix : line)
    }

    func phase(_ number: Int) { file.write(line: "P \(number)") }

    func finish() throws(RunProblem) {
        do throws(FileFailure) { try file.finish() } catch { throw .unwritable(path, error) }
    }

    private var placeSuffix: String { machine.currentLine.map { " L\($0)" } ?? "" }

    private func hasPlace(_ event: HeapEvent) -> Bool {
        switch event {
        case .swept, .collectionEnded: false
        default: true
        }
    }
}
