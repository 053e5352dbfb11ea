// What can happen to the application, from wherever it comes.

import Timeline

/// Something that `update` reacts to.
public enum Event: Sendable {
    case key(Key)
    case mouse(Mouse)
    case resize(columns: Int, rows: Int)
    /// Time has passed, for what moves by itself; sent only while `State.wantsTick` says so.
    case tick(milliseconds: Int)
    /// Ctrl-C or SIGINT.
    case interrupt
    /// SIGTERM, SIGHUP, or the terminal is gone.
    case terminate
    /// The learner's editor has come back, or could not be started (then with the reason).
    case edited(failure: String?)
    /// The background speaks about the order with this number.
    case run(order: Int, RunReport)
    /// The board with this number speaks, which is at its prompt in the background.
    case prompt(id: Int, PromptNews)
    /// Programs have been read, for the order with this number.
    case read(order: Int, ReadReport)
    /// The background speaks about a program on the learner's own board.
    case boardRun(order: Int, BoardReport)
    /// A watched board has printed something, or told its map.
    case board(BoardNews)
    /// A look into a moment, for the order with this number; nil if there was nothing to be seen.
    case looked(order: Int, Insight?)
    /// The learner's own copy of a program is thrown away, if there was one.
    case copyReset(name: String, existed: Bool)
    /// A file was written, or not.
    case saved(SaveReport)
    /// A collection of the run with this number, taken apart; nil if that could not be done.
    case walked(run: Int, CollectionWalk?)
    /// Something that was asked for in an effect could not be done; said in the message line.
    case failed(String)
}
