// Where the work is done that takes longer than a frame. In a sitting it is threads; a test does it at once, and each program only once.
import Foundation
import Lessons
import Timeline

/// How work in the background is done.
public struct Background: Sendable {
    /// Starts a piece of work.
    let start: @Sendable (@escaping @Sendable () -> Void) -> Void
    /// Runs a program.
    let record: Record
    /// Serves the board at its prompt.
    let prompt: @Sendable (PromptOrder, Mailbox) -> Void

    public typealias Record = @Sendable (
        ProgramOrder, CancelFlag, @escaping @Sendable (RunProgress) -> Void
    ) throws(ExerciseRun.Refusal) -> RunResult

    public init(
        start: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void, record: @escaping Record,
        prompt: @escaping @Sendable (PromptOrder, Mailbox) -> Void
    ) {
        self.start = start
        self.record = record
        self.prompt = prompt
    }

    /// A thread for each piece of work.
    public static func threads() -> Background {
        let board = BackgroundPrompt()
        return Background(
            start: { work in Thread.detachNewThread(work) },
            record: { (program, cancel, progress) throws(ExerciseRun.Refusal) in
                try ExerciseRun.record(program.request, policy: program.policy, cancel: cancel, progress: progress)
            },
            prompt: { board.perform($0, $1) })
    }
}
