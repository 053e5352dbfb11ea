// Everything between the command line and the first frame: course, settings, progress, locale, colours, terminal.
import ArgumentParser
import Foundation
import Lessons
import MicroPython
import Terminal
import Tutorial

/// One sitting of a learner.
struct Sitting {
    private let command: OpenCommand
    private let environment = ProcessInfo.processInfo.environment
    private let course: Course
    private let place: CoursePlace?
    private let settings: Configuration
    private let folders: Folders
    private let isASCII: Bool
    private let progressFile: ProgressFile?
    private let progress: Tutorial.Progress
    /// What went wrong on the way and does not keep anybody from learning.
    private let warning: String?

    init(_ command: OpenCommand) throws {
        self.command = command
        course = try command.source.load()
        place = try command.lesson.map { [course] text in
            guard let place = CoursePlace(text, in: course) else {
                throw ValidationError("There is no section “\(text)”. `picoheap list` names them.")
            }
            return place
        }
        if let theme = command.theme, !Theme.names.contains(where: { $0.name == theme }) {
            throw ValidationError("There is no theme “\(theme)”. There are: \(Theme.names.map(\.name).joined(separator: ", ")).")
        }
        if let board = command.board, Board.named(board) == nil {
            throw ValidationError("There is no board “\(board)”. `picoheap boards` lists them.")
        }
        folders = Folders(environment: environment)
        let loaded = Configuration.load(from: folders.configurationFile, themes: Theme.names.map(\.name))
        settings = loaded.configuration
        let isUTF8 = TerminalLocale.adopt()
        isASCII = command.ascii || settings.ascii == true || !isUTF8
        let file = ProgressFile(folders.progressFile)
        let kept = file.load()
        progress = kept.progress
        progressFile = kept.isKept ? file : nil
        warning = kept.warning ?? loaded.faults.first.map(\.headline)
    }

    /// Whether there is no terminal for the full screen, or none is wanted.
    var isPlain: Bool {
        let term = environment["TERM"] ?? ""
        return command.plain || isatty(STDOUT_FILENO) != 1 || isatty(STDIN_FILENO) != 1 || term.isEmpty || term == "dumb"
    }

    /// Prints the section as text.
    func printPlain() {
        let start = place?.lessonIndex ?? course.lessons.firstIndex { $0.id == progress.lesson } ?? 0
        let lesson = course.lessons[start]
        var plain = PlainText(lesson: lesson)
        plain.story = { plan in (try? ExerciseRun.record(lesson.request(plan)).history.summary) ?? [] }
        let text = plain.text()
        print(isASCII ? asciiText(text) : text, terminator: "")
    }

    /// Opens the full screen and stays there; returns the exit status.
    func open() throws -> Int32 {
        let wantsColour = ColourMode.wantsColour(command.color, environment: environment, isTerminal: true)
        let theme = Theme.names.first { $0.name == (command.theme ?? settings.theme ?? "auto") }?.depth
        guard let pipe = WakePipe() else {
            Console.complain("the system has no file descriptors left")
            return 1
        }
        let options = Screen.Options(
            wantsColour: wantsColour && theme != .mono, wantsMouse: !command.noMouse && settings.mouse != false, environment: environment)
        guard let screen = Screen(options, wakePipe: pipe) else {
            Console.complain("this terminal (TERM=\(environment["TERM"] ?? "")) cannot show a full screen; here is the text.")
            printPlain()
            return 0
        }
        defer { screen.close() }
        let depth = screen.depth == .full ? theme ?? .full : screen.depth
        let state = State(
            course: course,
            options: .init(
                theme: Theme(depth: depth), isASCII: isASCII, isPresenter: command.present, board: command.board ?? settings.board,
                workspace: Workspace(folders)),
            columns: screen.size.columns, rows: screen.size.rows, progress: progress, at: place)
        let session = Session(
            state: state, screen: screen, mailbox: Mailbox { pipe.wake() }, workspace: Workspace(folders), progressFile: progressFile,
            environment: environment)
        return session.run(saying: warning)
    }
}
