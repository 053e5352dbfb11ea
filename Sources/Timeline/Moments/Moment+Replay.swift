// Playing events forward on a moment. What each does to the blocks and the counters is what the heap did (py/gc.c).

import BlockHeap

extension Moment {
    /// Plays the events from `position` up to `end`.
    mutating func play(_ events: EventList, to end: Int) {
        var index = position
        var state = Playback(self)
        map.table.withUnsafeMutableBufferPointer { table in
            map.contents.withUnsafeMutableBufferPointer { contents in
                births.withUnsafeMutableBufferPointer { births in
                    let blocks = PlaybackBlocks(table: table, contents: contents, births: births)
                    while index < end {
                        for event in events.run(from: index, to: end) {
                            if let other = event.otherIndex {
                                state.apply(events.storage.others[other], index, blocks)
                            } else {
                                state.apply(event, index, blocks)
                            }
                            index += 1
                        }
                    }
                }
            }
        }
        take(state)
        position = end
    }

    /// The moment that events were played to.
    init(_ map: BlockMap, _ blocks: PlaybackBlocks, _ state: Playback, position: Int) {
        self.map = map
        self.map.table = Array(blocks.table)
        self.map.contents = Array(blocks.contents)
        births = Array(blocks.births)
        self.position = position
        take(state)
    }

    private mutating func take(_ state: Playback) {
        totals = state.totals
        usedBlocks = state.usedBlocks
        lastFreeATBIndex = state.lastFreeATBIndex
        allocAmount = state.allocAmount
        isCollecting = state.isCollecting
    }
}

/// The arrays of a moment while events are played on them.
struct PlaybackBlocks {
    let table: UnsafeMutableBufferPointer<UInt8>
    let contents: UnsafeMutableBufferPointer<UInt8>
    let births: UnsafeMutableBufferPointer<UInt32>

    /// Of a heap in which everything is free.
    init(blockCount: Int) {
        table = .allocate(capacity: blockCount)
        table.initialize(repeating: 0)
        contents = .allocate(capacity: blockCount)
        contents.initialize(repeating: 0)
        births = .allocate(capacity: blockCount)
        births.initialize(repeating: .max)
    }

    init(
        table: UnsafeMutableBufferPointer<UInt8>, contents: UnsafeMutableBufferPointer<UInt8>,
        births: UnsafeMutableBufferPointer<UInt32>
    ) {
        self.table = table
        self.contents = contents
        self.births = births
    }

    /// Only for one that was made for a number of blocks.
    func deallocate() {
        table.deallocate()
        contents.deallocate()
        births.deallocate()
    }

    @inline(__always)
    func place(_ head: Int, _ count: Int, slack: UInt8, _ content: BlockContent, _ index: Int) {
        if count > 1 { tails(head + 1, count - 1) }
        setHead(head, slack: slack)
        contents[head] = content.rawValue
        births[head] = UInt32(truncatingIfNeeded: index)
    }

    /// The head's byte, with the bytes of its last block that were not asked for.
    @inline(__always)
    func setHead(_ head: Int, slack: UInt8) {
        table[head] = BlockKind.head.rawValue | slack &<< 4
    }

    @inline(__always)
    func tails(_ start: Int, _ count: Int) {
        for block in start..<(start + count) { table[block] = BlockKind.tail.rawValue }
    }

    @inline(__always)
    func clear(_ start: Int, _ count: Int) {
        if count == 1 { table[start] = 0 } else { for block in start..<(start + count) { table[block] = 0 } }
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
    mutating func apply(_ event: PackedEvent, _ index: Int, _ blocks: PlaybackBlocks) {
        let block = event.block, count = event.count
        if event.isAllocated {
            blocks.place(block, count, slack: event.slack, event.content, index)
            took(count, at: block)
        } else {
            end(block, count, blocks)
        }
    }

    mutating func apply(_ event: RecordedEvent, _ index: Int, _ blocks: PlaybackBlocks) {
        let block = Int(event.block), count = Int(event.count)
        switch event.kind {
        case .allocated:
            blocks.place(block, count, slack: event.slack(count), event.content, index)
            took(count, at: block)
        case .freed, .swept: end(block, count, blocks)
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

    /// An allocation has been freed or swept.
    @inline(__always)
    private mutating func end(_ block: Int, _ count: Int, _ blocks: PlaybackBlocks) {
        blocks.clear(block, count)
        gave(count, from: block)
        totals.thrownAway &+= 1
    }

    @inline(__always)
    private mutating func took(_ count: Int, at block: Int) {
        totals.allocations &+= 1
        totals.allocatedBlocks &+= count
        usedBlocks &+= count
        allocAmount &+= count
        if count == 1 { lastFreeATBIndex = (block + 1) >> 2 }
    }

    @inline(__always)
    private mutating func gave(_ count: Int, from block: Int) {
        totals.thrownAwayBlocks &+= count
        usedBlocks &-= count
        if !isCollecting { lastFreeATBIndex = min(lastFreeATBIndex, block >> 2) }
    }

    private mutating func resize(_ event: RecordedEvent, _ index: Int, _ blocks: PlaybackBlocks) {
        let block = Int(event.block), old = Int(event.count)
        let target = Int(event.target), new = Int(event.targetCount)
        switch event.outcome {
        case .same:
            blocks.setHead(block, slack: event.slack(old))
        case .grew:
            blocks.tails(block + old, new - old)
            blocks.setHead(block, slack: event.slack(new))
            usedBlocks += new - old
            totals.allocatedBlocks += new - old
        case .shrank:
            blocks.clear(block + new, old - new)
            blocks.setHead(block, slack: event.slack(new))
            gave(old - new, from: block + new)
        case .moved:
            blocks.place(target, new, slack: event.slack(new), event.content, index)
            took(new, at: target)
            blocks.clear(block, old)
            gave(old, from: block)
            totals.thrownAway += 1
        }
    }
}

extension RecordedEvent {
    /// Bytes of the last of `count` blocks that were not asked for.
    fileprivate func slack(_ count: Int) -> UInt8 {
        UInt8(max(0, min(count * Heap.blockSize - Int(bytes), 15)))
    }
}
