// A board at its prompt for tests: no thread, all that was typed is run again at each key.
import MicroPython
import Timeline
@testable import Tutorial

struct PromptBoard {
    let id: Int
    let board: String
    var typed: [UInt8] = []
    private var shownBytes = 0
    private var events = -1

    init(id: Int, board: String) {
        self.id = id
        self.board = board
    }

    /// What the board has to say since the last time.
    mutating func news() -> [PromptNews] {
        let run = Recorder(Timeline.RunRequest(board: Board.named(board)!, typed: typed)).record()
        let output = run.history.recording.output(at: run.history.count)
        var news: [PromptNews] = []
        if output.count > shownBytes { news.append(.printed(Array(output.dropFirst(shownBytes)))) }
        if run.history.count != events { news.append(PromptNews(.waits(run))) }
        (shownBytes, events) = (output.count, run.history.count)
        return news
    }
}
