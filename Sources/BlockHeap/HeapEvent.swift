/// Why a collection began.
public enum CollectionCause: UInt8, Sendable {
    /// `gc.collect()`.
    case explicit
    /// `gc.threshold`: enough blocks had been handed out since the last one.
    case threshold
    /// An allocation found no run of free blocks that was long enough.
    case noMemory
    /// Whoever runs the program wants one now: it is asked for neither by the program nor by the allocator.
    case outside
}

/// What became of an allocation that was asked to have another size.
public enum ReallocationOutcome: UInt8, Sendable {
    /// It already had that many blocks.
    case same
    /// It took the free blocks behind it.
    case grew
    /// It gave its last blocks back.
    case shrank
    /// It was copied to a new place and the old one was freed.
    case moved
}

/// One thing that happened in the heap. Blocks are numbered from 0, `count` is in blocks, `bytes` is what was asked for.
public enum HeapEvent: Equatable, Sendable {
    case allocated(bytes: Int, block: Int, count: Int, finaliser: Bool)
    /// No run was long enough even after a collection, or the heap was locked (then `Heap.isLocked` says so).
    case allocationFailed(bytes: Int)
    case freed(block: Int, count: Int)
    /// A move is this one event; a collection that it needed is told before it.
    case reallocated(bytes: Int, from: Int, fromCount: Int, to: Int, toCount: Int, outcome: ReallocationOutcome)
    /// It could not grow in place and was not allowed to move; it stays as it was.
    case reallocationFailed(bytes: Int, block: Int, count: Int)
    case collectionStarted(CollectionCause)
    /// The words of a marked head are looked at, with `depth` blocks still waiting on the mark stack.
    case scanning(block: Int, depth: Int)
    /// A head was found alive, by a word of the allocation at `from`, or of a root (`nil`), with `depth` blocks waiting on the mark stack;
    /// `overflow`: the stack was full, it will be scanned later.
    case marked(block: Int, from: Int?, depth: Int, overflow: Bool)
    /// The mark stack had overflowed: all marked blocks are scanned once more.
    case rescanStarted
    case swept(block: Int, count: Int)
    /// Blocks used and free now; `last` is the highest used block (0 if none).
    case collectionEnded(used: Int, free: Int, last: Int)
}

extension HeapEvent {
    /// The event in the grammar of trace files (`A n=24 b=0 k=2 fl=0`), or `nil` for what traces leave out (marking).
    public var traceLine: String? {
        switch self {
        case .allocated(let bytes, let block, let count, let finaliser):
            "A n=\(bytes) b=\(block) k=\(count) fl=\(finaliser ? 1 : 0)"
        case .allocationFailed(let bytes): "N n=\(bytes)"
        case .freed(let block, let count): "F b=\(block) k=\(count)"
        case .reallocated(let bytes, let from, let fromCount, let to, let toCount, let outcome):
            "R n=\(bytes) b=\(from) k=\(fromCount) -> b=\(to) k=\(toCount) \(outcome)"
        case .reallocationFailed(let bytes, let block, let count): "r n=\(bytes) b=\(block) k=\(count) failed"
        case .collectionStarted(let cause): "C \(cause.traceWord)"
        case .swept(let block, let count): "S b=\(block) k=\(count)"
        case .collectionEnded(let used, let free, let last): "E used=\(used) free=\(free) last=\(last)"
        case .scanning, .marked, .rescanStarted: nil
        }
    }
}

extension CollectionCause {
    /// The cause in the grammar of trace files.
    public var traceWord: String {
        switch self {
        case .explicit: "explicit"
        case .threshold: "threshold"
        case .noMemory: "nomem"
        case .outside: "outside"
        }
    }
}

/// Is told of everything that happens in a heap. Subclass it and set `Heap.observer`. It must not allocate from the heap that tells it.
open class HeapObserver {
    /// Whether `scanning` and `marked` events are sent too; there can be thousands in a collection.
    public var wantsMarks = false

    public init() {}

    /// The heap has just done `event`; its tables already show it.
    open func heap(_ heap: Heap, did event: HeapEvent) {}

    /// `HeapEvent.allocated`. That and `swept` are nearly all that is told, so an observer may take them without the wrapping.
    open func heap(_ heap: Heap, allocated bytes: Int, block: Int, count: Int, finaliser: Bool) {
        self.heap(heap, did: .allocated(bytes: bytes, block: block, count: count, finaliser: finaliser))
    }

    /// `HeapEvent.swept`.
    open func heap(_ heap: Heap, swept block: Int, count: Int) {
        self.heap(heap, did: .swept(block: block, count: count))
    }
}
