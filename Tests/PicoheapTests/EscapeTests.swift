// What comes from elsewhere commands no terminal: names, titles, sources, what a script prints. `script` gives the commands a terminal.
import Foundation
import TestSupport
import Testing

@Suite struct EscapeTests {
    private static let evil = "\u{1b}]0;PWNED\u{7}\u{1b}[2J\u{9b}31m\u{e}\u{7f}\u{202e}"
    /// The same as a quoted word of YAML has it.
    private static let evilInYAML = "\\e]0;PWNED\\a\\e[2J\\x9b31m\\x0e\\x7f\\u202e"
    private static let name = "evil\(evil).py"

    private let folder: TemporaryFolder
    private let home: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        home = [
            "D": folder.url.path, "HOME": folder.url.path, "XDG_CONFIG_HOME": folder.url.path, "XDG_STATE_HOME": folder.url.path,
            "NAME": folder.path(EscapeTests.name), "EVIL": EscapeTests.evil, "TERM": "xterm",
        ]
        try folder.write("print('\(EscapeTests.evil)')\n", to: EscapeTests.name)
        try folder.write("x = '\(EscapeTests.evil)' (\n", to: "bad\(EscapeTests.evil).py")
        try folder.write("raise ValueError('\(EscapeTests.evil)')\n", to: "raises.py")
        let evil = EscapeTests.evil, quoted = EscapeTests.evilInYAML
        let map = "GC: total: 1024, used: 16, free: 1008\nGC memory layout; from 20000000:\n00000000: h=\(evil)..\n"
        try folder.write(map, to: "paste\(evil).txt")
        try folder.write("theme: \"\(EscapeTests.evilInYAML)\"\n", to: "picoheap/config.yaml")
        try folder.write("{\(EscapeTests.evil)", to: "picoheap/progress.json")
        // A course that can be read, with sequences wherever one can be written, and one that cannot.
        let keys = "id: s\nnumber: 0\nminutes: 1\ntitle: \"T\(quoted)\"\ngoals: [\"\(quoted)\"]\nrun: a.py\n"
        for (name, more) in [("course", ""), ("broken", "\"x\(EscapeTests.evilInYAML)\": 1\n")] {
            let course = "format: 1\ntitle: \"\(EscapeTests.evilInYAML)\"\nminutes: 1\nboards: [pico2w]\norder: [00-s]\n"
            try folder.write(course, to: "\(name)/course.yaml")
            try folder.write(keys + more, to: "\(name)/00-s/lesson.yaml")
            let prose = "# T\n\nText \(evil) `code \(evil)`\n\n```\n\(evil)\n```\n\n<!-- panel: run file=a.py -->\n"
            try folder.write(prose, to: "\(name)/00-s/lesson.md")
            try folder.write("print('\(EscapeTests.evil)')\n", to: "\(name)/00-s/a.py")
        }
    }

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { ($0.value >= 32 && !(127..<160).contains($0.value) && $0 != "\u{202e}") || "\n\r\t".unicodeScalars.contains($0) }
    }

    @Test("Nothing that picoheap says holds a control character", arguments: [
        "map \"$NAME\"", "map \"$D/none$EVIL\"", "run \"$D/none$EVIL\"", "compile \"$D/bad$EVIL.py\"", "compile --list \"$NAME\"",
        "--lessons \"$D/none$EVIL\"", "run --board \"$EVIL\" \"$NAME\"", "run --events \"$D/no/$EVIL\" /dev/null", "lint \"$D/none$EVIL\"",
        "run --tell \"$NAME\"", "check \"$EVIL\"", "\"$EVIL\"", "--lesson \"$EVIL\"", "compile \"$NAME\" -o \"$D/no/$EVIL\"",
        "list --lessons \"$D/course\"", "--plain --lessons \"$D/course\"", "lint \"$D/course\"", "lint \"$D/broken\"",
        "list --lessons \"$D/broken\"", "check 0 --lessons \"$D/course\"", "map \"$D/paste$EVIL.txt\"", "run --tell \"$D/raises.py\"",
        "repl --board \"$EVIL\"", "run --at \"$EVIL\" --save-map x \"$NAME\"", "run --stats --trace-file \"$D/no/$EVIL\" \"$NAME\"",
        "--theme \"$EVIL\"", "--plain --board \"$EVIL\"", "doctor --lessons \"$D/broken\" --devices \"$D/$EVIL\"",
    ])
    func words(_ arguments: String) throws {
        let command = try Command(shell: "$picoheap \(arguments)", environment: home.merging(["EDITOR": EscapeTests.evil]) { $1 })
        #expect(isHarmless(command.output) && isHarmless(command.errors))
        #expect((command.output + command.errors).contains("PWNED"))
    }

    @Test("What code at the prompt prints is shown on a terminal; --raw and the raw prompt let it through", arguments: [
        ("", "print('\\x1b]0;PWNED\\x07')\r\u{18}", "^[]0;PWNED^G"),
        ("--raw", "print('\\x1b]0;PWNED\\x07')\r\u{18}", "\u{1b}]0;PWNED\u{7}"),
        ("", "\u{1}print('\\x1b]0;PWNED\\x07')\u{4}", "OK\u{1b}]0;PWNED\u{7}"),
    ])
    func prompt(_ option: String, _ typed: String, _ shown: String) throws {
        let terminal = try Pseudoterminal([try Command.program.path, "repl"] + (option.isEmpty ? [] : [option]))
        #expect(terminal.shows(">>> "))
        terminal.type(typed)
        #expect(terminal.shows(shown))
        terminal.type("\u{2}\u{18}")
        #expect(terminal.end() == 0)
    }

    @Test("What a script prints is shown on a terminal, and is the board's bytes in a pipe or with --raw") func run() throws {
        let shown = try Command(shell: "script -qc '$picoheap run \"$NAME\"' /dev/null", environment: home)
        #expect(isHarmless(shown.output) && shown.output.contains("^[]0;PWNED^G^[[2J<U+009B>31m^N^?<U+202E>"))
        let raw = try Command(shell: "script -qc '$picoheap run --raw \"$NAME\"' /dev/null", environment: home)
        #expect(raw.output.contains(EscapeTests.evil))
        #expect(try Command(shell: "$picoheap run \"$NAME\"", environment: home).output == EscapeTests.evil + "\n")
    }
}
