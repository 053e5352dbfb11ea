// What a course may hold at most, and where it may look. Each of these took all memory, all time, or the whole stack.
import Foundation
import TestSupport
import Testing
@testable import Lessons

@Suite struct LimitTests {
    private func faults(yaml: String) -> [LessonError] {
        let log = FaultLog()
        _ = YAMLFile(name: "x.yaml", text: yaml, log: log).root(Schema(what: "a lesson", keys: [.needed("id", .text, "")]))
        return log.faults
    }

    private func faults(markdown: String) -> [LessonError] {
        var parser = MarkdownParser(file: "x.md", source: markdown)
        _ = parser.blocks()
        return parser.faults
    }

    @Test("Aliases, depth and number of values are limited, and told with their place") func yaml() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\n"
        #expect(faults(yaml: bomb).map(\.headline) == ["x.yaml:2:8: an alias does not stand here: write the value again"])
        #expect(faults(yaml: "? &a {x: y}\n: *a\n").first?.message.contains("alias") == true)
        for open in ["[", "{a: ", "- "] {
            let deep = faults(yaml: String(repeating: open, count: 60_000))
            #expect(deep.count == 1 && deep.first?.line == 1, "\(open)")
        }
        let keys = faults(yaml: (0..<20_000).map { "k\($0): \n" }.joined())
        #expect(keys.count == 1 && keys.first?.message == "the file holds more than 10000 keys and values" && keys.first?.line == 5000)
    }

    @Test("Faults are told up to a number") func many() {
        let start = ContinuousClock.now
        #expect(faults(yaml: (0..<4_900).map { "k\($0): \n" }.joined()).count == 500)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("A wide table, deep nesting and a long text are told") func markdown() {
        let wide = String(repeating: "|a", count: 500) + "|\n" + String(repeating: "|-", count: 500) + "|\n"
        let bomb = faults(markdown: "Text.\n\n" + wide + String(repeating: "x\n", count: 10_000))
        #expect(bomb.map(\.headline) == ["x.md:4:1: a table has at most 16 columns"])
        for deep in [
            String(repeating: "> ", count: 20_000) + "x", String(repeating: "- ", count: 20_000) + "x",
            String(repeating: "*a **a ", count: 2_000) + String(repeating: " a** a*", count: 2_000),
            String(repeating: "1. ", count: 20_000) + "x", String(repeating: "[a", count: 20_000),
        ] {
            #expect(faults(markdown: deep).allSatisfy { $0.message.contains("nested more than") })
        }
        #expect(faults(markdown: String(repeating: "> ", count: 20_000) + "x").count == 1)
        #expect(faults(markdown: String(repeating: "x\n", count: 1 << 16)).map(\.message) == ["the text is larger than 64 KB"])
    }

    @Test("A formula that is nested too deeply or too long is told", arguments: ["(", "-", "not ", "max(", "used["])
    func formulas(_ part: String) {
        let deep = #expect(throws: FormulaError.self) { try Formula(parsing: String(repeating: part, count: 40)) }
        #expect(deep?.message == "the formula is nested too deeply here")
        #expect(throws: FormulaError.self) { try Formula(parsing: String(repeating: part, count: 40_000)) }
        #expect(throws: FormulaError.self) { try Formula(parsing: "1" + String(repeating: "+1", count: 40_000)) }
        // A comment holds no `--`.
        let value = faults(markdown: "It is <!-- value: \(String(repeating: part + " ", count: 40)) --> bytes.")
        #expect(value.map(\.message) == ["the formula is nested too deeply here"])
    }

    @Test("Numbers have ranges", arguments: [("minutes: 45", "minutes: 9223372036854775807"), ("minutes: 45\n    say", "minutes: 1e300\n    say")])
    func numbers(_ old: String, _ new: String) throws {
        let folder = try smallCourse()
        try edit(folder, "04-part/lesson.yaml", old, new)
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults
        #expect(faults.contains { $0.message.contains("must be") && $0.message.contains("from 0") })
    }

    @Test("No file outside of a section's folder is named or read") func bounds() throws {
        let folder = try smallCourse()
        try folder.write("secret\n", to: "secret.py")
        symlink("../secret.py", folder.path("04-part/link.py"))
        for name in ["../secret.py", "/etc/hostname", "x/../../secret.py", "."] {
            let broken = try smallCourse()
            try edit(broken, "04-part/lesson.yaml", "solution: solution.py", "solution: \"\(name)\"")
            let faults = Lint(folder: CourseFolder(broken.url)).report().faults.map(\.message)
            #expect(faults == ["`solution` must name a file in the lesson's folder"], "\(name)")
        }
        let broken = try smallCourse()
        try edit(broken, "04-part/lesson.md", "file=probe.py", "file=../../etc/hostname")
        #expect(Lint(folder: CourseFolder(broken.url)).report().faults.map(\.message) == ["`../../etc/hostname` is no file in the lesson's folder"])
        try edit(folder, "04-part/lesson.yaml", "solution: solution.py", "solution: link.py")
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults
        #expect(faults.contains { $0.message == "the file `link.py` cannot be used: it lies outside of the folder" })
    }

    @Test("A section is a folder beside course.yaml", arguments: ["12-part/..", ".", "..", "../elsewhere", "12-part/u/..", "/tmp", "away"])
    func order(_ name: String) throws {
        let folder = try smallCourse()
        symlink("/tmp", folder.path("away"))
        try edit(folder, "course.yaml", "  - 12-part\n", "  - \(name)\n")
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults.map(\.message)
        #expect(faults == ["`order` names folders beside course.yaml, and `\(name)` is none"])
    }

    @Test("Control characters are refused, raw, escaped and as entities") func controls() throws {
        #expect(faults(markdown: "One.\n\nA \u{1b}[31m b").map(\.headline) == ["x.md:3:3: the text holds the control character ^["])
        for text in ["&#27;", "`\u{9b}`", "a\u{202e}b", "    \u{7}"] { #expect(faults(markdown: text).count == 1, "\(text)") }
        let folder = try smallCourse()
        try edit(folder, "04-part/lesson.yaml", "title: Do it", "title: \"Do \\e it\"")
        #expect(Lint(folder: CourseFolder(folder.url)).report().faults.map(\.message) == ["`title` holds the control character ^["])
        let program = try smallCourse()
        try edit(program, "04-part/probe.py", "print", "# \u{7}\nprint")
        #expect(Lint(folder: CourseFolder(program.url)).report().faults.map(\.headline) == ["04-part/probe.py:1:3: the program holds the control character ^G"])
    }

    @Test("Settings that are too large, or cannot be read, are told and not used") func settings() throws {
        let folder = try TemporaryFolder()
        let place = folder.url.appendingPathComponent("config.yaml")
        func load() -> [String] { Configuration.load(from: place, themes: []).faults.map(\.headline) }
        #expect(load() == [])
        try folder.write(String(repeating: "x", count: 10_000_000), to: "config.yaml")
        #expect(load() == ["config.yaml: the settings cannot be read: is larger than 64 KB"])
        unlink(place.path)
        #expect(mkfifo(place.path, 0o600) == 0)
        #expect(load() == ["config.yaml: the settings cannot be read: is not a regular file"])
    }
}
