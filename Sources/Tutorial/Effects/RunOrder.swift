// Runs asked for by the panel, and what comes back. The work is done in the background; only the loop touches the state.
import Lessons
import Timeline

/// A program to be run, and when the collector runs meanwhile.
public struct ProgramOrder: Sendable, Equatable {
    public var request: Lessons.RunRequest
    public var policy: CollectionPolicy

    public init(_ request: Lessons.RunRequest, policy: CollectionPolicy = .asWritten) {
        self.request = request
        self.policy = policy
    }
}

/// Programs to be run, in this order.
public struct RunOrder: Sendable, Equatable {
    /// Numbers orders, so that the report of one that was given up is known as such.
    public var id: Int
    public var programs: [ProgramOrder]

    public var requests: [Lessons.RunRequest] { programs.map(\.request) }
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
    /// How far the program with this index is.
    case progress(index: Int, RunProgress)
    case finished([RunResult])
    /// It could not be run at all.
    case refused(String)
}
