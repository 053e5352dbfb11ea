// A run of a script without a screen, and the files that it is asked to write.

import Files
import Foundation
import BlockHeap
import MicroPython
import Text

/// What keeps a run, or the writing of its files, from being done.
struct RunProblem: Error {
    let message: String

    static func tooSmall(_ board: Board) -> RunProblem {
        RunProblem(message: "a heap of \(board.heapBytes) bytes is too small for \(board.name) to boot")
    }

    static func unwritable(_ path: String, _ failure: FileFailure) -> RunProblem {
        RunProblem(message: "\(path.printableLine): \(failure)")
    }
}

/// A run of which nothing is recorded, with its files; it is handed to the thread that the machine needs.
struct RunJob: Sendable {
    let board: Board
    let source: [UInt8]
    let output: StandardOutput
    let mapFile: String?
    let traceFile: String?
    let stats: Bool
    let maxSteps: Int?

    func run() -> Result<RunOutcome, RunProblem> {
        do throws(RunProblem) { return .success(try outcome()) } catch { return .failure(error) }
    }

    private func outcome() throws(RunProblem) -> RunOutcome {
        let machine = VM(board: board)
        machine.console = { [output] in output.write($0) }
        let typing = Typing { [output] in output.flush() }
        machine.input = { typing.next() }
        if let maxSteps { machine.stepsLeft = maxSteps }
        let trace = try traceFile.map { (path) throws(RunProblem) in try TraceWriter(path, machine: machine) }
        if let trace { machine.phaseObserver = { trace.phase($0) } }
        machine.isCancelled = { [output] in !output.isOpen || trace?.hasFailed == true }
        let tally = stats ? HeapTally() : nil
        let observers: [HeapObserver] = [trace, tally].compactMap(\.self)
        if !observers.isEmpty { machine.heap.observer = ObserverGroup(observers) }
        let outcome = machine.run(source)
        machine.heap.observer = nil
        machine.phaseObserver = nil
        output.flush()
        typing.end()
        try trace?.finish()
        if let mapFile {
            let text = machine.memoryInfo(withMap: true)
            do throws(FileFailure) {
                try AtomicFile(URL(fileURLWithPath: mapFile)).write { $0.write(text.utf8) }
            } catch {
                throw .unwritable(mapFile, error)
            }
        }
        if outcome == .raised && !machine.hasBooted { throw .tooSmall(board) }
        if let tally { Console.complain(tally.summary(machine.heap.info())) }
        return outcome
    }
}
