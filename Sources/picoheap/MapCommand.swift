// picoheap map: the map that a real board printed, in words and drawn again.
import ArgumentParser
import Foundation
import Terminal
import Timeline
import Tutorial

struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Show the map that a real board printed.",
        discussion: """
            Run micropython.mem_info(1) on your board, copy what it prints into a file, or pipe it here. Log prefixes, several maps and \
            several areas are understood. Lines that cannot be right are told as file:line:column; the exit status is then 1.
            """)

    @Argument(help: "The file, or - for standard input.")
    var file: String

    @Flag(help: "Draw with ASCII only.")
    var ascii = false

    func run() throws {
        if file == "-", isatty(STDIN_FILENO) == 1 { Console.say("Paste what mem_info(1) printed, then press Ctrl-D.") }
        let paste = BoardPaste(try text())
        let isUTF8 = TerminalLocale.adopt()
        show(paste, isASCII: ascii || !isUTF8)
        tell(paste.problems)
        if !paste.problems.isEmpty { throw ExitCode(1) }
    }

    /// A log may hold bytes that are no text; those are told as blocks that are none.
    private func text() throws -> String {
        String(decoding: try SourceFile.bytes(file, most: 16 << 20), as: UTF8.self)
    }

    private func show(_ paste: BoardPaste, isASCII: Bool) {
        let console = Console()
        for (i, map) in paste.maps.enumerated() {
            var lines = PlainMap(map, isASCII: isASCII).lines
            if paste.maps.count > 1 { lines = ["Map \(i + 1) of \(paste.maps.count), from line \(map.line) on.", ""] + lines }
            if i > 0 { lines = ["", ""] + lines }
            console.write(Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        console.flush()
    }

    /// A paste that is no map at all has a fault in every line; more than a screenful helps nobody.
    private func tell(_ problems: [PasteProblem]) {
        let most = 20
        let name = file == "-" ? "standard input" : file
        for problem in problems.prefix(most) { Console.say("\(name):\(problem)") }
        if problems.count > most { Console.say("\(problems.count - most) more faults") }
    }
}
