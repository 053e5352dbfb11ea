// picoheap list: the sections. Into a pipe one line a section with tabs, so that cut and awk can use it.
import ArgumentParser
import Foundation
import Text

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The sections of the course.")

    @OptionGroup var source: CourseOptions

    func run() throws {
        let course = try source.load()
        let output = StandardOutput()
        guard isatty(STDOUT_FILENO) == 1 else {
            for lesson in course.lessons {
                output.line("\(lesson.number)\t\(lesson.id.printableLine)\t\(lesson.minutes)\t\(lesson.title.printableLine)")
            }
            return try output.finish()
        }
        let width = course.lessons.map { CellWidth.of($0.title.printableLine) }.max() ?? 0
        for lesson in course.lessons {
            let number = String(lesson.number).alignedRight(in: 2), title = lesson.title.printableLine.padded(to: width)
            output.line("\(number)  \(title)  \(lesson.minutes > 0 ? "\(lesson.minutes) min" : "")")
        }
        try output.finish()
    }
}
