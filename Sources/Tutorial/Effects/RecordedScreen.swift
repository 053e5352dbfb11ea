// A terminal that is not there: it gives events from a list and keeps the frames. Tests and benchmarks run the whole application on it.
import Foundation
import Grid

/// A recorder of frames.
public final class RecordedScreen: TerminalScreen {
    public var size: (columns: Int, rows: Int)
    /// What is still to happen, one wait after the other; when nothing is left, the terminal is gone.
    public var script: [[Event]]
    /// What was drawn, oldest first.
    public private(set) var frames: [Grid] = []
    /// What was asked for beside frames, in words.
    public private(set) var calls: [String] = []
    /// What an editor does to a file that it is opened on.
    public var editor: (URL) -> EditorOutcome = { _ in .closed }

    public init(columns: Int, rows: Int, script: [[Event]] = []) {
        size = (columns, rows)
        self.script = script
    }

    public func draw(_ grid: Grid) { frames.append(grid) }

    public func waitForEvents(atMost milliseconds: Int?) -> [Event] { script.isEmpty ? [.terminate] : script.removeFirst() }

    public func redraw() { calls.append("redraw") }
    public func suspend() { calls.append("suspend") }

    public func edit(_ file: URL) -> EditorOutcome {
        calls.append("edit \(file.lastPathComponent)")
        return editor(file)
    }
}
