// Where the course is: an option of every command that reads one.
import ArgumentParser
import Foundation
import Lessons

struct CourseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read the course from this folder instead of picoheap's own.", valueName: "folder"), completion: .directory)
    var lessons: String?

    /// The course; a fault of it is told on stderr and ends the command with status 1.
    func load() throws -> Course {
        do {
            let course = try Course.open(from: try Course.folder(explicit: lessons))
            guard !course.lessons.isEmpty else {
                throw LessonError(file: "course.yaml", message: "the course has no sections")
            }
            return course
        } catch let fault as LessonError {
            Console.say(fault.description)
            throw ExitCode(1)
        }
    }
}
