// Playing events forward on a moment. What each does to the blocks and the counters is what the heap did (py/gc.c).

import Heap

extension Moment {
    /// Plays the events from `position` up to `end`.
    mutating func play(_ events: EventList, to end: Int) {
        play(events, to: end) { _, _, _, _ in }
    }

    /// The same, calling `body` after each event with the number of used blocks and the births as they are now.
    @inline(__always)
    mutating func play(
        _ events: EventList, to end: Int, _ body: (Int, RecordedEvent, Int, UnsafeMutableBufferPointer<UInt32>) -> Void
    ) {
        let start = position
        var state = Playback(self)
        map.table.withUnsafeMutableBufferPointer { table in
            map.contents.withUnsafeMutableBufferPointer { contents in
                births.withUnsafeMutableBufferPointer { births in
                    let blocks = PlaybackBlocks(table: table, contents: contents, births: births)
                    events.forEach(in: start..<end) { index, event in
                        state.apply(event, index, blocks)
                        body(index, event, state.usedBlocks, births)
                    }
                }
            }
        }
        totals = state.totals
        usedBlocks = state.usedBlocks
        lastFreeATBIndex = state.lastFreeATBIndex
        allocAmount = state.allocAmount
        isCollecting = state.isCollecting
        position = end
    }
}

/// The arrays of a moment while events are played on them.
struct PlaybackBlocks {
    let table: UnsafeMutableBufferPointer<UInt8>
    let contents: UnsafeMutableBufferPointer<UInt8>
    let births: UnsafeMutableBufferPointer<UInt32>

    @inline(__always)
    func place(_ head: Int, _ count: Int, _ event: RecordedEvent, _ index: Int) {
        tails(head + 1, count - 1)
        setHead(head, count, event)
        contents[head] = event.content.rawValue
        births[head] = UInt32(truncatingIfNeeded: index)
    }

    /// The head's byte, with the bytes of its last block that were not asked for.
    @inline(__always)
    func setHead(_ head: Int, _ count: Int, _ event: RecordedEvent) {
        let slack = count * Heap.blockSize - Int(event.bytes)
        table[head] = BlockKind.head.rawValue | UInt8(truncatingIfNeeded: max(0, min(slack, 15)) << 4)
    }

    @inline(__always)
    func tails(_ start: Int, _ count: Int) {
        for block in start..<(start + count) { table[block] = BlockKind.tail.rawValue }
    }

    @inline(__always)
    func clear(_ start: Int, _ count: Int) {
        for block in start..<(start + count) { table[block] = 0 }
    }
}

/// A moment's counters while events are played.
struct Playback {
    var totals: RunTotals
    var usedBlocks: Int
    var lastFreeATBIndex: Int
    var allocAmount: Int
    var isCollecting: Bool

    init(_ moment: Moment) {
        totals = moment.totals
        usedBlocks = moment.usedBlocks
        lastFreeATBIndex = moment.lastFreeATBIndex
        allocAmount = moment.allocAmount
        isCollecting = moment.isCollecting
    }

    @inline(__always)
    mutating func apply(_ event: RecordedEvent, _ index: Int, _ blocks: PlaybackBlocks) {
        let block = Int(event.block), count = Int(event.count)
        switch event.kind {
        case .allocated:
            blocks.place(block, count, event, index)
            took(count, at: block)
        case .freed, .swept:
            blocks.clear(block, count)
            gave(count, from: block)
            totals.thrownAway += 1
        case .reallocated:
            resize(event, index, blocks)
        case .collectionStarted:
            allocAmount = 0
            isCollecting = true
        case .collectionEnded:
            lastFreeATBIndex = 0
            isCollecting = false
            totals.collections += 1
        case .allocationFailed:
            totals.failures += 1
        case .reallocationFailed, .phase:
            break
        }
    }

    @inline(__always)
    private mutating func took(_ count: Int, at block: Int) {
        totals.allocations += 1
        totals.allocatedBlocks += count
        usedBlocks += count
        allocAmount += count
        if count == 1 { lastFreeATBIndex = (block + 1) >> 2 }
    }

    @inline(__always)
    private mutating func gave(_ count: Int, from block: Int) {
        totals.thrownAwayBlocks += count
        usedBlocks -= count
        if !isCollecting { lastFreeATBIndex = min(lastFreeATBIndex, block >> 2) }
    }

    private mutating func resize(_ event: RecordedEvent, _ index: Int, _ blocks: PlaybackBlocks) {
        let block = Int(event.block), old = Int(event.count)
        let target = Int(event.target), new = Int(event.targetCount)
        switch event.outcome {
        case .same:
            blocks.setHead(block, old, event)
        case .grew:
            blocks.tails(block + old, new - old)
            blocks.setHead(block, new, event)
            usedBlocks += new - old
            totals.allocatedBlocks += new - old
        case .shrank:
            blocks.clear(block + new, old - new)
            blocks.setHead(block, new, event)
            gave(old - new, from: block + new)
        case .moved:
            blocks.place(target, new, event, index)
            took(new, at: target)
            blocks.clear(block, old)
            gave(old, from: block)
            totals.thrownAway += 1
        }
    }
}
