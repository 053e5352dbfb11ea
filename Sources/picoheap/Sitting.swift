// Everything between the command line and the first frame: course, settings, progress, locale, colours, terminal.
import ArgumentParser
import Files
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
        // A show has a state of its own: rehearsing answers nothing for the class, and the presenter's own progress stays as it is.
        if command.present, command.className == nil {
            progress = Tutorial.Progress()
            progressFile = nil
            warning = loaded.faults.first.map(\.headline)
        } else {
            let file = ProgressFile(command.className.map(folders.classFile) ?? folders.progressFile)
            let kept = file.load()
            progress = kept.progress
            progressFile = kept.isKept ? file : nil
            warning = kept.warning ?? loaded.faults.first.map(\.headline)
        }
    }

    /// Whether there is no terminal for the full screen, or none is wanted.
    var isPlain: Bool { display.isPlain }

    /// Without a screen: a dialogue by lines where somebody sits at a terminal, else the section as text.
    func openPlain() throws {
        if let warning { Console.complain(warning) }
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 { try talk() } else { try printPlain() }
    }

    /// The section that is meant, or where the learner left off.
    private var start: Int { place?.lessonIndex ?? course.lessons.firstIndex { $0.id == progress.lesson } ?? 0 }

    private func talk() throws {
        let output = StandardOutput()
        let terminal = LineTerminal(
            width: min(Paragraphs.terminalColumns, 80),
            write: { text in
                output.write(Array((display.isASCII ? asciiText(text) : text).utf8))
                output.flush()
            },
            read: { readLine() })
        let file = progressFile
        var dialogue = Dialogue(
            course, from: start, progress: progress, terminal: terminal, workspace: Workspace(folders),
            board: command.board ?? display.settings.board, mask: display.isASCII ? "####" : Cover.none.mask
        ) { progress in
            do throws(FileFailure) { try file?.save(progress) } catch { Console.complain("your progress is not kept: \(error)") }
        }
        dialogue.run()
        try output.finish()
    }

    /// Prints the section as text.
    private func printPlain() throws {
        let lesson = course.lessons[start]
        var plain = PlainText(course, section: start)
        if display.isASCII { plain.mask = "####" }
        plain.story = { plan in (try? ExerciseRun.record(lesson.request(plan)).history.summary) ?? [] }
        plain.stops = { [course] tour in
            guard let plan = lesson.runs.first(where: { $0.id == tour.run }), let result = try? ExerciseRun.record(lesson.request(plan))
            else { return [] }
            return GuidedTour(tour, of: result, figures: GuidedTour.figures(for: tour, in: course)).stops.map { ($0.name, $0.words) }
        }
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
        try openPlain()
        return 0
    }
}
