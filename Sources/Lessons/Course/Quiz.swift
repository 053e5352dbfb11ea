// A question asked after the fact. Each wrong option carries the reason why it is wrong.

/// A question with an answer that does not need a run to be judged.
public struct Quiz: Sendable, Hashable, Identifiable {
    public var id: String
    /// The question, in inline Markdown.
    public var ask: String
    public var kind: Kind
    /// Said after the answer, right or wrong; empty where the options say it all.
    public var why: String
    /// The number of the section in which it comes back if it was missed; `nil` is two sections later. See ``Course/returning(in:)``.
    public var again: Int?
    /// Ids of the misconceptions that a wrong answer shows.
    public var catches: [String] = []

    public enum Kind: Sendable, Hashable {
        /// One option is right.
        case choice([Option])
        /// All right options and no other.
        case many([Option])
        /// A word or two; capitals and outer blanks do not matter.
        case short(accept: [String])
        /// A number; `answer` may be computed from a run of the lesson.
        case number(answer: Formula, unit: String, tolerance: Int)
        /// What does this file print? The answer is what the machine prints.
        case trace(file: String)
    }

    public struct Option: Sendable, Hashable {
        public var text: String
        public var right: Bool
        /// Why it is wrong; may be empty for a right one.
        public var why: String
    }
}
