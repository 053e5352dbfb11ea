// The hands-on panel.
import Lessons

/// A program and what is known of its run.
public struct PanelState: Sendable {
    var panel: Lessons.Panel
    /// The program that is shown; a prompt has none.
    var file: String?
    var source: [StyledLine] = []
    /// First visible line of the source.
    var sourceTop = 0
}
