// The command itself: without a subcommand it opens the course.
import ArgumentParser
import Foundation
import Lessons
import MicroPython
import Terminal
import Tutorial

@main struct Picoheap: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "picoheap",
        abstract: "What MicroPython's memory does, in a terminal.",
        discussion: """
            Without a subcommand picoheap opens the course where you left off. With --plain it is a dialogue by lines, and into a pipe \
            it prints the section as text.
            """,
        version: Version.text,
        subcommands: [
            OpenCommand.self, ListCommand.self, RunCommand.self, ReplCommand.self, MapCommand.self, BoardCommand.self,
            CompileCommand.self, CheckCommand.self, ProfileCommand.self, CompareCommand.self, PictureCommand.self, ReportCommand.self,
            HandoutCommand.self, LintCommand.self, NewCommand.self, BoardsCommand.self, DoctorCommand.self, ManualCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    /// What ArgumentParser would do, but that help and complaints go out as all else does.
    static func main() {
        Console.occupyStandardDescriptors()
        // A file that may not grow is an error of writing, as a full disk is, and not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Foundation.exit(end(error).rawValue)
        }
    }

    /// Says what has ended the command; the exit status.
    private static func end(_ error: any Error) -> ExitCode {
        let status = exitCode(for: error), message = fullMessage(for: error)
        guard !message.isEmpty else { return status }
        guard status.isSuccess else {
            Console.say(message)
            return status
        }
        let output = StandardOutput()
        output.line(message)
        do { try output.finish() } catch { return exitCode(for: error) }
        return status
    }
}

/// What happens without a subcommand. A command of its own, because options of the outermost one would be taken from the others: `run
/// --board`.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Open the course (this is the default).")

    @Option(help: ArgumentHelp("Open this section: a number, a number and a step such as 5.2, or a name.", valueName: "place"))
    var lesson: String?

    @Flag(help: "Present to a class: step by step, with a clicker or j and k.")
    var present = false

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "With --present: what this class has answered is kept under its name. Without, a show begins empty and keeps nothing.",
            valueName: "name"))
    var className: String?

    @Option(help: ArgumentHelp("Run the exercises on this board.", valueName: "name"), completion: .list(Board.all.map(\.name)))
    var board: String?

    @Option(help: ArgumentHelp("The port of your own board, where u runs a program; else it is looked for.", valueName: "port"))
    var port: String?

    @OptionGroup var display: DisplayOptions

    @OptionGroup var source: CourseOptions

    func validate() throws {
        guard let className else { return }
        guard present else { throw ValidationError("--class is for a show: --present.") }
        guard Folders.isName(className) else { throw ValidationError("A class has a name of letters, digits, - and _.") }
    }

    func run() throws {
        let sitting = try Sitting(self)
        if sitting.isPlain {
            try sitting.openPlain()
        } else {
            throw ExitCode(try sitting.open())
        }
    }
}
