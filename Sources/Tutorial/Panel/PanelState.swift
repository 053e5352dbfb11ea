// The hands-on panel: one program, or two in lock-step, and how they are looked at.
import Lessons
import Timeline

/// Where a panel's run stands.
enum PanelRun: Sendable, Equatable {
    case notRun
    /// Order number, and events recorded so far.
    case running(order: Int, events: Int)
    case done
    case refused(String)
}

/// The panel's state.
public struct PanelState: Sendable {
    var panel: Lessons.Panel
    var tracks: [Track]
    var run = PanelRun.notRun
    var isPlaying = false
    /// Index in `speeds`.
    var speed = 3
    /// Thousandths of an event owed to the clock: playing may be slower than the ticks come.
    var owed = 0
    /// When the collector runs; another policy needs another run.
    var policy = CollectionPolicy.asWritten
    /// The order whose run this is.
    var order = 0
    /// What was last seen of the memory, and the position that is being looked at.
    var look: Look?
    var lookingAt: Int?
    var layer = Layer.type
    var zoom = MapZoom.fitted
    /// How much is said in numbers.
    var depth = NumberDepth.beginner
    /// The block under the cursor, or nil while there is none.
    var cursor: Int?
    /// The request that is being tried, in bytes, or nil.
    var request: Int?
    /// Places to be pointed at before the run is played.
    var toPointAt: [Prediction] = []
    /// What was said to the guesses, once the run has been seen to its end.
    var verdicts: [Verdict] = []
    /// MicroPython's prompt, where that is what the panel shows: then there is one track, of what was typed.
    var prompt: PromptState?
    /// The whole run as columns, for the strip; made when run or width change.
    var columns: [[TimelineColumn]] = []

    struct Verdict: Sendable {
        var guess: String
        var answer: String
        var isRight: Bool
        var reaction: String
    }

    /// Events a second; nil plays the whole run at once.
    static let speeds: [Int?] = [1, 4, 16, 64, 256, 1024, 4096, nil]

    /// Sizes that the probe offers, in bytes.
    static let requests = [16, 64, 256, 1024, 4096, 16384, 65536, 131_072, 262_144]

    init(panel: Lessons.Panel, tracks: [Track]) {
        self.panel = panel
        self.tracks = tracks
    }

    /// The file that is shown first; a prompt or a table has none.
    var file: String? { prompt == nil ? tracks.first?.request.fileName : nil }

    var isReady: Bool { run == .done && tracks.allSatisfy { $0.view != nil } }
    var isTwin: Bool { tracks.count == 2 }

    var speedName: String {
        PanelState.speeds[speed].map { "\($0)/s" } ?? "all"
    }

    /// The policies that a run can be tried under.
    static let policies: [CollectionPolicy] = [.asWritten, .threshold(20_000), .threshold(0)]

    var policyName: String {
        switch policy {
        case .asWritten: ""
        case .threshold(0): "collects at every allocation"
        case .threshold(let bytes): "gc.threshold(\(bytes))"
        }
    }

    /// What is known of the moment that is on the screen.
    var lookNow: Look? {
        guard let look, look.run == order, look.position == tracks.first?.view?.moment.position else { return nil }
        return look
    }

    /// All programs stand at their ends.
    var isAtEnd: Bool {
        tracks.allSatisfy { track in track.result.map { $0.history.count == track.view?.moment.position } ?? true }
    }
}
