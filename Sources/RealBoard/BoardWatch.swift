// A board's map again and again, as a film: asked for at its prompt, or told by a watcher that is put on its heap while a program runs.
//
// A watcher takes blocks, and so does asking. Both are taken out of what is shown:
//
//   * Asking twice: each time the board collects its garbage, then tells. While the second question is compiled the first one's objects are
//     still there, so both stand in different places; what is in both maps is the board's own. (A buffer that the first question gave back
//     by itself may be where the second one's is: then up to three blocks of it count as the board's.)
//   * A watcher stays where it is, as all on this heap does: what there is after it was put there, and was not before, is the watcher.

import BlockHeap
import Timeline

/// How a board is watched.
public enum WatchWay: String, Sendable, CaseIterable {
    /// Between programs: at its prompt.
    case prompt
    /// By a machine.Timer, whatever runs.
    case timer
    /// By an asyncio task, while a program runs asyncio's loop.
    case task
}

/// A map of a film.
public struct BoardLook: Sendable, Equatable {
    /// Without what looking took.
    public var map: BlockMap
    /// Blocks that looking took.
    public var ownBlocks: Int
    /// Since the film began.
    public var seconds: Double
}

/// What a watched board has to say.
public enum WatchNews: Sendable {
    case printed([UInt8])
    case look(BoardLook)
    /// The program is over; its traceback, if it has one.
    case ended(traceback: [UInt8])
    /// It cannot be watched in this way: what the board raised.
    case refused(String)
}

/// Watches a board until its program is over, or somebody wants an end.
public struct BoardWatch {
    let client: RawPromptClient
    let way: WatchWay
    let milliseconds: Int
    /// What runs while it is watched; nil: nothing.
    let program: [UInt8]?

    public init(_ client: RawPromptClient, way: WatchWay, milliseconds: Int, program: [UInt8]?) {
        (self.client, self.way, self.milliseconds, self.program) = (client, way, milliseconds, program)
    }

    private var pause: Duration { .milliseconds(milliseconds) }
    private static let question = "__import__('gc').collect();__import__('micropython').mem_info(1)"

    public func run(_ news: @escaping (WatchNews) -> Void) throws(PortFailure) {
        // The first question of a kind brings names that stay.
        _ = try client.ask(BoardWatch.question)
        if way == .prompt { try ask(news) } else { try listen(news) }
    }

    // MARK: At the prompt

    private func ask(_ news: (WatchNews) -> Void) throws(PortFailure) {
        let start = ContinuousClock.now
        while true {
            guard let (map, own) = try look() else { return news(.refused("the board could not tell its map")) }
            news(.look(BoardLook(map: map, ownBlocks: own, seconds: (.now - start) / .seconds(1))))
            let printed = try client.idle(for: pause)
            if !printed.isEmpty { news(.printed(printed)) }
        }
    }

    /// The board's own blocks, and how many more the question took; nil where it has no memory for the question.
    private func look() throws(PortFailure) -> (map: BlockMap, own: Int)? {
        guard let first = BoardWatch.map(try client.ask(BoardWatch.question).output),
            let second = BoardWatch.map(try client.ask(BoardWatch.question).output)
        else { return nil }
        let map = second.shared(with: first)
        return (map, second.usedBlocks - map.usedBlocks)
    }

    private static func map(_ text: [UInt8]) -> BlockMap? {
        let paste = BoardPaste(String(decoding: text, as: UTF8.self))
        return paste.problems.isEmpty ? paste.maps.last?.areas.first : nil
    }

    // MARK: With a watcher

    private func listen(_ news: @escaping (WatchNews) -> Void) throws(PortFailure) {
        guard let before = try look() else { return news(.refused("the board could not tell its map")) }
        var own: BlockMap?
        let start = ContinuousClock.now
        client.aside = { text in
            guard let own, let map = BoardWatch.map(text) else { return }
            let rest = map.without(own)
            news(.look(BoardLook(map: rest, ownBlocks: map.usedBlocks - rest.usedBlocks, seconds: (.now - start) / .seconds(1))))
        }
        defer { client.aside = nil }
        let installed = try client.ask(way == .timer ? timer : task)
        guard installed.error.isEmpty else { return news(.refused(BoardWatch.lastLine(installed.error))) }
        do throws(PortFailure) {
            if let after = try look() { own = after.map.without(before.map) }
            if let program {
                let answer = try client.run(program) { news(.printed($0)) }
                news(.ended(traceback: answer.error))
                // A reset has taken the watcher with it.
                if answer.hasReset { return }
            } else {
                while true {
                    let printed = try client.idle(for: pause)
                    if !printed.isEmpty { news(.printed(printed)) }
                }
            }
        } catch {
            if error == .interrupted {
                // Nobody looks any more: maps that are still on the line are not read.
                client.aside = { _ in }
                try client.stop()
                _ = try client.ask(removal)
            }
            throw error
        }
        _ = try client.ask(removal)
    }

    private static func lastLine(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? ""
    }

    /// Its callback takes no block: it writes a mark, the map, a mark.
    private var timer: String {
        "_picoheap=(lambda w,m:__import__('machine').Timer(-1,period=\(milliseconds),"
            + "callback=lambda t:w('\\x1e\\x1e')and m(1)or w('\\x1f\\x1f')))"
            + "(__import__('sys').stdout.write,__import__('micropython').mem_info)"
    }

    private var task: String {
        """
        async def _picoheap(w,m,s):
         while 1:
          w('\\x1e\\x1e');m(1);w('\\x1f\\x1f')
          await s(\(milliseconds))
        _picoheap=_picoheap(__import__('sys').stdout.write,__import__('micropython').mem_info,__import__('asyncio').sleep_ms)
        _picoheap=__import__('asyncio').create_task(_picoheap)
        """
    }

    private var removal: String { way == .timer ? "_picoheap.deinit();del _picoheap" : "_picoheap.cancel();del _picoheap" }
}

extension BlockMap {
    /// The allocations that stand in both, in the same place and as large.
    func shared(with other: BlockMap) -> BlockMap { filtered { other.has($0, count(ofHead: $0)) } }

    /// The allocations that do not stand in the other.
    func without(_ other: BlockMap) -> BlockMap { filtered { !other.has($0, count(ofHead: $0)) } }

    private func has(_ head: Int, _ count: Int) -> Bool {
        head < blockCount && kind(of: head) == .head && self.count(ofHead: head) == count
    }

    private func filtered(_ isKept: (Int) -> Bool) -> BlockMap {
        var map = self
        for head in heads where !isKept(head) { map.clear(from: head, count: count(ofHead: head)) }
        return map
    }
}
