// Screens kept as text. `PICOHEAP_BLESS=1 swift test` writes them anew; whoever does reads the difference before keeping it.
import Foundation
import Grid
import Testing
@testable import Tutorial

/// A screen that must look as it is kept in Screens/<name>.txt.
///
/// The file has the rows as text and, after a line of `~`, one letter for the look of each cell, with a legend; so a colour that goes
/// astray shows as plainly as a word that does.
func expectScreen(_ state: State, _ name: String, looks: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
    var grid = Grid(columns: state.columns, rows: state.rows)
    view(state, into: &grid)
    let actual = grid.text + (looks ? ["~"] + grid.looks : [])
    let file = testFolder.appendingPathComponent("Screens/\(name).txt")
    if ProcessInfo.processInfo.environment["PICOHEAP_BLESS"] == "1" {
        try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data((actual.joined(separator: "\n") + "\n").utf8).write(to: file)
        return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("Screens/\(name).txt is missing; PICOHEAP_BLESS=1 writes it", sourceLocation: sourceLocation)
        return
    }
    let expected = kept.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    if expected != actual {
        Issue.record("Screens/\(name).txt differs:\n\(difference(expected, actual))", sourceLocation: sourceLocation)
    }
}

/// What every screen holds to, whatever is on it: header and footer say something, without colours there are none, ASCII is ASCII, and
/// where a run is shown, FREE and the biggest hole are told.
func expectSound(_ state: State, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
    var grid = Grid(columns: state.columns, rows: state.rows)
    view(state, into: &grid)
    guard grid.columns >= smallestScreen.columns, grid.rows >= smallestScreen.rows else { return }
    #expect(!grid.text[0].isEmpty && !grid.text[grid.rows - 1].isEmpty, comment, sourceLocation: sourceLocation)
    if state.context.look.isMono {
        let isPlain = grid.cells.allSatisfy { $0.style.foreground == .terminal && $0.style.background == .terminal }
        #expect(isPlain, comment, sourceLocation: sourceLocation)
    }
    if state.context.look.isASCII {
        #expect(grid.text.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, comment, sourceLocation: sourceLocation)
    }
    if state.overlays.isEmpty, state.explorer?.isReady == true || state.place == .board {
        let text = grid.text.joined(separator: "\n")
        #expect(text.contains("FREE") && text.contains("HOLE"), comment, sourceLocation: sourceLocation)
    }
}

/// Both texts line by line, with a mark where they differ.
private func difference(_ expected: [String], _ actual: [String]) -> String {
    (0..<max(expected.count, actual.count)).map { i in
        let e = i < expected.count ? expected[i] : "(no line)", a = i < actual.count ? actual[i] : "(no line)"
        return e == a ? "  \(e)" : "- \(e)\n+ \(a)"
    }.joined(separator: "\n")
}

let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

extension Grid {
    /// One letter a cell, `.` for plain, and below what the letters are.
    var looks: [String] {
        var letters: [Style: Character] = [.plain: "."]
        let names = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var lines: [String] = []
        for row in 0..<rows {
            var line = ""
            for column in 0..<columns {
                let style = self[column, row].style
                if letters[style] == nil { letters[style] = names[letters.count - 1] }
                line.append(letters[style] ?? "?")
            }
            while line.last == "." { line.removeLast() }
            lines.append(line)
        }
        return lines + letters.filter { $0.value != "." }.sorted { $0.value < $1.value }.map { "\($0.value) \($0.key.inWords)" }
    }
}

extension Style {
    var inWords: String {
        func name(_ colour: Colour) -> String { if case .index(let i) = colour { String(i) } else { "-" } }
        let all: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"), (.blink, "blink"),
        ]
        let named = all.filter { attributes.contains($0.0) }.map(\.1)
        return ([name(foreground) + "/" + name(background)] + named).joined(separator: " ")
    }
}
