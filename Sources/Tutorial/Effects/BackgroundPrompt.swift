// The board at its prompt that the panel shows. It lives on threads of its own and touches nothing but the mailbox.
import Lessons
import MicroPython
import Synchronization
import Timeline

/// One living prompt at a time.
final class BackgroundPrompt: Sendable {
    private let prompt = Mutex<LivePrompt?>(nil)

    func perform(_ order: PromptOrder, _ mailbox: Mailbox) {
        switch order {
        case .start(let id, let name, let flash): start(id, name, flash, mailbox)
        case .type(let bytes): prompt.withLock { $0?.type(bytes) }
        case .close: replace(by: nil)
        }
    }

    private func start(_ id: Int, _ name: String, _ flash: [String: [UInt8]], _ mailbox: Mailbox) {
        guard let board = Board.named(name) else {
            return mailbox.post(.prompt(id: id, .ended(nil, "There is no board “\(name)”.")))
        }
        let files = BoardFiles(flash)
        if let problem = files.problem(on: board) { return mailbox.post(.prompt(id: id, .ended(nil, problem))) }
        let request = Timeline.RunRequest(board: board, typed: [], files: files)
        replace(by: LivePrompt(request) { mailbox.post(.prompt(id: id, PromptNews($0))) })
    }

    private func replace(by new: LivePrompt?) {
        prompt.withLock { old in
            old?.close()
            old = new
        }
    }
}

extension PromptNews {
    /// A report with the figures that a panel shows; worked out where the report comes from, in the background.
    init(_ report: PromptReport) {
        switch report {
        case .printed(let bytes): self = .printed(bytes)
        case .running(let events): self = .running(events: events)
        case .waits(let run): self = .waits(RunResult(run))
        case .ended(let run):
            let why = switch run.end {
            case .outOfEvents: "This board's recording is full. Enter switches on a new one."
            case .memoryFault: "A memory fault has stopped this board. Enter switches on a new one."
            default: "This board's heap is too small for a prompt."
            }
            self = .ended(RunResult(run), why)
        }
    }
}

extension RunResult {
    fileprivate init(_ run: RecordedRun) {
        let seconds = Double(run.clock) / 1_000_000
        self.init(history: run.history, figures: RunFigures(run.history, outcome: .finished, seconds: seconds), request: run.request)
    }
}
