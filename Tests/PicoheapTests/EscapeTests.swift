// What comes from elsewhere commands no terminal: names, titles, sources, what a script prints. `script` gives the commands a terminal.
import Foundation
import TestSupport
import Testing

@Suite struct EscapeTests {
    private static let evil = "\u{1b}]0;PWNED\u{7}\u{1b}[2J\u{9b}31m\u{e}\u{7f}\u{202e}"
    private static let name = "evil\(evil).py"

    private let folder: TemporaryFolder
    private let home: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        home = ["D": folder.url.path, "HOME": folder.url.path, "NAME": folder.path(EscapeTests.name), "EVIL": EscapeTests.evil, "TERM": "xterm"]
        try folder.write("print('\(EscapeTests.evil)')\n", to: EscapeTests.name)
        try folder.write("x = '\(EscapeTests.evil)' (\n", to: "bad\(EscapeTests.evil).py")
    }

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { ($0.value >= 32 && !(127..<160).contains($0.value) && $0 != "\u{202e}") || "\n\r\t".unicodeScalars.contains($0) }
    }

    @Test("Nothing that picoheap says holds a control character", arguments: [
        "map \"$NAME\"", "map \"$D/none$EVIL\"", "run \"$D/none$EVIL\"", "compile \"$D/bad$EVIL.py\"", "compile --list \"$NAME\"",
        "--lessons \"$D/none$EVIL\"", "run --board \"$EVIL\" \"$NAME\"", "run --events \"$D/no/$EVIL\" /dev/null", "lint \"$D/none$EVIL\"",
        "run --tell \"$NAME\"", "check \"$EVIL\"", "\"$EVIL\"", "--lesson \"$EVIL\"", "compile \"$NAME\" -o \"$D/no/$EVIL\"",
    ])
    func words(_ arguments: String) throws {
        let command = try Command(shell: "$picoheap \(arguments)", environment: home)
        #expect(isHarmless(command.output) && isHarmless(command.errors))
        #expect((command.output + command.errors).contains("PWNED"))
    }

    @Test("What a script prints is shown on a terminal, and is the board's bytes in a pipe or with --raw") func run() throws {
        let shown = try Command(shell: "script -qc '$picoheap run \"$NAME\"' /dev/null", environment: home)
        #expect(isHarmless(shown.output) && shown.output.contains("^[]0;PWNED^G^[[2J<U+009B>31m^N^?<U+202E>"))
        let raw = try Command(shell: "script -qc '$picoheap run --raw \"$NAME\"' /dev/null", environment: home)
        #expect(raw.output.contains(EscapeTests.evil))
        #expect(try Command(shell: "$picoheap run \"$NAME\"", environment: home).output == EscapeTests.evil + "\n")
    }
}
