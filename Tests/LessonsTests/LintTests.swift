import Foundation
import TestSupport
import Testing

@testable import Lessons

/// One thing broken in a course that is sound otherwise, and the one fault that must come of it.
struct Slip: Sendable, CustomTestStringConvertible {
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

private let tour = "tour:\n  - run: probe\n    stops:\n      - at: nowhere\n        say: Look.\n"
private let places = Tour.Place.forms.map { "`\($0.example)`" }.joined(separator: ", ")

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
            Slip(
                file: "course.yaml", old: "minutes: 45", new: "minutes: 44",
                fault: "course.yaml:3:1: the sections' minutes add up to 45, not 44"),
            Slip(
                file: "course.yaml", old: "  - 05-part\n", new: "",
                fault: "06-part/lesson.yaml:2:1: this is section 5 by its place in course.yaml, but its number is 6"),
            Slip(
                file: "03-part/lesson.yaml", old: "id: part3", new: "id: part2",
                fault: "03-part/lesson.yaml:1:5: the section `part2` exists already, in 02-part"),
            Slip(
                file: "04-part/lesson.yaml", old: "title: Do it", new: "titel: Do it",
                fault: "04-part/lesson.yaml:23:5: a check has no key `titel`; did you mean `title`?"),
            Slip(
                file: "04-part/lesson.yaml", old: "        why: It is not.\n", new: "",
                fault: "04-part/lesson.yaml:19:9: a wrong option needs its `why`"),
            Slip(
                file: "04-part/lesson.yaml", old: "hints: [one, two, three]", new: "hints: [one, two]",
                fault: "04-part/lesson.yaml:30:12: a check needs three hints, not 2"),
            Slip(
                file: "04-part/lesson.yaml", old: "minutes: 45\n    say", new: "minutes: 5\n    say",
                fault: "04-part/lesson.yaml:31:1: the notes' minutes add up to 5.0, not 45"),
            Slip(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: usde[1]",
                fault: "04-part/lesson.yaml:11:13: there is no series `usde`; did you mean `used`?"),
            Slip(
                file: "04-part/lesson.yaml", old: "solution: solution.py", new: "solution: soluton.py",
                fault: "04-part/lesson.yaml:26:15: the file `soluton.py` is missing"),
            Slip(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: 512",
                fault: "04-part/lesson.yaml:11:13: `512` reads nothing of a run; the machine must answer a prediction"),
            Slip(
                file: "04-part/lesson.yaml", old: "answer: used[1]", new: "answer: used[1]\n    tolerance: -5",
                fault: "04-part/lesson.yaml:12:16: `tolerance` must be from 0 to 1000000000"),
            Slip(
                file: "04-part/lesson.yaml", old: fourthOptions, new: "kind: number\n    answer: 352\n    why: So it is.",
                fault: "04-part/lesson.yaml:16:13: the answer `352` is typed; read it from a run, or calculate it"),
            Slip(
                file: "04-part/lesson.yaml", old: "title: Part 4", new: "title: \"Part 4",
                fault: "04-part/lesson.yaml:3:8: the text that begins here is not closed where it should be"),
            Slip(
                file: "04-part/lesson.md", old: "<!-- quiz: q -->", new: "<!-- quiz: q",
                fault: "04-part/lesson.md:13:1: the comment that begins here is not closed with `-->`"),
            Slip(
                file: "04-part/lesson.md", old: "Text.", new: "It takes 352 bytes.",
                fault: "04-part/lesson.md:3:10: `352 bytes` is typed; compute it with `<!-- value: ... -->`"),
            Slip(
                file: "04-part/lesson.yaml", old: "        why: It is not.", new: "        why: It is not.\n    catches: [freed]",
                fault: "04-part/lesson.yaml:21:15: misconceptions.yaml has no `freed`"),
            Slip(
                file: "04-part/lesson.yaml", old: "notes:", new: tour + "notes:",
                fault: "04-part/lesson.yaml:34:13: `nowhere` is no place of a run; there are \(places)"),
            Slip(
                file: "04-part/lesson.yaml", old: "notes:", new: tour.replacing("nowhere", with: "start") + "notes:",
                fault: "04-part/lesson.yaml:32:10: a tour has four to eight stops, not 1"),
            Slip(
                file: "04-part/lesson.yaml", old: "notes:", new: tour.replacing("probe", with: "prob") + "notes:",
                fault: "04-part/lesson.yaml:32:10: this lesson has no run `prob`"),
            Slip(
                file: "course.yaml", old: "  - 12-part\n", new: "",
                fault: "course.yaml:5:1: `12-part` is a section, but `order` does not name it"),
            Slip(
                file: "04-part/lesson.md", old: "predict: guess", new: "predict: gues",
                fault: "04-part/lesson.md:5:15: lesson.yaml has no predict `gues`; did you mean `guess`?"),
            Slip(
                file: "04-part/lesson.md", old: "file=probe.py", new: "file=prob.py",
                fault: "04-part/lesson.md:7:22: lesson.yaml has no run of `prob.py`"),
            Slip(
                file: "04-part/lesson.md", old: "<!-- panel:", new: "<!-- pannel:",
                fault: "04-part/lesson.md:7:6: there is no directive `pannel`; did you mean `panel`?"),
            Slip(
                file: "04-part/lesson.md", old: "value: used[1]", new: "value: other.used[1]",
                fault: "04-part/lesson.md:9:21: the course has no run `other`"),
            Slip(
                file: "04-part/lesson.md", old: "Text.", new: "See [this](http://x.org/).",
                fault: "04-part/lesson.md:3:12: links stand only in a section that says `links: true`"),
            Slip(
                file: "05-part/lesson.md", old: "# 5. Part 5", new: "# Part 5",
                fault: "05-part/lesson.md:1:1: the first line must be `# 5. Part 5`, as in lesson.yaml"),
            Slip(
                file: "05-part/lesson.md", old: "Text.", new: String(repeating: "Text.\n\n", count: 12),
                fault: "05-part/lesson.md:3:1: this step takes 23 rows of a screen that has 21; divide it with a reveal"),
            Slip(
                file: "04-part/probe.py", old: "print", new: "#" + String(repeating: "x", count: 76) + "\nprint",
                fault: "04-part/probe.py:1:77: a line of code is 77 wide; at most 76 fit"),
        ])
    func slips(broken: Slip) throws {
        let folder = try smallCourse()
        try edit(folder, broken.file, broken.old, broken.new)
        let faults = Lint(folder: CourseFolder(folder.url)).report().faults.map(\.headline)
        #expect(faults.contains(broken.fault), "\(faults)")
    }

    @Test("A byte that is no text is told with its place")
    func noText() throws {
        let folder = try smallCourse()
        try Data(Array("# 5. Part 5\n\nT\u{e9}xt ".utf8) + [0xff, 10]).write(to: folder.url.appendingPathComponent("05-part/lesson.md"))
        #expect(Lint(folder: CourseFolder(folder.url)).report().faults.map(\.headline) == [
            "05-part/lesson.md:3:6: the byte 0xff is not UTF-8"
        ])
    }

    @Test("Faults of every pass are told at once, and none that only follows from another")
    func atOnce() throws {
        let folder = try smallCourse()
        try edit(folder, "03-part/lesson.yaml", "title:", "titel:")
        try edit(folder, "04-part/lesson.md", "predict: guess", "predict: gues")
        try edit(folder, "05-part/lesson.md", "Text.", "See [this](http://x.org/).")
        try folder.write("print('left')\n", to: "06-part/left.py")
        let lint = Lint(
            folder: CourseFolder(folder.url),
            compile: { _, file in file == "left.py" ? CompileProblem(line: 1, message: "SyntaxError: invalid syntax") : nil },
            runner: printingRunner)
        #expect(lint.report().faults.map(\.headline) == [
            "03-part/lesson.yaml:3:1: a lesson has no key `titel`; did you mean `title`?",
            "03-part/lesson.yaml:1:1: a lesson needs `title`",
            "04-part/lesson.md:5:15: lesson.yaml has no predict `gues`; did you mean `guess`?",
            "04-part/lesson.yaml:8:5: lesson.md never shows this predict, `guess`",
            "06-part/left.py:1:1: nothing in lesson.yaml uses this program",
            "05-part/lesson.md:3:12: links stand only in a section that says `links: true`",
            "06-part/left.py:1:1: SyntaxError: invalid syntax",
        ])
    }

    @Test("A course of five sections is sound, and so is one that begins with section 1")
    func fewSections() throws {
        let folder = try smallCourse()
        for number in 5...12 {
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent((number < 10 ? "0" : "") + "\(number)-part"))
        }
        let text = try String(contentsOf: folder.url.appendingPathComponent("course.yaml"), encoding: .utf8)
        try folder.write(text.split(separator: "\n").prefix(10).joined(separator: "\n") + "\n", to: "course.yaml")
        #expect(Lint(folder: CourseFolder(folder.url)).report().isSound)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("00-part"))
        try edit(folder, "course.yaml", "  - 00-part\n", "")
        #expect(Lint(folder: CourseFolder(folder.url)).report().isSound)
    }

    @Test("A misconception that nothing catches is told")
    func uncaught() throws {
        let folder = try smallCourse()
        try folder.write("misconceptions:\n  - id: freed\n    belief: So.\n    truth: Not so.\n", to: "misconceptions.yaml")
        #expect(Lint(folder: CourseFolder(folder.url)).report().faults.map(\.headline) == [
            "misconceptions.yaml:2:1: no prediction and no quiz catches `freed`; one must name it in `catches`"
        ])
        try edit(folder, "04-part/lesson.yaml", "        why: It is not.", "        why: It is not.\n    catches: [freed]")
        #expect(Lint(folder: CourseFolder(folder.url)).report().isSound)
    }

    @Test("The reference names every key, directive, place and name that is read")
    func reference() {
        let text = Reference.markdown
        for schema in [Schema.course, .lesson, .prediction, .quiz, .check, .tour, .stop, .misconception, .configuration] {
            for name in schema.names { #expect(text.contains("| `\(name)`"), "\(name)") }
        }
        for form in DirectiveForm.all + DirectiveForm.panels { #expect(text.contains(form.example)) }
        for name in FigureName.all where !name.means.isEmpty { #expect(text.contains("`\(name.example)`")) }
        for form in Tour.Place.forms { #expect(Tour.Place(form.example.replacing("N", with: "2").replacing("K", with: "3")) != nil) }
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
