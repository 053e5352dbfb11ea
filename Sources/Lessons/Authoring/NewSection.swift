// The files of a section that does not exist yet: small, whole, and sound as they are, so that an author changes what works.

import Files
import Foundation
import Text

/// A section that an author begins.
public struct NewSection: Sendable {
    public var number: Int
    public var title: String
    public var minutes: Int

    public init(number: Int, title: String, minutes: Int = 0) {
        self.number = number
        self.title = title
        self.minutes = minutes
    }

    /// `13-dicts-and-sets`.
    public var folderName: String { (number < 10 ? "0" : "") + "\(number)-" + slug }

    /// The title in the letters, digits and dashes that a folder's name may have.
    private var slug: String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }

    /// What ids of this section begin with, so that they are unique in the course.
    private var stem: String { slug.replacing("-", with: "_") }

    /// Names and texts; outputs and figures are for `picoheap lint --bless`.
    public var files: [(name: String, text: String)] {
        let program = stem + ".py", task = stem + "_task.py", solution = stem + "_solution.py"
        return [
            ("lesson.md", prose(program)), ("lesson.yaml", data(program, task, solution)), (program, Self.program),
            (task, Self.task), (solution, Self.solution),
        ]
    }

    private func prose(_ program: String) -> String {
        """
        # \(number). \(title)

        What this section is about, in a sentence or two.

        <!-- predict: \(stem)-growth -->

        <!-- panel: run file=\(program) -->

        <!-- reveal -->

        ## What it came to

        The second report shows <!-- value: used[2] - used[1] --> bytes more than the first.

        <!-- quiz: \(stem)-why -->

        <!-- reveal -->

        ## Your turn

        <!-- check: \(stem)-task -->

        """
    }

    private func data(_ program: String, _ task: String, _ solution: String) -> String {
        """
        id: \(slug)
        number: \(number)
        title: \(Self.quoted(title))
        minutes: \(minutes)
        goals:
          - Say what a learner can do afterwards
        run:
          file: \(program)
        predict:
          - id: \(stem)-growth
            ask: By how many bytes will **used** grow from the first report to the second?
            kind: number
            answer: used[2] - used[1]
            tolerance: 100
            reactions:
              - when: guess < answer
                say: A list has room for more than it holds; it grows by doubling.
        quiz:
          - id: \(stem)-why
            ask: Why does a list take more than its values need?
            kind: choice
            options:
              - text: It keeps room for those that may come.
                right: true
              - text: It keeps a copy of itself.
                why: There is one list. What grows is its table of places.
        check:
          - id: \(stem)-task
            title: Say it
            task: Print `done`, and nothing else.
            file: \(task)
            solution: \(solution)
            require:
              - that: line[1] == "done" and lines == 1
                else: It must print `done`, and nothing else.
            hints:
              - What prints a text?
              - Hand the text to `print`.
              - '`print("done")`'
        tour:
          - run: \(stem)
            stops:
              - at: start
                say: "Here the program begins, with <!-- value: here.used_end --> bytes in use."
              - at: line 6
                say: The list exists. It has room for its values, and for some more.
              - at: printed 2
                say: "Now <!-- value: here.used_end - start.used_end --> bytes more are in use than at the start."
              - at: end
                say: Nothing gives them back before the next collection, and only if no name leads to them.
        notes:
          - minutes: \(minutes)
            say: Say what matters, in the order in which it is shown.

        """
    }

    /// As a YAML text, whatever stands in it.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static let program = """
        import gc

        gc.collect()
        print("used:", gc.mem_alloc())

        values = list(range(100))
        gc.collect()
        print("used:", gc.mem_alloc())

        """
    private static let task = "print(\"begin\")\n"
    private static let solution = "print(\"done\")\n"
}

extension Course {
    /// Writes a new section into a course's folder, behind its last one, and names it in course.yaml; where there is no course yet, one
    /// with this section alone. Throws what stands in the way; nothing is overwritten.
    /// - Returns: the files written, relative to the folder.
    public static func add(title: String, minutes: Int, to folder: CourseFolder) throws(LessonError) -> [String] {
        var text: String
        do throws(FileFailure) {
            text = try folder.text("course.yaml")
        } catch {
            guard error.code == ENOENT else { throw folder.fault(error, reading: "course.yaml", as: "course.yaml") }
            text = "format: 1\ntitle: A course\nminutes: 0\nboards: [pico2w, lab-4k, lab-16k]\norder:\n"
        }
        let numbers = folder.names.compactMap { name in name.split(separator: "-").first.flatMap { Int($0) } }
        let section = NewSection(number: (numbers.max() ?? 0) + 1, title: title, minutes: minutes)
        text = try named(section, in: text)
        do throws(FileFailure) {
            let inner = try folder.makeFolder(section.folderName)
            for (name, text) in section.files { try inner.write(text, to: name) }
            try folder.write(text, to: "course.yaml")
        } catch {
            throw LessonError(file: section.folderName, message: "it cannot be written: \(error)")
        }
        return section.files.map { section.folderName + "/" + $0.name } + ["course.yaml"]
    }

    /// course.yaml with one more section: its lines stay as they are.
    private static func named(_ section: NewSection, in text: String) throws(LessonError) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let order = lines.firstIndex(where: { $0.hasPrefix("order:") }), lines[order].trimmed == "order:" else {
            throw LessonError(file: "course.yaml", message: "`order:` must be a list of lines that begin with `  - `")
        }
        let last = lines[(order + 1)...].lastIndex { $0.trimmed.hasPrefix("- ") } ?? order
        lines.insert("  - \(section.folderName)", at: last + 1)
        if let minutes = lines.firstIndex(where: { $0.hasPrefix("minutes:") }), let sum = Int(lines[minutes].dropFirst(8).trimmed) {
            lines[minutes] = "minutes: \(sum + section.minutes)"
        }
        return lines.joined(separator: "\n")
    }
}
