// A recording made ready to be looked at: any moment of it, and where to find things.
//
// Every `keyframeInterval` events a whole moment is kept; any other is played from the one before it. Free blocks and the biggest hole
// are kept for every position, so that a curve over the run shows each column's true minimum and maximum.

import BlockHeap

/// A collection of the run, as event numbers.
public struct CollectionSpan: Equatable, Sendable {
    /// The `collectionStarted` event.
    public var start: Int
    /// The `collectionEnded` event; the last event of a recording that was full before it.
    public var end: Int
    public var cause: CollectionCause
    public var line: Int
    /// Allocations and blocks that were swept.
    public var sweptCount: Int
    public var sweptBlocks: Int
    /// Blocks in use afterwards.
    public var usedAfter: Int
}

/// What one line of the script did to the heap in the whole run.
public struct LineUse: Equatable, Sendable {
    public var allocations = 0
    public var blocks = 0
    public var failures = 0

    public init() {}
}

/// A run, from its first event to its last, of which any moment can be had at once.
public struct History: Sendable {
    public let recording: Recording
    /// Every collection, in order.
    public internal(set) var collections: [CollectionSpan] = []
    /// Event numbers of the allocations that failed, in order.
    public internal(set) var failures: [Int] = []
    /// Event numbers of the phases' beginnings.
    public internal(set) var phases: [Int] = []
    /// The first position at which the most blocks were in use, and how many.
    public internal(set) var peak = (position: 0, usedBlocks: 0)
    /// By line of the script's own file.
    public internal(set) var lines: [Int: LineUse] = [:]
    /// Allocations that were gone before they had lived through a collection.
    public internal(set) var diedYoung = 0

    /// Where a run is opened: the position from which on what happens is the script's own.
    public internal(set) var opening = 0
    /// What is in use at any position from the opening on.
    public internal(set) var use = BlockUse(blockCount: 0)

    /// Free blocks at each position.
    var free: [UInt16] = []
    /// Blocks of the biggest hole at each position.
    var hole: [UInt16] = []
    var keyframes: [Moment] = []
    /// Playing this many events takes about a tenth of a millisecond.
    static let shortestInterval = 8192
    var keyframeInterval: Int

    /// The number of events: the last position.
    public var count: Int { recording.events.count }
    public var blockCount: Int { recording.blockCount }
    public var totals: RunTotals { keyframes.last?.totals ?? RunTotals() }

    /// Of all allocations of the run, the share that was thrown away before the next collection.
    public var shareDiedYoung: Double {
        totals.allocations == 0 ? 0 : Double(diedYoung) / Double(totals.allocations)
    }

    /// Goes through the recording once: about a tenth of a second for a million events.
    public init(_ recording: Recording) {
        self.init(recording, keyframeInterval: History.shortestInterval)
    }

    /// With keyframes at least `keyframeInterval` events apart; further apart where they would take too much memory.
    init(_ recording: Recording, keyframeInterval: Int) {
        self.recording = recording
        self.keyframeInterval = keyframeInterval
        build()
    }
}
