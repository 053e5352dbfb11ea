// A run of a script without a screen, and the files that it is asked to write.

import ArgumentParser
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

extension Result where Failure == RunProblem {
    /// The value; where there is none, says why and throws exit status 1.
    func reported() throws -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let problem):
            Console.complain(problem.message)
            throw ExitCode(1)
        }
    }
}

extension VM {
    /// Says on standard error what a board has and picoheap lacks, each once, when a program asks for it.
    func complainsOfMissing(end: String = "\n", first: @escaping () -> Void) {
        var told: Set<MissingFeature> = []
        missingObserver = { [unowned self] feature in
            guard told.insert(feature).inserted else { return }
            first()
            let place = currentPlace.map { "\($0.file):\($0.line): " } ?? ""
            Console.complain(place + feature.sentence(on: board), end: end)
        }
    }
}

/// Writes a text as a file.
func save(_ text: String, to path: String) throws(RunProblem) {
    do throws(FileFailure) {
        try AtomicFile(URL(fileURLWithPath: path)).write { $0.write(text.utf8) }
    } catch {
        throw .unwritable(path, error)
    }
}

/// A run of which nothing is recorded, with its files; it is handed to the thread that the machine needs.
struct RunJob: Sendable {
    let board: Board
    let program: Program
    let output: StandardOutput
    let mapFile: String?
    let traceFile: String?
    let stats: Bool
    let maxSteps: Int?

    func run() -> Result<RunOutcome, RunProblem> {
        do throws(RunProblem) { return .success(try outcome()) } catch { return .failure(error) }
    }

    private func outcome() throws(RunProblem) -> RunOutcome {
        let machine = VM(board: board, files: program.files)
        machine.console = { [output] in output.write($0) }
        let typing = Typing { [output] in output.flush() }
        machine.input = { typing.next() }
        if let maxSteps { machine.stepsLeft = maxSteps }
        machine.complainsOfMissing { [output] in output.flush() }
        let trace = try traceFile.map { (path) throws(RunProblem) in try TraceWriter(path, machine: machine) }
        if let trace { machine.phaseObserver = { trace.phase($0) } }
        machine.isCancelled = { [output] in !output.isOpen || trace?.hasFailed == true }
        let tally = stats ? HeapTally() : nil
        let observers: [HeapObserver] = [trace, tally].compactMap(\.self)
        if !observers.isEmpty { machine.heap.observer = ObserverGroup(observers) }
        let outcome = machine.run(program.source)
        machine.heap.observer = nil
        machine.phaseObserver = nil
        output.flush()
        typing.end()
        try trace?.finish()
        if let mapFile { try save(machine.memoryInfo(withMap: true), to: mapFile) }
        if outcome == .raised && !machine.hasBooted { throw .tooSmall(board) }
        if let tally { Console.complain(tally.summary(machine.heap.info())) }
        return outcome
    }
}
