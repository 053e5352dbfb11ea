// The trace file of `picoheap run --trace-file`: what happened in the heap, a line an event, as `HeapEvent.traceLine` words it, with the
// Python line that was running where there was one, and `P` where a phase of compiling begins or ends.
//
//     A n=16 b=4 k=1 fl=0 L12       16 bytes allocated at block 4, 1 block, without a finaliser, by line 12

import Foundation
import BlockHeap
import MicroPython

/// Writes every heap operation as a line of a trace file, with the Python line that was running: `A n=16 b=4 k=1 fl=0 L12`.
final class TraceWriter: HeapObserver {
    private let file: FileHandle
    private unowned let machine: VM
    private var text = ""

    /// `nil` when the file cannot be written.
    init?(path: String, machine: VM) {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            return nil
        }
        self.file = file
        self.machine = machine
    }

    override func heap(_ heap: Heap, did event: HeapEvent) {
        guard let line = event.traceLine else { return }
        append(hasPlace(event) ? line + placeSuffix : line)
    }

    func phase(_ number: Int) { append("P \(number)") }

    func close() {
        try? file.write(contentsOf: Data(text.utf8))
        try? file.close()
    }

    private var placeSuffix: String { machine.currentLine.map { " L\($0)" } ?? "" }

    private func hasPlace(_ event: HeapEvent) -> Bool {
        switch event {
        case .swept, .collectionEnded: false
        default: true
        }
    }

    private func append(_ line: String) {
        text += line
        text += "\n"
        if text.utf8.count >= 1 << 16 {
            try? file.write(contentsOf: Data(text.utf8))
            text = ""
        }
    }
}
