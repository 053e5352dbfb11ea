// What authors and teachers do at a shell.
import Foundation
import TestSupport
import Testing

@Suite struct AuthorTests {
    @Test("A new course, and a new section of a course that exists, are sound; nothing is overwritten")
    func new() throws {
        let folder = try TemporaryFolder(), course = folder.url.appendingPathComponent("course").path
        for title in ["Dicts: \"and\" sets", "Another, 2nd"] {
            let made = try Command("new", title, "--minutes", "3", "--lessons", course)
            #expect(made.status == 0, "\(made.errors)")
        }
        let lint = try Command("lint", course)
        #expect(lint.status == 0 && lint.output == "The course is sound.\n", "\(lint.errors)")
        #expect(try Command("list", "--lessons", course).lines.count == 2)
        #expect(try Command("--plain", "--lesson", "2", "--lessons", course).output.contains("A tour of it:"))
    }

    @Test("A broken section tells its fault in its place, and the others can be read")
    func broken() throws {
        let folder = try TemporaryFolder(), course = folder.url.appendingPathComponent("course").path
        for title in ["One", "Two"] { _ = try Command("new", title, "--lessons", course) }
        try "id: one\nnumbr: 1\n".write(toFile: course + "/01-one/lesson.yaml", atomically: true, encoding: .utf8)
        let text = try Command("--plain", "--lesson", "1", "--lessons", course)
        #expect(text.status == 0 && text.output.contains("01-one/lesson.yaml:2:1: a lesson has no key `numbr`; did you mean `number`?"))
        #expect(try Command("--plain", "--lesson", "2", "--lessons", course).output.hasPrefix("2 Two"))
        try "order: [".write(toFile: course + "/course.yaml", atomically: true, encoding: .utf8)
        #expect(try Command("--plain", "--lessons", course).status == 1)
    }

    @Test("A section cannot be added where it cannot be written")
    func refused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x", to: "file")
        let made = try Command("new", "A", "--lessons", path)
        #expect(made.status == 1 && !made.errors.isEmpty)
        #expect(try Command("new", " ").status == 64)
    }

    @Test("Reports: Markdown, JSON that a class's table takes, and a file that is none")
    func reports() throws {
        let folder = try TemporaryFolder()
        let environment = ["XDG_STATE_HOME": folder.url.path, "XDG_DATA_HOME": folder.url.path]
        #expect(try Command(["report"], environment: environment).output.contains("Sections read: 0 of 13."))
        let json = try Command(["report", "--format", "json"], environment: environment).output
        let path = try folder.write(json, to: "ada.json")
        #expect(try Command("report", "--class", path, path).output.contains("2 learners"))
        let none = try Command("report", "--class", try folder.write("{}", to: "none.json"))
        #expect(none.status == 1 && none.errors.contains("none.json: is no report"))
        #expect(try Command("report", "--class").status == 64)
    }

    @Test("A dialogue by lines on a terminal: asks, waits, runs, judges, and no escape sequence is sent")
    func dialogue() throws {
        let terminal = try Pseudoterminal([try Command.program.path, "--plain", "--lesson", "4"])
        #expect(terminal.shows("[Enter]"))
        terminal.type("\r")
        #expect(terminal.shows("Your guess, in bytes:"))
        terminal.type("4000\r")
        #expect(terminal.shows("Your guess, a letter:"))
        terminal.type(":q\r")
        #expect(terminal.shows("What you have reached is kept."))
    }

    @Test("A rehearsal leaves the presenter's own progress, and the next show, as they were")
    func rehearsal() throws {
        let terminal = try Pseudoterminal([try Command.program.path, "--present", "--lesson", "5"])
        #expect(terminal.shows("Hands-on 2"))
        terminal.type("q")
        usleep(300_000)
        let kept = (try? FileManager.default.contentsOfDirectory(atPath: terminal.folder.url.appendingPathComponent("picoheap").path)) ?? []
        #expect(!kept.contains("progress.json"))
        #expect(try Command("--class", "a", "--plain").status == 64)
        #expect(try Command("--present", "--class", "../a").status == 64)
    }
}
