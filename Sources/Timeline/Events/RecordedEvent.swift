// One thing that happened in the heap, with the line of Python that was running. Lists keep most of them packed (`PackedEvent`).
//
// A heap has at most 65,535 blocks, so a count fits 16 bits. What a field means depends on the kind; fields that a kind does not use are 0.

import BlockHeap

/// Which of the heap's events it is.
public enum EventKind: UInt8, Sendable, CaseIterable {
    /// bytes, block, count; detail 1: with a finaliser.
    case allocated
    /// bytes; flag `isLocked`.
    case allocationFailed
    /// block, count.
    case freed
    /// bytes, block and count before, target and targetCount after; detail: `ReallocationOutcome`.
    case reallocated
    /// bytes, block, count.
    case reallocationFailed
    /// detail: `CollectionCause`.
    case collectionStarted
    /// block, count.
    case swept
    /// block: blocks used; bytes: blocks free; target: the last used block.
    case collectionEnded
    /// A phase of the run begins: nothing happens to the heap. detail: the number after `P` in a trace.
    case phase
}

/// What the board was doing.
public enum RunPhase: UInt8, Sendable {
    case start, boot, parse, compile, run, end
    /// A line is being typed at the prompt.
    case prompt
}

/// A heap event as it is recorded.
public struct RecordedEvent: Equatable, Sendable {
    /// What was asked for, in bytes.
    public var bytes: UInt32 = 0
    public var block: UInt32 = 0
    public var target: UInt32 = 0
    public var count: UInt16 = 0
    public var targetCount: UInt16 = 0
    /// The Python line that was running, from 1; 0 where none was.
    public var line: UInt16 = 0
    /// Index in `Recording.functions`.
    public var function: UInt16 = 0
    public var kind: EventKind
    public var detail: UInt8 = 0
    public var flags: UInt8 = 0
    /// What the new block came to hold, as far as its first words told soon after.
    public var content: BlockContent = .other

    public init(kind: EventKind) {
        self.kind = kind
    }
}

extension RecordedEvent {
    public var phase: RunPhase {
        get { RunPhase(rawValue: flags & 7) ?? .run }
        set { flags = flags & ~7 | newValue.rawValue }
    }

    /// The heap was locked.
    public var isLocked: Bool {
        get { flags & 8 != 0 }
        set { flags = newValue ? flags | 8 : flags & ~8 }
    }

    /// Since the event before, a loop came round or a function was called: a line that is the same has begun anew.
    public var beginsTurn: Bool {
        get { flags & 16 != 0 }
        set { flags = newValue ? flags | 16 : flags & ~16 }
    }

    /// The head that came into being: of an allocation, or of a move.
    public var newHead: Int? {
        switch kind {
        case .allocated: Int(block)
        case .reallocated where outcome == .moved: Int(target)
        default: nil
        }
    }

    /// The head that ceased to be: freed, swept or moved away.
    public var goneHead: Int? {
        switch kind {
        case .freed, .swept: Int(block)
        case .reallocated where outcome == .moved: Int(block)
        default: nil
        }
    }

    /// What became of a `reallocated` block.
    public var outcome: ReallocationOutcome {
        ReallocationOutcome(rawValue: detail) ?? .same
    }

    /// Why a `collectionStarted`.
    public var cause: CollectionCause {
        CollectionCause(rawValue: detail) ?? .explicit
    }

    /// The blocks that the request needed.
    public var blocksAsked: Int {
        (Int(bytes) + Heap.blockSize - 1) / Heap.blockSize
    }

    public var isFailure: Bool {
        kind == .allocationFailed
    }
}

extension RecordedEvent {
    /// Everything but place and phase, from what the heap said. `nil` for what is not recorded (marking).
    init?(_ event: HeapEvent) {
        switch event {
        case .allocated(let bytes, let block, let count, let finaliser):
            self.init(kind: .allocated)
            self.bytes = UInt32(clamping: bytes)
            self.block = UInt32(truncatingIfNeeded: block)
            self.count = UInt16(clamping: count)
            detail = finaliser ? 1 : 0
        case .allocationFailed(let bytes):
            self.init(kind: .allocationFailed)
            self.bytes = UInt32(clamping: bytes)
        case .freed(let block, let count):
            self.init(kind: .freed)
            self.block = UInt32(truncatingIfNeeded: block)
            self.count = UInt16(clamping: count)
        case .reallocated(let bytes, let from, let fromCount, let to, let toCount, let outcome):
            self.init(kind: .reallocated)
            self.bytes = UInt32(clamping: bytes)
            block = UInt32(truncatingIfNeeded: from)
            count = UInt16(clamping: fromCount)
            target = UInt32(truncatingIfNeeded: to)
            targetCount = UInt16(clamping: toCount)
            detail = outcome.rawValue
        case .reallocationFailed(let bytes, let block, let count):
            self.init(kind: .reallocationFailed)
            self.bytes = UInt32(clamping: bytes)
            self.block = UInt32(truncatingIfNeeded: block)
            self.count = UInt16(clamping: count)
        case .collectionStarted(let cause):
            self.init(kind: .collectionStarted)
            detail = cause.rawValue
        case .swept(let block, let count):
            self.init(kind: .swept)
            self.block = UInt32(truncatingIfNeeded: block)
            self.count = UInt16(clamping: count)
        case .collectionEnded(let used, let free, let last):
            self.init(kind: .collectionEnded)
            block = UInt32(truncatingIfNeeded: used)
            bytes = UInt32(truncatingIfNeeded: free)
            target = UInt32(truncatingIfNeeded: last)
        case .scanning, .marked, .rescanStarted:
            return nil
        }
    }

    /// The heap's own event again; `nil` for a phase.
    public var heapEvent: HeapEvent? {
        let (bytes, block, count) = (Int(bytes), Int(block), Int(count))
        return switch kind {
        case .allocated: .allocated(bytes: bytes, block: block, count: count, finaliser: detail == 1)
        case .allocationFailed: .allocationFailed(bytes: bytes)
        case .freed: .freed(block: block, count: count)
        case .reallocated:
            .reallocated(
                bytes: bytes, from: block, fromCount: count, to: Int(target), toCount: Int(targetCount),
                outcome: outcome)
        case .reallocationFailed: .reallocationFailed(bytes: bytes, block: block, count: count)
        case .collectionStarted: .collectionStarted(cause)
        case .swept: .swept(block: block, count: count)
        case .collectionEnded: .collectionEnded(used: block, free: bytes, last: Int(target))
        case .phase: nil
        }
    }
}
