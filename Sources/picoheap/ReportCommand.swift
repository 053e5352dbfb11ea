// picoheap report: what a learner has done; or what a class has, from its learners' reports.
import ArgumentParser
import Foundation
import Lessons
import Tutorial

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Say what you have done: sections, questions, tasks, homework table.",
        discussion: """
            As Markdown, as JSON to hand in, or the homework table alone as CSV. With --class the JSON files that learners have handed in \
            become one table: which questions were missed, what was answered instead, where to begin next time.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json, csv }

    @Option(help: ArgumentHelp("markdown, json or csv: csv is the homework table.", valueName: "format"))
    var format = Format.markdown

    @Flag(name: .customLong("class"), help: "Put learners' reports together; name their JSON files.")
    var isClass = false

    @Argument(help: ArgumentHelp("Reports of learners, with --class.", valueName: "file"), completion: .file(extensions: ["json"]))
    var files: [String] = []

    @OptionGroup var source: CourseOptions

    func validate() throws {
        if isClass == files.isEmpty { throw ValidationError(isClass ? "Name the reports to put together." : "Files belong to --class.") }
        if isClass, format != .markdown { throw ValidationError("The report of a class is Markdown.") }
    }

    func run() throws {
        let course = try source.load()
        let output = StandardOutput()
        if isClass {
            output.write(Array(ClassReport(try files.map(Self.read)).markdown(course.misconceptions).utf8))
        } else {
            let report = try ownReport(course)
            switch format {
            case .markdown: output.write(Array(report.markdown.utf8))
            case .csv: output.write(Array(report.csv.utf8))
            case .json:
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                output.write(Array(try encoder.encode(report)) + [10])
            }
        }
        try output.finish()
    }

    private func ownReport(_ course: Course) throws -> LearnerReport {
        let folders = Folders(environment: ProcessInfo.processInfo.environment), workspace = Workspace(folders)
        let kept = ProgressFile(folders.progressFile).load()
        if let warning = kept.warning { Console.complain(warning) }
        return LearnerReport(kept.progress, of: course) { lesson, file in
            // The table is of the learner's own programs: what is not theirs yet is a dash.
            guard let copy = try? workspace.text(ofCopy: file, section: lesson.folder) else { return nil }
            let plan = lesson.run(file: file)
            return try? ExerciseRun.figures(
                Lessons.RunRequest(
                    source: copy, fileName: file, board: plan?.board ?? course.defaultBoard,
                    maxSteps: plan?.maxSteps ?? RunPlan.defaultMaxSteps, flash: lesson.flash))
        }
    }

    private static func read(_ path: String) throws -> LearnerReport {
        let bytes = try SourceFile.bytes(path, most: SourceFile.mostBytes)
        do {
            let report = try JSONDecoder().decode(LearnerReport.self, from: Data(bytes))
            guard report.format == LearnerReport.currentFormat else { throw CocoaError(.fileReadUnknown) }
            return report
        } catch {
            Console.complain("\(SourceFile.name(path)): is no report that `picoheap report --format json` has written")
            throw ExitCode(1)
        }
    }
}
