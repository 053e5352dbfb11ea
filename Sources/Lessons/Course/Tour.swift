// A guided tour: a few stops on a run, each with a sentence or two that say where to look. It is data of lesson.yaml; a panel, the plain
// text, the dialogue and the handout tell the same one. Which event and which blocks a place is, only a recording knows.
import Text

/// A tour through one run.
public struct Tour: Sendable, Hashable {
    /// Id of the run.
    public var run: String
    /// In the order in which the run comes to them.
    public var stops: [Stop]

    public struct Stop: Sendable, Hashable {
        public var place: Place
        /// In inline Markdown. Its figures may read the run as it stands here, at the stop before, and where the script began.
        public var say: String
        public var mark: Mark
        /// The map's colours; `nil` leaves them as they are.
        public var layer: Layer?
        public var zoom: Zoom
    }

    /// What is marked on the map.
    public enum Mark: String, Sendable, Hashable, CaseIterable {
        /// The blocks that the stop's event is about.
        case event
        /// The biggest hole.
        case hole
        case none
    }

    public enum Layer: String, Sendable, Hashable, CaseIterable { case type, age, garbage, line, difference, hole }
    public enum Zoom: String, Sendable, Hashable, CaseIterable { case fitted, coarse }

    /// Names that stand for the tour's own run in the figures of a stop.
    public enum Moment: String, Sendable, Hashable, CaseIterable {
        /// The run up to this stop.
        case here
        /// Up to the stop before; at the first stop, up to where the script began.
        case before
        /// Where the script began.
        case start
    }
}

extension Tour {
    /// Where a stop is.
    public enum Place: Sendable, Hashable {
        /// Where the panel opens: the script's own first line.
        case start
        case end
        /// Where the most bytes were in use.
        case peak
        /// The first request that failed.
        case failure
        /// Where the biggest hole lost the most.
        case holeFalls
        /// Behind the n-th collection of the script; -1 is the last.
        case collection(Int)
        /// Before it.
        case beforeCollection(Int)
        /// Behind what a line of the program did when it ran for the n-th time and did something on the heap; -1 is the last time.
        case line(Int, time: Int)
        /// Where the n-th line was printed.
        case printed(Int)
        /// Where the outermost loop had come round n times.
        case turn(Int)
    }
}

extension Tour.Place {
    /// The forms as they are written, and what they mean: the reader's message, and the reference.
    static let forms: [(example: String, means: String)] = [
        ("start", "where the panel opens: the script's own first line"),
        ("end", "where the run is over"),
        ("peak", "where the most bytes were in use"),
        ("failure", "the first request that failed"),
        ("hole falls", "where the biggest hole lost the most"),
        ("collection N", "behind the script's n-th collection; -1 is the last"),
        ("before collection N", "before it"),
        ("line N", "behind what that line did, the first time that it did something on the heap"),
        ("line N time K", "the same for the k-th time; -1 is the last"),
        ("printed N", "where the program printed its n-th line"),
        ("turn N", "where the outermost loop had come round n times"),
    ]

    /// The place in words, as the head of what is said there.
    public var name: String {
        switch self {
        case .start: "Where the program begins"
        case .end: "At the end"
        case .peak: "At the fullest moment"
        case .failure: "Where it fails"
        case .holeFalls: "Where the biggest hole falls"
        case .collection(-1): "After the last collection"
        case .beforeCollection(-1): "Before the last collection"
        case .collection(let n): "After collection \(n)"
        case .beforeCollection(let n): "Before collection \(n)"
        case .line(let line, 1): "After line \(line)"
        case .line(let line, -1): "After line \(line), the last time"
        case .line(let line, let time): "After line \(line), time \(time)"
        case .printed(1): "After the first printed line"
        case .printed(let n): "After \(n) printed lines"
        case .turn(1): "After the first turn of the loop"
        case .turn(let n): "After \(n) turns of the loop"
        }
    }

    /// Reads a place; `nil` if it is none.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        func number(_ at: Int) -> Int? { words.indices.contains(at) ? Int(words[at]) : nil }
        switch (words.first, words.count) {
        case ("start", 1): self = .start
        case ("end", 1): self = .end
        case ("peak", 1): self = .peak
        case ("failure", 1): self = .failure
        case ("hole", 2) where words[1] == "falls": self = .holeFalls
        case ("collection", 2):
            guard let n = number(1), n != 0 else { return nil }
            self = .collection(n)
        case ("before", 3) where words[1] == "collection":
            guard let n = number(2), n != 0 else { return nil }
            self = .beforeCollection(n)
        case ("line", 2):
            guard let line = number(1), line > 0 else { return nil }
            self = .line(line, time: 1)
        case ("line", 4) where words[2] == "time":
            guard let line = number(1), line > 0, let time = number(3), time != 0 else { return nil }
            self = .line(line, time: time)
        case ("printed", 2):
            guard let n = number(1), n > 0 else { return nil }
            self = .printed(n)
        case ("turn", 2):
            guard let n = number(1), n > 0 else { return nil }
            self = .turn(n)
        default: return nil
        }
    }
}

extension Lesson {
    /// The tour of a panel: of the first of its programs that has one.
    public func tour(of panel: Panel) -> Tour? {
        panel.files.lazy.compactMap { run(file: $0) }.compactMap { run in tours.first { $0.run == run.id } }.first
    }

    /// The tour of a run.
    public func tour(ofRun id: String) -> Tour? { tours.first { $0.run == id } }
}
