// Listens to one collection of a repeated run, and passes everything on to the observer that counts the events.

import BlockHeap
import MicroPython

/// Writes a `CollectionWalk`.
final class CollectionWatcher: HeapObserver {
    private let observer: RecordingObserver
    private let start: Int
    private let image: () -> MemoryImage
    private var memory: MemoryImage?
    private var steps: [WalkStep] = []
    private var isOver = false
    /// Called once when the collection is over.
    var whenOver: () -> Void = {}

    /// - Parameters:
    ///   - start: the number of the event that begins the collection.
    ///   - image: takes a copy of the memory as it is when called.
    init(_ observer: RecordingObserver, start: Int, image: @escaping () -> MemoryImage) {
        self.observer = observer
        self.start = start
        self.image = image
    }

    /// What was seen; `nil` unless the collection came to its end.
    var walk: CollectionWalk? {
        guard isOver, let memory else { return nil }
        return CollectionWalk(start: start, steps: steps, image: memory)
    }

    override func heap(_ heap: Heap, did event: HeapEvent) {
        guard !isOver else { return }
        if case .collectionStarted = event, observer.position == start {
            memory = image()
            wantsMarks = true
        }
        observer.heap(heap, did: event)
        if wantsMarks { note(event) }
    }

    private func note(_ event: HeapEvent) {
        var step = WalkStep(kind: .begins, position: UInt32(truncatingIfNeeded: observer.position))
        switch event {
        case .collectionStarted: break
        case .scanning(let block, let depth):
            step.kind = .scan
            step.block = Int32(block)
            step.depth = UInt8(depth)
        case .marked(let block, nil, _, _):
            step.kind = .root
            step.block = Int32(block)
        case .marked(let block, let from?, let depth, let overflow):
            step.kind = overflow ? .overflow : .pointer
            step.block = Int32(block)
            step.from = Int32(from)
            step.depth = UInt8(overflow ? depth : depth + 1)
        case .rescanStarted: step.kind = .rescan
        case .swept(let block, _):
            step.kind = .sweep
            step.block = Int32(block)
        case .collectionEnded:
            step.kind = .ends
            isOver = true
            wantsMarks = false
        // A finaliser may do more; that is no step of the collection.
        default: return
        }
        steps.append(step)
        if isOver { whenOver() }
    }
}
