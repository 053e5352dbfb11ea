import Grid
import Testing
@testable import Tutorial

@Suite("The prompt in the panel")
struct PromptTests {
    /// Section 2 of the course that learners get, at its prompt.
    private func prompt(_ columns: Int = 80, _ rows: Int = 24, depth: ColourDepth = .full) throws -> LiveSitting {
        var sitting = try LiveSitting(columns, rows, section: "2", depth: depth)
        try sitting.goToPrompt()
        return sitting
    }

    private func screenText(_ state: State) -> String {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text.joined(separator: "\n")
    }

    @Test("It opens with a place to type, the suggested line and the way out", arguments: [(80, 24), (120, 40), (200, 60)])
    func opened(_ columns: Int, _ rows: Int) throws {
        let sitting = try prompt(columns, rows)
        #expect(sitting.state.place == .prompt)
        expectSound(sitting.state)
        if columns != 120 { expectScreen(sitting.state, "prompt/opened-\(columns)x\(rows)", looks: true) }
    }

    @Test("Each line shows what it did", arguments: [(80, 24), (120, 40), (60, 15)])
    func entered(_ columns: Int, _ rows: Int) throws {
        var sitting = try prompt(columns, rows)
        for _ in 0..<4 { try sitting.press(.right) }
        try sitting.type("q = 'quit?'")
        expectSound(sitting.state)
        if columns != 120 { expectScreen(sitting.state, "prompt/entered-\(columns)x\(rows)") }
    }

    @Test("Esc leaves typing; then keys step through what happened, and the terminal shows what it showed then")
    func looking() throws {
        var sitting = try prompt()
        for _ in 0..<4 { try sitting.press(.right) }
        try sitting.press(.escape)
        #expect(sitting.state.place == .looking)
        let end = try #require(sitting.state.prompt?.explorer.tracks[0].view?.moment.position)
        try sitting.type(",,<")
        #expect(try #require(sitting.state.prompt?.explorer.tracks[0].view?.moment.position) < end)
        expectScreen(sitting.state, "prompt/looking-80x24")
        try sitting.press(.enter)
        #expect(sitting.state.place == .prompt)
        #expect(sitting.state.prompt?.explorer.tracks[0].view?.moment.position == end)
    }

    @Test("Esc leaves the panel, Esc once more the prompt; it comes back as it was, and the board is typed at again")
    func left() throws {
        var sitting = try prompt()
        try sitting.press(.right, .escape)
        try sitting.press(.escape)
        #expect(sitting.state.place == .reading && sitting.state.prompt?.explorer.tracks.count == 1)
        try sitting.press(.tab)
        #expect(sitting.state.place == .prompt)
        try sitting.type("1+1")
        try sitting.press(.enter)
        #expect(screenText(sitting.state).contains(">>> 1+1"))
    }

    @Test("A whole screen of map has no terminal; typing on brings it back")
    func wholeScreen() throws {
        var sitting = try prompt()
        try sitting.press(.right, .escape)
        try sitting.type("zzz")
        let prompt = try #require(sitting.state.prompt)
        #expect(prompt.explorer.map.zoom == .whole && PanelLayout(sitting.state, prompt).source.isEmpty)
        expectScreen(sitting.state, "prompt/whole-80x24")
        try sitting.press(.enter)
        #expect(sitting.state.place == .prompt)
        #expect(sitting.state.prompt?.explorer.map.zoom == .fitted)
    }

    @Test("More numbers take rows of the terminal and leave it some", arguments: [(80, 24), (120, 40), (200, 60)])
    func details(_ columns: Int, _ rows: Int) throws {
        var sitting = try prompt(columns, rows)
        try sitting.press(.right, .escape)
        try sitting.type("n")
        let prompt = try #require(sitting.state.prompt)
        let layout = PanelLayout(sitting.state, prompt)
        #expect(layout.details.rows == NumberDepth.second.detailRows && layout.source.rows >= 4)
    }

    @Test("Keys that mean something elsewhere are typed here; Esc and Tab lead back to the text")
    func keys() throws {
        var sitting = try prompt()
        try sitting.type("q?rtl0$x,.<>[]")
        #expect(sitting.state.prompt?.console.lastLine == ">>> q?rtl0$x,.<>[]")
        try sitting.press(.tab)
        #expect(sitting.state.front != .reading)
        try sitting.press(.escape, .tab)
        #expect(sitting.state.place == .reading)
        try sitting.press(.tab)
        #expect(sitting.state.place == .prompt)
        #expect(sitting.state.prompt?.console.lastLine == ">>> q?rtl0$x,.<>[]")
    }

    @Test("A suggested line that is typed by hand is not suggested again")
    func suggestion() throws {
        var sitting = try prompt()
        #expect(sitting.state.prompt?.suggestion == "import gc")
        try sitting.type("1")
        #expect(sitting.state.prompt?.suggestion == nil)
        try sitting.press(.backspace)
        try sitting.type("import gc")
        try sitting.press(.enter)
        #expect(sitting.state.prompt?.suggestion == "gc.collect(); gc.mem_alloc()")
    }

    @Test("Ctrl-C goes to the board while one types, and quits nothing")
    func interrupt() throws {
        var sitting = try prompt()
        #expect(sitting.send(.interrupt) == [.prompt(.type([3]))])
        #expect(sitting.send(.interrupt) == [.prompt(.type([3]))])
        try sitting.press(.escape)
        #expect(sitting.send(.interrupt).isEmpty)
    }

    @Test("Running code is said, with the key that stops it; a full recording too, and Enter begins anew")
    func running() throws {
        var sitting = try prompt()
        let id = try #require(sitting.state.prompt?.id)
        _ = sitting.send(.prompt(id: id, .running(events: 12_345)))
        #expect(screenText(sitting.state).contains("Your code is running. Ctrl-C stops it."))
        _ = sitting.send(.prompt(id: id, .ended(nil, "This board's recording is full.")))
        #expect(sitting.state.place == .looking)
        let effects = sitting.send(.key(.enter))
        #expect(sitting.state.prompt.map { effects == [.prompt(.start(id: $0.id, board: "pico2w", flash: [:]))] && $0.id != id } == true)
    }

    @Test("Code that is left running is seen to run beside the text, where Ctrl-C stops it too")
    func leftRunning() throws {
        var sitting = try prompt()
        let id = try #require(sitting.state.prompt?.id)
        try sitting.press(.escape, .tab)
        #expect(sitting.state.place == .reading)
        #expect(!screenText(sitting.state).contains("Ctrl-C stops it"))
        _ = sitting.send(.prompt(id: id, .running(events: 12_345)))
        #expect(screenText(sitting.state).contains("Code runs at the prompt: Ctrl-C stops it."))
        #expect(sitting.send(.interrupt) == [.prompt(.type([3]))])
    }

    @Test("Going to another section stops what still runs at the prompt; what has come to its end is left alone")
    func otherSection() throws {
        var sitting = try prompt()
        let id = try #require(sitting.state.prompt?.id)
        try sitting.press(.escape, .tab)
        #expect(sitting.send(.key(.right)).allSatisfy { if case .prompt = $0 { false } else { true } })
        _ = sitting.send(.key(.left))
        _ = sitting.send(.prompt(id: id, .running(events: 12_345)))
        let effects = sitting.send(.key(.right))
        #expect(effects.contains(.prompt(.type([3]))))
        #expect(screenText(sitting.state).contains("Your code at the prompt was still running; it has been stopped."))
    }

    @Test("What a board says that has been switched off is not shown")
    func late() throws {
        var sitting = try prompt()
        let before = sitting.state.prompt?.console
        _ = sitting.send(.prompt(id: -1, .printed([65])))
        #expect(sitting.state.prompt?.console == before)
    }

    @Test("Another section's prompt is another board; a program's panel switches the board off")
    func boards() throws {
        var sitting = try prompt()
        let id = sitting.state.prompt?.id
        try sitting.press(.escape, .tab)
        try sitting.type("gg")
        try sitting.press(.tab)
        #expect(sitting.state.prompt == nil && sitting.state.place == .panel)
        try sitting.press(.tab)
        try sitting.goToPrompt()
        #expect(sitting.state.prompt?.id != id)
    }
}

@Suite("The prompt's terminal")
struct PromptScreenTests {
    private func screen(_ text: String) -> [String] {
        var screen = PromptConsole()
        screen.write(text.utf8)
        return screen.lines.map { String($0) }
    }

    @Test("Characters, ends of lines, going back and erasing")
    func basics() {
        #expect(screen("ab\r\ncd\nef") == ["ab", "cd", "ef"])
        #expect(screen("abc\u{8}\u{8}X") == ["aXc"])
        #expect(screen("abcdef\u{1b}[5D\u{1b}[K") == ["a"])
        #expect(screen("ä€😀x") == ["ä€😀x"])
    }

    @Test("Anything may come: the cursor stays in the line", arguments: 0..<30)
    func anything(_ seed: UInt64) {
        var noise = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        var screen = PromptConsole()
        for _ in 0..<3000 {
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let special: [UInt8] = [8, 10, 13, 27, 91, 68, 75, 57, 0xc3, 0xa4, 0xe2, 0xff]
            screen.write([noise >> 63 == 0 ? special[Int(noise >> 33) % special.count] : UInt8(noise >> 40 & 255)])
            #expect(screen.column >= 0 && screen.column <= screen.lines[screen.lines.count - 1].count)
        }
    }

    @Test("Old lines go, and a line does not grow for ever")
    func limits() {
        var screen = PromptConsole()
        screen.write(Array(repeating: UInt8(ascii: "x"), count: 10_000))
        #expect(screen.lines.allSatisfy { $0.count <= PromptConsole.mostColumns })
        for _ in 0..<3000 { screen.write([10]) }
        #expect(screen.lines.count == PromptConsole.mostLines)
    }
}
