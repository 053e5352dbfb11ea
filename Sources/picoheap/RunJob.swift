// A run of a script without a screen, and the files that it is asked to write.

import Foundation
import BlockHeap
import MicroPython

/// What keeps a run, or the writing of its files, from being done.
struct RunProblem: Error {
    let message: String

    static func tooSmall(_ board: Board) -> RunProblem {
        RunProblem(message: "a heap of \(board.heapBytes) bytes is too small for \(board.name) to boot")
    }

    static func unwritable(_ path: String) -> RunProblem { RunProblem(message: "\(path): cannot be written") }
}

/// A run of which nothing is recorded, with its files; it is handed to the thread that the machine needs.
struct RunJob: Sendable {
    let board: Board
    let source: [UInt8]
    let mapFile: String?
    let traceFile: String?
    let stats: Bool
    let maxSteps: Int?

    func run() -> Result<RunOutcome, RunProblem> {
        let machine = VM(board: board)
        let console = Console()
        machine.console = { console.write($0) }
        let typing = Typing { console.flush() }
        machine.input = { typing.next() }
        if let maxSteps { machine.stepsLeft = maxSteps }
        var trace: TraceWriter?
        if let traceFile {
            guard let writer = TraceWriter(path: traceFile, machine: machine) else { return .failure(.unwritable(traceFile)) }
            machine.heap.observer = writer
            machine.phaseObserver = { writer.phase($0) }
            trace = writer
        }
        let tally = stats && trace == nil ? HeapTally() : nil
        if let tally { machine.heap.observer = tally }
        let outcome = machine.run(source)
        machine.heap.observer = nil
        machine.phaseObserver = nil
        console.flush()
        typing.end()
        trace?.close()
        if let mapFile {
            let text = machine.memoryInfo(withMap: true)
            guard (try? Data(text.utf8).write(to: URL(fileURLWithPath: mapFile))) != nil else {
                return .failure(.unwritable(mapFile))
            }
        }
        if outcome == .raised && !machine.hasBooted { return .failure(.tooSmall(board)) }
        if let tally { Console.complain(tally.summary(machine.heap.info())) }
        return .success(outcome)
    }
}
