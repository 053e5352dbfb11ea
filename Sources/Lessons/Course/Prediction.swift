// A question asked before a run, whose answer the run itself gives.

/// A gate in front of a run: the learner guesses, the machine answers.
public struct Prediction: Sendable, Hashable, Identifiable {
    public var id: String
    /// The question, in inline Markdown.
    public var ask: String
    public var kind: Kind
    /// The run whose figures answer it; `nil` means the lesson's first.
    public var run: String?
    /// Ids of the misconceptions that a wrong guess shows.
    public var catches: [String] = []
    /// What to say to typical misses, first match wins; `guess` and `answer` are names in their conditions.
    public var reactions: [Reaction]

    public enum Kind: Sendable, Hashable {
        /// A number in `unit`; a guess within `tolerance` of the answer is right.
        case number(answer: Formula, unit: String, tolerance: Int)
        /// Exactly one option holds.
        case choice([Option])
        /// A byte offset into the heap's blocks, pointed at on the map of the run's end; right within `tolerance` bytes.
        case place(answer: Formula, tolerance: Int)
        /// Items to be put in ascending order of their keys.
        case order([Item])
    }

    public struct Option: Sendable, Hashable {
        public var text: String
        /// True of the run exactly if this option is the right one.
        public var holds: Formula
        /// Said when it is chosen.
        public var why: String
    }

    public struct Item: Sendable, Hashable {
        public var text: String
        public var key: Formula
    }

    public struct Reaction: Sendable, Hashable {
        public var when: Formula
        public var say: String
    }
}
