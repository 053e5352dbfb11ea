// `e`: the learner's editor has the terminal, and picoheap has it afterwards.
import Foundation
import TestSupport
import Testing

@Suite struct EditorTests {
    /// picoheap in section 5, and `command` in place of an editor, which finds the copy in $1.
    private func open(_ command: String, environment: [String: String] = [:]) throws -> Pseudoterminal {
        let terminal = try Pseudoterminal(
            [try Command.program.path, "--lesson", "5"], environment: ["EDITOR": "set -- \"$1\"; " + command].merging(environment) { $1 })
        try #require(terminal.shows("Hands-on 2"))
        return terminal
    }

    private func copy(_ terminal: Pseudoterminal) -> String? {
        let folder = terminal.folder.url.appendingPathComponent("picoheap/exercises/05-two-ways-to-build-a-string")
        return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))?.first
            .flatMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    private func leavesWell(_ terminal: Pseudoterminal) {
        #expect(terminal.shows("Hands-on 2"))
        terminal.type("q")
        #expect(terminal.end() == 0)
        #expect(terminal.damage == [])
    }

    @Test("An editor reads the terminal and sets it as it likes")
    func reads() throws {
        let terminal = try open("stty -echo -icanon; echo ready; read -r line; echo \"$line\" >\"$1\"; :")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        terminal.type("print(42)\n")
        leavesWell(terminal)
        #expect(copy(terminal) == "print(42)\n")
    }

    @Test("An editor that hangs ends by Ctrl-C, which is said; one that is killed leaves nothing of its screen")
    func hangs() throws {
        var terminal = try open("echo ready; sleep 1000; :")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        terminal.type("\u{3}")
        #expect(terminal.shows("The editor was ended by signal 2"))
        terminal.type("q")
        #expect(terminal.end() == 0 && terminal.damage == [])

        terminal = try open("printf '\\033[?1049h\\033[?2004h\\033[?25lready'; sleep 1000; :")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        kill(-terminal.foreground, SIGKILL)
        #expect(terminal.shows("The editor was ended by signal 9"))
        terminal.type("q")
        #expect(terminal.end() == 0 && terminal.damage == [])
    }

    @Test("Ctrl-Z where no shell is above hangs nobody, in an editor and in picoheap")
    func stopsAlone() throws {
        let terminal = try open("echo ready; read -r line; echo \"$line\" >\"$1\"; :")
        terminal.type("\u{1a}")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        terminal.type("\u{1a}")
        usleep(200_000)
        terminal.type("still here\n")
        leavesWell(terminal)
        #expect(copy(terminal) == "still here\n")
    }

    @Test("Ctrl-Z in an editor stops picoheap for the shell, in a script too, and fg brings both back", arguments: [false, true])
    func stops(_ inScript: Bool) throws {
        let terminal = try Pseudoterminal(
            ["/bin/sh", "-i"], environment: ["EDITOR": "echo ready; read -r line; echo \"$line\" >\"$1\"; set -- \"$1\"; :"])
        let command = "'\(try Command.program.path)' --lesson 5"
        terminal.type(inScript ? "sh -c \"\(command); true\"\r" : command + "\r")
        #expect(terminal.shows("Hands-on 2"))
        terminal.type("e")
        #expect(terminal.shows("ready"))
        terminal.type("\u{1a}")
        #expect(terminal.shows("shell> "))
        terminal.type("fg\r")
        #expect(terminal.shows("--lesson 5"))
        terminal.type("back\n")
        #expect(terminal.shows("Hands-on 2"))
        #expect(copy(terminal) == "back\n")
        terminal.type("q")
        #expect(terminal.shows("shell> "))
        terminal.type("exit\r")
        #expect(terminal.end() != nil)
    }

    @Test("A stopped picoheap can be ended by the shell", arguments: [false, true])
    func killedWhileStopped(_ isEditing: Bool) throws {
        let terminal = try Pseudoterminal(["/bin/sh", "-i"], environment: ["EDITOR": "echo ready; read -r line; set -- \"$1\"; :"])
        terminal.type("'\(try Command.program.path)' --lesson 5\r")
        #expect(terminal.shows("Hands-on 2"))
        let picoheap = terminal.foreground
        var group = picoheap
        if isEditing {
            terminal.type("e")
            #expect(terminal.shows("ready"))
            group = terminal.foreground
        }
        terminal.type("\u{1a}")
        #expect(terminal.shows("shell> "))
        // bash continues by itself what it ends; dash does not.
        terminal.type("kill %1; kill -CONT %1\r")
        #expect(terminal.shows("shell> "))
        for _ in 0..<50 where isAlive(picoheap) || isAlive(group) { usleep(100_000) }
        #expect(!isAlive(picoheap) && !isAlive(group))
    }

    @Test(
        "While an editor is open, what ends picoheap ends it at once, and no process is left",
        arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGUSR1], ["", "trap '' HUP TERM INT; "])
    func ended(_ signal: Int32, _ ignoring: String) throws {
        let terminal = try open(ignoring + "echo ready; sleep 1000; :")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        let editor = terminal.foreground
        #expect(editor != terminal.process)
        kill(terminal.process, signal)
        #expect(terminal.end(within: 5) == 128 + signal)
        #expect(terminal.damage == [])
        #expect(!isAlive(editor))
        if signal == SIGTERM || signal == SIGHUP {
            let progress = terminal.folder.url.appendingPathComponent("picoheap/progress.json")
            #expect(FileManager.default.fileExists(atPath: progress.path))
        }
    }

    @Test("A terminal that is closed ends picoheap and the editor, whatever they ignore", arguments: ["", "trap '' HUP TERM INT; "])
    func closed(_ ignoring: String) throws {
        let terminal = try open(ignoring + "echo ready; sleep 1000; :")
        terminal.type("e")
        #expect(terminal.shows("ready"))
        let editor = terminal.foreground
        terminal.hangUp()
        #expect(terminal.end(within: 5, reading: false) != nil)
        #expect(!isAlive(editor))
    }

    @Test("Without an editor the learner is told where the copy is, and r runs it")
    func none() throws {
        let nothing = try TemporaryFolder()
        var terminal = try open("", environment: ["EDITOR": "", "PATH": nothing.url.path])
        terminal.type("e")
        #expect(terminal.shows("There is no editor here"))
        #expect(copy(terminal) != nil)
        terminal.type("q")
        #expect(terminal.end() == 0 && terminal.damage == [])

        terminal = try open("", environment: ["EDITOR": "no-such-editor"])
        terminal.type("e")
        #expect(terminal.shows("could not be started"))
        terminal.type("q")
        #expect(terminal.end() == 0 && terminal.damage == [])
    }
}
