import Foundation
import TestSupport
import Testing

@testable import Lessons

/// One thing broken in a course that is sound otherwise, and the one fault that must come of it.
struct Broken: Sendable, CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var fault: String
    var testDescription: String { fault }
}

private let fourthOptions = """
    kind: choice
        options:
          - text: This
            right: true
          - text: That
            why: It is not.
    """

@Suite struct LintTests {
    @Test("A small course without a fault is sound, once it is blessed")
    func sound() throws {
        let folder = try smallCourse()
        let first = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report()
        #expect(first.faults.map(\.headline) == [
            "04-part/machine.txt: the file is missing; `picoheap lint --bless` writes it",
            "04-part/figures.txt: the file is missing; `picoheap lint --bless` writes it",
        ])
        let blessed = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true)
        #expect(blessed.faults.isEmpty)
        #expect(blessed.written == ["04-part/machine.txt", "04-part/figures.txt"])
        #expect(Lint(folder: CourseFolder(folder.url), runner: printingRunner).report().isSound)
        let lesson = try #require(try Course.load(from: CourseFolder(folder.url)).lesson(number: 4))
        #expect(lesson.machine == "used 16\n")
        #expect(lesson.figures == ["used[1]": "16"])
    }

    @Test(
        "Each slip is told with its place",
        arguments: [
            Broken(
                file: "course.yaml", old: "minutes: 45", new: "minutes: 44",
                fault: "course.yaml:3:1: the sections' minutes add up to 45, not 44"),
            Broken(
                file: "course.yaml", old: "  - 12-part\n", new: "",
                fault: "course.yaml:5:1: a course has the sections 0 to 12, thirteen in all, not 12"),
            Broken(
                file: "03-part/lesson.yaml", old: "id: part3", new: "id: part2",
                fault: "03-part/lesson.yaml:1:5: the section `part2` exists already, in 02-part"),
            Broken(
                file: "04-part/lesson.yaml", old: "title: Do it", new: "titel: Do it",
                fault: "04-part/lesson.yaml:23:5: a check has no key `titel`; did you mean `title`?"),
            Broken(
                file: "04-part/lesson.yaml", old: "        why: It is not.\n", new: "",
                fault: "04-part/lesson.yaml:19:9: a wrong option needs its `why`"),
            Broken(
                file: "04-part/lesson.yaml", old: "hints: [one, two, three]", new: "hints: [one, two]",
                fault: "04-part/lesson.yaml:30:12: a check needs three hints, not 2"),
            Broken(
                file: "04-part/lesson.yaml", old: "minutes: 45\n    say", new: "minutes: 5\n    say",
                fault: "04-part/lesson.yaml:31:1: the notes' minutes add up to 5.0, not 45"),
            Broken(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: usde[1]",
                fault: "04-part/lesson.yaml:11:13: there is no series `usde`; did you mean `used`?"),
            Broken(
                file: "04-part/lesson.yaml", old: "solution: solution.py", new: "solution: soluton.py",
                fault: "04-part/lesson.yaml:26:15: the file `soluton.py` is missing, or is not UTF-8 text"),
            Broken(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: 512",
                fault: "04-part/lesson.yaml:11:13: `512` reads nothing of a run; the machine must answer a prediction"),
            Broken(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: used[1]\n    tolerance: -5",
                fault: "04-part/lesson.yaml:12:16: `tolerance` must be from 0 to 1000000000"),
            Broken(
                file: "04-part/lesson.yaml", old: fourthOptions, new: "kind: number\n    answer: 352\n    why: So it is.",
                fault: "04-part/lesson.yaml:16:13: the answer `352` is typed; read it from a run, or calculate it"),
            Broken(
                file: "course.yaml", old: "  - 12-part\n", new: "",
                fault: "course.yaml:5:1: `12-part` is a section, but `order` does not name it"),
            Broken(
                file: "04-part/lesson.md", old: "predict: guess", new: "predict: gues",
                fault: "04-part/lesson.md:5:15: lesson.yaml has no predict `gues`; did you mean `guess`?"),
            Broken(
                file: "04-part/lesson.md", old: "file=probe.py", new: "file=prob.py",
                fault: "04-part/lesson.md:7:22: lesson.yaml has no run of `prob.py`"),
            Broken(
                file: "04-part/lesson.md", old: "<!-- panel:", new: "<!-- pannel:",
                fault: "04-part/lesson.md:7:6: there is no directive `pannel`; did you mean `panel`?"),
            Broken(
                file: "04-part/lesson.md", old: "value: used[1]", new: "value: other.used[1]",
                fault: "04-part/lesson.md:9:21: the course has no run `other`"),
            Broken(
                file: "04-part/lesson.md", old: "Text.", new: "See [this](http://x.org/).",
                fault: "04-part/lesson.md:3:12: links stand in section 12 only"),
            Broken(
                file: "05-part/lesson.md", old: "# 5. Part 5", new: "# Part 5",
                fault: "05-part/lesson.md:1:1: the first line must be `# 5. Part 5`, as in lesson.yaml"),
            Broken(
                file: "05-part/lesson.md", old: "Text.", new: String(repeating: "Text.\n\n", count: 12),
                fault: "05-part/lesson.md:3:1: this step takes 23 rows of a screen that has 21; divide it with a reveal"),
            Broken(
                file: "04-part/probe.py", old: "print", new: "#" + String(repeating: "x", count: 76) + "\nprint",
                fault: "04-part/probe.py:1:77: a line of code is 77 wide; at most 76 fit"),
        ])
    func slips(broken: Broken) throws {
        let folder = try smallCourse()
        try edit(folder, broken.file, broken.old, broken.new)
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults.map(\.headline)
        #expect(faults.contains(broken.fault), "\(faults)")
    }

    @Test("A kind that there is not is told once, and read as no other")
    func unknownKind() throws {
        let folder = try smallCourse()
        try edit(folder, "04-part/lesson.yaml", "kind: number\n    answer: used[1]", "kind: ordre\n    items: []")
        #expect(Lint(folder: CourseFolder(folder.url)).report().faults.map(\.headline) == [
            "04-part/lesson.yaml:10:11: `kind` must be one of number, choice, place, order; did you mean `order`?"
        ])
    }

    @Test("A program that nothing uses is told")
    func stray() throws {
        let folder = try smallCourse()
        try folder.write("pass\n", to: "06-part/left.py")
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults
        #expect(faults.map(\.headline) == ["06-part/left.py:1:1: nothing in lesson.yaml uses this program"])
    }

    @Test("A program that does not compile is told at its line")
    func compiles() throws {
        let folder = try smallCourse()
        let lint = Lint(
            folder: CourseFolder(folder.url),
            compile: { _, file in file == "probe.py" ? CompileProblem(line: 1, message: "SyntaxError: invalid syntax") : nil })
        #expect(lint.report().faults.map(\.headline) == ["04-part/probe.py:1:1: SyntaxError: invalid syntax"])
    }

    @Test("A solution that fails and a starter that passes are told")
    func checks() throws {
        let folder = try smallCourse()
        try folder.write("print('nothing')\n", to: "04-part/solution.py")
        try folder.write("print('done')\n", to: "04-part/starter.py")
        let faults = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true).faults
        #expect(faults.map(\.headline) == [
            "04-part/starter.py:1:1: the starter passes the check `task` already",
            "04-part/solution.py:1:1: the solution fails the check `task`: It does not say so.",
        ])
    }

    @Test("A run that ends badly is told at the traceback's line")
    func fails() throws {
        let folder = try smallCourse()
        let lint = Lint(
            folder: CourseFolder(folder.url),
            runner: { request in
                guard request.fileName == "probe.py" else { return printingRunner(request) }
                return RunFigures(
                    stdout: "Traceback (most recent call last):\n  File \"probe.py\", line 1, in <module>\nNameError: x\n",
                    outcome: .raised(type: "NameError", message: "x"))
            })
        let faults = lint.report(bless: true).faults.map(\.headline)
        #expect(faults.first == "04-part/probe.py:1:1: it ended with NameError: x")
    }

    @Test("An output that has changed is told at its first line that differs")
    func stale() throws {
        let folder = try smallCourse()
        _ = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report(bless: true)
        try folder.write("used 17\n", to: "04-part/machine.txt")
        let faults = Lint(folder: CourseFolder(folder.url), runner: printingRunner).report().faults
        #expect(faults.map(\.headline) == ["04-part/machine.txt:1:1: today the machine gives `used 16` here"])
    }

    @Test("A missing course is one fault that names the file")
    func missing() throws {
        let folder = try TemporaryFolder()
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults
        #expect(faults.count == 1)
        #expect(faults.first?.headline.hasSuffix("course.yaml: there is no course here: the file cannot be read") == true)
    }
}
