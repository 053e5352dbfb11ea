// The one pass over a recording that makes it a history.

import Heap

extension History {
    /// Bytes that all keyframes together may take.
    private static let keyframeBudget = 24 << 20

    mutating func build() {
        let events = recording.events
        let bytesAKeyframe = recording.blockCount * 6
        keyframeInterval = max(keyframeInterval, events.count / max(1, History.keyframeBudget / max(1, bytesAKeyframe)))
        free.reserveCapacity(events.count + 1)
        hole.reserveCapacity(events.count + 1)

        var moment = Moment(poolStart: recording.poolStart, blockCount: recording.blockCount)
        var pass = BuildPass(recording)
        free.append(UInt16(clamping: recording.blockCount))
        hole.append(UInt16(clamping: recording.blockCount))
        keyframes.append(moment)
        for start in stride(from: 0, to: events.count, by: keyframeInterval) {
            let end = min(start + keyframeInterval, events.count)
            events.forEach(in: start..<end) { index, event in pass.visit(index, event, &self) }
            moment.play(events, to: end)
            keyframes.append(moment)
        }
        for (line, use) in pass.lines.enumerated() where use != LineUse() { lines[line] = use }
    }

    /// The keyframe at or before `position`.
    func keyframe(before position: Int) -> Moment {
        position >= count ? keyframes[keyframes.count - 1] : keyframes[position / keyframeInterval]
    }
}

/// What the pass has to remember from event to event.
private struct BuildPass {
    let holes: HoleIndex
    var usedBlocks = 0
    let blockCount: Int
    /// The event that made each head. A death leaves it standing, so it can still be asked about the dead.
    var births: [UInt32]
    var lastCollectionStart = 0
    var previousCollectionStart = 0
    var isMain: [Bool]
    var lines: [LineUse] = []

    init(_ recording: Recording) {
        blockCount = recording.blockCount
        holes = HoleIndex(blockCount: recording.blockCount)
        births = Array(repeating: .max, count: recording.blockCount)
        isMain = recording.functions.map { recording.mainFile.isEmpty || $0.file == recording.mainFile }
    }

    mutating func visit(_ index: Int, _ event: RecordedEvent, _ history: inout History) {
        let block = Int(event.block), count = Int(event.count)
        switch event.kind {
        case .allocated:
            take(block, count)
            births[block] = UInt32(truncatingIfNeeded: index)
            note(event, blocks: count)
        case .freed:
            give(block, count)
            noteDeath(block, youngSince: lastCollectionStart, in: &history)
        case .swept:
            give(block, count)
            noteDeath(block, youngSince: previousCollectionStart, in: &history)
            if let last = history.collections.indices.last {
                history.collections[last].sweptCount += 1
                history.collections[last].sweptBlocks += count
            }
        case .reallocated:
            resize(index, event, &history)
        case .allocationFailed:
            history.failures.append(index)
            note(event, blocks: 0)
        case .collectionStarted:
            history.collections.append(
                CollectionSpan(
                    start: index, end: index, cause: event.cause, line: Int(event.line), sweptCount: 0, sweptBlocks: 0,
                    usedAfter: usedBlocks))
            previousCollectionStart = lastCollectionStart
            lastCollectionStart = index
        case .collectionEnded:
            if let last = history.collections.indices.last {
                history.collections[last].end = index
                history.collections[last].usedAfter = usedBlocks
            }
        case .phase:
            history.phases.append(index)
        case .reallocationFailed:
            break
        }
        if usedBlocks > history.peak.usedBlocks { history.peak = (index + 1, usedBlocks) }
        history.free.append(UInt16(truncatingIfNeeded: blockCount - usedBlocks))
        history.hole.append(UInt16(truncatingIfNeeded: holes.biggest))
    }

    private mutating func resize(_ index: Int, _ event: RecordedEvent, _ history: inout History) {
        let block = Int(event.block), old = Int(event.count)
        let target = Int(event.target), new = Int(event.targetCount)
        switch event.outcome {
        case .same: break
        case .grew:
            take(block + old, new - old)
            note(event, blocks: new - old)
        case .shrank:
            give(block + new, old - new)
        case .moved:
            take(target, new)
            give(block, old)
            noteDeath(block, youngSince: lastCollectionStart, in: &history)
            births[target] = UInt32(truncatingIfNeeded: index)
            note(event, blocks: new)
        }
    }

    private mutating func take(_ block: Int, _ count: Int) {
        holes.take(block, count)
        usedBlocks += count
    }

    private mutating func give(_ block: Int, _ count: Int) {
        holes.give(block, count)
        usedBlocks -= count
    }

    /// Counts a death as young if the allocation was made after the beginning of the last collection that it could have lived through.
    private func noteDeath(_ block: Int, youngSince start: Int, in history: inout History) {
        if births[block] != .max, Int(births[block]) >= start { history.diedYoung += 1 }
    }

    private mutating func note(_ event: RecordedEvent, blocks: Int) {
        let line = Int(event.line), function = Int(event.function)
        guard line > 0, function >= isMain.count || isMain[function] else { return }
        if line >= lines.count { lines += Array(repeating: LineUse(), count: line + 1 - lines.count) }
        lines[line].allocations += event.newHead == nil ? 0 : 1
        lines[line].blocks += blocks
        lines[line].failures += event.isFailure ? 1 : 0
    }
}
