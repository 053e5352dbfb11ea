// What has been asked of the background, and what is to be done with the answer.
import Lessons

/// A run that is under way.
struct PendingRun: Sendable {
    enum Purpose: Sendable, Equatable {
        case panel
        /// The panel's program once more, under another policy, to stand beside it.
        case replay
        /// The worksheet with this id is to be filled.
        case table(String)
        /// The task with this id is to be judged.
        case check(String)
    }

    var order: RunOrder
    var purpose: Purpose
    /// The section that asked.
    var lessonIndex: Int
}

/// Programs that are being read.
struct PendingRead: Sendable {
    enum Purpose: Sendable {
        /// To be shown in the panel, not run.
        case show(Lessons.Panel)
        /// To be run in the panel; the places are to be pointed at when it has been seen to its end.
        case run(Lessons.Panel, pointing: [Prediction])
        /// The worksheet with this id is to be filled.
        case table(String)
        /// The task with this id is to be judged.
        case check(Check)
        /// To be run on the learner's own board.
        case onBoard
    }

    var order: ReadOrder
    /// The board that is asked for there.
    var board: String?
    var purpose: Purpose
}
