// What `update` asks of the world outside. Whoever runs the application performs them in order.
import Lessons

/// Something to be done outside the state.
public enum Effect: Sendable, Equatable {
    /// Leave, with this exit status.
    case quit(status: Int32)
    /// Hand the terminal back until the shell continues us.
    case suspend
    /// Draw the whole terminal again, whatever it is believed to show.
    case redraw
    case saveProgress(Progress)
    /// Read programs as they stand now, and report.
    case read(ReadOrder)
    /// Run programs in the background and report.
    case run(RunOrder)
    /// Look into a moment of a run, in the background.
    case look(LookOrder)
    /// Something for the board at its prompt.
    case prompt(PromptOrder)
    /// Take a collection apart, in the background.
    case walk(WalkOrder)
    /// Run a program on the learner's own board, and compare.
    case runOnBoard(BoardOrder)
    /// Stop what runs there.
    case stopBoard
    /// Stop what runs in the background.
    case cancelRun
    /// Write a file, in the background, and report.
    case save(SaveOrder)
    /// Open the learner's copy of an exercise in their editor, made from the one in the section's folder if there is none yet.
    case edit(file: String, section: CourseFolder)
    /// Throw the learner's copy away.
    case resetCopy(file: String, section: CourseFolder)
}
