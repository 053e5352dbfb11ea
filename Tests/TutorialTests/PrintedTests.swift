import Foundation
import Grid
import Lessons
import TestSupport
import Testing
import Text
@testable import Tutorial

/// What a program printed, how it ended and what became of the guesses, whole on every screen.
@Suite struct PrintedTests {
    static let sizes = [(60, 15), (64, 20), (80, 24), (100, 30), (120, 40), (200, 60)]

    /// Section 5, its first program and the guesses answered, at the end of the run.
    private func ended(_ columns: Int, _ rows: Int, _ section: String = "5") throws -> LiveSitting {
        var sitting = try LiveSitting(columns, rows, section: section)
        try sitting.type("r")
        while sitting.state.overlays.last is QuestionOverlay {
            try sitting.type("1")
            try sitting.press(.enter)
        }
        try sitting.type("$")
        return sitting
    }

    /// Section 5 with a copy of its first program that the learner has edited, run.
    private func edited(_ columns: Int, _ rows: Int, _ change: (String) -> String) throws -> LiveSitting {
        let folder = try TemporaryFolder()
        let course = try Course.load(from: try Course.folder(environment: [:]))
        let lesson = try #require(course.lesson(named: "5"))
        let file = "compare_string_building.py"
        try folder.write(change(try lesson.source(of: file)), to: "picoheap/exercises/\(lesson.folder.name)/\(file)")
        let workspace = Workspace(Folders(environment: ["XDG_DATA_HOME": folder.url.path]))
        var sitting = try LiveSitting(columns, rows, section: "5", workspace: workspace)
        try sitting.type("r")
        try sitting.press(.enter)
        return sitting
    }

    private func screen(_ state: State) -> [String] {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text
    }

    /// All words that are on the screen, in order, whatever they are wrapped to; marks and frames left out.
    private func words(_ state: State) -> String {
        let isPaneOpen = state.place == .printed
        let width = isPaneOpen ? min(state.columns, state.overlayWidth + 4) : state.columns
        let rows = screen(state).map { $0.dropFirst((state.columns - width) / 2).prefix(width) }
        return squeezed(rows.filter { !isPaneOpen || $0.hasPrefix("│") }.map { $0.replacing(/[│›…▲▼]/, with: " ") }.joined(separator: " "))
    }

    private func squeezed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test("The output pane shows every line whole, and marks what came last", arguments: sizes)
    func pane(_ columns: Int, _ rows: Int) throws {
        var sitting = try ended(columns, rows)
        let track = try #require(sitting.state.panel?.explorer.chosen)
        let printed = try #require(track.result?.figures.stdout)
        #expect(printed.contains("After deleting join result free = "))
        #expect(screen(sitting.state).last?.contains("O output") == true)
        try sitting.type("Ogg")
        #expect(sitting.state.place == .printed)
        var seen = words(sitting.state)
        for _ in 0..<20 {
            try sitting.type("j")
            seen += " " + words(sitting.state)
        }
        for line in printed.split(separator: "\n") { #expect(seen.contains(squeezed(String(line))), "\(line)") }
        for verdict in try #require(sitting.state.panel?.verdicts) { #expect(seen.contains(squeezed(verdict.reaction).prefix(40))) }
        try sitting.type("O")
        #expect(sitting.state.place == .panel)
    }

    @Test("The pane shows what was printed up to the moment, and no more")
    func moment() throws {
        var sitting = try ended(80, 24)
        // The script prints where its own work begins: before that, at the board's start, there is nothing.
        try sitting.type("00O")
        #expect(!words(sitting.state).contains("Before concat") && words(sitting.state).contains("Nothing has been printed"))
        try sitting.type("O")
        for _ in 0..<200 where sitting.state.panel?.explorer.chosen?.hasPrinted == false { try sitting.type(".") }
        #expect(words(sitting.state).contains("Before concat free ="), "it stands in the panel as soon as it was printed")
        try sitting.type("O")
        #expect(screen(sitting.state).contains { $0.contains("› Before concat") })
        #expect(!words(sitting.state).contains("After concat"))
    }

    @Test("With room, the panel itself shows the last line whole", arguments: sizes.dropFirst())
    func inPanel(_ columns: Int, _ rows: Int) throws {
        var sitting = try ended(columns, rows)
        try sitting.type(",")
        let last = try #require(sitting.state.panel?.explorer.chosen?.result?.figures.stdout.split(separator: "\n").last)
        #expect(last.hasPrefix("After deleting join result free = "))
        #expect(leftColumnText(sitting.state).contains(squeezed(String(last))), "\(leftColumnText(sitting.state))")
    }

    @Test("A verdict is told whole where the end is reached", arguments: sizes)
    func verdicts(_ columns: Int, _ rows: Int) throws {
        let sitting = try ended(columns, rows)
        let verdicts = try #require(sitting.state.panel?.verdicts)
        #expect(!verdicts.isEmpty)
        let text = leftColumnText(sitting.state)
        for verdict in verdicts {
            #expect(text.contains(squeezed("You guessed \(verdict.guess); it is \(verdict.answer).")), "\(text)")
            #expect(text.contains(squeezed(verdict.reaction)), "\(text)")
        }
    }

    /// What stands left of a map beside it.
    private func leftColumnText(_ state: State) -> String {
        let isWide = state.columns >= 112 && state.rows >= 30
        let limit = isWide ? state.columns - max(70, min(state.columns / 2, 96)) - 2 : state.columns
        return squeezed(screen(state).map { $0.prefix(limit).replacing(/[│›…]/, with: " ") }.joined(separator: " "))
    }

    @Test("The next key gives the map back, and the pane has the verdicts")
    func closing() throws {
        var sitting = try ended(60, 15)
        let verdict = try #require(sitting.state.panel?.verdicts.first)
        try sitting.press(.escape)
        #expect(sitting.state.front != .reading && !leftColumnText(sitting.state).contains(squeezed(verdict.reaction)))
        try sitting.type("O")
        var seen = words(sitting.state)
        try sitting.type("gg")
        for _ in 0..<20 { try sitting.type("j"); seen += words(sitting.state) }
        #expect(seen.contains(squeezed(String(verdict.reaction.prefix(30)))))
    }

    @Test("A syntax error stands on its line at once, in words, with what to do", arguments: sizes)
    func syntaxError(_ columns: Int, _ rows: Int) throws {
        let sitting = try edited(columns, rows) { $0.replacing("def build_with_concat():", with: "def build_with_concat()") }
        let panel = try #require(sitting.state.panel)
        #expect(!panel.explorer.isPlaying && panel.explorer.isAtEnd && panel.explorer.chosen?.line == 9)
        let said = "Line 9: SyntaxError: invalid syntax. Nothing of it has run. e edits it, r runs it again."
        #expect(leftColumnText(sitting.state).contains(said), "\(leftColumnText(sitting.state))")
        #expect(screen(sitting.state).contains { $0.contains("✗") && $0.contains("9 def build_with_concat()") })
    }

    @Test("An exception that nobody catches stands on the line that raised it", arguments: sizes)
    func exception(_ columns: Int, _ rows: Int) throws {
        var sitting = try edited(columns, rows) { $0.replacing("    gc.collect()", with: "    gc.collect(); int('x' + label)") }
        try sitting.type(" ")
        #expect(sitting.state.panel?.explorer.chosen?.uncaught == nil)
        for _ in 0..<2000 where sitting.state.panel?.explorer.chosen?.uncaught == nil { try sitting.type(">") }
        #expect(sitting.state.panel?.explorer.chosen?.line == 6)
        let said = "Line 6: ValueError: invalid syntax for integer with base 10. Nobody caught it, and the program has ended."
        #expect(leftColumnText(sitting.state).contains(said), "\(leftColumnText(sitting.state))")
        #expect(screen(sitting.state).contains { $0.contains("✗") && $0.contains("6     gc.collect(); int(") })
        try sitting.type("O")
        #expect(words(sitting.state).contains("ValueError: invalid syntax for integer"))
    }

    @Test("A run that does not get through its own source opens at its end")
    func noRoomToParse() throws {
        let sitting = try edited(80, 24) { _ in
            (0..<12_000).map { "name_\($0) = 'a text of its own, number \($0)'\n" }.joined()
        }
        #expect(sitting.state.panel?.explorer.isAtEnd == true && sitting.state.panel?.explorer.isPlaying == false)
        #expect(leftColumnText(sitting.state).contains("MemoryError: memory allocation failed"))
        #expect(leftColumnText(sitting.state).contains("Nothing of it has run."))
    }

    @Test("Of twins, the output of each stands under its name", arguments: sizes)
    func twins(_ columns: Int, _ rows: Int) throws {
        var sitting = try ended(columns, rows, "5.3")
        let tracks = try #require(sitting.state.panel?.explorer.tracks)
        #expect(tracks.count == 2)
        #expect(screen(sitting.state).last?.contains("O output") == true)
        try sitting.type("Ogg")
        var seen = words(sitting.state)
        for _ in 0..<20 {
            try sitting.type("j")
            seen += " " + words(sitting.state)
        }
        for track in tracks {
            let printed = try #require(track.result?.figures.stdout)
            #expect(seen.contains(track.label + " " + squeezed(String(printed.prefix { $0 != "\n" }))))
        }
    }

    @Test("Another size wraps the open pane anew")
    func resizing() throws {
        var sitting = try ended(120, 40)
        try sitting.type("O")
        _ = sitting.send(.resize(columns: 40, rows: 12))
        #expect(sitting.state.place == .printed)
        var grid = Grid(columns: 40, rows: 12)
        view(sitting.state, into: &grid)
        // Each row between the frame's sides ends before the right one.
        #expect(grid.text[2..<10].allSatisfy { $0.hasPrefix("│ ") && $0.hasSuffix("│") || $0.contains("▲") || $0.contains("▼") })
        #expect(grid.text[2..<10].contains { $0.count { $0.isLetter } > 8 })
    }

    @Test("A printed line keeps its blanks and loses nothing", arguments: [
        ("used   =  5", 8, ["used   =", "  5"]), ("", 5, [""]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("a\tb", 20, ["a       b"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
    ])
    func verbatim(_ text: String, _ width: Int, _ rows: [String]) {
        #expect(Wrapping.verbatim(text, width: width) == rows)
        #expect(rows.joined() == text.replacing("\t", with: "       "))
    }
}
