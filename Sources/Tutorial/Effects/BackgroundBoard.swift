// The thread that speaks to the learner's own board while they go on reading. It touches nothing but the mailbox.
import Dispatch
import Foundation
import RealBoard
import Synchronization
import Timeline

/// One order at a time.
public final class BackgroundBoard: Sendable {
    private let mailbox: Mailbox
    private let current = Mutex<(cancel: CancelFlag, isOver: DispatchSemaphore)?>(nil)

    public init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Begins an order. One that is still going is ended first: a port has one reader.
    public func start(_ order: BoardOrder) {
        end()
        let cancel = CancelFlag(), isOver = DispatchSemaphore(value: 0), mailbox = mailbox
        current.withLock { $0 = (cancel, isOver) }
        Thread.detachNewThread {
            let report = order.perform(cancel) { mailbox.post(.boardRun(order: order.id, .printed(lines: $0))) }
            mailbox.post(.boardRun(order: order.id, report))
            isOver.signal()
        }
    }

    /// Asks for an end: the program is stopped, and the board gets its prompt back.
    public func cancel() { current.withLock { $0?.cancel.set() } }

    /// The same, and waits for it.
    public func end() {
        let order = current.withLock { order in
            defer { order = nil }
            return order
        }
        order?.cancel.set()
        order?.isOver.wait()
    }
}

extension BoardOrder {
    /// Runs it and compares; blocks. `printed` is told how many lines have been printed.
    fileprivate func perform(_ cancel: CancelFlag, printed: (Int) -> Void) -> BoardReport {
        let list = PortList()
        guard let path = port ?? list.onlyBoard?.device else { return .refused(list.words) }
        do throws(PortFailure) {
            let line = try SerialPort(path)
            line.isInterrupted = { cancel.isSet }
            let client = try RawPromptClient(line)
            defer { client.close() }
            let identity = try BoardIdentity(client)
            var lines = 0
            let run = try BoardRun(source, on: client, beginning: .reset) { bytes in
                lines += bytes.count { $0 == 10 }
                printed(lines)
            }
            client.close()
            let compared = Comparison.compare(run, of: identity, beginning: .reset, source: source)
            var maps: (board: BlockMap, machine: BlockMap)?
            if let board = run.after?.areas.first, let machine = compared?.machine.after?.areas.first { maps = (board, machine) }
            return .finished(BoardResult(
                board: identity.name, output: String(decoding: run.answer.output + run.answer.error, as: UTF8.self),
                words: compared?.comparison.words ?? [Comparison.impossible], maps: maps))
        } catch {
            return .refused(["\(path): \(error)"] + error.advice(port: path))
        }
    }
}
