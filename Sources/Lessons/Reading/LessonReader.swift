// One folder -> Lesson: lesson.yaml, lesson.md and the texts beside them.

import Files
import Foundation

/// Reads one section's folder.
struct LessonReader {
    var folder: CourseFolder
    var log: FaultLog
    var defaultBoard: String

    private var folderName: String { folder.name }

    /// The lesson, or `nil` if so little could be read that there is none; faults are in the log either way.
    func lesson() -> Lesson? {
        guard let yaml = text("lesson.yaml"), let prose = text("lesson.md") else { return nil }
        let file = YAMLFile(name: folderName + "/lesson.yaml", text: yaml, log: log)
        guard let root = file.root(.lesson) else { return nil }
        var parser = MarkdownParser(file: folderName + "/lesson.md", source: prose)
        var blocks = parser.blocks()
        parser.faults.forEach(log.add)
        let details = LessonDetails(root: root, defaultBoard: defaultBoard)
        let number = root.integer("number", in: 0...99)
        let title = root.text("title")
        if !title.isEmpty { takeTitle("\(number). \(title)", from: &blocks, prose) }
        return Lesson(
            id: root.text("id"), number: number, slug: Self.slug(folderName), title: title,
            minutes: root.integer("minutes", in: 0...600), goals: root.texts("goals"), terms: details.terms(),
            hasLinks: root.truth("links", or: false), folder: folder,
            steps: Self.steps(blocks), flash: flash(), runs: details.runs(), predictions: details.predictions(), quizzes: details.quizzes(),
            checks: details.checks(), tours: details.tours(), discussions: details.discussions(), worksheets: details.worksheets(),
            prompt: details.prompt(), notes: details.notes(), handout: optionalText("handout.txt"), machine: optionalText("machine.txt"),
            dialogue: optionalText("prompt.txt"), figures: FigureFile.read(optionalText("figures.txt") ?? ""))
    }

    /// The prose begins with the section's number and title, for those who read the file itself; screens have a place
    /// of their own for them.
    private func takeTitle(_ title: String, from blocks: inout [Block], _ prose: String) {
        if case .heading(1, let inlines)? = blocks.first?.kind, inlines.runs(figure: \.text).map(\.text).joined() == title {
            blocks.removeFirst()
        } else {
            log.add(
                LessonError(
                    file: folderName + "/lesson.md", line: blocks.first?.line ?? 1, column: 1,
                    message: "the first line must be `# \(title)`, as in lesson.yaml", in: prose))
        }
    }

    /// `05-two-ways` -> `two-ways`.
    static func slug(_ name: String) -> String {
        guard let dash = name.firstIndex(of: "-"), Int(name[..<dash]) != nil else { return name }
        return String(name[name.index(after: dash)...])
    }

    /// Blocks between reveals; the reveals themselves are dropped, and so are empty steps.
    static func steps(_ blocks: [Block]) -> [Step] {
        var steps: [Step] = []
        var current: [Block] = []
        func close() {
            if let first = current.first { steps.append(Step(blocks: current, line: first.line)) }
            current = []
        }
        for block in blocks {
            if case .directive(.reveal) = block.kind { close() } else { current.append(block) }
        }
        close()
        return steps.isEmpty ? [Step(blocks: [], line: 1)] : steps
    }

    private func flash() -> [String: [UInt8]] {
        do throws(FileTreeFailure) {
            return try folder.tree("flash")
        } catch {
            let place = error.path.isEmpty ? "/flash" : "/flash/" + error.path
            log.add(LessonError(file: folderName + place, message: "the file cannot be used: it \(error.failure)"))
            return [:]
        }
    }

    private func text(_ name: String) -> String? { text(name, isNeeded: true) }

    private func optionalText(_ name: String) -> String? { text(name, isNeeded: false) }

    private func text(_ name: String, isNeeded: Bool) -> String? {
        do throws(FileFailure) {
            return try folder.text(name)
        } catch {
            if isNeeded || error.code != ENOENT { log.add(folder.fault(error, reading: name, as: folderName + "/" + name)) }
            return nil
        }
    }
}
