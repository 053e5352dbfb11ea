import Foundation
import Grid
import Testing
@testable import Tutorial

@Suite struct SectionTests {
    @Test("l and h go through the sections, and the place is saved")
    func through() throws {
        var state = try sitting()
        let effects = state.type("l")
        #expect(state.lesson.number == 12)
        #expect(effects == [.saveProgress(state.progress)])
        #expect(state.progress.lesson == "links")
        state.type("l")
        #expect(state.message?.text == "This is the last section.")
        state.press(.pageUp, .left)
        #expect(state.lesson.number == 0)
    }

    @Test("A number and G or Enter go to that section")
    func counted() throws {
        var state = try sitting(at: "0")
        state.type("12G")
        #expect(state.lesson.number == 12)
        state.type("5")
        state.press(.enter)
        #expect(state.lesson.number == 5)
        state.type("7G")
        #expect(state.message?.text == "There is no section 7.")
        #expect(state.lesson.number == 5)
    }

    @Test("Scrolling stays on the page; gg and G are its ends")
    func scrolling() throws {
        var state = try sitting(80, 12)
        state.type("k")
        #expect(state.top == 0)
        state.type("jj")
        #expect(state.top == 2)
        state.type("G")
        #expect(state.top == state.lastTop)
        state.type("jjj ")
        #expect(state.top == state.lastTop)
        state.type("gg")
        #expect(state.top == 0)
    }

    @Test("A sequence that comes to nothing does not swallow its last key")
    func brokenSequence() throws {
        var state = try sitting(80, 12)
        state.type("gj")
        #expect(state.top == 1)
    }

    @Test("Another size keeps the reader's place")
    func resize() throws {
        var state = try sitting(120, 12)
        state.type("jjjjjjjjjj")
        let source = state.page.lines[state.top].source
        _ = update(&state, .resize(columns: 50, rows: 14))
        #expect(state.page.lines[state.top].source == source)
        _ = update(&state, .resize(columns: 1, rows: 1))
        _ = update(&state, .resize(columns: 120, rows: 12))
        #expect(state.page.lines[state.top].source == source)
    }

    @Test("Quitting saves the place, and the next sitting opens there")
    func reopening() throws {
        var state = try sitting(80, 12)
        state.type("jjjjj")
        let effects = state.type("q")
        guard case .saveProgress(let progress) = effects.first else { Issue.record("nothing was saved"); return }
        #expect(effects.last == .quit(status: 0))
        let again = try sitting(80, 12, at: nil, progress: progress)
        #expect(again.lesson.number == 5)
        #expect(again.page.lines[again.top].source == state.page.lines[state.top].source)
    }

    @Test("Presenting reveals a step a key, forwards and backwards, also over sections")
    func presenting() throws {
        var state = try sitting(presenter: true)
        #expect(state.place == .presenting && state.show?.steps == 1)
        for _ in 0..<20 where state.show?.steps == 1 { state.press(.pageDown) }
        #expect(state.show?.steps == 2)
        state.press(.pageUp)
        #expect(state.show?.steps == 1)
        state.press(.pageUp)
        #expect(state.lesson.number == 0 && state.show?.steps == 2)
        state.type("s.")
        #expect(state.place == .blank)
        state.type("x")
        #expect(state.place == .presenting)
    }

    @Test("Esc and F5 end a show only when they are pressed twice in a row, and never quit")
    func ending() throws {
        var state = try sitting(presenter: true)
        #expect(state.press(.escape) == [] && state.place == .presenting && state.message?.text == "Once more ends the show.")
        #expect(state.press(.pageDown, .escape) == [] && state.place == .presenting)
        #expect(state.press(.escape) == [] && state.place == .reading)
        #expect(state.press(.function(5)) == [] && state.place == .presenting)
        #expect(state.press(.function(5), .function(5)) == [] && state.place == .reading)
        #expect(state.press(.escape) == [] && state.place == .presenting)
    }

    @Test("Search goes through the course and round, and marks what it found")
    func searching() throws {
        var state = try sitting(at: "0")
        state.type("/TEXT CANNOT")
        state.press(.enter)
        #expect(state.lesson.number == 5)
        #expect(state.message?.text.contains("1 of") == true)
        state.type("n")
        state.type("N")
        #expect(state.lesson.number == 5)
        state.type("/zebra")
        state.press(.enter)
        #expect(state.message?.text.contains("zebra") == true)
    }

    @Test("The first Ctrl-C warns, the second quits with 130")
    func interrupting() throws {
        var state = try sitting()
        #expect(update(&state, .interrupt) == [])
        #expect(update(&state, .interrupt).last == .quit(status: 130))
        var other = try sitting()
        _ = update(&other, .interrupt)
        other.type("j")
        #expect(update(&other, .interrupt) == [])
    }

    @Test("Of two tasks in view, a mark stands beside the one that the keys mean")
    func marks() throws {
        var sitting = try LiveSitting(80, 24, section: "saving")
        func marked() -> String {
            var grid = Grid(columns: 80, rows: 24)
            view(sitting.state, into: &grid)
            return grid.text.filter { $0.hasPrefix("›") }.joined()
        }
        try sitting.type("G")
        #expect(marked().contains("Task: Collect, then join") && !marked().contains("Task: One frame"))
        #expect(sitting.state.fileHere == "csv_line.py")
        while sitting.state.fileHere == "csv_line.py" { try sitting.type("k") }
        #expect(sitting.state.fileHere == "frames.py")
        #expect(marked().contains("Task: One frame is enough") && !marked().contains("Task: Collect"))
    }

    @Test("A message that is longer than the last row takes the rows above it")
    func longMessage() throws {
        var state = try sitting(40, 15)
        state.press(.control("c"))
        var grid = Grid(columns: 40, rows: 15)
        view(state, into: &grid)
        let said = grid.text.suffix(2).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        #expect(said == "Ctrl-C stops a run. To leave, press q, or Ctrl-C once more.")
    }

    @Test("Ctrl-C that comes as a key is an interrupt too, also over an overlay")
    func interruptingByKey() throws {
        for keys in ["", "t", "/", "?"] {
            var state = try sitting()
            state.type(keys)
            #expect(state.press(.control("c")) == [] && state.message?.text.contains("Ctrl-C") == true)
            #expect(state.press(.control("c")).last == .quit(status: 130))
        }
    }

    @Test("A lost terminal saves and leaves")
    func terminated() throws {
        var state = try sitting()
        #expect(update(&state, .terminate).last == .quit(status: 130))
    }

    @Test("Places of the course are read as a person writes them")
    func places() throws {
        let course = try smallCourse()
        #expect(CoursePlace("5", in: course)?.lessonIndex == 1)
        #expect(CoursePlace("5.2", in: course)?.step == 2)
        #expect(CoursePlace("strings", in: course)?.lessonIndex == 1)
        #expect(CoursePlace("5.9", in: course) == nil)
        #expect(CoursePlace("7", in: course) == nil)
        #expect(CoursePlace("", in: course) == nil)
    }
}
