// picoheap board: which boards are connected; what one of them says of itself, and its map.

import ArgumentParser
import Foundation
import RealBoard
import Text
import Timeline

struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "Your own board: what it is, and its map.",
        discussion: """
            Without a port the boards that are connected are looked for; one is spoken to, of several a list is printed. What runs on the \
            board is stopped, as Ctrl-C would; nothing on its flash is touched, no name at its prompt is bound, and it is left at its \
            prompt. The exit status is 1 where no board answers.

            With --watch its map is taken again and again: between programs, at its prompt; or, with --install, while a program runs, \
            which is the file or else its own main.py. What looking takes of its heap is taken out of the maps. On a terminal they are a \
            film, beside what the board prints; else a line each.
            """)

    @Argument(help: ArgumentHelp("The board's port, such as /dev/ttyACM0.", valueName: "port"))
    var port: String?

    @Argument(help: ArgumentHelp("With --install: the program to run meanwhile.", valueName: "file"))
    var file: String?

    @Flag(help: "Take its map again and again.")
    var watch = false

    @Option(help: ArgumentHelp("With --watch: milliseconds between two maps.", valueName: "ms"))
    var every = 1000

    @Option(
        help: ArgumentHelp(
            "With --watch: put a watcher on the board's heap while it is watched: timer (a machine.Timer) or task (of asyncio).",
            valueName: "watcher"))
    var install: Watcher?

    @OptionGroup var line: PortOptions

    @Option(help: ArgumentHelp("Look for the ports of boards in this folder.", valueName: "folder"))
    var devices = "/dev"

    @OptionGroup var display: DisplayOptions

    enum Watcher: String, ExpressibleByArgument, CaseIterable { case timer, task }

    func validate() throws {
        guard (50...3_600_000).contains(every) else { throw ValidationError("--every is from 50 to 3600000 milliseconds.") }
        if install != nil, !watch { throw ValidationError("--install belongs to --watch.") }
        if file != nil, install == nil { throw ValidationError("A program to run needs a watcher: --watch --install timer, or task.") }
    }

    func run() throws {
        let port = try port ?? foundPort()
        if watch {
            let way = install.flatMap { WatchWay(rawValue: $0.rawValue) } ?? .prompt
            let program = try file.map { try SourceFile.read($0) }
            return try WatchRun(port: port, line: line, way: way, milliseconds: every, program: program).show(display)
        }
        let (identity, wasRunning) = try line.speak(at: port) { (client) throws(PortFailure) in
            (try BoardIdentity(client), client.hasInterrupted)
        }
        let words = identity.words(port: port, wasRunning: wasRunning)
        guard let map = identity.map else {
            let output = StandardOutput()
            for line in words { output.line(line) }
            try output.finish()
            throw ExitCode(1)
        }
        try MapScreen(paste: BoardPaste(map, problems: identity.mapProblems), name: port, notes: words).show(display)
    }

    /// The only board's port; or ends the command with a list of what there is, and what to look at.
    private func foundPort() throws -> String {
        let list = PortList(devices: devices)
        if let only = list.onlyBoard { return only.device }
        let output = StandardOutput()
        for line in list.words { output.line(line) }
        try output.finish()
        throw ExitCode(1)
    }
}
