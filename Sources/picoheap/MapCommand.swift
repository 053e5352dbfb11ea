// picoheap map: the map that a real board printed, on the screen, or in words and drawn again.
import ArgumentParser
import Foundation
import Timeline

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
        try MapScreen(paste: paste, name: name).show(display)
    }

    /// Standard input was the paste: from now on it is the terminal that the screen is on.
    private func takeKeysFromTerminal() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        let terminal = Foundation.open("/dev/tty", O_RDWR)
        guard terminal >= 0 else { return }
        dup2(terminal, STDIN_FILENO)
        close(terminal)
    }
}
