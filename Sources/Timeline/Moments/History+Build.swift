// The one pass over a recording that makes it a history.

import Heap

extension History {
    /// Bytes that all keyframes together may take: getting memory is a good part of what a history costs.
    private static let keyframeBudget = 8 << 20

    mutating func build() {
        let events = recording.events
        let bytesAKeyframe = recording.blockCount * 6
        keyframeInterval = max(keyframeInterval, events.count / max(1, History.keyframeBudget / max(1, bytesAKeyframe)))

        var moment = Moment(poolStart: recording.poolStart, blockCount: recording.blockCount)
        var pass = BuildPass(recording)
        defer { pass.deallocate() }
        keyframes.append(moment)
        let positions = events.count + 1
        free = Array(unsafeUninitializedCapacity: positions) { free, freeCount in
            hole = Array(unsafeUninitializedCapacity: positions) { hole, holeCount in
                free[0] = UInt16(clamping: recording.blockCount)
                hole[0] = UInt16(clamping: recording.blockCount)
                for start in stride(from: 0, to: events.count, by: keyframeInterval) {
                    moment.play(events, to: min(start + keyframeInterval, events.count)) { index, event, usedBlocks, births in
                        pass.visit(index, event, usedBlocks, births, &self)
                        free[index + 1] = UInt16(truncatingIfNeeded: pass.blockCount - usedBlocks)
                        hole[index + 1] = UInt16(truncatingIfNeeded: pass.holes.biggest)
                    }
                    keyframes.append(moment)
                }
                (freeCount, holeCount) = (positions, positions)
            }
        }
        pass.finish(&self)
    }

    /// The keyframe at or before `position`.
    func keyframe(before position: Int) -> Moment {
        position >= count ? keyframes[keyframes.count - 1] : keyframes[position / keyframeInterval]
    }
}

/// What the pass has to remember from event to event.
private struct BuildPass {
    typealias Births = UnsafeMutableBufferPointer<UInt32>

    let holes: HoleIndex
    let blockCount: Int
    private var lastCollectionStart = 0
    private var previousCollectionStart = 0
    private var sweptCount = 0
    private var sweptBlocks = 0
    private var diedYoung = 0
    private var peak = (position: 0, usedBlocks: 0)
    private let isMain: [Bool]
    private let lines: UnsafeMutableBufferPointer<LineUse>

    init(_ recording: Recording) {
        blockCount = recording.blockCount
        holes = HoleIndex(blockCount: recording.blockCount)
        isMain = recording.functions.map { recording.mainFile.isEmpty || $0.file == recording.mainFile }
        lines = .allocate(capacity: recording.events.lastLine + 1)
        lines.initialize(repeating: LineUse())
    }

    func deallocate() {
        lines.deallocate()
    }

    /// Event `index` has been played: `usedBlocks` and `births` are as it left them. (A death leaves the birth standing, so it can still
    /// be asked for.)
    @inline(__always)
    mutating func visit(_ index: Int, _ event: RecordedEvent, _ usedBlocks: Int, _ births: Births, _ history: inout History) {
        let block = Int(event.block), count = Int(event.count)
        switch event.kind {
        case .allocated:
            holes.take(block, count)
            note(event, blocks: count)
        case .freed:
            holes.give(block, count)
            noteDeath(block, births, youngSince: lastCollectionStart)
        case .swept:
            holes.give(block, count)
            noteDeath(block, births, youngSince: previousCollectionStart)
            sweptCount += 1
            sweptBlocks += count
        case .reallocated:
            resize(event, births)
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
            endCollection(index, usedBlocks: usedBlocks, &history)
        case .phase:
            history.phases.append(index)
        case .reallocationFailed:
            break
        }
        if usedBlocks > peak.usedBlocks { peak = (index + 1, usedBlocks) }
    }

    private mutating func resize(_ event: RecordedEvent, _ births: Births) {
        let block = Int(event.block), old = Int(event.count)
        let target = Int(event.target), new = Int(event.targetCount)
        switch event.outcome {
        case .same: break
        case .grew:
            holes.take(block + old, new - old)
            note(event, blocks: new - old)
        case .shrank:
            holes.give(block + new, old - new)
        case .moved:
            holes.take(target, new)
            holes.give(block, old)
            noteDeath(block, births, youngSince: lastCollectionStart)
            note(event, blocks: new)
        }
    }

    private mutating func endCollection(_ index: Int, usedBlocks: Int, _ history: inout History) {
        noteSweep(&history)
        guard let last = history.collections.indices.last else { return }
        history.collections[last].end = index
        history.collections[last].usedAfter = usedBlocks
    }

    /// Gives the last collection what has been swept.
    private mutating func noteSweep(_ history: inout History) {
        if let last = history.collections.indices.last {
            history.collections[last].sweptCount += sweptCount
            history.collections[last].sweptBlocks += sweptBlocks
        }
        (sweptCount, sweptBlocks) = (0, 0)
    }

    /// Counts a death as young if the allocation was made after the beginning of the last collection that it could have lived through.
    @inline(__always)
    private mutating func noteDeath(_ block: Int, _ births: Births, youngSince start: Int) {
        let birth = births[block]
        if birth != .max, Int(birth) >= start { diedYoung += 1 }
    }

    @inline(__always)
    private func note(_ event: RecordedEvent, blocks: Int) {
        let line = Int(event.line), function = Int(event.function)
        guard line > 0, function >= isMain.count || isMain[function] else { return }
        lines[line].allocations += event.newHead == nil ? 0 : 1
        lines[line].blocks += blocks
        lines[line].failures += event.isFailure ? 1 : 0
    }

    /// Gives the history all that was counted; a recording that was full may end in the middle of a sweep.
    mutating func finish(_ history: inout History) {
        noteSweep(&history)
        history.diedYoung = diedYoung
        history.peak = peak
        for (line, use) in lines.enumerated() where use != LineUse() { history.lines[line] = use }
    }
}
