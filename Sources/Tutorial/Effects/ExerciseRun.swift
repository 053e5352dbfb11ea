// What a lesson asks to be run -> a recorded run. The lessons know no machine and the machine no lessons; here they meet.
import Lessons
import MicroPython
import Timeline

/// Runs what lessons ask for.
public enum ExerciseRun {
    /// A request that names something that does not exist.
    public struct Refusal: Error, CustomStringConvertible {
        public let description: String
    }

    /// Runs a program to its end and records it. Blocks; works on a thread of its own.
    /// - Parameter progress: told how far it is, now and then, on that thread.
    public static func record(
        _ request: Lessons.RunRequest, policy: CollectionPolicy = .asWritten, cancel: CancelFlag = CancelFlag(),
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) throws(Refusal) -> RunResult {
        guard let board = Board.named(request.board) else {
            throw Refusal(description: "there is no board “\(request.board)”")
        }
        let files = BoardFiles(request.flash)
        if let problem = files.problem(on: board) { throw Refusal(description: problem) }
        let recorded = request.isPrompt
            ? Timeline.RunRequest(board: board, typed: request.typedBytes, files: files, maxSteps: request.maxSteps)
            : Timeline.RunRequest(
                board: board, source: request.source, files: files, policy: policy, maxSteps: request.maxSteps, notesTurns: true)
        let run = Recorder(recorded).record(cancel: cancel, progress: progress)
        let figures = RunFigures(run.history, outcome: outcome(run), seconds: Double(run.clock) / 1_000_000)
        return RunResult(history: run.history, figures: figures, request: recorded)
    }

    /// Runs a program, or serves a prompt, for its figures alone.
    public static func figures(_ request: Lessons.RunRequest) throws -> RunFigures { try record(request).figures }

    private static func outcome(_ run: RecordedRun) -> RunFigures.Outcome {
        switch run.end {
        case .finished, .exited(0): .finished
        case .exited(let status): .raised(type: "SystemExit", message: String(status))
        case .raised:
            // Only a prompt that could not even begin, its heap being too small, ends so without one.
            run.history.recording.uncaught.map { .raised(type: $0.exception.type, message: $0.exception.message) }
                ?? .raised(type: "MemoryError", message: "")
        case .outOfSteps, .outOfEvents: .outOfSteps
        case .cancelled: .cancelled
        case .memoryFault(let fault): .memoryFault(fault.description)
        }
    }
}

extension Lessons.RunRequest {
    /// The source as somebody types it: Enter is CR.
    var typedBytes: [UInt8] { source.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: "\r") : $0 } }
}
