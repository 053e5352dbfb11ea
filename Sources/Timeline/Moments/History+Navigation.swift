// Where to go from a position: the next event, line or collection, and the places worth seeing.

import BlockHeap
import MicroPython

/// A unit in which one moves through a run.
public enum TimelineStep: Sendable, CaseIterable {
    case event, line, collection
    /// A turn of the outermost loop.
    case turn
}

extension History {
    /// The position one step after `position`; the end where there is none.
    public func next(_ step: TimelineStep, after position: Int) -> Int {
        switch step {
        case .event: min(position + 1, count)
        case .line: nextLine(after: position)
        case .collection: collections.first { $0.end + 1 > position }.map { $0.end + 1 } ?? count
        case .turn: turnStart(turns(before: position + 1) + 1) ?? count
        }
    }

    /// The position one step before `position`; 0 where there is none.
    public func previous(_ step: TimelineStep, before position: Int) -> Int {
        switch step {
        case .event: max(position - 1, 0)
        case .line: previousLine(before: position)
        case .collection: collections.last { $0.end + 1 < position }.map { $0.end + 1 } ?? 0
        case .turn: turnStart(turns(before: position)) ?? 0
        }
    }

    /// How often the outermost loop had come round before `position` was passed: turns that ended at an earlier position.
    public func turns(before position: Int) -> Int {
        recording.turns.partitioningIndex { Int($0) >= position }
    }

    /// The position at which the outermost loop has come round `turns` times; the opening for 0, `nil` where it never did so often.
    public func turnStart(_ turns: Int) -> Int? {
        if turns <= 0 { return turns < 0 ? nil : opening }
        return turns <= recording.turns.count ? Int(recording.turns[turns - 1]) : nil
    }

    /// Plays through the line that follows: to the last event of the next stretch of events that one line made. A line that a loop comes
    /// back to begins a stretch anew.
    private func nextLine(after position: Int) -> Int {
        var index = position
        guard index < count else { return count }
        index += 1
        while index < count, !beginsStretch(index) { index += 1 }
        return index
    }

    private func previousLine(before position: Int) -> Int {
        var index = position - 1
        while index > 0, !beginsStretch(index) { index -= 1 }
        return max(index, 0)
    }

    /// Whether event `index` was made by another line than the one before it, or by the same line once more.
    private func beginsStretch(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let event = recording.events[index], before = recording.events[index - 1]
        return event.line != before.line || event.function != before.function || event.phase != before.phase
            || event.beginsTurn
    }

    /// The event at which the boot is over, and the script is about to be read; `nil` where the board did not get so far.
    public var bootEnd: Int? { phases.first { recording.events[$0].detail == 3 } }

    /// The position at which the script itself begins, after the boot and the compiler.
    public var scriptStart: Int {
        let events = recording.events, bootEnd = bootEnd ?? 0
        return phases.first { $0 >= bootEnd && events[$0].detail == 21 }.map { $0 + 1 } ?? firstScriptEvent ?? bootEnd
    }

    /// Whether the script has come so far: a run may end in the boot, or while its source is parsed and compiled.
    public var scriptBegan: Bool {
        guard let bootEnd else { return false }
        return phases.contains { $0 > bootEnd && recording.events[$0].detail == 21 } || firstScriptEvent != nil
    }

    /// The exception that nobody caught, once the run has come to it.
    public func uncaught(at position: Int) -> UncaughtException? {
        recording.uncaught.flatMap { position >= $0.position ? $0.exception : nil }
    }

    /// The positions at which MicroPython's prompt began to wait for a line; none where a script ran.
    public var prompts: [Int] { phases.filter { recording.events[$0].detail == 5 }.map { $0 + 1 } }

    private var firstScriptEvent: Int? {
        recording.events.firstIndex { $0.phase == .run && $0.line > 0 }
    }

    /// The first event that `line` of the script made at or after `position`; then from the beginning.
    public func event(ofLine line: Int, from position: Int = 0) -> Int? {
        let matches = { (event: RecordedEvent) in
            event.line == line && (self.function(of: event).map { $0.file == recording.mainFile } ?? true)
        }
        let events = recording.events
        return events[min(position, count)...].firstIndex(where: matches) ?? events.firstIndex(where: matches)
    }

    /// The event number of the first failed allocation.
    public var firstFailure: Int? { failures.first }

    /// The position right after the event that made the biggest hole lose the most blocks; `nil` where it never lost any.
    public var biggestHoleFall: Int? {
        var best: (position: Int, loss: Int)?
        for position in hole.indices.dropFirst() {
            let loss = Int(hole[position - 1]) - Int(hole[position])
            if loss > best?.loss ?? 0 { best = (position, loss) }
        }
        return best?.position
    }

    /// The last position at or before `position` at which a request of `bytes` had a hole that was long enough.
    public func lastFit(_ bytes: Int, before position: Int) -> Int? {
        let blocks = (bytes + Heap.blockSize - 1) / Heap.blockSize
        return hole[0...min(position, count)].lastIndex { $0 >= blocks }
    }

    /// The event that will end the allocation at `head`, from `position` on: freed, swept or moved away. `nil`: it lives to the end.
    public func death(ofHead head: Int, after position: Int) -> Int? {
        var found: Int?
        var start = position
        while found == nil, start < count {
            let end = min(start + 16_384, count)
            recording.events.forEach(in: start..<end) { index, event in
                if found == nil, event.block == UInt32(truncatingIfNeeded: head), event.goneHead != nil { found = index }
            }
            start = end
        }
        return found
    }
}
