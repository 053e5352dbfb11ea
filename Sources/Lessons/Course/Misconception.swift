// Wrong beliefs about memory that the course corrects, by name: misconceptions.yaml beside course.yaml. Each is caught by a prediction or a
// quiz that names it in `catches:`.

/// A wrong belief.
public struct Misconception: Sendable, Hashable, Identifiable {
    public var id: String
    /// In a learner's words.
    public var belief: String
    public var truth: String
}

extension Course {
    /// The ids of the misconceptions that a question's miss shows.
    public func misconceptions(shownBy ids: [String]) -> [Misconception] { misconceptions.filter { ids.contains($0.id) } }
}
