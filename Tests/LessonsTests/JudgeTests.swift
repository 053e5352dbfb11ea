import Testing

@testable import Lessons

@Suite struct JudgeTests {
    private let scope = FigureScope(own: RunFigures(stdout: "used 100\nused 180\n"))

    private func formula(_ text: String) throws -> Formula { try Formula(parsing: text) }

    @Test("A number is right within its tolerance, and a miss gets the first reaction that fits")
    func number() throws {
        let prediction = Prediction(
            id: "p", ask: "?", kind: .number(answer: try formula("used[2] - used[1]"), unit: "bytes", tolerance: 8), run: nil,
            reactions: [
                .init(when: try formula("guess > 10 * answer"), say: "far too high"),
                .init(when: try formula("guess > answer"), say: "too high"),
            ])
        #expect(try prediction.judge(.number(88), in: scope) == .init(isRight: true, answer: "80 bytes", reaction: "too high"))
        #expect(try prediction.judge(.number(90), in: scope).isRight == false)
        #expect(try prediction.judge(.number(9000), in: scope).reaction == "far too high")
        #expect(try prediction.judge(.number(.min), in: scope).reaction == "")
        #expect(throws: FormulaError.self) { try prediction.judge(.choice(0), in: scope) }
    }

    @Test("The option that holds is the right one; none or two is an error")
    func choice() throws {
        let more = Prediction.Option(text: "more", holds: try formula("used[2] > used[1]"), why: "A.")
        let less = Prediction.Option(text: "less", holds: try formula("used[2] < used[1]"), why: "B.")
        func prediction(_ options: [Prediction.Option]) -> Prediction {
            Prediction(id: "p", ask: "?", kind: .choice(options), run: nil, reactions: [])
        }
        #expect(try prediction([less, more]).judge(.choice(0), in: scope) == .init(isRight: false, answer: "more", reaction: "B."))
        #expect(try prediction([less, more]).judge(.choice(1), in: scope).isRight)
        #expect(throws: FormulaError.self) { try prediction([more, more]).judge(.choice(0), in: scope) }
        #expect(throws: FormulaError.self) { try prediction([less, less]).judge(.choice(0), in: scope) }
    }

    @Test("An order is right as a whole")
    func order() throws {
        let items = [
            Prediction.Item(text: "b", key: try formula("used[2]")), Prediction.Item(text: "a", key: try formula("used[1]")),
        ]
        let prediction = Prediction(id: "p", ask: "?", kind: .order(items), run: nil, reactions: [])
        #expect(try prediction.judge(.order([1, 0]), in: scope) == .init(isRight: true, answer: "a → b", reaction: ""))
        #expect(try prediction.judge(.order([0, 1]), in: scope).isRight == false)
    }

    @Test("A quiz gives the reason for each wrong choice")
    func quiz() throws {
        let options = [
            Quiz.Option(text: "a", right: true, why: ""), Quiz.Option(text: "b", right: false, why: "Not b."),
            Quiz.Option(text: "c", right: true, why: ""),
        ]
        let many = Quiz(id: "q", ask: "?", kind: .many(options), why: "So.", again: 10)
        #expect(try many.judge(.options([0, 2]), in: scope, output: nil) == .init(isRight: true, answer: "a; c", why: ["So."]))
        #expect(try many.judge(.options([1]), in: scope, output: nil).why == ["Not b.", "So."])
        let short = Quiz(id: "q", ask: "?", kind: .short(accept: ["gc.collect()"]), why: "", again: 10)
        #expect(try short.judge(.text(" GC.collect() "), in: scope, output: nil).isRight)
        let number = Quiz(id: "q", ask: "?", kind: .number(answer: try formula("used[2]"), unit: "bytes", tolerance: 0), why: "", again: 10)
        #expect(try number.judge(.text("180 bytes"), in: scope, output: nil).isRight)
        #expect(try number.judge(.text("0xb4"), in: scope, output: nil).isRight)
        #expect(try number.judge(.text("0x180"), in: scope, output: nil).isRight == false)
        #expect(try number.judge(.text("1.80"), in: scope, output: nil).isRight == false)
        #expect(try number.judge(.text(""), in: scope, output: nil).isRight == false)
        let trace = Quiz(id: "q", ask: "?", kind: .trace(file: "t.py"), why: "", again: 10)
        #expect(try trace.judge(.text("1 \n2"), in: scope, output: "1\n2\n").isRight)
    }

    @Test("A check tells the first requirement that fails and what was found")
    func check() throws {
        let check = Check(
            id: "c", title: "", task: "", file: "", solution: "", board: "pico2w", maxSteps: 1,
            require: [
                .init(that: try formula("printed(\"used\")"), otherwise: "Print it."),
                .init(that: try formula("used[2] < 150"), otherwise: "Too much."),
            ], hints: ["one", "two", "three"])
        #expect(check.judge(RunFigures(stdout: "used 1\nused 2\n")) == .solved)
        #expect(check.judge(RunFigures(stdout: "")) == .fails(requirement: 0, otherwise: "Print it.", found: ""))
        #expect(check.judge(RunFigures(stdout: "used 1\nused 1500\n"))
            == .fails(requirement: 1, otherwise: "Too much.", found: "used[2] is 1,500"))
        #expect(
            check.judge(RunFigures(stdout: "used 1\n"))
                == .fails(requirement: 1, otherwise: "Too much.", found: "there is no `used[2]`: the program printed 1"))
        #expect(
            check.judge(RunFigures(stdout: "", outcome: .raised(type: "NameError", message: "x")))
                == .fails(requirement: 0, otherwise: "The program must run to its end.", found: "NameError: x"))
        #expect([0, 1, 2, 3].map(check.hint) == ["one", "two", "three", "three"])
    }

    @Test("A worksheet becomes Markdown and CSV, with dashes and blanks for runs that do not exist yet")
    func worksheet() throws {
        let sheet = Worksheet(
            id: "w", title: "W", columns: [.init(title: "Kept, bytes", value: try formula("after('Kept:')"))],
            rows: [.init(title: "list", file: "a.py"), .init(title: "bytes", file: "b.py")])
        let figures = ["a.py": RunFigures(stdout: "Kept: 3728\n")]
        #expect(sheet.markdown { figures[$0] } == "| | Kept, bytes |\n|---|---:|\n| list | 3,728 |\n| bytes | - |\n")
        #expect(sheet.csv { figures[$0] } == ",\"Kept, bytes\"\r\nlist,3728\r\nbytes,\r\n")
    }
}
