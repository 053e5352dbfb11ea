// A script that a command runs for what it does to the heap: what it prints is left out.

import ArgumentParser
import MicroPython
import Text
import Timeline

struct RecordedScript {
    let request: RunRequest

    init(_ file: String, _ machine: MachineOptions) throws {
        let board = try machine.chosenBoard()
        let program = try Program(file, files: machine.files, board: board)
        request = RunRequest(board: board, source: program.source, files: program.files)
    }

    func record() -> RecordedRun { Recorder(request).record() }
}

extension RecordedRun {
    /// Throws the status of a run that did not get to its end, and says why on standard error.
    func complainOfItsEnd() throws {
        let reason: String
        switch end {
        case .finished, .exited: return
        case .raised: reason = history.recording.uncaught.map { "ended with \($0.exception.text)" } ?? "ended with an exception"
        case .outOfSteps: reason = "stopped after \(request.maxSteps.grouped) steps"
        case .outOfEvents: reason = "stopped after \(history.count.grouped) events: more are not recorded"
        case .cancelled: reason = "stopped"
        case .memoryFault(let fault): reason = fault.description
        }
        Console.complain("the script \(reason)")
        throw ExitCode(1)
    }
}
