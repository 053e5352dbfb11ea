// A program to be run on the learner's own board, and what comes of it.
import Timeline

/// An order for the board that is connected.
public struct BoardOrder: Sendable, Equatable {
    /// Numbers orders, as those of other runs.
    public var id: Int
    /// The program's name, and the id of its run in the course.
    public var file: String
    public var runID: String
    public var source: [UInt8]
    /// The port that was asked for; nil: the one board that is there.
    public var port: String?
}

/// A program's run on a board, held against the machine's.
public struct BoardResult: Sendable {
    /// `MicroPython 1.24.0 on Raspberry Pi Pico 2 W with RP2350`
    public var board: String
    /// What it printed, its traceback included.
    public var output: String
    /// How it compares, a line each.
    public var words: [String]
    /// The maps at the end, where both are known.
    public var maps: (board: BlockMap, machine: BlockMap)?

    public init(board: String, output: String, words: [String], maps: (board: BlockMap, machine: BlockMap)?) {
        (self.board, self.output, self.words, self.maps) = (board, output, words, maps)
    }
}

/// What the background says about an order.
public enum BoardReport: Sendable {
    /// How much the program has printed so far, in lines.
    case printed(lines: Int)
    case finished(BoardResult)
    /// It could not be run: why, and what to do about it, a line each.
    case refused([String])
}
