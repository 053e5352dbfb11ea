// A task with a starter file, a model solution, and what a run of the learner's file must show.

/// A task that the machine can mark.
public struct Check: Sendable, Hashable, Identifiable {
    public var id: String
    public var title: String
    /// What to do, in Markdown.
    public var task: String
    /// The file that the learner starts from, in the lesson's folder.
    public var file: String
    /// One way to do it, in the lesson's folder.
    public var solution: String
    public var board: String
    public var maxSteps: Int
    /// All must hold, judged in this order.
    public var require: [Requirement]
    /// Three, from a nudge to nearly the answer.
    public var hints: [String]

    public struct Requirement: Sendable, Hashable {
        public var that: Formula
        /// Said to the learner when it does not hold.
        public var otherwise: String
    }
}
