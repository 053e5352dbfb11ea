// Does what `update` asks of the world outside: files, editor, runs. Answers come through the mailbox, each with the number of its order.
import Files
import Foundation
import Lessons

/// Performs effects.
public final class EffectRunner {
    private let screen: any TerminalScreen
    private let mailbox: Mailbox
    private let workspace: Workspace?
    private let background: Background
    private let runs: BackgroundRuns
    private let board: BackgroundBoard
    /// Nil where nothing can be kept; said once.
    private var progressFile: ProgressFile?

    /// - Parameter workspace: where the learner's own copies are, or nil where there are none.
    public init(
        screen: any TerminalScreen, mailbox: Mailbox, workspace: Workspace?, progressFile: ProgressFile?, background: Background
    ) {
        self.screen = screen
        self.mailbox = mailbox
        self.workspace = workspace
        self.progressFile = progressFile
        self.background = background
        runs = BackgroundRuns(mailbox: mailbox, background)
        board = BackgroundBoard(mailbox: mailbox)
    }

    /// Does what was asked; an exit status is the end.
    public func perform(_ effect: Effect) -> Int32? {
        switch effect {
        case .quit(let status):
            // The board on the desk gets its prompt back.
            board.end()
            return status
        case .suspend: screen.suspend()
        case .redraw: screen.redraw()
        case .saveProgress(let progress): save(progress)
        case .read(let order): mailbox.post(.read(order: order.id, order.perform(workspace)))
        case .run(let order): runs.start(order)
        case .look(let order): runs.look(order)
        case .prompt(let order): background.prompt(order, mailbox)
        case .walk(let order): runs.walk(order)
        case .cancelRun: runs.cancel()
        case .runOnBoard(let order): board.start(order)
        case .stopBoard: board.cancel()
        case .save(let order): save(order)
        case .edit(let file, let section): edit(file, section)
        case .resetCopy(let file, let section): resetCopy(file, section)
        }
        return nil
    }

    private func save(_ order: SaveOrder) {
        let mailbox = mailbox
        background.start { mailbox.post(.saved(order.perform())) }
    }

    private func save(_ progress: Progress) {
        guard let file = progressFile else { return }
        do throws(FileFailure) {
            try file.save(progress)
        } catch {
            progressFile = nil
            mailbox.post(.failed("Your progress cannot be kept in \(file.url.path): \(error.reason)."))
        }
    }

    private func edit(_ file: String, _ section: CourseFolder) {
        guard let workspace else { return }
        do throws(FileFailure) {
            let outcome = screen.edit(try workspace.makeCopy(of: file, section: section))
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
        guard let workspace else { return }
        do throws(FileFailure) {
            mailbox.post(.copyReset(name: file, existed: try workspace.removeCopy(of: file, section: section)))
        } catch {
            mailbox.post(.failed("Your copy of \(file) stays: \(error.reason)."))
        }
    }
}
