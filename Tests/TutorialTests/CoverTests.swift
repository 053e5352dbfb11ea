// No answer before its question, over the whole course, and keys that mean only what a class has seen.
import Foundation
import Grid
import Testing
import Text

@testable import Lessons
@testable import Tutorial

@Suite struct CoverTests {
    private static let course = Result { try Course.load(from: Course.folder(environment: [:])) }

    private func state(_ section: String, _ columns: Int = 80, progress: Tutorial.Progress = .init()) throws -> State {
        let course = try Self.course.get()
        return State(
            course: course, options: .init(theme: Theme(depth: .full)), columns: columns, rows: 30,
            progress: progress, at: CoursePlace(section, in: course))
    }

    private func text(_ state: State) -> String { state.page.lines.map(\.content.text).joined(separator: "\n") }

    @Test("With nothing answered no page shows what answers a question, at any width", arguments: [40, 60, 80, 120])
    func pages(_ columns: Int) throws {
        for lesson in try Self.course.get().lessons {
            let state = try state(lesson.id, columns)
            let page = text(state)
            for question in state.questions where question.lesson == state.lessonIndex {
                // The machine's output stands where the program stands, after it ran.
                let before = state.page.lines.filter { $0.step <= question.step }.map(\.content.text).joined(separator: "\n")
                for run in lesson.runs where question.runs.contains(run.id) {
                    for line in (lesson.output(of: run) ?? "").split(separator: "\n") where line.contains(/[0-9]{3}/) {
                        #expect(!before.contains(line), "\(lesson.id): \(line)")
                    }
                }
                let told = TypedNumber.all(in: page).filter { $0.tells(question) }
                // What follows a question in prose may count what was seen; before it nothing may.
                #expect(told.isEmpty || question.kind == .quiz, "\(lesson.id), \(question.id): \(told)")
            }
            let covered = lesson.blocks.flatMap(\.formulas).filter { state.cover.hides($0, in: lesson) }
            #expect(page.components(separatedBy: "▒▒▒▒").count - 1 >= covered.count, "\(lesson.id)")
        }
    }

    @Test("When all is answered every page shows every figure and every answer")
    func answered() throws {
        for lesson in try Self.course.get().lessons {
            var progress = Tutorial.Progress()
            for question in try state("0").questions where question.kind == .prediction { progress.guesses[question.id] = "a guess" }
            for question in try state("0").questions where question.kind == .quiz {
                progress.answers[question.id] = .init(text: "", right: true, tries: 1)
            }
            let page = text(try state(lesson.id, progress: progress))
            #expect(!page.contains("▒▒▒▒"))
            let flat = page.replacing(/[\s│]+/, with: " ")
            for prediction in lesson.predictions {
                let answer = try prediction.answer(in: lesson.scope(run: prediction.run, figures: [:]))
                let words = Markdown.inlines(answer).runs { $0.text }.map(\.text).joined()
                #expect(flat.contains("It is: \(words)"), "\(prediction.id)")
            }
            for formula in lesson.blocks.flatMap(\.formulas) {
                let figure = try #require(lesson.figure(formula))
                #expect(page.contains(figure))
            }
        }
    }

    @Test("Skipping uncovers as answering does, and so does the run alone")
    func skipped() throws {
        let open = try state("pitfalls")
        #expect(!text(open).contains("16,385") && !text(open).contains("131,072"))
        var skipped = Tutorial.Progress()
        skipped.skipped = ["cliff"]
        #expect(text(try state("pitfalls", progress: skipped)).contains("16,385"))
        var ran = Tutorial.Progress()
        ran.ran = ["growth_cliff"]
        let page = text(try state("pitfalls", progress: ran))
        #expect(page.contains("16,385") && page.contains("It is: About a quarter") && !page.contains("356,960"))
    }

    @Test("Plain text says the answer after its question, under Answers, and not before")
    func plain() throws {
        let course = try Self.course.get()
        for (index, lesson) in course.lessons.enumerated() {
            let text = PlainText(course, section: index).text()
            for question in course.machineQuestions where question.lesson == index {
                let ask = (question.kind == .prediction ? lesson.prediction(id: question.id)?.ask : lesson.quiz(id: question.id)?.ask) ?? ""
                let label = question.kind == .prediction ? "Predict: " : "Question: "
                let start = label + String(Markdown.inlines(ask).runs { _ in "" }.map(\.text).joined().prefix(20))
                let parts = text.components(separatedBy: start)
                // Asked once, and once more above its answer.
                #expect(parts.count == 3, "\(question.id)")
                guard parts.count == 3 else { continue }
                #expect(parts[1].contains("Answers\n-------"), "\(question.id)")
                let before = TypedNumber.all(in: parts[0] + parts[1]).filter { $0.tells(question) }
                #expect(before.isEmpty, "\(question.id): \(before)")
                if question.number != nil { #expect(TypedNumber.all(in: parts[2]).contains { $0.value == question.number }) }
            }
            #expect(!text.contains("The machine prints:\n\n\n"))
        }
    }

    @Test("ASCII covers with number signs")
    func ascii() throws {
        let course = try Self.course.get()
        let state = State(
            course: course, options: .init(theme: Theme(depth: .mono), isASCII: true), columns: 80, rows: 24, progress: .init(),
            at: CoursePlace("theory", in: course))
        #expect(text(state).contains("#### bytes were free, and the biggest hole had ####."))
    }

    // MARK: Keys

    @Test("In a show a key means only what is on the screen and has been shown")
    func onlyShown() throws {
        var sitting = try LiveSitting(100, 30, section: "5", presenter: true)
        for key in ["a", "r", "d", "c"] {
            try sitting.type(key)
            #expect(sitting.state.place == .presenting && sitting.state.message != nil, "\(key)")
        }
        try sitting.press(.tab)
        #expect(sitting.state.place == .presenting)
        try sitting.press(.pageDown)
        try sitting.type("r")
        #expect(sitting.state.place == .choice && sitting.state.show?.steps == 2)
        // A part of a step that is below the screen has not been shown either.
        var second = try LiveSitting(100, 12, section: "2", presenter: true)
        try second.type("r")
        #expect(second.state.place == .presenting)
    }

    @Test("Searching reveals nothing")
    func searching() throws {
        var sitting = try LiveSitting(100, 30, section: "8.2", presenter: true)
        try sitting.type("/threshold")
        try sitting.press(.enter)
        #expect(sitting.state.show?.steps == 2 && sitting.state.lesson.number == 8)
        #expect(sitting.state.message?.text.contains("Nothing that has been shown") == true)
        try sitting.type("/sensor logging")
        try sitting.press(.enter)
        #expect(sitting.state.show?.steps == 2 && sitting.state.message?.text.contains("1 of 1") == true)
    }

    @Test("A place is asked for on the map of its own program, in the step that asks; the failure on the way says what the guess was worth")
    func place() throws {
        var sitting = try LiveSitting(100, 40, section: "8.5", presenter: true)
        try sitting.type("r1")
        try sitting.press(.enter)
        for _ in 0..<400 where sitting.state.place == .panel { try sitting.wait(milliseconds: 1000) }
        #expect(sitting.state.place == .replay)
        var grid = Grid(columns: 100, rows: 40)
        view(sitting.state, into: &grid)
        let verdict = "✗ You guessed Yes, 15 KB are more than 10,000 bytes; it is No."
        #expect(grid.text.contains { $0.contains(verdict) })
        // The place that the next step asks for is not named either.
        #expect(grid.text.contains { $0.contains("There stands a float at ▒▒▒▒") })
        try sitting.press(.escape, .escape)
        #expect(sitting.state.place == .presenting)
        for _ in 0..<3 where sitting.state.show?.steps == 5 { try sitting.press(.pageDown) }
        #expect(sitting.state.show?.steps == 6)
        try sitting.type("r")
        #expect(sitting.state.panel?.file == "stray_float.py")
        for _ in 0..<400 where sitting.state.place == .panel { try sitting.wait(milliseconds: 1000) }
        try sitting.press(.escape)
        for _ in 0..<400 where sitting.state.place == .panel { try sitting.wait(milliseconds: 1000) }
        #expect(sitting.state.place == .pointing)
        for _ in 0..<6 where sitting.state.place != .presenting { try sitting.press(.escape) }
        #expect(sitting.state.progress.skipped.contains("after-stray"))
        #expect(sitting.state.place == .presenting && text(sitting.state).contains("It is: 0x19b0"))
        try sitting.type("r")
        #expect(sitting.state.panel?.file == "screen_first.py")
    }

    @Test("A sitting that ended before its question opens the panel without the run")
    func resumed() throws {
        var progress = Tutorial.Progress()
        (progress.lesson, progress.panel) = ("strings", "concat.py")
        let course = try Self.course.get()
        var state = State(course: course, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, progress: progress)
        let opened = state.begin()
        #expect(state.read(opened) == [] && state.place == .panel && state.pending == nil)
        progress.guesses["handed-out"] = "5"
        state = State(course: course, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, progress: progress)
        let asked = state.begin()
        #expect(state.read(asked).count == 1)
    }

    @Test("What a program printed stands where the program stands, once it ran")
    func printed() throws {
        var sitting = try LiveSitting(100, 40, section: "5.2")
        #expect(!text(sitting.state).contains("After concat free = 437280"))
        try sitting.type("r")
        try sitting.press(.enter, .escape)
        let lines = text(sitting.state)
        #expect(lines.contains("─ printed ─") && lines.contains("After concat free = 437280 used = 5664"))
        #expect(lines.contains("compare_string_building.py prints here") && !lines.contains("=== concat"))
        #expect(lines.contains("It is: They are nearly the same") && !lines.contains("81,024"))
    }

    @Test("An order says how it is typed")
    func order() throws {
        var sitting = try LiveSitting(80, 24, section: "8.7")
        try sitting.type("r")
        try sitting.type("231")
        var grid = Grid(columns: 80, rows: 24)
        view(sitting.state, into: &grid)
        #expect(grid.text.contains { $0.contains("such as 2 3 1") })
        #expect(grid.text.contains { $0.contains("2 [1] A: collect when the heap is full") })
    }
}
