// picoheap new: a section that is sound from its first minute, for authors to change.
import ArgumentParser
import Foundation
import Lessons
import Tutorial

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a section of a course, or a course.",
        discussion: """
            Writes a folder with all that a section needs, behind the last section of ./lessons or of --lessons, and names it in \
            course.yaml. Where there is no course, one begins with this section. 'picoheap lint' then finds nothing to complain about; \
            'picoheap lint --reference' says what may stand in a section.
            """)

    @Argument(help: ArgumentHelp("The section's title.", valueName: "title"))
    var title: String

    @Option(help: ArgumentHelp("Minutes of class time; the course's are raised by as many.", valueName: "n"))
    var minutes = 0

    @Option(help: ArgumentHelp("The course's folder.", valueName: "folder"), completion: .directory)
    var lessons = "lessons"

    func validate() throws {
        guard (0...600).contains(minutes) else { throw ValidationError("A section has 0 to 600 minutes.") }
        guard title.contains(where: { !$0.isWhitespace }), !title.contains(where: \.isNewline) else {
            throw ValidationError("A title is a line of text.")
        }
    }

    func run() throws {
        let folder = CourseFolder(URL(fileURLWithPath: lessons, isDirectory: true))
        let output = StandardOutput()
        do {
            for file in try Course.add(title: title, minutes: minutes, to: folder) { output.line("written: \(lessons)/\(file)") }
        } catch {
            Console.say(error.description)
            throw ExitCode(1)
        }
        // What its program prints belongs to it.
        let report = Lint(folder: folder).withMachine.report(bless: true)
        for file in report.written { output.line("written: \(lessons)/\(file)") }
        try output.finish()
        for fault in report.faults { Console.say(fault.description) }
        if !report.isSound { throw ExitCode(1) }
    }
}
