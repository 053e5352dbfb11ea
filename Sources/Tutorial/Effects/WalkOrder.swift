// A collection to be stepped through. Its marks are not in the recording: the program is run again up to it, in the background.
import Timeline

/// A collection of a run.
public struct WalkOrder: Sendable, Equatable {
    /// The track's run.
    public var run: Int
    public var request: Timeline.RunRequest
    /// The event that begins it.
    public var start: Int
}
