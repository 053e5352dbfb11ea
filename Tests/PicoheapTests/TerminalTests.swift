// The terminal is as it was, however picoheap ends.
import Foundation
import TestSupport
import Testing

@Suite struct TerminalTests {
    enum Place: String, CaseIterable {
        case section, presenting, map, input, busy, prompt

        /// picoheap there.
        func open() throws -> Pseudoterminal {
            let program = try Command.program.path
            switch self {
            case .section, .presenting:
                let options = self == .section ? [] : ["--present"]
                let terminal = try Pseudoterminal([program, "--lesson", "5"] + options)
                try #require(terminal.shows("Hands-on 2"))
                return terminal
            case .map:
                let board = try Command("run", "--save-map", "/dev/stdout", "-", input: "x = bytearray(99)\n")
                let folder = try TemporaryFolder()
                let terminal = try Pseudoterminal([program, "map", try folder.write(board.output, to: "map.txt")])
                try #require(terminal.shows("BIGGEST HOLE"))
                return terminal
            case .input, .busy:
                let folder = try TemporaryFolder()
                let path = try folder.write("input('name? ')\nwhile True: pass\n", to: "ask.py")
                let terminal = try Pseudoterminal([program, "run", path])
                try #require(terminal.shows("name? "))
                if self == .busy {
                    terminal.type("Ada\r")
                    try #require(terminal.shows("Ada"))
                    usleep(300_000)
                }
                return terminal
            case .prompt:
                let terminal = try Pseudoterminal([program, "repl"])
                try #require(terminal.shows(">>> "))
                return terminal
            }
        }
    }

    @Test(
        "Signals that end a process end picoheap, and the terminal is as before",
        arguments: Place.allCases, [SIGHUP, SIGQUIT, SIGILL, SIGUSR1, SIGALRM, SIGTERM])
    func commonSignals(_ place: Place, _ signal: Int32) throws { try endsWell(place, signal) }

    @Test(
        "So do the rare ones",
        arguments: [SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGUSR2, SIGSTKFLT, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGPWR,
            SIGSYS, 34, 64])
    func rareSignals(_ signal: Int32) throws { try endsWell(.section, signal) }

    private func endsWell(_ place: Place, _ signal: Int32) throws {
        let terminal = try place.open()
        kill(terminal.process, signal)
        #expect(terminal.end() == 128 + signal)
        #expect(terminal.damage == [])
    }

    @Test("A signal that is ignored from the start is ignored, and then the terminal's end is the end")
    func ignored() throws {
        let terminal = try Pseudoterminal(["/bin/sh", "-c", "trap '' HUP; exec \"$0\" --lesson 5", try Command.program.path])
        #expect(terminal.shows("Hands-on 2"))
        kill(terminal.process, SIGHUP)
        #expect(terminal.end(within: 0.5) == nil)
        terminal.hangUp()
        #expect(terminal.end() != nil)
    }

    @Test("A key that means nothing leaves picoheap where it is", arguments: [
        "\u{1b}[2~", "\u{1c}", "\u{1b}[1;5A", "\u{1b}[<2;5;5M", "\u{1b}[<0;5;5m", "\0", "\u{1b}[200~x\u{1b}[201~", "\u{1b}[I", "\u{1b}[24;5~",
    ])
    func unknown(_ key: String) throws {
        let terminal = try Place.section.open()
        terminal.type(key)
        usleep(100_000)
        // Esc gives up what a beginning of a sequence may have opened.
        terminal.type("\u{1b}\u{1b}\u{1b}q")
        #expect(terminal.end() == 0)
        #expect(terminal.damage == [])
    }

    @Test("A terminal that reads nothing does not keep picoheap from ending")
    func stalled() throws {
        let terminal = try Place.section.open()
        for _ in 0..<100 {
            terminal.type("\u{c}")
            usleep(5000)
        }
        kill(terminal.process, SIGTERM)
        #expect(terminal.end(within: 4, reading: false) == 128 + SIGTERM)
        #expect(terminal.end() == 128 + SIGTERM && !terminal.damage.contains("settings"))
    }

    @Test("A size that no terminal has takes no gigabytes", arguments: [true, false])
    func huge(_ isFromEnvironment: Bool) throws {
        let terminal = isFromEnvironment
            ? try Pseudoterminal(
                [try Command.program.path, "--lesson", "5"], environment: ["COLUMNS": "30000", "LINES": "30000"], columns: 0, rows: 0)
            : try Pseudoterminal([try Command.program.path, "--lesson", "5"], columns: 32767, rows: 32767)
        #expect(terminal.shows("Hands-on 2"))
        #expect(try #require(terminal.peakMegabytes) < 400)
        terminal.type("q")
        #expect(terminal.end(within: 20) == 0)
    }

    @Test("Stopped at input() and continued by the shell, keys come one by one again")
    func stopped() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("print('<' + input('name? ') + '>')\n", to: "ask.py")
        let terminal = try Pseudoterminal(["/bin/sh", "-i"])
        terminal.type("'\(try Command.program.path)' run \(path)\r")
        #expect(terminal.shows("name? "))
        terminal.type("Ad")
        #expect(terminal.shows("Ad"))
        kill(-terminal.foreground, SIGTSTP)
        #expect(terminal.shows("shell> "))
        terminal.type("fg\r")
        #expect(terminal.shows("ask.py"))
        usleep(300_000)
        terminal.type("a\r")
        #expect(terminal.shows("<Ada>"))
    }
}
