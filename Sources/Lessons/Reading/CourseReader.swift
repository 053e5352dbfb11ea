// A folder -> Course. Faults are collected, so that lint can tell them all; loading for use throws the first.

import Files
import Foundation

/// Reads a course and notes what is wrong with it.
public struct CourseReader {
    /// What was read, or `nil` if there is no course at all in the folder.
    public let course: Course?
    /// Faults in the order in which they were met.
    public let faults: [LessonError]

    static let formatVersion = 1

    public init(folder: CourseFolder) {
        let log = FaultLog()
        course = Self.read(folder, log)
        faults = log.faults
    }

    private static func read(_ folder: CourseFolder, _ log: FaultLog) -> Course? {
        let text: String
        do throws(FileFailure) {
            text = try folder.text("course.yaml")
        } catch {
            let what = error.code == ENOENT ? "there is no course here: the file cannot be read" : "the course cannot be read: \(error)"
            log.add(LessonError(file: folder.description + "/course.yaml", message: what))
            return nil
        }
        let file = YAMLFile(name: "course.yaml", text: text, log: log)
        guard let root = file.root("a course", known: ["format", "title", "minutes", "boards", "order"]) else { return nil }
        let format = root.integer("format")
        guard format == formatVersion else {
            root.fail("this picoheap reads format \(formatVersion), not \(format)", at: "format")
            return nil
        }
        var course = Course(
            title: root.text("title"), minutes: root.integer("minutes", in: 0...10_000), boards: root.texts("boards"), lessons: [],
            folder: folder)
        let order = root.texts("order")
        if order.isEmpty { root.fail("`order` names no lesson", at: "order") }
        for name in order where !log.isFull {
            guard folder.hasFolder(name) else {
                root.fail("`order` names folders beside course.yaml, and `\(name)` is none", at: "order")
                continue
            }
            let reader = LessonReader(
                folder: folder.folder(name), log: log, defaultBoard: course.defaultBoard)
            if let lesson = reader.lesson() { course.lessons.append(lesson) }
        }
        return course
    }
}

extension Course {
    /// Loads a course for use; the first fault is thrown.
    public static func load(from folder: CourseFolder) throws(LessonError) -> Course {
        let reader = CourseReader(folder: folder)
        if let fault = reader.faults.first { throw fault }
        guard let course = reader.course else {
            throw LessonError(file: folder.description, message: "there is no course here")
        }
        return course
    }
}
