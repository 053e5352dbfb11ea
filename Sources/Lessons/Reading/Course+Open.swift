// A course that an author is still writing: a section with a fault stands in its place as that fault, and the others can be used.

import Files

extension Course {
    /// Loads a course for use. A fault of course.yaml is thrown; a section that cannot be used says in its place why.
    public static func open(from folder: CourseFolder) throws(LessonError) -> Course {
        let reader = CourseReader(folder: folder)
        guard var course = reader.course else {
            throw reader.faults.first ?? LessonError(file: folder.description, message: "there is no course here")
        }
        func faults(of section: String) -> [LessonError] { reader.faults.filter { $0.file.hasPrefix(section + "/") } }
        let broken = course.order.filter { !faults(of: $0).isEmpty }
        if let other = reader.faults.first(where: { fault in !broken.contains { fault.file.hasPrefix($0 + "/") } }) { throw other }
        var whole: [String: Lesson] = [:]
        for lesson in course.lessons where !broken.contains(lesson.folder.name) { whole[lesson.folder.name] = lesson }
        course.lessons = course.order.map { whole[$0] ?? Lesson(broken: folder.folder($0), faults: faults(of: $0)) }
        return course
    }
}

extension Lesson {
    /// A section that tells its faults.
    fileprivate init(broken folder: CourseFolder, faults: [LessonError]) {
        let words = faults.map(\.description).joined(separator: "\n\n")
        let blocks = [
            Block(.paragraph([.text("This section cannot be shown yet. The others can.")]), line: 1),
            Block(.code(language: "", text: words + "\n"), line: 2),
        ]
        let number = folder.name.split(separator: "-").first.flatMap { Int($0) } ?? 0
        self.init(
            id: folder.name, number: number, slug: LessonReader.slug(folder.name), title: LessonReader.slug(folder.name), minutes: 0,
            goals: [], terms: [], folder: folder, steps: [Step(blocks: blocks, line: 1)], flash: [:], runs: [], predictions: [],
            quizzes: [], checks: [], tours: [], discussions: [], worksheets: [], prompt: nil, notes: [], handout: nil, machine: nil,
            dialogue: nil, figures: [:])
    }
}
