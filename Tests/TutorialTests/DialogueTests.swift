// The course as a conversation by lines, with answers typed in advance.
import Foundation
import Lessons
import TestSupport
import Testing

@testable import Tutorial

@Suite struct DialogueTests {
    private static let course = Result { try Course.load(from: Course.folder(environment: [:])) }

    /// What was said, and the progress, when these lines have been typed and no more come.
    private func talk(
        _ section: Int, _ lines: [String], progress: Tutorial.Progress = .init()
    ) throws -> (said: String, progress: Tutorial.Progress) {
        let folder = try TemporaryFolder()
        let course = try Self.course.get()
        var said = "", rest = lines[...], kept = progress
        let terminal = LineTerminal(width: 72, write: { said += $0 }, read: { rest.popFirst() })
        var dialogue = Dialogue(
            course, from: try #require(course.lessons.firstIndex { $0.number == section }), progress: progress, terminal: terminal,
            workspace: Workspace(Folders(environment: ["HOME": folder.url.path])), save: { kept = $0 })
        dialogue.run()
        return (said, kept)
    }

    @Test("A guess is asked for before the run, and judged after it; no answer stands before its question")
    func guesses() throws {
        let (said, progress) = try talk(4, ["", "12256", "b", "", ""])
        let asked = try #require(said.range(of: "By how many bytes")), judged = try #require(said.range(of: "Not so. You guessed: 12256."))
        let answer = try #require(try Self.course.get().lesson(number: 4)?.figures["used[2] - used[1]"])
        #expect(asked.lowerBound < judged.lowerBound)
        #expect(!said[..<judged.lowerBound].contains(answer), "the answer stands before the question")
        #expect(said[judged.lowerBound...].contains(answer))
        #expect(said.contains("Right. You guessed: Used is a little higher than in the first report"))
        #expect(progress.guesses["growth"] == "12256" && progress.ran.contains("memory_probe"))
    }

    @Test("A quiz is answered by letters, and what was missed comes back two sections later and in the wrap-up")
    func quizzes() throws {
        let first = try talk(4, ["", "", "", "", "s", "", "", "", "a", "a", "", ""])
        #expect(first.said.contains("Right.") && first.said.contains("It comes back in section 6."))
        #expect(first.progress.answers["sum-of-both"]?.right == true && first.progress.answers["del-frees"]?.right == false)
        var progress = Tutorial.Progress()
        progress.answers["del-frees"] = .init(text: "They are free at once.", right: false, tries: 1)
        let later = try talk(6, ["b"], progress: progress)
        #expect(later.said.contains("From before: a question that was missed."))
        #expect(later.progress.answers["del-frees"]?.right == true && later.progress.answers["del-frees"]?.tries == 2)
        #expect(try talk(5, [], progress: progress).said.contains("From before") == false)
        #expect(try talk(10, ["", "", "b", "b", "b", "b"], progress: progress).said.contains("From before: a question that was missed."))
    }

    @Test("Every stop of a tour is told when it is asked for")
    func tour() throws {
        let (said, _) = try talk(4, ["", "", "", "", "", "", "", "s"])
        #expect(said.contains("A tour of memory_probe.py, in 7 stops.") && said.contains("2. After line 16, the last time:"))
        #expect(!said.contains("7. At the end:"))
    }

    @Test("The end of input, and :q, leave at once and keep what was reached", arguments: [[], [":q"], ["", ":q"]])
    func leaving(_ lines: [String]) throws {
        let (said, progress) = try talk(2, lines)
        #expect(said.hasSuffix("What you have reached is kept.\n") && progress.lesson == "inspecting")
    }

    @Test("Sections are gone to by number, and nothing said commands the terminal")
    func sections() throws {
        let (said, progress) = try talk(1, [":t", ":99", ":12"])
        #expect(progress.lesson == "links" && said.contains("There is no section 99.") && said.contains("(read)") == false)
        #expect(said.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
    }
}
