import TestSupport
import Testing

@testable import Lessons

@Suite("Lines that a lesson suggests for the prompt")
struct PromptTests {
    /// Section 3 has a prompt.
    private func course(_ prompt: String, panel: String = "<!-- panel: repl -->") throws -> TemporaryFolder {
        let folder = try smallCourse()
        try edit(folder, "03-part/lesson.yaml", "title: Part 3\n", "title: Part 3\n" + prompt)
        try edit(folder, "03-part/lesson.md", "Text.\n", "Text.\n\n\(panel)\n")
        return folder
    }

    private let prompt = "prompt:\n  type:\n    - import sys\n    - sys.platform\n"

    @Test("They are read in order; the course's board is theirs unless they say another")
    func read() throws {
        let folder = try course(prompt)
        let course = try Course.load(from: CourseFolder(folder.url))
        let plan = try #require(course.lessons[3].prompt)
        #expect(plan == PromptPlan(board: "pico2w", lines: ["import sys", "sys.platform"]))
        let request = course.lessons[3].request(plan)
        #expect(request.text == "import sys\nsys.platform\n" && request.isPrompt)
    }

    @Test("Faults are told with their place")
    func faults() throws {
        func faults(_ text: String) throws -> [String] {
            let folder = try course(text)
            return CourseReader(folder: CourseFolder(folder.url)).faults.map(\.headline)
        }
        #expect(try faults("prompt:\n  typ: [x]\n").first == "03-part/lesson.yaml:5:3: a prompt has no key `typ`; did you mean `type`?")
        #expect(try faults("prompt:\n  type: x\n").first == "03-part/lesson.yaml:5:9: `type` must be a list")
        #expect(try faults("prompt:\n  type:\n    - \"ä\"\n")
            == ["03-part/lesson.yaml:6:5: the board's prompt takes only the characters of ASCII: `ä`"])
        #expect(try faults("prompt:\n  - type: [x]\n  - type: [y]\n") == ["03-part/lesson.yaml:6:5: a lesson has one `prompt`"])
    }

    @Test("A prompt that is never shown, and one on another board than its panel, are faults")
    func structure() throws {
        let hidden = try course(prompt, panel: "")
        let unseen = Lint(folder: CourseFolder(hidden.url)).report(bless: false).faults.map(\.headline)
        #expect(unseen == ["03-part/lesson.yaml:4:1: lesson.md never shows the prompt"])
        let folder = try course(prompt, panel: "<!-- panel: repl board=plain -->")
        try edit(folder, "course.yaml", "boards: [pico2w]", "boards: [pico2w, plain]")
        let other = Lint(folder: CourseFolder(folder.url)).report(bless: false).faults.map(\.headline)
        #expect(other == ["03-part/lesson.md:5:24: lesson.yaml has the prompt on pico2w, not on plain"])
    }

    @Test("The dialogue is the machine's: blessed, then compared, and printed as text")
    func dialogue() throws {
        let folder = try course(prompt)
        var lint = Lint(folder: CourseFolder(folder.url))
        lint.compile = { _, _ in nil }
        lint.runner = { request in
            request.isPrompt ? RunFigures(stdout: ">>> import sys\n>>> sys.platform\n'rp2'\n>>> ") : printingRunner(request)
        }
        #expect(lint.report(bless: true).written.contains("03-part/prompt.txt"))
        let text = PlainText(try Course.load(from: CourseFolder(folder.url)), section: 3).text()
        let answers = "    >>> import sys\n    >>> sys.platform\n    'rp2'\n    >>>\n"
        #expect(text.contains("MicroPython's prompt, on board pico2w, and what it answers:\n\n" + answers))
        try folder.write(">>> import sys\n>>> sys.platform\n'unix'\n>>> ", to: "03-part/prompt.txt")
        let faults = lint.report(bless: false).faults.map(\.headline)
        #expect(faults == ["03-part/prompt.txt:3:1: today the machine gives `'rp2'` here"])
    }
}
