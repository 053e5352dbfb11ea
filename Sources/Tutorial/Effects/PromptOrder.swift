// What is asked of the board at its prompt, which lives in the background, and what it says.

/// What is asked of the board in the background.
public enum PromptOrder: Sendable, Equatable {
    /// Switch a board on; the one before is switched off.
    case start(id: Int, board: String, flash: [String: [UInt8]])
    case type([UInt8])
    case close
}

/// What the board in the background says.
public enum PromptNews: Sendable {
    case printed([UInt8])
    case running(events: Int)
    /// It waits for a key; the run so far.
    case waits(RunResult)
    /// It is over, and why.
    case ended(RunResult?, String)
}
