// picoheap board --watch: the board is spoken to on a thread of its own; its maps go to the screen as a film, or to standard output as
// lines.

import ArgumentParser
import Dispatch
import Foundation
import RealBoard
import Synchronization
import Terminal
import Text
import Timeline
import Tutorial

struct WatchRun: Sendable {
    let port: String
    let line: PortOptions
    let way: WatchWay
    let milliseconds: Int
    let program: [UInt8]?

    /// Watches until somebody wants an end, or the board has nothing more to say.
    func show(_ options: DisplayOptions) throws {
        let display = MapScreen.display(options)
        guard !display.isPlain else { return try printLines() }
        Interruption.watch()
        Console.say("Asking the board at \(port.printableLine) …")
        let desk = WatchDesk()
        Thread.detachNewThread { desk.end(watch(desk)) }
        guard case .look(let map, let ownBlocks, let seconds)? = desk.first() else {
            if let failure = desk.failure { throw PortOptions.end(failure, port) }
            throw WatchRun.end(refusal: desk.refusal ?? "it ended before there was a map", port)
        }
        let board = BoardState(film: map, ownBlocks: ownBlocks, seconds: seconds, name: port, notes: [])
        let status = MapScreen.open(board, display) { desk.send(to: $0) }
        desk.stop()
        throw ExitCode(status ?? 1)
    }

    /// What has ended it, if not the board's own program.
    private func watch(_ desk: WatchDesk) -> PortFailure? {
        do throws(PortFailure) {
            try line.converse(at: port, unless: { desk.isStopped }) { (client) throws(PortFailure) in
                try begin(client).run { news in
                    switch news {
                    case .look(let look): desk.post(.look(look.map, ownBlocks: look.ownBlocks, seconds: look.seconds))
                    case .printed(let bytes): desk.post(.printed(bytes))
                    case .ended(let traceback):
                        desk.post(.printed(traceback))
                        desk.post(.over("The program is over; the film stays."))
                    case .refused(let why): desk.refuse(why)
                    }
                }
            }
            return nil
        } catch {
            return error
        }
    }

    /// Without a program of the learner's, what runs under a watcher is the board's own.
    private func begin(_ client: RawPromptClient) throws(PortFailure) -> BoardWatch {
        var program = program
        if way != .prompt, program == nil, try BoardIdentity(client).startFiles.contains("main.py") {
            program = Array("execfile('main.py')".utf8)
        }
        return BoardWatch(client, way: way, milliseconds: milliseconds, program: program)
    }

    private func printLines() throws {
        let output = StandardOutput()
        var refusal: String?
        var isFirst = true
        try line.speak(at: port, unless: { !output.isOpen }) { (client) throws(PortFailure) in
            try begin(client).run { news in
                switch news {
                case .look(let look):
                    if isFirst { output.line("Looking takes \(look.ownBlocks.counted("block")), which are not counted here.") }
                    isFirst = false
                    output.line(WatchRun.words(look))
                case .printed(let bytes), .ended(traceback: let bytes): output.write(bytes)
                case .refused(let why): refusal = why
                }
                output.flush()
            }
        }
        try output.finish()
        if let refusal { throw WatchRun.end(refusal: refusal, port) }
    }

    private static func end(refusal: String, _ port: String) -> ExitCode {
        Console.complain("\(port.printableLine): \(refusal.printableLine)")
        return ExitCode(1)
    }

    private static func words(_ look: BoardLook) -> String {
        let numbers = MapNumbers(look.map)
        let tenths = Int((look.seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) s  FREE \(numbers.freeBytes.grouped)  BIGGEST HOLE \(numbers.biggestHoleBytes.grouped)  used "
            + "\(numbers.usedBytes.grouped) in \(numbers.allocationCount.counted("allocation"))"
    }
}

/// Where the thread that speaks to the board and the screen meet.
private final class WatchDesk: Sendable {
    private struct Kept {
        /// News from before the screen was there.
        var waiting: [BoardNews] = []
        var mailbox: Mailbox?
        var isStopped = false
        var isOver = false
        var failure: PortFailure?
        var refusal: String?
    }

    private let kept = Mutex(Kept())
    private let changed = DispatchSemaphore(value: 0)
    private let over = DispatchSemaphore(value: 0)

    var isStopped: Bool { kept.withLock { $0.isStopped } }
    var failure: PortFailure? { kept.withLock { $0.failure } }
    var refusal: String? { kept.withLock { $0.refusal } }

    func post(_ news: BoardNews) {
        kept.withLock { kept in
            if let mailbox = kept.mailbox { mailbox.post(.board(news)) } else { kept.waiting.append(news) }
        }
        changed.signal()
    }

    func refuse(_ why: String) {
        kept.withLock { $0.refusal = why }
        post(.over("It cannot be watched so: \(why.printableLine)"))
    }

    /// The first map, once it is there; nil where none comes.
    func first() -> BoardNews? {
        while true {
            let (found, isOver) = kept.withLock { kept -> (BoardNews?, Bool) in
                let at = kept.waiting.firstIndex { if case .look = $0 { true } else { false } }
                return (at.map { kept.waiting.remove(at: $0) }, kept.isOver)
            }
            if found != nil || isOver { return found }
            changed.wait()
        }
    }

    /// From now on the screen gets the news.
    func send(to mailbox: Mailbox) {
        kept.withLock { kept in
            for news in kept.waiting { mailbox.post(.board(news)) }
            (kept.waiting, kept.mailbox) = ([], mailbox)
        }
    }

    /// The board's thread is at its end.
    func end(_ failure: PortFailure?) {
        kept.withLock { ($0.isOver, $0.failure) = (true, failure) }
        if let failure, failure != .interrupted { post(.over("The film is over: \(failure).")) }
        changed.signal()
        over.signal()
    }

    /// Asks for an end and waits for it: the board gets its prompt back.
    func stop() {
        kept.withLock { $0.isStopped = true }
        over.wait()
    }
}
