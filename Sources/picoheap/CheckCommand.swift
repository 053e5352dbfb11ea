// picoheap check: has this exercise been solved? If not: which requirement fails, and the next hint.
import ArgumentParser
import Foundation
import Lessons
import Tutorial

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Judge your solution of a section's tasks.",
        discussion: """
            Without a file your own copies are judged, those that the course made when you began a task. A file is judged by the task \
            whose program has its name. The exit status is 1 if a task is not solved.
            """)

    @Argument(help: ArgumentHelp("The section: its number or name.", valueName: "section"))
    var section: String

    @Argument(help: ArgumentHelp("The program to judge.", valueName: "file"), completion: .file(extensions: ["py"]))
    var file: String?

    @Option(help: ArgumentHelp("Which hint to show with a task that is not solved: 1, 2 or 3.", valueName: "n"))
    var hint = 1

    @OptionGroup var source: CourseOptions

    func run() throws {
        let course = try source.load()
        guard let lesson = course.lesson(named: section) else {
            throw ValidationError("There is no section '\(section)'; 'picoheap list' names them.")
        }
        guard (1...3).contains(hint) else { throw ValidationError("A task has three hints: 1, 2 and 3.") }
        let checks = try chosenChecks(lesson)
        var isSolved = true
        let output = StandardOutput()
        for check in checks where try !judge(check, lesson, output) { isSolved = false }
        try output.finish()
        if !isSolved { throw ExitCode(1) }
    }

    private func chosenChecks(_ lesson: Lesson) throws -> [Check] {
        guard !lesson.checks.isEmpty else { throw ValidationError("Section \(lesson.number) has no tasks.") }
        guard let file else { return lesson.checks }
        let name = URL(fileURLWithPath: file).lastPathComponent
        let fitting = lesson.checks.filter { $0.file == name }
        if !fitting.isEmpty { return fitting }
        if lesson.checks.count == 1 { return lesson.checks }
        let names = lesson.checks.map(\.file).joined(separator: ", ")
        throw ValidationError("No task of section \(lesson.number) has a program named \(name); they are \(names).")
    }

    /// Runs and judges one task, and prints how it stands; whether it is solved.
    private func judge(_ check: Check, _ lesson: Lesson, _ output: StandardOutput) throws -> Bool {
        guard let text = try learnersText(check, lesson) else {
            output.line("\(check.file): not begun")
            return false
        }
        switch check.judge(try ExerciseRun.figures(lesson.request(check, source: Array(text.utf8)))) {
        case .solved:
            output.line("\(check.file): solved")
            return true
        case .fails(_, let otherwise, let found):
            output.line("\(check.file): \(otherwise)\(found.isEmpty ? "" : " (\(found))")")
            if let words = check.hint(hint - 1) { output.line("  hint \(hint): \(words)") }
            return false
        }
    }

    private func learnersText(_ check: Check, _ lesson: Lesson) throws -> String? {
        if let file { return try SourceFile.readText(file) }
        let workspace = Workspace(Folders(environment: ProcessInfo.processInfo.environment))
        let copy = workspace.copy(of: check.file, section: lesson.folder)
        guard FileManager.default.fileExists(atPath: copy.path) else { return nil }
        return try SourceFile.readText(copy.path)
    }
}
