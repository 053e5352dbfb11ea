import Foundation
import Testing

import Text
@testable import Lessons

@Suite struct ReadingTests {
    @Test("An error shows its line and a caret under its column")
    func caret() {
        let error = LessonError(file: "a.yaml", line: 2, column: 4, message: "no", in: "one\n\tab: c\n")
        #expect(error.description == "a.yaml:2:4: no\n    \tab: c\n    \t  ^")
        #expect(LessonError(file: "a.md", message: "missing").description == "a.md: missing")
    }

    @Test("Every fault of a file is told, not only the first")
    func all() throws {
        let folder = try smallCourse()
        try folder.write("id: x\nnumbr: 3\ntitle: [a]\nminutes: many\nrun:\n  flie: x.py\n", to: "03-part/lesson.yaml")
        let faults = CourseReader(folder: CourseFolder(folder.url)).faults.map(\.headline)
        #expect(faults.contains("03-part/lesson.yaml:2:1: a lesson has no key `numbr`; did you mean `number`?"))
        #expect(faults.contains("03-part/lesson.yaml:3:8: `title` must be a text"))
        #expect(faults.contains("03-part/lesson.yaml:4:10: `minutes` must be a whole number"))
        #expect(faults.contains("03-part/lesson.yaml:6:3: a run has no key `flie`; did you mean `file`?"))
    }

    @Test("YAML that cannot be parsed, an empty file and a key given twice are told with their line")
    func malformed() throws {
        for (text, place) in [
            ("id: [", "03-part/lesson.yaml:"), ("", "03-part/lesson.yaml:1:1: the file is empty"),
            ("id: a\nid: b\n", "03-part/lesson.yaml:"),
        ] {
            let folder = try smallCourse()
            try folder.write(text, to: "03-part/lesson.yaml")
            let faults = CourseReader(folder: CourseFolder(folder.url)).faults
            #expect(faults.count == 1)
            #expect(faults.first?.headline.hasPrefix(place) == true, "\(faults)")
        }
    }

    @Test("Another format is refused in words")
    func format() throws {
        let folder = try smallCourse()
        try edit(folder, "course.yaml", "format: 1", "format: 2")
        let faults = CourseReader(folder: CourseFolder(folder.url)).faults
        #expect(faults.map(\.headline) == ["course.yaml:1:9: this picoheap reads format 1, not 2"])
    }

    @Test("A key of another kind of question is refused")
    func kinds() throws {
        let folder = try smallCourse()
        try edit(folder, "04-part/lesson.yaml", "answer: used[1]", "answer: used[1]\n    items: []")
        let faults = CourseReader(folder: CourseFolder(folder.url)).faults
        #expect(faults.map(\.headline) == ["04-part/lesson.yaml:12:12: `items` means nothing with `kind: number`"])
    }

    @Test("The folder named on the command line wins over the environment, and that over the package's")
    func order() throws {
        let environment = ["PICOHEAP_LESSONS": "/from/environment"]
        #expect(try Course.folder(explicit: "/named", environment: environment).description == "/named")
        #expect(try Course.folder(environment: environment).description == "/from/environment")
        #expect(try Course.folder(environment: ["PICOHEAP_LESSONS": ""]).name != "")
    }

    @Test("machine.txt of several runs comes apart as it was put together")
    func machineText() {
        let runs = ["a", "b"].map {
            RunPlan(id: $0, file: $0 + ".py", board: "pico", maxSteps: 1, raises: nil)
        }
        let text = MachineText.text(["a": "one\n\ntwo\n", "b": "three\n"], runs: runs)
        #expect(text == "=== a (a.py, pico) ===\none\n\ntwo\n=== b (b.py, pico) ===\nthree\n")
        #expect(MachineText.outputs(text, runs: runs) == ["a": "one\n\ntwo\n", "b": "three\n"])
        #expect(MachineText.outputs("x\n", runs: [runs[0]]) == ["a": "x\n"])
    }
}
