// What lives on: the allocations that a collection would keep, by the line that made them and by what they hold, how much more of them
// each turn of the outermost loop leaves, and who holds them. A leak is what grows.

import BlockHeap
import MicroPython
import Text

/// The survivors of a run, at the end of the last turn of its outermost loop, or at its end where it has none.
public struct Survivors: Equatable, Sendable {
    /// Allocations of one line that hold the same.
    public struct Group: Equatable, Sendable {
        /// `line 14`.
        public var place: String
        public var content: BlockContent
        public var count: Int
        public var bytes: Int
        /// Bytes by which each turn made it longer, between the two turns that were looked at; `nil` where there were too few turns.
        public var growth: Double?
        /// How the newest of them is held: from a root on.
        public var path: String
    }

    public var position: Int
    /// The turns between which growth was measured.
    public var turns: ClosedRange<Int>?
    /// Those that grow first, then the longest.
    public var groups: [Group]
    /// Bytes of what the board and the compiler made.
    public var otherBytes: Int

    /// As they are told, a line each; of very many groups the first.
    public func sentences(most: Int = 12) -> [String] {
        let bytes = groups.reduce(0) { $0 + $1.bytes }
        var lines = [
            "Alive at \(turns.map { "the end of turn \($0.upperBound.grouped) of the outermost loop, " } ?? "")event \(position.grouped): "
                + "\(bytes.counted("byte")) made by the program, and \(otherBytes.counted("byte")) by the board and the compiler.",
        ]
        for group in groups.prefix(most) {
            let growth = group.growth.map { $0 == 0 ? "" : ", \($0 > 0 ? "+" : "−")\(Self.rounded(abs($0))) bytes a turn" } ?? ""
            lines.append(
                "\(group.place), \(group.content.name): \(group.bytes.counted("byte")) in \(group.count.counted("allocation"))\(growth)."
                    + (group.path.isEmpty ? "" : " Held by \(group.path)."))
        }
        if groups.count > most { lines.append("And \((groups.count - most).counted("group")) more.") }
        if let turns {
            let growing = groups.filter { ($0.growth ?? 0) > 0 }
            let sum = growing.reduce(0) { $0 + ($1.growth ?? 0) }
            lines.append(
                growing.isEmpty ? "Nothing grows from turn \(turns.lowerBound.grouped) to turn \(turns.upperBound.grouped)."
                    : "From turn \(turns.lowerBound.grouped) to turn \(turns.upperBound.grouped) each turn leaves "
                        + "\(Self.rounded(sum)) bytes.")
        }
        return lines
    }

    /// With one decimal where that says something.
    private static func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 || tenths >= 1000 ? (tenths / 10).grouped : "\((tenths / 10).grouped).\(tenths % 10)"
    }
}

extension Recorder {
    /// Looks into the memory of a run that noted its turns. The program is run again up to there, once or twice.
    public func survivors(of run: RecordedRun, cancel: CancelFlag = CancelFlag()) -> Survivors? {
        let history = run.history
        // A turn in which the script ended, or failed, is no whole one.
        let end = history.fatalFailure.map { $0 + 1 } ?? history.count
        let turns = history.recording.turns.count { Int($0) < end }
        let late = turns >= 2 ? history.turnStart(turns) ?? end : end
        let lastTurn = turns >= 2 ? turns : nil
        guard let last = living(at: late, turn: lastTurn, history, cancel) else { return nil }
        // Early turns fill caches and tables: growth is measured behind them.
        let first = max(1, turns / 4)
        let early = turns >= 2 ? history.turnStart(first).flatMap { living(at: $0, turn: first, history, cancel) } : nil
        var groups = last.groups.map { key, heads in
            let bytes = heads.reduce(0) { $0 + $1.bytes }
            let before = early.map { $0.groups[key, default: []].reduce(0) { $0 + $1.bytes } }
            let newest = heads.max { $0.birth < $1.birth }
            return Survivors.Group(
                place: key.place, content: key.content, count: heads.count, bytes: bytes,
                growth: before.map { Double(bytes - $0) / Double(turns - first) }, path: newest.map { last.path(to: $0.head) } ?? "")
        }
        groups.sort { a, b in (b.growth ?? 0, b.bytes, a.place) < (a.growth ?? 0, a.bytes, b.place) }
        return Survivors(
            position: late, turns: early == nil ? nil : first...turns, groups: groups, otherBytes: last.otherBytes)
    }

    /// An event stands in the middle of what it belongs to; the end of a turn is between two instructions.
    private func living(at position: Int, turn: Int?, _ history: History, _ cancel: CancelFlag) -> Living? {
        let image = turn.map { self.image(afterTurn: $0, cancel: cancel) } ?? self.image(at: position, cancel: cancel)
        return image.map { Living($0, history.moment(at: position), history) }
    }
}

/// What the roots reach at one moment.
private struct Living {
    struct Key: Hashable {
        var place: String
        var content: BlockContent
    }

    struct Allocation {
        var head: Int
        var bytes: Int
        var birth: Int
    }

    private(set) var groups: [Key: [Allocation]] = [:]
    private(set) var otherBytes = 0
    private let image: MemoryImage
    private let reach: Reachability

    init(_ image: MemoryImage, _ moment: Moment, _ history: History) {
        self.image = image
        reach = image.reachability()
        for head in moment.map.heads where reach.isReachable[head] {
            let bytes = moment.map.count(ofHead: head) * Heap.blockSize
            guard let birth = moment.birth(ofHead: head), history.recording.events[birth].line > 0 else {
                otherBytes += bytes
                continue
            }
            let key = Key(place: history.placeName(of: history.recording.events[birth]), content: moment.map.content(ofHead: head))
            groups[key, default: []].append(Allocation(head: head, bytes: bytes, birth: birth))
        }
    }

    /// `the script's globals → the value of 'log' → item 12`.
    func path(to head: Int) -> String {
        var steps = image.path(to: head, in: reach).map(\.by)
        let most = 8
        if steps.count > most { steps.replaceSubrange(most - 2..<steps.count - 1, with: ["…"]) }
        return steps.joined(separator: " → ")
    }
}
