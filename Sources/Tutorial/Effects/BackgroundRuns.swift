// The thread that runs programs while the learner goes on reading. It touches nothing but the mailbox.
import Lessons
import Synchronization
import Timeline

/// Runs orders one after the other, the newest only: a new order gives up the one before.
final class BackgroundRuns: Sendable {
    private let mailbox: Mailbox
    private let background: Background
    private let current = Mutex<CancelFlag?>(nil)
    private let looking = Mutex<CancelFlag?>(nil)
    /// A collection on its way is not given up for a look, which follows every step.
    private let walking = Mutex<CancelFlag?>(nil)

    init(mailbox: Mailbox, _ background: Background) {
        self.mailbox = mailbox
        self.background = background
    }

    /// Starts an order. Its reports come through the mailbox, the last of them `finished` or `refused`.
    func start(_ order: RunOrder) {
        let cancel = BackgroundRuns.replace(current)
        let mailbox = mailbox, record = background.record
        background.start { BackgroundRuns.run(order, record, cancel, mailbox) }
    }

    /// Looks into a moment. The answer comes through the mailbox; none comes if the moment cannot be reached.
    func look(_ order: LookOrder) {
        let cancel = BackgroundRuns.replace(looking)
        let mailbox = mailbox
        background.start {
            guard let image = Recorder(order.request).image(at: order.position, cancel: cancel) else {
                return mailbox.post(.looked(order: order.id, nil))
            }
            mailbox.post(.looked(order: order.id, Insight(run: order.run, position: order.position, image: image)))
        }
    }

    /// Takes a collection apart. Nothing comes back but the collection; nil if it cannot be reached.
    func walk(_ order: WalkOrder) {
        let cancel = BackgroundRuns.replace(walking)
        let mailbox = mailbox
        background.start {
            let walk = Recorder(order.request).walk(ofCollection: order.start, cancel: cancel)
            if !cancel.isSet { mailbox.post(.walked(run: order.run, walk)) }
        }
    }

    /// Gives up what is under way there; the flag of what takes its place.
    private static func replace(_ running: borrowing Mutex<CancelFlag?>) -> CancelFlag {
        let cancel = CancelFlag()
        running.withLock { old in
            old?.set()
            old = cancel
        }
        return cancel
    }

    /// Stops what runs; it reports what it has recorded so far.
    func cancel() {
        current.withLock { $0?.set() }
    }

    private static func run(_ order: RunOrder, _ record: Background.Record, _ cancel: CancelFlag, _ mailbox: Mailbox) {
        var results: [RunResult] = []
        for (index, program) in order.programs.enumerated() {
            let last = Mutex(ContinuousClock.now)
            do {
                let result = try record(program, cancel) { progress in
                    // Ten reports a second are enough for a number that only grows.
                    let isDue = last.withLock { time in
                        guard ContinuousClock.now - time > .milliseconds(100) else { return false }
                        time = .now
                        return true
                    }
                    if isDue { mailbox.post(.run(order: order.id, .progress(index: index, progress))) }
                }
                results.append(result)
            } catch {
                mailbox.post(.run(order: order.id, .refused("\(program.request.fileName): \(error)")))
                return
            }
        }
        mailbox.post(.run(order: order.id, .finished(results)))
    }
}
