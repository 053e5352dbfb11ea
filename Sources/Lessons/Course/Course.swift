// The whole course: what `course.yaml` says and the lessons in its order.
//
// Invariant: once the course has passed lint the lessons' numbers go up by one, from 0 or 1; the loader itself only promises that the
// lessons stand in the order of `course.yaml`.

/// A course as loaded from a folder.
public struct Course: Sendable {
    /// The title on the first screen.
    public var title: String
    /// Minutes that the lessons' own minutes must add up to.
    public var minutes: Int
    /// Names of the boards that the course speaks of; the first is the default for its runs.
    public var boards: [String]
    /// The sections' folders, as `course.yaml` orders them.
    public var order: [String]
    /// The lessons, in that order.
    public var lessons: [Lesson]
    /// The wrong beliefs that it corrects.
    public var misconceptions: [Misconception] = []
    /// The folder that holds `course.yaml`.
    public var folder: CourseFolder

    /// The board of a run that names none.
    public var defaultBoard: String { boards.first ?? "pico2w" }

    /// The lesson with this number.
    public func lesson(number: Int) -> Lesson? { lessons.first { $0.number == number } }

    /// The lesson that a person means by `5`, `two-ways-to-build-a-string` or an id; `nil` if there is none.
    public func lesson(named name: String) -> Lesson? {
        if let number = Int(name) { return lesson(number: number) }
        return lessons.first { $0.id == name || $0.slug == name || $0.folder.name == name }
    }

    /// The run with this id, and the lesson that declares it. Run ids are unique in the course.
    public func run(id: String) -> (lesson: Lesson, run: RunPlan)? {
        for lesson in lessons {
            if let run = lesson.runs.first(where: { $0.id == id }) { return (lesson, run) }
        }
        return nil
    }

    /// Every term of every lesson, sorted, for the glossary.
    public var glossary: [Term] {
        lessons.flatMap(\.terms).sorted { $0.term.lowercased() < $1.term.lowercased() }
    }
}
