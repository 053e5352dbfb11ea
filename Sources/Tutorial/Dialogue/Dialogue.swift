// The course as a conversation by lines: it reads a step, asks, waits, judges, runs, tells, and goes on when it is told to. What a learner
// does here is kept as on the screen, so that one may begin there and go on here.
//
// A question is told without its answer; what gives the answer away is covered as on the screen, by the same Cover.
import Foundation
import Lessons
import Text
import Timeline

/// A sitting without a screen.
public struct Dialogue {
    let course: Course
    let terminal: LineTerminal
    let workspace: Workspace
    /// Another board for all exercises than the one each names.
    let board: String?
    /// Keeps what has been reached.
    private let save: (Progress) -> Void

    var index: Int
    var progress: Progress { didSet { if progress != oldValue { save(progress) } } }
    /// Figures of the runs of this sitting.
    var figures: [String: RunFigures] = [:]
    /// Guesses of this sitting whose verdict has not been told.
    var guesses: [String: Prediction.Guess] = [:]
    private let questions: [MachineQuestion]
    private let mask: String

    public init(
        _ course: Course, from index: Int, progress: Progress, terminal: LineTerminal, workspace: Workspace, board: String? = nil,
        mask: String = Cover.none.mask, save: @escaping (Progress) -> Void
    ) {
        self.course = course
        self.index = index
        self.progress = progress
        self.terminal = terminal
        self.workspace = workspace
        self.board = board
        self.mask = mask
        self.save = save
        questions = course.machineQuestions
    }

    var lesson: Lesson { course.lessons[index] }

    var cover: Cover {
        var cover = Cover(open: questions.filter { !progress.closes($0, in: course) }, ran: progress.ran)
        cover.mask = mask
        return cover
    }

    /// The section as text.
    var plain: PlainText { PlainText(course, section: index, width: terminal.width) }

    /// What ends a section before its end.
    enum Leaving: Error { case quit, section(Int) }

    /// Talks until the learner leaves, or the course is over.
    public mutating func run() {
        terminal.say("\(course.title). Enter goes on; :? says what else there is; :q leaves.")
        while true {
            do throws(Leaving) {
                try section()
                guard index + 1 < course.lessons.count else { return terminal.say("This was the last section.") }
                let next = course.lessons[index + 1]
                _ = try ask("[Enter: on to \(next.number) \(next.title)]")
                index += 1
            } catch {
                switch error {
                case .quit: return terminal.say("What you have reached is kept.")
                case .section(let other): index = other
                }
            }
        }
    }

    private mutating func section() throws(Leaving) {
        progress.lesson = lesson.id
        terminal.sayNothing()
        terminal.say(plain.header())
        if !bringsAll { try askAgain(course.returning(in: lesson, missed: progress.missed)) }
        for (number, step) in lesson.steps.enumerated() {
            for block in step.blocks { try tell(block) }
            if number + 1 < lesson.steps.count { _ = try ask("[Enter]") }
        }
        progress.finished.insert(lesson.id)
    }

    /// Whether all that was missed comes back at a place of this section's own.
    private var bringsAll: Bool { lesson.blocks.contains { $0.kind == .directive(.again) } }

    private mutating func tell(_ block: Block) throws(Leaving) {
        progress.lineRead[lesson.id] = block.line
        guard case .directive(let directive) = block.kind else {
            terminal.sayNothing()
            return terminal.say(plain.lines(of: [block], under: cover))
        }
        switch directive {
        case .reveal: break
        case .predict(let id): if let prediction = lesson.prediction(id: id) { try guess(prediction) }
        case .panel(let panel): try offer(panel)
        case .quiz(let ids): for id in ids { if let quiz = lesson.quiz(id: id) { try ask(quiz, in: index) } }
        case .discuss(let id): if let discussion = lesson.discussion(id: id) { try discuss(discussion) }
        case .check(let id): if let check = lesson.check(id: id) { try work(on: check) }
        case .again: try askAgain(course.returning(in: lesson, missed: progress.missed))
        case .figures:
            terminal.sayNothing()
            terminal.say(plain.lines(of: [block], under: cover))
        }
    }

    // MARK: Lines

    /// Asks until something is typed that is no command.
    /// - Parameter isFree: whatever is typed may be the answer; commands then begin with a colon.
    mutating func ask(_ prompt: String, isFree: Bool = false) throws(Leaving) -> String {
        while true {
            guard let line = terminal.ask(prompt)?.trimmed else { throw .quit }
            guard let command = Command(line, isFree: isFree) else { return line }
            switch command {
            case .quit: throw .quit
            case .next: throw .section(min(index + 1, course.lessons.count - 1))
            case .previous: throw .section(max(index - 1, 0))
            case .section(let name):
                guard let found = course.lesson(named: name), let at = course.lessons.firstIndex(where: { $0.id == found.id }) else {
                    terminal.say("There is no section \(name).")
                    continue
                }
                throw .section(at)
            case .contents:
                terminal.say(course.lessons.map { lesson in
                    "  \(lesson.number)  \(lesson.title)" + (progress.finished.contains(lesson.id) ? "  (read)" : "")
                })
            case .words: terminal.say(lesson.terms.isEmpty ? ["This section explains no words."] : plain.glossary())
            case .help: terminal.say(Command.meanings)
            }
        }
    }

    /// What can be typed anywhere.
    private enum Command {
        case quit, next, previous, contents, words, help
        case section(String)

        init?(_ line: String, isFree: Bool) {
            guard line.hasPrefix(":") || !isFree && ["q", "?"].contains(line) else { return nil }
            let word = line.hasPrefix(":") ? String(line.dropFirst()).trimmed : line
            switch word {
            case "q": self = .quit
            case "n": self = .next
            case "p": self = .previous
            case "t": self = .contents
            case "w": self = .words
            case "?", "": self = .help
            default: self = .section(word)
            }
        }

        static let meanings = [
            "Enter goes on, or passes a question over without an answer.",
            ":n  the next section       :p  the one before      :5  section 5",
            ":t  contents               :w  words               :q  leave; what you have reached is kept",
        ]
    }
}
