// Is the course sound? Faults are collected over four passes, each of which needs the one before to make sense:
//
//     reading   (CourseReader)   every file is there, is well-formed, and says what its kind must say
//     structure                  numbers, ids, minutes, references, files
//     prose                      what fits a screen, where links may stand
//     machine                    programs compile and run, figures and outputs are today's, checks can be failed and passed,
//                                and nothing shows an answer before its question
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

    /// What came out.
    public struct Report: Sendable {
        public var faults: [LessonError]
        /// Files that `bless` wrote, relative to the course's folder.
        public var written: [String]

        public var isSound: Bool { faults.isEmpty }
    }

    public init(folder: CourseFolder, compile: CompileCheck? = nil, runner: Runner? = nil) {
        self.folder = folder
        self.compile = compile
        self.runner = runner
    }

    /// All faults. With `bless`, outputs and figures that have changed are written instead of being told.
    public func report(bless: Bool = false) -> Report {
        let reader = CourseReader(folder: folder)
        guard let course = reader.course, reader.faults.isEmpty else {
            return Report(faults: reader.faults, written: [])
        }
        let log = FaultLog()
        StructureLint(course: course, log: log).check()
        for lesson in course.lessons { ProseLint(lesson: lesson, log: log).check() }
        var written: [String] = []
        // Programs are run only where they exist and ids lead to them.
        if log.faults.isEmpty {
            let machine = MachineLint(course: course, log: log, compile: compile, runner: runner)
            written = machine.check(bless: bless)
        }
        return Report(faults: log.faults, written: written)
    }
}

/// Finds the place of a word in a lesson's file, for faults that are found after reading.
struct LintPlace {
    var lesson: Lesson

    /// The first line of lesson.yaml that ends in these words; 1 if they do not.
    func line(of words: String) -> Int {
        let lines = ((try? lesson.source(of: "lesson.yaml")) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.firstIndex { $0.hasSuffix(words) } ?? 0) + 1
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
