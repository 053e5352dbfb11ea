// A collection taken apart: each root and pointer that marks something, each look at the words of what waits on the mark stack, each block
// that is swept. A recording leaves the marks out, as there can be thousands in each of thousands of collections; the run is repeated up to
// the one that is asked for.

import BlockHeap
import MicroPython

/// One step of a collection.
public struct WalkStep: Equatable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// The collection begins; nothing is marked.
        case begins
        /// A word of a root leads to `block`, which had no mark.
        case root
        /// The words of `block` are looked at.
        case scan
        /// A word of `from` leads to `block`, which had no mark; it goes on the mark stack.
        case pointer
        /// The same, but the mark stack is full: `block` is marked and will be scanned later.
        case overflow
        /// All marked blocks are scanned once more, as the mark stack had overflowed.
        case rescan
        /// `block` has no mark and is freed.
        case sweep
        /// The collection is over.
        case ends
    }

    public var kind: Kind
    /// The head that the step is about; -1 where it is about none.
    public var block: Int32 = -1
    /// Of a pointer: the head of the allocation in which it stands; -1 in others.
    public var from: Int32 = -1
    /// Heads that wait on the mark stack after the step.
    public var depth: UInt8 = 0
    /// The position of the run after the step.
    public var position: UInt32
}

/// The parts of a collection, in their order.
public enum WalkPart: Sendable {
    case marking, rescanning, sweeping, over
}

/// All steps of one collection of a run.
public struct CollectionWalk: Sendable {
    /// The event that began it.
    public let start: Int
    public let steps: [WalkStep]
    /// The memory when it began.
    let image: MemoryImage
    /// How each head was reached, in the collector's own order.
    let reach: Reachability

    init(start: Int, steps: [WalkStep], image: MemoryImage) {
        self.start = start
        self.steps = steps
        self.image = image
        reach = image.reachability(
            following: steps.lazy.compactMap { step in
                switch step.kind {
                case .root: (Int(step.block), nil)
                case .pointer, .overflow: (Int(step.block), Int(step.from))
                default: nil
                }
            })
    }

    /// What becomes of a head in the course of a collection.
    public enum Mark: UInt8, Sendable {
        /// Not reached so far.
        case none
        /// Marked, and on the mark stack.
        case waiting
        /// Its words are being looked at.
        case scanning
        /// Marked, and all that it leads to as well.
        case done
        /// Marked, but the mark stack had no room for it.
        case leftOut
    }

    /// The collector at one step.
    public struct State: Sendable {
        /// For each block of the heap; meant at heads only.
        public var marks: [Mark]
        /// The heads on the mark stack, the one that is next last.
        public var stack: [Int] = []
        /// The head whose words are being looked at.
        public var scanned: Int?
        public var markedCount = 0
        public var sweptCount = 0
        public var sweptBlocks = 0
        public var part = WalkPart.marking
    }

    /// The collector after step `index`. Plays the steps before it: a fraction of a millisecond for ten thousand.
    public func state(at index: Int) -> State {
        var state = State(marks: Array(repeating: .none, count: image.layout.blockCount))
        for step in steps[0...max(0, min(index, steps.count - 1))] { state.apply(step, image) }
        return state
    }

    /// Steps that wait on the mark stack at the most.
    public static let stackSize = Heap.markStackSize

    /// The first step after `index` that begins a new part or marks from another root; the last step where there is none.
    public func nextRoot(after index: Int) -> Int {
        steps.indices.first { $0 > index && steps[$0].isLandmark } ?? max(0, steps.count - 1)
    }

    public func previousRoot(before index: Int) -> Int {
        steps.indices.last { $0 < index && steps[$0].isLandmark } ?? 0
    }

    /// The first step after `index` of another part; the last step where there is none.
    public func nextPart(after index: Int) -> Int {
        steps.indices.first { $0 > index && beginsPart($0) } ?? max(0, steps.count - 1)
    }

    public func previousPart(before index: Int) -> Int {
        steps.indices.last { $0 < index && beginsPart($0) } ?? 0
    }

    private func beginsPart(_ index: Int) -> Bool {
        switch steps[index].kind {
        case .begins, .rescan, .ends: true
        case .sweep: index > 0 && steps[index - 1].kind != .sweep
        default: false
        }
    }
}

extension WalkStep {
    /// Worth stopping at when one does not want to see every step.
    fileprivate var isLandmark: Bool {
        switch kind {
        case .begins, .root, .rescan, .sweep, .ends: true
        case .scan, .pointer, .overflow: false
        }
    }
}

extension CollectionWalk.State {
    fileprivate mutating func apply(_ step: WalkStep, _ image: MemoryImage) {
        let block = Int(step.block)
        switch step.kind {
        case .begins: break
        case .root:
            settle()
            markedCount += 1
            marks[block] = .scanning
            scanned = block
        case .pointer:
            markedCount += 1
            marks[block] = .waiting
            stack.append(block)
        case .overflow:
            markedCount += 1
            marks[block] = .leftOut
        case .scan:
            settle()
            if stack.last == block { stack.removeLast() }
            marks[block] = .scanning
            scanned = block
        case .rescan:
            settle()
            part = .rescanning
        case .sweep:
            settle()
            part = .sweeping
            sweptCount += 1
            sweptBlocks += image.count(ofHead: block)
        case .ends:
            settle()
            part = .over
        }
    }

    /// What was being looked at has been looked at.
    private mutating func settle() {
        if let scanned { marks[scanned] = .done }
        scanned = nil
    }
}
