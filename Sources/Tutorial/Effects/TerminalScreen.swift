// What the application needs of a terminal. ncurses is one (`Terminal`), and one that is not there another (`RecordedScreen`).
import Foundation
import Grid

/// A terminal in full-screen mode.
public protocol TerminalScreen: AnyObject {
    /// In cells.
    var size: (columns: Int, rows: Int) { get }
    func draw(_ grid: Grid)
    /// Waits until something happens, at most `milliseconds` (forever if nil), and returns what did; nothing at a timeout, or when the
    /// background has something to report.
    func waitForEvents(atMost milliseconds: Int?) -> [Event]
    /// Draws everything again with the next frame, whatever the terminal is believed to show.
    func redraw()
    /// Hands the terminal back until the shell continues us.
    func suspend()
    /// Hands the terminal to the learner's editor, and waits for it.
    func edit(_ file: URL) -> EditorOutcome
}

/// What became of the wish to edit a file.
public enum EditorOutcome: Equatable, Sendable {
    case closed
    /// With what to tell the learner.
    case failed(String)
    /// The application is to end.
    case cutShort
}
