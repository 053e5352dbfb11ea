// A table whose cells are figures of runs: the learner's own once they exist, else none.

/// A table that fills itself: a row a run, a column a formula over that run.
public struct Worksheet: Sendable, Hashable, Identifiable {
    public var id: String
    public var title: String
    public var columns: [Column]
    public var rows: [Row]

    public struct Column: Sendable, Hashable {
        public var title: String
        public var value: Formula
    }

    public struct Row: Sendable, Hashable {
        public var title: String
        /// A file of the lesson's folder, or of the learner's copies of it.
        public var file: String
    }
}
