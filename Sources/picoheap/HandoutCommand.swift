// picoheap handout: the session on paper.
import ArgumentParser
import Files
import Foundation
import Lessons
import Tutorial

struct HandoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handout", abstract: "Write the session as a page to print.",
        discussion: """
            One HTML page that needs nothing else, with the course's text and programs, maps of the heap at the stops of its tours, \
            questions and the homework table. Without --answers it is a sheet to fill in.
            """)

    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("Write into this file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Write Markdown.")
    var markdown = false

    @Flag(help: "With the answers, and the figures that give them away.")
    var answers = false

    @OptionGroup var source: CourseOptions

    func run() throws {
        let handout = Handout(try source.load(), hasAnswers: answers)
        let text = markdown ? handout.markdown : handout.html
        guard let output else {
            let standard = StandardOutput()
            standard.write(Array(text.utf8))
            return try standard.finish()
        }
        do throws(FileFailure) {
            try AtomicFile(URL(fileURLWithPath: output)).write { $0.write(text.utf8) }
        } catch {
            Console.complain("\(SourceFile.name(output)): \(error)")
            throw ExitCode(1)
        }
    }
}
