@testable import Lessons
import Testing
@testable import Tutorial

@Suite struct QuestionTests {
    @Test("A wrong answer says why, and the next try may be right")
    func quiz() throws {
        var state = try sitting()
        state.type("a1")
        state.press(.enter)
        #expect(state.progress.answers["immutable"] == .init(text: "It writes behind the text.", right: false, tries: 1))
        state.press(.escape)
        state.type("a2")
        state.press(.enter)
        #expect(state.progress.answers["immutable"]?.right == true && state.progress.answers["immutable"]?.tries == 2)
        state.press(.enter)
        // The next open question of the place.
        state.type("12")
        state.press(.enter)
        #expect(state.progress.answers["both"]?.right == true)
        state.press(.enter)
        #expect(state.place == .reading)
    }

    @Test("A guess comes before the first run, and is kept")
    func guess() throws {
        var state = try sitting()
        state.type("r")
        #expect(state.place == .entry)
        state.type("x")
        state.press(.enter)
        #expect(state.message?.text.hasPrefix("A number") == true && state.place == .entry)
        state.press(.backspace)
        state.type("5 0")
        state.press(.enter)
        #expect(state.progress.guesses["larger"] == "5 0")
        #expect(state.place == .panel)
    }

    @Test("What is no number is asked for again, and is no try")
    func number() throws {
        var state = try sitting()
        let quiz = Quiz(
            id: "offset", ask: "?", kind: .number(answer: try Formula(parsing: "832"), unit: "bytes", tolerance: 0), why: "", again: 10)
        state.overlays.append(QuestionOverlay(.quiz(quiz, following: [])))
        state.type("3.5")
        state.press(.enter)
        #expect(state.message?.text == "A number, please." && state.progress.answers["offset"] == nil)
        state.press(.backspace, .backspace, .backspace)
        state.type("0x340")
        state.press(.enter)
        #expect(state.progress.answers["offset"] == .init(text: "0x340", right: true, tries: 1))
    }

    @Test("Enter without a guess just runs")
    func skipped() throws {
        var state = try sitting()
        state.type("r")
        state.press(.enter)
        #expect(state.progress.guesses.isEmpty && state.place == .panel)
        state.press(.tab)
        #expect(state.place == .reading)
    }

    @Test("Hints come one after the other, and the last one stays")
    func hints() throws {
        var state = try sitting()
        state.type("G")
        for expected in [1, 2, 3, 3] {
            state.type("i")
            #expect(state.progress.hints["shorter"] == expected)
            state.press(.escape)
        }
    }

    @Test("Throwing the copy away asks first")
    func reset() throws {
        var state = try sitting()
        #expect(state.type("x") == [])
        #expect(state.type("n") == [] && state.place == .reading)
        state.type("x")
        guard case .resetCopy("join.py", let section) = state.type("y").first else { Issue.record("nothing was asked for"); return }
        #expect(section.name == "05-two-ways")
        // That it is done is no warning.
        _ = update(&state, .copyReset(name: "join.py", existed: true))
        #expect(state.message?.text == "Your copy of join.py is gone; e makes a new one." && state.message?.isWarning == false)
    }
}
