// A place in the course, as a command line names it.
import Lessons

/// A place in the course, as `--lesson 5.2` names it.
public struct CoursePlace: Sendable, Equatable {
    public var lessonIndex: Int
    /// From 1; nil where only the section was named.
    public var step: Int?

    /// Reads `5`, `5.2`, an id or a slug; nil if the course has no such place.
    public init?(_ text: String, in course: Course) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        let isStepped = parts.count == 2 && Int(parts[0]) != nil && Int(parts[1]) != nil
        let name = isStepped ? parts[0] : text
        guard let lesson = course.lesson(named: name),
            let index = course.lessons.firstIndex(where: { $0.id == lesson.id })
        else { return nil }
        lessonIndex = index
        if isStepped {
            guard let step = Int(parts[1]), (1...max(1, lesson.steps.count)).contains(step) else { return nil }
            self.step = step
        }
    }
}
