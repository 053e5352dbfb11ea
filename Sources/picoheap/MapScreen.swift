// A board's map on the whole screen, or as text: what `picoheap map` and `picoheap board` show.

import ArgumentParser
import Foundation
import Grid
import Lessons
import Terminal
import Timeline
import Tutorial

struct MapScreen {
    let paste: BoardPaste
    /// What the map is called.
    let name: String
    /// What is known of the board, a sentence each.
    var notes: [String] = []

    /// Shows the map until somebody quits, where there is a terminal for it; else, and with --plain, prints it. Throws an exit status.
    func show(_ options: DisplayOptions) throws {
        let display = MapScreen.display(options)
        if let board = BoardState(paste, name: name, notes: notes), let status = MapScreen.open(board, display) { throw ExitCode(status) }
        let output = StandardOutput()
        for note in notes { output.line(note) }
        if !notes.isEmpty { output.line() }
        for (i, map) in paste.maps.enumerated() {
            var lines = PlainMap(map, isASCII: display.isASCII).lines
            if paste.maps.count > 1 {
                lines = ["Map \(i + 1) of \(paste.maps.count), from line \(map.line) on.", ""] + log(map.log) + lines
            }
            if i > 0 { lines = ["", ""] + lines }
            for line in lines { output.line(line) }
        }
        output.flush()
        tell(paste.problems)
        try output.finish()
        if !paste.problems.isEmpty { throw ExitCode(1) }
    }

    static func display(_ options: DisplayOptions) -> Display {
        let environment = ProcessInfo.processInfo.environment
        let loaded = Configuration.load(from: Folders(environment: environment).configurationFile, themes: Theme.names.map(\.name))
        return Display(options, settings: loaded.configuration, environment: environment)
    }

    /// Opens the screen on a map; nil where there is no terminal for it, or none is wanted.
    /// - Parameter begin: gets the mailbox that the screen reads.
    static func open(_ board: BoardState, _ display: Display, begin: (Mailbox) -> Void = { _ in }) -> Int32? {
        guard !display.isPlain, let course = try? Course.load(from: Course.folder(explicit: nil)), !course.lessons.isEmpty
        else { return nil }
        return display.open { screen, pipe, theme in
            let state = State(
                course: course, options: .init(theme: theme, isASCII: display.isASCII), columns: screen.size.columns,
                rows: screen.size.rows, board: board)
            let mailbox = Mailbox { pipe.wake() }
            begin(mailbox)
            // A look at a map is no part of anybody's progress.
            return Session(state: state, screen: screen, mailbox: mailbox, workspace: nil, progressFile: nil).run()
        }
    }

    /// The log's own lines before a map, the last of them.
    private func log(_ lines: [LogLine]) -> [String] {
        guard !lines.isEmpty else { return [] }
        let most = 5
        let more = lines.count > most ? ["    (\(lines.count - most) more lines)"] : []
        return ["The log before it:"] + more + lines.suffix(most).map { "    \($0.number): \($0.text)" } + [""]
    }

    /// A paste that is no map at all has a fault in every line; more than a screenful helps nobody.
    private func tell(_ problems: [PasteProblem]) {
        let most = 20
        for problem in problems.prefix(most) { Console.say("\(name):\(problem)") }
        if problems.count > most { Console.say("\(problems.count - most) more faults") }
    }
}
