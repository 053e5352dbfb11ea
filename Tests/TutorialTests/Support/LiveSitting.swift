// A sitting on the course that learners get: what the keys ask for is done at once, by the machine, so a screen that is kept of it
// shows a real run. The application's own runner does it, on a screen that is not there and without threads.
import Foundation
import Grid
import Lessons
import Synchronization
import Timeline
@testable import Tutorial

struct LiveSitting {
    private(set) var state: State
    private let mailbox = Mailbox {}
    private let runner: EffectRunner

    init(
        _ columns: Int, _ rows: Int, section: String, depth: ColourDepth = .full, ascii: Bool = false, presenter: Bool = false,
        workspace: Workspace? = nil
    ) throws {
        let course = try Course.load(from: try Course.folder(environment: [:]))
        state = State(
            course: course, options: .init(theme: Theme(depth: depth), isASCII: ascii, isPresenter: presenter),
            columns: columns, rows: rows, progress: .init(), at: CoursePlace(section, in: course))
        let screen = RecordedScreen(columns: columns, rows: rows)
        runner = EffectRunner(
            screen: screen, mailbox: mailbox, workspace: workspace, progressFile: nil, background: .atOnce())
    }

    /// Presses keys, each character one, and does what they ask for.
    mutating func type(_ text: String) throws { for character in text { try press(.character(character)) } }

    mutating func press(_ keys: Key...) throws { for key in keys { perform(update(&state, .key(key))) } }

    /// Scrolls to the section's prompt and opens it.
    mutating func goToPrompt() throws {
        try openPanel { if case .repl = $0 { true } else { false } }
    }

    /// Scrolls to the panel that shows `file` and opens it.
    mutating func open(file: String) throws {
        try openPanel { $0.files.contains(file) }
    }

    private mutating func openPanel(where accepts: (Lessons.Panel) -> Bool) throws {
        for _ in 0..<500 {
            let found = state.reading.page.directive(around: state.visibleLines, where: \.isPanel)
            if case .panel(let panel) = found, accepts(panel) { return try press(.tab) }
            try type("j")
        }
    }

    /// Sends an event, and leaves what it asks for undone.
    mutating func send(_ event: Event) -> [Effect] { update(&state, event) }

    /// Lets time pass.
    mutating func wait(milliseconds: Int) throws { perform(update(&state, .tick(milliseconds: milliseconds))) }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects { _ = runner.perform(effect) }
        for event in mailbox.take() { perform(update(&state, event)) }
    }
}

extension Background {
    /// Work is done at once; each program is run once for all the screens that are kept of it.
    static func atOnce() -> Background {
        let board = Mutex<PromptBoard?>(nil)
        return Background(
            start: { $0() },
            record: { (program, cancel, progress) throws(ExerciseRun.Refusal) in
                let name = "\(program.request.board) \(program.policy) \(program.request.text)"
                if let known = recordings.withLock({ $0[name] }) { return known }
                let result = try ExerciseRun.record(program.request, policy: program.policy)
                recordings.withLock { $0[name] = result }
                return result
            },
            prompt: { order, mailbox in
                board.withLock { board in
                    switch order {
                    case .start(let id, let name, _): board = PromptBoard(id: id, board: name)
                    case .close: board = nil
                    case .type(let bytes): board?.typed += bytes
                    }
                    for news in board?.news() ?? [] { mailbox.post(.prompt(id: board?.id ?? 0, news)) }
                }
            })
    }

    private static let recordings = Mutex<[String: RunResult]>([:])
}
