// The loop: draw, wait, update, do what was asked for. One thread; work in the background reports through the mailbox.
import Files
import Foundation
import Grid
import Lessons
import Tutorial

/// A sitting of one learner at one terminal.
public final class Session {
    private var state: State
    private let screen: Screen
    private let mailbox: Mailbox
    private let workspace: Workspace
    private let runs: BackgroundRuns
    private let prompt: BackgroundPrompt
    /// Nil where nothing can be kept; said once.
    private var progressFile: ProgressFile?
    private let environment: [String: String]

    public init(
        state: State, screen: Screen, mailbox: Mailbox, workspace: Workspace, progressFile: ProgressFile?,
        environment: [String: String]
    ) {
        self.state = state
        self.screen = screen
        self.mailbox = mailbox
        self.workspace = workspace
        runs = BackgroundRuns(mailbox: mailbox)
        prompt = BackgroundPrompt(mailbox: mailbox)
        self.progressFile = progressFile
        self.environment = environment
    }

    /// Runs until somebody quits; returns the exit status.
    public func run(saying first: String?) -> Int32 {
        for effect in state.begin() { _ = perform(effect) }
        if let first { _ = update(&state, .failed(first)) }
        var lastTick = ContinuousClock.now
        while true {
            draw()
            var events = screen.waitForEvents(atMost: state.wantsTick)
            events += mailbox.take()
            let now = ContinuousClock.now
            if state.wantsTick != nil {
                events.append(.tick(milliseconds: Int((now - lastTick) / .milliseconds(1))))
            }
            lastTick = now
            for event in events {
                for effect in update(&state, event) {
                    if let status = perform(effect) { return status }
                }
            }
        }
    }

    private func draw() {
        let size = screen.size
        var grid = Grid(columns: size.columns, rows: size.rows)
        view(state, into: &grid)
        screen.draw(grid)
    }

    /// Does what was asked; an exit status ends the loop.
    private func perform(_ effect: Effect) -> Int32? {
        switch effect {
        case .quit(let status): return status
        case .suspend: screen.suspend()
        case .redraw: screen.redraw()
        case .saveProgress(let progress): save(progress)
        case .run(let order): runs.start(order)
        case .look(let order): runs.look(order)
        case .prompt(let order): prompt.perform(order)
        case .walk(let order): runs.walk(order)
        case .cancelRun: runs.cancel()
        case .save(let order): save(order)
        case .edit(let file, let section): edit(file, section)
        case .resetCopy(let file, let section): resetCopy(file, section)
        }
        return nil
    }

    private func save(_ order: SaveOrder) {
        let mailbox = mailbox
        Thread.detachNewThread { mailbox.post(.saved(order.perform())) }
    }

    private func save(_ progress: Tutorial.Progress) {
        guard let file = progressFile else { return }
        do throws(FileFailure) {
            try file.save(progress)
        } catch {
            progressFile = nil
            mailbox.post(.failed("Your progress cannot be kept in \(file.url.path): \(error.reason)."))
        }
    }

    private func edit(_ file: String, _ section: CourseFolder) {
        do throws(FileFailure) {
            let copy = try workspace.makeCopy(of: file, section: section)
            let outcome = screen.handOver { Editor(environment: environment, wakePipe: screen.wakePipe).open(copy) }
            // The terminal may have got another size meanwhile.
            mailbox.post(.resize(columns: screen.size.columns, rows: screen.size.rows))
            switch outcome {
            case .closed: mailbox.post(.edited(failure: nil))
            case .failed(let reason): mailbox.post(.edited(failure: reason))
            case .cutShort: mailbox.post(.terminate)
            }
        } catch {
            mailbox.post(.failed("No copy can be made of \(file): \(error.reason)."))
        }
    }

    private func resetCopy(_ file: String, _ section: CourseFolder) {
        do throws(FileFailure) {
            mailbox.post(.copyReset(name: file, existed: try workspace.removeCopy(of: file, section: section)))
        } catch {
            mailbox.post(.failed("Your copy of \(file) stays: \(error.reason)."))
        }
    }
}
