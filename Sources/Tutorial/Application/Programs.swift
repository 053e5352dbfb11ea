// The programs of the course as its author wrote them, read once, when the course is opened: no layout and no search reads a file.
import Files
import Lessons

/// The texts of a course's programs.
struct Programs: Sendable {
    private var texts: [String: [String: String]] = [:]

    init(_ course: Course) {
        for lesson in course.lessons {
            for file in Programs.files(of: lesson) {
                do throws(FileFailure) {
                    texts[lesson.id, default: [:]][file] = try lesson.source(of: file)
                } catch {
                    // What cannot be read is said where it is listed, and by lint.
                    continue
                }
            }
        }
    }

    /// All that a page can list.
    private static func files(of lesson: Lesson) -> Set<String> {
        Set(lesson.runs.map(\.file) + lesson.blocks.flatMap { block -> [String] in
            if case .directive(.panel(let panel)) = block.kind { panel.files } else { [] }
        })
    }

    /// Nil where it could not be read.
    func text(_ file: String, of lesson: Lesson) -> String? { texts[lesson.id]?[file] }
}
