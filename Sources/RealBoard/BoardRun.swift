// A program on a board, with the board's map before it and after it; and the same on the machine.

import MicroPython
import Timeline

/// What a run came to.
public struct BoardRun: Sendable {
    /// The map right before the program; nil where the board had no memory for telling it.
    public var before: BoardMap?
    public var answer = RawPromptClient.Answer()
    public var after: BoardMap?
    /// Whether the program came to an end; on the machine it does not where it asks for input or takes too long.
    public var isOver = true

    /// How a run is begun.
    public enum Beginning: Sendable {
        /// After a soft reset, as mpremote does: boot.py has run, main.py has not.
        case reset
        /// With all that is kept at the prompt.
        case resume
    }

    /// The maps cost a few blocks; they are the same on board and machine, as the same program asks for them.
    private static let map = Array(BoardIdentity.mapProgram.utf8)

    /// Runs a program on a board. What it prints is handed on as it comes.
    public init(
        _ source: [UInt8], on client: RawPromptClient, beginning: Beginning, printed: ([UInt8]) -> Void
    ) throws(PortFailure) {
        if beginning == .reset { _ = try client.reset() }
        before = BoardRun.map(try client.ask(BoardIdentity.mapProgram))
        answer = try client.run(source, printed: printed)
        if !answer.hasReset { after = BoardRun.map(try client.ask(BoardIdentity.mapProgram)) }
    }

    /// Runs it on the machine, which has just been switched on.
    public init(_ source: [UInt8], on machine: Board, beginning: Beginning) {
        let resets = beginning == .reset ? [MachinePeer.Order.reset] : []
        let programs = [BoardRun.map, source, BoardRun.map].map(MachinePeer.Order.program)
        let answers = Array(MachinePeer(board: machine).run(resets + programs).dropFirst(resets.count))
        isOver = answers.count > 1
        before = answers.first.flatMap(BoardRun.map)
        if isOver { answer = answers[1] }
        if answers.count > 2, !answer.hasReset { after = BoardRun.map(answers[2]) }
    }

    private static func map(_ answer: RawPromptClient.Answer) -> BoardMap? {
        guard answer.error.isEmpty else { return nil }
        let paste = BoardPaste(answer.text)
        return paste.problems.isEmpty ? paste.maps.last : nil
    }
}
