// A sitting on the course that learners get: what the keys ask for is done at once, by the machine, so a screen that is kept of it
// shows a real run.
import Foundation
import Grid
import Lessons
import Synchronization
import Timeline
@testable import Tutorial

struct LiveSitting {
    private(set) var state: State
    /// The board at its prompt, where there is one.
    private var board: PromptBoard?

    init(
        _ columns: Int, _ rows: Int, section: String, depth: ColourDepth = .full, ascii: Bool = false, presenter: Bool = false,
        workspace: Workspace? = nil
    ) throws {
        let course = try Course.load(from: try Course.folder(environment: [:]))
        state = State(
            course: course, options: .init(theme: Theme(depth: depth), isASCII: ascii, isPresenter: presenter, workspace: workspace),
            columns: columns, rows: rows, progress: .init(), at: CoursePlace(section, in: course))
    }

    /// Presses keys, each character one, and does what they ask for.
    mutating func type(_ text: String) throws { for character in text { try press(.character(character)) } }

    mutating func press(_ keys: Key...) throws { for key in keys { try perform(update(&state, .key(key))) } }

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
            let found = state.page.directive(around: state.visibleLines) { if case .panel = $0 { true } else { false } }
            if case .panel(let panel) = found, accepts(panel) { return try press(.tab) }
            try type("j")
        }
    }

    /// Sends an event, and leaves what it asks for undone.
    mutating func send(_ event: Event) -> [Effect] { update(&state, event) }

    /// Lets time pass.
    mutating func wait(milliseconds: Int) throws { try perform(update(&state, .tick(milliseconds: milliseconds))) }

    private mutating func perform(_ effects: [Effect]) throws {
        for effect in effects {
            switch effect {
            case .run(let order):
                let results = try order.programs.map { try Self.recorded($0.request, $0.policy) }
                try perform(update(&state, .run(order: order.id, .finished(results))))
            case .look(let order):
                let image = Recorder(order.request).image(at: order.position, cancel: CancelFlag())
                try perform(update(&state, .looked(image.map { Insight(run: order.run, position: order.position, image: $0) })))
            case .prompt(let order):
                if case .start(let id, let name) = order { board = PromptBoard(id: id, board: name) }
                if case .close = order { board = nil }
                if case .type(let bytes) = order { board?.typed += bytes }
                for news in board?.news() ?? [] { try perform(update(&state, .prompt(id: board?.id ?? 0, news))) }
            case .walk(let order):
                try perform(update(&state, .walked(run: order.run, Recorder(order.request).walk(ofCollection: order.start))))
            default: break
            }
        }
    }

    /// Each program is run once for all the screens that are kept of it.
    private static func recorded(_ request: Lessons.RunRequest, _ policy: CollectionPolicy) throws -> RunResult {
        let name = "\(request.board) \(policy) \(request.text)"
        if let known = recordings.withLock({ $0[name] }) { return known }
        let result = try ExerciseRun.record(request, policy: policy)
        recordings.withLock { $0[name] = result }
        return result
    }

    private static let recordings = Mutex<[String: RunResult]>([:])
}
