// The hands-on panel: one program, or several in lock-step, and how they are looked at.
import Grid
import Lessons
import Text
import Timeline

/// Where a panel's run stands.
enum PanelRun: Sendable, Equatable {
    case notRun
    /// Which of the programs runs, and how far it is; nil before the first report.
    case running(index: Int, RunProgress?)
    case done
    case refused(String)
}

/// The panel's state.
public struct PanelState: Sendable {
    var panel: Lessons.Panel
    /// The lesson's programs, and behind them replays under other policies.
    var tracks: [Track]
    /// How many of them are the lesson's; a prompt has one without a file.
    let ownTracks: Int
    /// Which of the tracks keys, cursor and words are about; the others keep step with it.
    var side = 0
    /// What keeping step means.
    var alignment: Lessons.Panel.Alignment
    var run = PanelRun.notRun
    var isPlaying = false
    /// How long the whole run takes to play.
    var length = PlayLength(events: 0)
    /// Parts of an event owed to the clock: playing may be slower than the ticks come.
    var owed = 0
    /// The collection that is being stepped through, of the chosen track.
    var walk: Walk?
    /// What was last seen of the memory, and the position that is being looked at.
    var insight: Insight?
    var lookingAt: Int?
    var map = MapLook()
    /// How much is said in numbers.
    var depth = NumberDepth.beginner
    /// Places to be pointed at when the run has been seen to its end.
    var toPointAt: [Prediction] = []
    /// What was said to the guesses, once the run has been seen to its end.
    var verdicts: [Verdict] = []
    /// The end has just been reached: what is to be said of it may cover the map, until the next key.
    var isEndingOpen = false
    /// MicroPython's prompt, where that is what the panel shows: then there is one track, of what was typed.
    var prompt: PromptState?
    /// The whole run as columns, for the strip, of each track; made when run or width change.
    var columns: [[TimelineColumn]] = []

    struct Verdict: Sendable {
        var guess: String
        var answer: String
        var isRight: Bool
        var reaction: String
    }

    /// Programs that are shown side by side at the most.
    static let mostTracks = 3

    init(panel: Lessons.Panel, tracks: [Track]) {
        self.panel = panel
        self.tracks = tracks
        ownTracks = tracks.count
        if case .twin(_, _, _, let alignment, _) = panel { self.alignment = alignment } else { alignment = .event }
    }

    /// The file that is shown first; a prompt or a table has none.
    var file: String? { prompt == nil ? tracks.first?.request.fileName : nil }

    /// The track that keys, cursor and words are about.
    var chosen: Track? { tracks.indices.contains(side) ? tracks[side] : tracks.first }

    /// What any of the programs uses of its heap, from where it is opened to its end.
    var use: BlockUse { BlockUse(tracks.compactMap { $0.result?.history.use }) }

    var isReady: Bool { run == .done && !tracks.isEmpty && tracks.allSatisfy { $0.view != nil } }
    var isTwin: Bool { tracks.count > 1 }

    /// What is known of the moment that is on the screen.
    var insightNow: Insight? {
        guard let insight, let chosen, insight.run == chosen.run, insight.position == chosen.view?.moment.position else { return nil }
        return insight
    }

    /// What its map shows of one of the programs. Cursor, marks and what is known of the memory are about the chosen one.
    func scene(_ track: Track, _ view: TrackView, _ look: Look, isChosen: Bool = true) -> MapScene {
        var map = map
        if !isChosen { map.cursor = nil }
        return MapScene(
            track, view, map, insight: isChosen ? insightNow : nil, walk: isChosen ? walk : nil, isMono: look.isMono)
    }

    /// All programs stand at their ends.
    var isAtEnd: Bool {
        tracks.allSatisfy { track in track.result.map { $0.history.count == track.view?.moment.position } ?? true }
    }
}

extension CollectionPolicy {
    /// What a heading calls it; empty where the program decides.
    var name: String {
        switch self {
        case .asWritten: ""
        case .threshold(0): "collects at every allocation"
        case .threshold(let bytes): "gc.threshold(\(bytes.grouped))"
        case .everyTurn: "collects every loop"
        }
    }
}
