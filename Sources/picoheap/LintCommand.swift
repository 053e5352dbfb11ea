// picoheap lint: is the course sound? And with --bless: what the machine prints today becomes what the course says.
import ArgumentParser
import Foundation
import Lessons
import Tutorial

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Prove a course, or say what is wrong with it.",
        discussion: """
            Reads every file, compiles and runs every program, and compares what comes out with what the course says. Faults are told as \
            file:line:column. The exit status is 1 if there are any.
            """)

    @Argument(
        help: ArgumentHelp("The course's folder; ./lessons where there is one, else picoheap's own.", valueName: "folder"),
        completion: .directory)
    var folder: String?

    @Flag(help: "Write what the machine prints today into machine.txt and figures.txt. Read the changes before you keep them.")
    var bless = false

    @Flag(help: "Do not run the programs.")
    var noRun = false

    @Flag(help: "Say what a lesson may hold: every key, directive and name of a formula, as Markdown.")
    var reference = false

    func run() throws {
        if reference {
            let output = StandardOutput()
            output.write(Array(Reference.markdown.utf8))
            return try output.finish()
        }
        var lint = Lint(folder: try chosenFolder())
        if !noRun { lint = lint.withMachine }
        let report = lint.report(bless: bless)
        for fault in report.faults { Console.say(fault.description) }
        let output = StandardOutput()
        for file in report.written { output.line("written: \(file)") }
        output.flush()
        guard report.isSound else {
            Console.say("\(report.faults.count) fault\(report.faults.count == 1 ? "" : "s")")
            throw ExitCode(1)
        }
        if !bless { output.line("The course is sound.") }
        try output.finish()
    }

    private func chosenFolder() throws -> CourseFolder {
        let here = URL(fileURLWithPath: "lessons", isDirectory: true)
        if folder == nil, FileManager.default.fileExists(atPath: here.appendingPathComponent("course.yaml").path) {
            return CourseFolder(here)
        }
        if folder == nil, bless { throw ValidationError("Say which folder to bless: there is no ./lessons here.") }
        do {
            return try Course.folder(explicit: folder)
        } catch {
            Console.say(error.description)
            throw ExitCode(1)
        }
    }
}
