// Everything between the command line and the first frame: course, settings, progress, locale, colours, terminal.
import ArgumentParser
import Foundation
import Grid
import Lessons
import MicroPython
import Terminal
import Text
import Tutorial

/// One sitting of a learner.
struct Sitting {
    private let command: OpenCommand
    private let environment = ProcessInfo.processInfo.environment
    private let course: Course
    private let place: CoursePlace?
    private let display: Display
    private let folders: Folders
    private let progressFile: ProgressFile?
    private let progress: Tutorial.Progress
    /// What went wrong on the way and does not keep anybody from learning.
    private let warning: String?

    init(_ command: OpenCommand) throws {
        self.command = command
        course = try command.source.load()
        place = try command.lesson.map { [course] text in
            guard let place = CoursePlace(text, in: course) else {
                throw ValidationError("There is no section '\(text)'; 'picoheap list' names them.")
            }
            return place
        }
        if let board = command.board { _ = try Board.chosen(board) }
        folders = Folders(environment: environment)
        let loaded = Configuration.load(from: folders.configurationFile, themes: Theme.names.map(\.name))
        display = Display(command.display, settings: loaded.configuration, environment: environment)
        let file = ProgressFile(folders.progressFile)
        let kept = file.load()
        progress = kept.progress
        progressFile = kept.isKept ? file : nil
        warning = kept.warning ?? loaded.faults.first.map(\.headline)
    }

    /// Whether there is no terminal for the full screen, or none is wanted.
    var isPlain: Bool { display.isPlain }

    /// Prints the section as text.
    func printPlain() throws {
        if let warning { Console.complain(warning) }
        let start = place?.lessonIndex ?? course.lessons.firstIndex { $0.id == progress.lesson } ?? 0
        let lesson = course.lessons[start]
        var plain = PlainText(course, section: start)
        if display.isASCII { plain.mask = "####" }
        plain.story = { plan in (try? ExerciseRun.record(lesson.request(plan)).history.summary) ?? [] }
        let text = plain.text()
        let output = StandardOutput()
        output.write(Array((display.isASCII ? asciiText(text.printable) : text.printable).utf8))
        try output.finish()
    }

    /// Opens the full screen and stays there; returns the exit status.
    func open() throws -> Int32 {
        let status = display.open { screen, pipe, theme in
            let state = State(
                course: course,
                options: .init(
                    theme: theme, isASCII: display.isASCII, isPresenter: command.present, board: command.board ?? display.settings.board,
                    port: command.port),
                columns: screen.size.columns, rows: screen.size.rows, progress: progress, at: place)
            let session = Session(
                state: state, screen: screen, mailbox: Mailbox { pipe.wake() }, workspace: Workspace(folders), progressFile: progressFile)
            return session.run(saying: warning)
        }
        if let status { return status }
        try printPlain()
        return 0
    }
}
