import Foundation
import Testing

@testable import Lessons

@Suite struct CoverTests {
    private func blessed() throws -> Course {
        let folder = try smallCourse()
        _ = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true)
        return try Course.load(from: CourseFolder(folder.url))
    }

    @Test("A question covers what its runs gave, until it is closed or they have been made")
    func covers() throws {
        let course = try blessed()
        let lesson = course.lessons[4]
        let question = try #require(course.machineQuestions.first)
        #expect(question.id == "guess" && question.lesson == 4 && question.step == 0)
        #expect(question.runs == ["probe"] && question.number == 16 && question.unit == "bytes")
        let open = Cover(open: [question])
        let (value, other) = (try Formula(parsing: "used[1]"), try Formula(parsing: "elsewhere.used[1]"))
        #expect(open.hides(value, in: lesson) && open.hides(outputOf: lesson.runs[0], in: lesson))
        #expect(open.shown(value, in: lesson) == open.mask)
        #expect(!open.hides(other, in: lesson))
        let ran = Cover(open: [question], ran: ["probe"])
        #expect(ran.shown(value, in: lesson) == "16" && !ran.hides(outputOf: lesson.runs[0], in: lesson))
        #expect(Cover.none.shown(value, in: lesson) == "16")
        #expect(open.masked("In 3 turns 16 bytes.", in: lesson) == "In 3 turns \(open.mask) bytes.")
    }

    @Test("The number that is asked for is covered from wherever it comes, in the section that asks")
    func sameNumber() throws {
        let course = try blessed()
        var lesson = course.lessons[4]
        var question = try #require(course.machineQuestions.first)
        (question.number, question.tolerance) = (1600, 10)
        lesson.figures["elsewhere.used[1]"] = "1,605"
        lesson.figures["800 + 800"] = "1,600"
        lesson.figures["elsewhere.used[2]"] = "1,700"
        let cover = Cover(open: [question])
        for (text, isHidden) in [("elsewhere.used[1]", true), ("800 + 800", true), ("elsewhere.used[2]", false)] {
            let formula = try Formula(parsing: text)
            #expect(cover.hides(formula, in: lesson) == isHidden, "\(text)")
            #expect(!cover.hides(formula, in: course.lessons[5]))
        }
    }

    @Test("What a formula reads")
    func reads() throws {
        func runs(_ text: String) throws -> Set<String> { try Formula(parsing: text).runs(own: "own") }
        #expect(try runs("used[2] - used[1]") == ["own"])
        #expect(try runs("percent(a.used[1], 100)") == ["a"])
        #expect(try runs("guess < answer") == [])
        #expect(try runs("17 // 16") == [])
        #expect(try Formula(parsing: "-5").isTyped && !Formula(parsing: "5 + 5").isTyped)
    }

    @Test("Numbers as people type them")
    func typed() {
        func all(_ text: String) -> [String] { TypedNumber.all(in: text).map { "\($0.value) \($0.next)" } }
        #expect(all("It takes 81,024 bytes, or 79 KB.") == ["81024 bytes", "79 KB"])
        #expect(all("81_024 and 0x1c0; part2 3.14 1,5 [16, 1024]") == ["81024 and", "448 ", "16 ", "1024 "])
        #expect(all("52 960\u{a0}000") == ["52 ", "960000 "])
        #expect(all("(53) levels, 12B") == ["53 levels", "12 B"])
        #expect(all("123456,789") == [])
    }

    @Test("In plain text an answer comes after its question, and what gives it away is covered before")
    func plain() throws {
        let text = PlainText(try blessed(), section: 4).text()
        let parts = text.components(separatedBy: "Answers\n-------\n")
        #expect(parts.count == 3)
        #expect(parts[0].contains("Predict: How much?") && parts[0].contains("It uses ▒▒▒▒ bytes."))
        #expect(TypedNumber.all(in: parts[0].replacing("1  print('used', 16)", with: "")).allSatisfy { $0.value != 16 })
        #expect(parts[1].contains("Answer: 16 bytes") && parts[1].contains("    used 16\n") && parts[1].contains("It uses 16 bytes."))
        #expect(parts[1].contains("Question: Which?\n  a) This\n  b) That\n"))
        var told = PlainText(try blessed(), section: 4)
        told.story = { _ in ["It makes 16 bytes of 1,000."] }
        #expect(told.text().components(separatedBy: "It makes 16 bytes of 1,000.").count == 2)
        #expect(parts[2].hasPrefix("\nQuestion: Which?\n  a) Right: This\n  b) No: That - It is not.\n"))
    }
}

@Suite struct SpoilerLintTests {
    /// What lint says of the small course after one change.
    private func faults(_ file: String, _ old: String, _ new: String, printing number: Int = 16) throws -> [String] {
        let folder = try smallCourse()
        try folder.write("print('used', \(number))\n", to: "04-part/probe.py")
        try edit(folder, file, old, new)
        return Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true).faults.map(\.headline)
    }

    @Test(
        "An answer that is typed where it is seen too early is told with its place",
        arguments: [
            ("04-part/lesson.md", "Text.", "It takes **1600** more.", 1600, "04-part/lesson.md:3:12: `1600` gives away"),
            ("04-part/lesson.md", "Text.", "Some 1,600 of them.", 1600, "04-part/lesson.md:3:6: `1,600` gives away"),
            ("04-part/lesson.md", "Text.", "```\nused 1600\n```", 1600, "04-part/lesson.md:4:6: `1600` gives away"),
            ("04-part/lesson.md", "Text.", "| a |\n|---|\n| 1600 |", 1600, "04-part/lesson.md:5:3: `1600` gives away"),
            ("04-part/lesson.yaml", "title: Part 4", "title: Part 4\ngoals: [It is 1600]", 1600, "04-part/lesson.yaml:4:15: `1600`"),
            ("04-part/lesson.yaml", "ask: How much?", "ask: How much, 1600 or more?", 1600, "04-part/lesson.yaml:9:20: `1600` gives"),
            ("04-part/probe.py", "print", "# 1600\nprint", 1600, "04-part/probe.py:1:3: `1600` gives away the prediction `guess`"),
            ("03-part/lesson.md", "Text.", "It will be 1,600.", 1600, "03-part/lesson.md:3:12: `1,600` gives away the prediction"),
            ("04-part/lesson.md", "Text.", "Take <!-- value: 8 + 8 --> bytes.", 16, "04-part/lesson.md:3:18: this figure, 16, gives away"),
        ])
    func typed(_ file: String, _ old: String, _ new: String, _ number: Int, _ fault: String) throws {
        let faults = try faults(file, old, new, printing: number)
        #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    }

    @Test(
        "What is covered, comes afterwards, or is another number is no fault",
        arguments: [
            ("Text.", "Some <!-- value: used[1] --> of them."), ("Text.", "Some <!-- value: 800 + 800 --> of them."),
            ("Text.", "Some 1,601 of them, or 16,000."), ("<!-- quiz: q -->", "It was 1,600.\n\n<!-- quiz: q -->"),
        ])
    func sound(_ old: String, _ new: String) throws {
        let folder = try smallCourse()
        try edit(folder, "04-part/lesson.md", old, new)
        let lint = Lint(
            folder: CourseFolder(folder.url),
            runner: { $0.fileName == "probe.py" ? RunFigures(stdout: "used 1600\n") : printingRunner($0) })
        #expect(lint.report(bless: true).faults.map(\.headline) == [])
    }

    @Test("The words of the right option")
    func words() throws {
        let folder = try smallCourse()
        try edit(
            folder, "04-part/lesson.yaml", "kind: number\n    answer: used[1]",
            """
            kind: choice
                options:
                  - text: It uses sixteen bytes.
                    holds: used[1] == 16
                    why: So it is.
                  - text: It uses no bytes at all.
                    holds: used[1] == 0
                    why: It does.
            """)
        try edit(folder, "04-part/lesson.md", "Text.", "As you see, *it uses sixteen bytes*.")
        let faults = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true).faults.map(\.headline)
        #expect(faults == ["04-part/lesson.md:3:1: this gives away the prediction `guess`: it says the right option"])
        try edit(folder, "04-part/lesson.md", "it uses sixteen", "it uses no")
        #expect(Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true).faults.isEmpty)
    }
}
