// A run asked for by the panel, and what comes back. The work is done in the background; only the loop touches the state.
import Lessons
import Timeline

/// Programs to be run, one or two, in this order.
public struct RunOrder: Sendable, Equatable {
    /// Numbers orders, so that the report of one that was given up is known as such.
    public var id: Int
    public var requests: [Lessons.RunRequest]
    /// When the collector runs.
    public var policy: CollectionPolicy
}

/// A finished run as the panel needs it.
public struct RunResult: Sendable {
    public var history: History
    public var figures: RunFigures
    /// What to run again for a look into a moment; nil where no machine made the history.
    public var request: Timeline.RunRequest?

    public init(history: History, figures: RunFigures, request: Timeline.RunRequest? = nil) {
        self.history = history
        self.figures = figures
        self.request = request
    }
}

/// What the background says about an order.
public enum RunReport: Sendable {
    /// Events recorded so far of the program with this index.
    case progress(index: Int, events: Int)
    case finished([RunResult])
    /// It could not be run at all.
    case refused(String)
}
