import Grid
import Lessons
import Testing
@testable import Tutorial

/// A show: the clicker's keys mean the same wherever one stands, and nothing is done with what has not been shown.
@Suite struct ClickerTests {
    /// A show of section 5 of the course that learners get, with one of these in front of its slides.
    enum Front: String, CaseIterable, Sendable { case slides, panel, collecting, choice, prompt, looking, printed, text }

    private func show(_ front: Front) throws -> LiveSitting {
        var sitting = try LiveSitting(80, 24, section: front == .prompt || front == .looking ? "2.5" : "5.2", presenter: true)
        switch front {
        case .slides: break
        case .choice: try sitting.type("r")
        case .panel, .collecting, .printed:
            try sitting.type("r")
            while sitting.state.place != .panel { try sitting.press(.enter) }
            try sitting.type(" ")
            if front == .collecting { try sitting.type("C") }
            if front == .printed { try sitting.type("$O") }
        case .prompt, .looking:
            try sitting.press(.tab)
            if front == .looking { try sitting.press(.escape) }
        case .text: try sitting.type("?")
        }
        return sitting
    }

    private func footer(_ state: State) -> String {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text[state.rows - 1]
    }

    @Test(
        "PgDn and PgUp are the next step and the one before, and the slides are back",
        arguments: Front.allCases.filter { $0 != .text && $0 != .printed })
    func steps(_ front: Front) throws {
        let sitting = try show(front)
        var slides = sitting
        while slides.state.place != .presenting { try slides.press(.function(5)) }
        for key in [Key.pageDown, .pageUp] {
            var there = sitting, here = slides
            try there.press(key)
            try here.press(key)
            #expect(there.state.place == .presenting && there.state.overlays.isEmpty, "\(key)")
            #expect(there.state.show == here.state.show && there.state.lessonIndex == here.state.lessonIndex)
            #expect(there.state.top == here.state.top)
        }
    }

    @Test("b or . blanks, and any key brings back what was there", arguments: [Front.slides, .panel, .collecting, .choice, .looking])
    func blank(_ front: Front) throws {
        var sitting = try show(front)
        let place = sitting.state.place
        for key in ["b", "."] {
            try sitting.type(key)
            #expect(sitting.state.place == .blank)
            try sitting.press(.pageDown)
            #expect(sitting.state.place == place)
        }
    }

    @Test("Where one types, . blanks only while nothing has been typed")
    func typing() throws {
        var sitting = try show(.prompt)
        try sitting.type(".")
        #expect(sitting.state.place == .blank)
        try sitting.type(" b.")
        #expect(sitting.state.place == .prompt && sitting.state.prompt?.console.lastLine == ">>> b.")
    }

    @Test("F5 goes back to the slides from anywhere, and the footer says so first", arguments: Front.allCases.filter { $0 != .slides })
    func back(_ front: Front) throws {
        var sitting = try show(front)
        #expect(footer(sitting.state).hasPrefix(" F5 slides"), "\(footer(sitting.state))")
        let steps = sitting.state.show?.steps
        try sitting.press(.function(5))
        #expect(sitting.state.place == .presenting && sitting.state.show?.steps == steps)
    }

    @Test("However often Esc is pressed away from the slides, the show goes on", arguments: Front.allCases)
    func escape(_ front: Front) throws {
        var sitting = try show(front)
        for _ in 0..<6 where sitting.state.place != .presenting { try sitting.press(.escape) }
        #expect(sitting.state.place == .presenting)
        try sitting.press(.escape)
        #expect(sitting.state.place == .presenting && sitting.state.show != nil)
    }

    @Test("Outside of a show these keys mean what they meant")
    func reading() throws {
        #expect(Binding.match([.character(".")], in: .panel) == .action(.lineOn))
        #expect(Binding.match([.character("b")], in: .panel) == .action(.birth))
        #expect(Binding.match([.pageUp], in: .prompt) == .action(.terminalUp))
        #expect(Binding.match([.function(5)], in: .panel) == .none)
    }

    @Test("What a class has not seen is not edited, asked or run, and no key for it stands in the footer")
    func unseen() throws {
        for lesson in try LiveSitting(80, 24, section: "5").state.course.lessons {
            var sitting = try LiveSitting(80, 24, section: lesson.id, presenter: true)
            let seen = sitting.state.visibleLines.compactMap { sitting.state.page.lines[$0].directive }
            let effects = sitting.send(.key(.character("e")))
            let hasProgram = seen.contains { $0.isCheck || $0.isPanel }
            if !hasProgram { #expect(effects.isEmpty && !footer(sitting.state).contains("e edit"), "\(lesson.id)") }
            try sitting.press(.escape)
            if !seen.contains(where: \.isQuiz) {
                #expect(!footer(sitting.state).contains("a answer"))
                try sitting.type("a")
                #expect(sitting.state.place == .presenting, "\(lesson.id)")
            }
        }
    }
}
