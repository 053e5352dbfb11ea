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
            let file = folder.description + "/course.yaml"
            let missing = LessonError(file: file, message: "there is no course here: the file cannot be read")
            log.add(error.code == ENOENT ? missing : folder.fault(error, reading: "course.yaml", as: file))
            return nil
        }
        let file = YAMLFile(name: "course.yaml", text: text, log: log)
        guard let root = file.root(.course) else { return nil }
        let format = root.integer("format")
        guard format == formatVersion else {
            root.fail("this picoheap reads format \(formatVersion), not \(format)", at: "format")
            return nil
        }
        let order = root.texts("order")
        var course = Course(
            title: root.text("title"), minutes: root.integer("minutes", in: 0...10_000), boards: root.texts("boards"), order: order,
            lessons: [], folder: folder)
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
        course.misconceptions = misconceptions(folder, log)
        return course
    }

    /// misconceptions.yaml, which a course need not have.
    private static func misconceptions(_ folder: CourseFolder, _ log: FaultLog) -> [Misconception] {
        let name = "misconceptions.yaml", text: String
        do throws(FileFailure) {
            text = try folder.text(name)
        } catch {
            if error.code != ENOENT { log.add(folder.fault(error, reading: name, as: name)) }
            return []
        }
        guard let root = YAMLFile(name: name, text: text, log: log).root(.misconceptions) else { return [] }
        return root.objects("misconceptions", .misconception).map {
            Misconception(id: $0.text("id"), belief: $0.text("belief"), truth: $0.text("truth"))
        }
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
