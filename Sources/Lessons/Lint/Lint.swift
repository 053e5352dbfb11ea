// Is the course sound? Four passes:
//
//     reading   (CourseReader)   every file is there, is well-formed, and says what its kind must say
//     structure                  numbers, ids, minutes, references, files, misconceptions
//     prose                      what fits a screen, where links may stand, figures that are typed
//     machine                    programs compile and run, figures and outputs are today's, checks can be failed and passed,
//                                tours lead where they say, and nothing shows an answer before its question
//
// All of them are made, so that all faults are told at once. A fault leads to others that are none: what a pass needs and an earlier one
// has found broken is left out (`Broken`).
//
// The machine itself is the caller's: without a runner the last pass is left out.

import Foundation

/// Proves a course, or says what is wrong with it.
public struct Lint {
    /// The folder that holds `course.yaml`.
    public var folder: CourseFolder
    /// Compiles a text, or says what is wrong.
    public var compile: CompileCheck?
    /// Runs a program.
    public var runner: Runner?
    /// Runs a program for its figures at places of it.
    public var guide: Guide?
    /// What is known of a board by its name.
    public var boards: @Sendable (String) -> BoardFigures? = { _ in nil }

    /// What came out.
    public struct Report: Sendable {
        public var faults: [LessonError]
        /// Files that `bless` wrote, relative to the course's folder.
        public var written: [String]

        public var isSound: Bool { faults.isEmpty }
    }

    public init(folder: CourseFolder, compile: CompileCheck? = nil, runner: Runner? = nil, guide: Guide? = nil) {
        self.folder = folder
        self.compile = compile
        self.runner = runner
        self.guide = guide
    }

    /// All faults. With `bless`, outputs and figures that have changed are written instead of being told.
    public func report(bless: Bool = false) -> Report {
        let reader = CourseReader(folder: folder)
        guard let course = reader.course else { return Report(faults: reader.faults, written: []) }
        let log = FaultLog()
        reader.faults.forEach(log.add)
        StructureLint(course: course, broken: Broken(reader.faults), log: log).check()
        for lesson in course.lessons { ProseLint(lesson: lesson, log: log).check() }
        MisconceptionLint(course: course, broken: Broken(reader.faults), log: log).check()
        let machine = MachineLint(
            course: course, broken: Broken(log.faults), log: log, compile: compile, runner: runner, guide: guide, boards: boards)
        let written = machine.check(bless: bless)
        return Report(faults: log.faults, written: written)
    }
}

/// The files in which faults have been found: what is in them may be read wrongly, and proves nothing.
struct Broken {
    private let files: Set<String>

    init(_ faults: [LessonError]) { files = Set(faults.map(\.file)) }

    /// Whether a file of a section is.
    func has(_ name: String, of lesson: Lesson) -> Bool { files.contains(lesson.folder.name + "/" + name) }

    /// Whether any file of a section is.
    func has(_ lesson: Lesson) -> Bool { files.contains { $0.hasPrefix(lesson.folder.name + "/") } }

    /// Whether any section's lesson.yaml is.
    var anyData: Bool { files.contains { $0.hasSuffix("/lesson.yaml") } }
}

/// Finds the place of a word in a lesson's file, for faults that are found after reading.
struct LintPlace {
    var lesson: Lesson

    /// The first line of lesson.yaml at or behind `start` that ends in these words; 1 if none does.
    func line(of words: String, from start: Int = 1) -> Int {
        let lines = ((try? lesson.source(of: "lesson.yaml")) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.dropFirst(start - 1).firstIndex { $0.hasSuffix(words) } ?? 0) + 1
    }

    /// A fault at the first `word` of a file at or behind `line`; at the file's head if it does not stand there.
    func fault(_ message: String, in name: String, at word: String = "", from line: Int = 1) -> LessonError {
        let file = lesson.folder.name + "/" + name
        guard let text = try? lesson.source(of: name) else { return LessonError(file: file, message: message) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, content) in lines.enumerated() where index >= line - 1 && !word.isEmpty {
            if let found = content.range(of: word) {
                let column = content.distance(from: content.startIndex, to: found.lowerBound) + 1
                return LessonError(file: file, line: index + 1, column: column, message: message, excerpt: String(content))
            }
        }
        return LessonError(file: file, line: line, column: 1, message: message, in: text)
    }
}
