// A folder -> Course. Faults are collected, so that lint can tell them all; loading for use throws the first.

import Foundation
import LessonFiles

/// Reads a course and notes what is wrong with it.
public struct CourseReader {
    /// What was read, or `nil` if there is no course at all in the folder.
    public let course: Course?
    /// Faults in the order in which they were met.
    public let faults: [LessonError]

    static let formatVersion = 1

    public init(folder: URL) {
        let log = FaultLog()
        course = Self.read(folder, log)
        faults = log.faults
    }

    private static func read(_ folder: URL, _ log: FaultLog) -> Course? {
        let path = folder.appendingPathComponent("course.yaml")
        guard let text = try? String(contentsOf: path, encoding: .utf8) else {
            log.add(LessonError(file: path.path, message: "there is no course here: the file cannot be read"))
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
            title: root.text("title"), minutes: root.integer("minutes"), boards: root.texts("boards"), lessons: [],
            folder: folder)
        let order = root.texts("order")
        if order.isEmpty { root.fail("`order` names no lesson", at: "order") }
        for name in order {
            let reader = LessonReader(
                folder: folder.appendingPathComponent(name), log: log, defaultBoard: course.defaultBoard)
            if let lesson = reader.lesson() { course.lessons.append(lesson) }
        }
        return course
    }
}

extension Course {
    /// Loads a course for use; the first fault is thrown.
    public static func load(from folder: URL) throws(LessonError) -> Course {
        let reader = CourseReader(folder: folder)
        if let fault = reader.faults.first { throw fault }
        guard let course = reader.course else {
            throw LessonError(file: folder.path, message: "there is no course here")
        }
        return course
    }

    /// The folder to load from: the one named on the command line, `$PICOHEAP_LESSONS`, or the package's own copy.
    public static func folder(
        explicit: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(LessonError) -> URL {
        for named in [explicit, environment["PICOHEAP_LESSONS"]] {
            guard let named, !named.isEmpty else { continue }
            return URL(fileURLWithPath: named, isDirectory: true)
        }
        guard let own = LessonFiles.folder else {
            throw LessonError(
                file: "lessons", message: "the course that belongs to picoheap was not found; name its folder with --lessons")
        }
        return own
    }
}
