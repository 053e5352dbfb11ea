// A question that wants y or n, in the last row.
import Grid
import Lessons

/// A yes or no.
struct ConfirmOverlay: Overlay {
    enum Consequence: Sendable {
        /// The learner's own copy goes.
        case reset(file: String, section: CourseFolder)
        /// A file is written over.
        case replace(SaveOrder)
    }

    var ask: String
    var then: Consequence

    var place: Place { .confirm }
    var askedLine: String? { ask + " y/n" }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        action == .yes ? [.close, .confirmed(then)] : [.close]
    }

    func draw(_ context: Context, into grid: inout Grid) {}
}
