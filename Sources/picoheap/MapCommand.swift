// picoheap map: the map that a real board printed, on the screen, or in words and drawn again.
import ArgumentParser
import Foundation
import Grid
import Lessons
import Terminal
import Timeline
import Tutorial

struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Show the map that a real board printed.",
        discussion: """
            Run micropython.mem_info(1) on your board, copy what it prints into a file, or pipe it here. Log prefixes, several maps and \
            several areas are understood. Lines that cannot be right are told as file:line:column. Not on a terminal, or with --plain, the \
            map is printed as text, and the exit status is 1 if the paste has faults.
            """)

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var display: DisplayOptions

    private var name: String { SourceFile.name(file) }

    func run() throws {
        if file == "-", isatty(STDIN_FILENO) == 1 { Console.say("Paste what mem_info(1) printed, then press Ctrl-D.") }
        // A log may hold bytes that are no text; those are told as blocks that are none.
        let paste = BoardPaste(String(decoding: try SourceFile.bytes(file, most: 16 << 20), as: UTF8.self))
        if isatty(STDIN_FILENO) != 1 || file == "-" { takeKeysFromTerminal() }
        let environment = ProcessInfo.processInfo.environment
        let loaded = Configuration.load(from: Folders(environment: environment).configurationFile, themes: Theme.names.map(\.name))
        let display = Display(self.display, settings: loaded.configuration, environment: environment)
        if !display.isPlain, let board = BoardState(paste, name: name), let course = try? Course.load(from: Course.folder(explicit: nil)),
            !course.lessons.isEmpty, let status = open(board, display, course) {
            throw ExitCode(status)
        }
        let output = StandardOutput()
        show(paste, on: output, isASCII: display.isASCII)
        output.flush()
        tell(paste.problems)
        try output.finish()
        if !paste.problems.isEmpty { throw ExitCode(1) }
    }

    /// Standard input was the paste: from now on it is the terminal that the screen is on.
    private func takeKeysFromTerminal() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        let terminal = Foundation.open("/dev/tty", O_RDWR)
        guard terminal >= 0 else { return }
        dup2(terminal, STDIN_FILENO)
        close(terminal)
    }

    private func open(_ board: BoardState, _ display: Display, _ course: Course) -> Int32? {
        display.open { screen, pipe, theme in
            let state = State(
                course: course, options: .init(theme: theme, isASCII: display.isASCII), columns: screen.size.columns,
                rows: screen.size.rows, board: board)
            // A look at a map is no part of anybody's progress.
            return Session(state: state, screen: screen, mailbox: Mailbox { pipe.wake() }, workspace: nil, progressFile: nil).run()
        }
    }

    private func show(_ paste: BoardPaste, on output: StandardOutput, isASCII: Bool) {
        for (i, map) in paste.maps.enumerated() {
            var lines = PlainMap(map, isASCII: isASCII).lines
            if paste.maps.count > 1 { lines = ["Map \(i + 1) of \(paste.maps.count), from line \(map.line) on.", ""] + lines }
            if i > 0 { lines = ["", ""] + lines }
            for line in lines { output.line(line) }
        }
    }

    /// A paste that is no map at all has a fault in every line; more than a screenful helps nobody.
    private func tell(_ problems: [PasteProblem]) {
        let most = 20
        for problem in problems.prefix(most) { Console.say("\(name):\(problem)") }
        if problems.count > most { Console.say("\(problems.count - most) more faults") }
    }
}
