// The one pass over a recording that makes it a history.

import BlockHeap

extension History {
    /// Bytes that all keyframes together may take: getting memory is a good part of what a history costs. (A million events on the
    /// largest heap have a keyframe every 55,000, which are played in a third of a millisecond.)
    private static let keyframeBudget = 3 << 20

    mutating func build() {
        let events = recording.events
        let bytesAKeyframe = recording.blockCount * 6
        keyframeInterval = max(keyframeInterval, events.count / max(1, History.keyframeBudget / max(1, bytesAKeyframe)))

        var pass = BuildPass(recording)
        defer { pass.deallocate() }
        keyframes.append(pass.moment(at: 0))
        let positions = events.count + 1
        free = Array(unsafeUninitializedCapacity: positions) { free, freeCount in
            hole = Array(unsafeUninitializedCapacity: positions) { hole, holeCount in
                free[0] = UInt16(clamping: recording.blockCount)
                hole[0] = UInt16(clamping: recording.blockCount)
                for start in stride(from: 0, to: events.count, by: keyframeInterval) {
                    let end = min(start + keyframeInterval, events.count)
                    pass.play(start..<end, free, hole)
                    keyframes.append(pass.moment(at: end))
                }
                (freeCount, holeCount) = (positions, positions)
            }
        }
        pass.finish(&self)
        opening = findOpening()
        use = useFromOpening()
    }

    /// The keyframe at or before `position`.
    func keyframe(before position: Int) -> Moment {
        position >= count ? keyframes[keyframes.count - 1] : keyframes[position / keyframeInterval]
    }
}

/// What the pass has to remember from event to event.
private struct BuildPass {
    private let events: EventList
    private let emptyMap: BlockMap
    private let blocks: PlaybackBlocks
    private var state: Playback
    private let holes: HoleIndex
    private var collections: [CollectionSpan] = []
    private var failures: [Int] = []
    private var phases: [Int] = []
    private var lastCollectionStart = 0
    private var previousCollectionStart = 0
    private var sweptCount = 0
    private var sweptBlocks = 0
    private var diedYoung = 0
    private var peak = (position: 0, usedBlocks: 0)
    private let isMain: [Bool]
    private let placeList: ContiguousArray<PackedPlace>
    /// By the number of the place, for packed events; by line, for the others.
    private let places: UnsafeMutableBufferPointer<LineUse>
    private let lines: UnsafeMutableBufferPointer<LineUse>

    init(_ recording: Recording) {
        events = recording.events
        emptyMap = BlockMap(poolStart: Int(recording.poolStart), blockCount: recording.blockCount)
        blocks = PlaybackBlocks(blockCount: recording.blockCount)
        state = Playback(Moment(poolStart: recording.poolStart, blockCount: recording.blockCount))
        holes = HoleIndex(blockCount: recording.blockCount)
        isMain = recording.functions.map { recording.mainFile.isEmpty || $0.file == recording.mainFile }
        placeList = recording.events.storage.places.places
        places = .allocate(capacity: placeList.count)
        places.initialize(repeating: LineUse())
        lines = .allocate(capacity: recording.events.lastLine + 1)
        lines.initialize(repeating: LineUse())
    }

    func deallocate() {
        blocks.deallocate()
        places.deallocate()
        lines.deallocate()
    }

    func moment(at position: Int) -> Moment {
        Moment(emptyMap, blocks, state, position: position)
    }

    /// Plays the events of `range` and notes what was free after each.
    mutating func play(_ range: Range<Int>, _ free: UnsafeMutableBufferPointer<UInt16>, _ hole: UnsafeMutableBufferPointer<UInt16>) {
        // Locals, so that they stay in registers.
        let blocks = blocks, holes = holes, places = places, blockCount = emptyMap.blockCount
        var state = state
        var index = range.lowerBound
        while index < range.upperBound {
            for event in events.run(from: index, to: range.upperBound) {
                if let other = event.otherIndex {
                    state.apply(events.storage.others[other], index, blocks)
                    visit(index, events.storage.others[other], usedBlocks: state.usedBlocks)
                } else if event.isAllocated {
                    state.apply(event, index, blocks)
                    holes.take(event.block, event.count)
                    places[event.place].allocations &+= 1
                    places[event.place].blocks &+= event.count
                    if state.usedBlocks > peak.usedBlocks { peak = (index &+ 1, state.usedBlocks) }
                } else {
                    state.apply(event, index, blocks)
                    holes.give(event.block, event.count)
                    noteDeath(event.block, youngSince: event.isSwept ? previousCollectionStart : lastCollectionStart)
                    if event.isSwept { noteSwept(event.count) }
                }
                index &+= 1
                free[index] = UInt16(truncatingIfNeeded: blockCount &- state.usedBlocks)
                hole[index] = UInt16(truncatingIfNeeded: holes.biggest)
            }
        }
        self.state = state
    }

    /// Event `index`, which did not fit a packed one, has been played.
    @inline(never)
    private mutating func visit(_ index: Int, _ event: RecordedEvent, usedBlocks: Int) {
        let block = Int(event.block), count = Int(event.count)
        switch event.kind {
        case .allocated:
            holes.take(block, count)
            note(event, blocks: count)
        case .freed:
            holes.give(block, count)
            noteDeath(block, youngSince: lastCollectionStart)
        case .swept:
            holes.give(block, count)
            noteDeath(block, youngSince: previousCollectionStart)
            noteSwept(count)
        case .reallocated:
            resize(event)
        case .allocationFailed:
            failures.append(index)
            note(event, blocks: 0)
        case .collectionStarted:
            collections.append(
                CollectionSpan(
                    start: index, end: index, cause: event.cause, line: Int(event.line), sweptCount: 0, sweptBlocks: 0,
                    usedAfter: usedBlocks))
            previousCollectionStart = lastCollectionStart
            lastCollectionStart = index
        case .collectionEnded:
            endCollection(index, usedBlocks: usedBlocks)
        case .phase:
            phases.append(index)
        case .reallocationFailed:
            break
        }
        if usedBlocks > peak.usedBlocks { peak = (index + 1, usedBlocks) }
    }

    private mutating func resize(_ event: RecordedEvent) {
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
            noteDeath(block, youngSince: lastCollectionStart)
            note(event, blocks: new)
        }
    }

    private mutating func endCollection(_ index: Int, usedBlocks: Int) {
        noteSweep()
        guard let last = collections.indices.last else { return }
        collections[last].end = index
        collections[last].usedAfter = usedBlocks
    }

    @inline(__always)
    private mutating func noteSwept(_ count: Int) {
        sweptCount &+= 1
        sweptBlocks &+= count
    }

    /// Gives the last collection what has been swept.
    private mutating func noteSweep() {
        if let last = collections.indices.last {
            collections[last].sweptCount += sweptCount
            collections[last].sweptBlocks += sweptBlocks
        }
        (sweptCount, sweptBlocks) = (0, 0)
    }

    /// Counts a death as young if the allocation was made after the beginning of the last collection that it could have lived through.
    /// (A death leaves the birth standing, so it can still be asked for.)
    @inline(__always)
    private mutating func noteDeath(_ block: Int, youngSince start: Int) {
        let birth = blocks.births[block]
        if birth != .max, Int(birth) >= start { diedYoung &+= 1 }
    }

    private func note(_ event: RecordedEvent, blocks: Int) {
        guard isScript(PackedPlace(line: event.line, function: event.function)) else { return }
        lines[Int(event.line)].allocations += event.newHead == nil ? 0 : 1
        lines[Int(event.line)].blocks += blocks
        lines[Int(event.line)].failures += event.isFailure ? 1 : 0
    }

    /// Whether it is a line of the script's own file.
    private func isScript(_ place: PackedPlace) -> Bool {
        place.line > 0 && (Int(place.function) >= isMain.count || isMain[Int(place.function)])
    }

    /// Gives the history all that was counted; a recording that was full may end in the middle of a sweep.
    mutating func finish(_ history: inout History) {
        noteSweep()
        history.collections = collections
        history.failures = failures
        history.phases = phases
        history.diedYoung = diedYoung
        history.peak = peak
        for (place, use) in zip(placeList, places) where isScript(place) {
            lines[Int(place.line)].allocations += use.allocations
            lines[Int(place.line)].blocks += use.blocks
        }
        for (line, use) in lines.enumerated() where use != LineUse() { history.lines[line] = use }
    }
}
