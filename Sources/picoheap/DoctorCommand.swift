// picoheap doctor: what picoheap finds on this machine and this terminal, and what can be done where something is amiss.

import ArgumentParser
import Foundation
import Lessons
import Tutorial

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "What picoheap finds here, and what to do about it.",
        discussion: """
            Looks at the course, the terminal, the folders and the ports of boards, and changes nothing. A line begins with `ok`, with \
            `note` where something is less than it could be, or with `bad` where it keeps the course from being shown. The exit status is \
            1 if anything is bad.
            """)

    @Option(help: ArgumentHelp("Look for the ports of boards in this folder.", valueName: "folder"), completion: .directory)
    var devices = "/dev"

    @OptionGroup var source: CourseOptions

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let findings =
            [Finding(course: source.lessons, environment: environment)] + Finding.terminal(environment)
            + Finding.files(Folders(environment: environment), environment) + Finding.boards(in: devices)
        let output = StandardOutput()
        output.line(Version.text)
        for finding in findings { output.line(finding.text) }
        try output.finish()
        if findings.contains(where: { $0.weight == .bad }) { throw ExitCode(1) }
    }
}

/// One thing that was looked at.
struct Finding {
    enum Weight: String { case ok, note, bad }

    var weight: Weight
    var subject: String
    var found: String
    /// What to do about it; empty where nothing is to be done.
    var advice: [String] = []

    /// A line of it all, and a line for each piece of advice below what was found.
    var text: String {
        let column = 17
        let head = Finding.filled(weight.rawValue, 6) + Finding.filled(subject, column - 6)
        return ([head + found] + advice.map { String(repeating: " ", count: column) + $0 }).joined(separator: "\n")
    }

    private static func filled(_ word: String, _ width: Int) -> String {
        word + String(repeating: " ", count: max(1, width - word.count))
    }

    /// The course that would be opened.
    init(course named: String?, environment: [String: String]) {
        subject = "course"
        do throws(LessonError) {
            let folder = try Course.folder(explicit: named, environment: environment)
            let course = try Course.load(from: folder)
            (weight, found) = (.ok, "\(course.lessons.count) sections, \(folder.description)")
        } catch {
            (weight, found) = (.bad, error.headline)
            advice = ["name a course with --lessons or PICOHEAP_LESSONS, or unset it for picoheap's own"]
        }
    }

    init(_ weight: Weight, _ subject: String, _ found: String, _ advice: String...) {
        self.init(weight, subject, found, advice: advice)
    }

    init(_ weight: Weight, _ subject: String, _ found: String, advice: [String]) {
        (self.weight, self.subject, self.found, self.advice) = (weight, subject, found, advice)
    }
}
