import Foundation
import Testing

import Text
@testable import Lessons

@Suite struct ShippedCourseTests {
    @Test("The shipped course has no fault that can be found without a machine")
    func sound() throws {
        let faults = Lint(folder: try Course.folder(environment: [:])).report().faults
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }

    @Test("It has the sections 0 to 12 and 45 minutes")
    func sections() throws {
        let course = try Course.load(from: Course.folder(environment: [:]))
        #expect(course.lessons.map(\.number) == Array(0...12))
        #expect(course.lessons.reduce(0) { $0 + $1.minutes } == 45)
        #expect(course.lesson(named: "strings")?.number == 5)
        #expect(course.lesson(named: "two-ways-to-build-a-string")?.number == 5)
        #expect(course.lesson(named: "13") == nil)
    }

    @Test(
        "The session's own programs are there under their names",
        arguments: [
            (4, "memory_probe.py"), (5, "compare_string_building.py"), (6, "buffer_demo.py"), (9, "status_logger.py"),
        ])
    func exercises(number: Int, file: String) throws {
        let course = try Course.load(from: Course.folder(environment: [:]))
        let lesson = try #require(course.lesson(number: number))
        #expect(lesson.runs.first?.file == file)
        #expect(lesson.handout != nil)
        #expect(try lesson.source(of: file).hasPrefix("# \(file)\n"))
    }

    @Test("Every section with a program asks before it runs")
    func gates() throws {
        for lesson in try Course.load(from: Course.folder(environment: [:])).lessons where !lesson.runs.isEmpty {
            #expect(!lesson.predictions.isEmpty, "section \(lesson.number)")
        }
    }

    @Test("Every section prints as plain text within its width", arguments: [40, 80])
    func plain(width: Int) throws {
        let course = try Course.load(from: Course.folder(environment: [:]))
        for (index, lesson) in course.lessons.enumerated() {
            let text = PlainText(course, section: index, width: width).text()
            #expect(text.hasPrefix("\(lesson.number) "))
            // Code and what a machine printed are not wrapped.
            for line in text.split(separator: "\n") where !line.hasPrefix("  ") && !line.contains("|") {
                #expect(CellWidth.of(line) <= width, "\(line)")
            }
        }
    }
}
