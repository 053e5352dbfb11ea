// A folder -> Course. Faults are collected, so that lint can tell them all; loading for use throws the first.

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
        guard let text = try? folder.text("course.yaml") else {
            log.add(LessonError(file: folder.description + "/course.yaml", message: "there is no course here: the file cannot be read"))
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
