// Listens to a heap and writes a Recording, adding to each event the line that was running.

import Heap

/// Records the heap that it is the observer of. It knows nothing of the machine: `place` says where the program is, and `content`
/// what a block is that begins with a given word.
///
/// What an allocation holds is not known when it is made: its type is stored right after. So the last two allocations are looked
/// at again at each event, and what they point to is known for what it is too (a str's characters, a list's items).
public final class RecordingObserver: HeapObserver {
    /// Where the program is now.
    public var place: () -> SourcePlace
    /// The content that the first word of an allocation tells: the address of a type.
    public var content: (UInt32) -> BlockContent
    /// Called after each collection: addresses may mean something else from now on.
    public var whenCollected: () -> Void = {}
    /// Called once when `limit` events have been recorded; nothing is recorded after it.
    public var whenFull: () -> Void = {}

    public private(set) var recording: Recording
    private let limit: Int
    private var turn = 0
    /// Which event made each head.
    private var births: UnsafeMutablePointer<UInt32>
    /// The two newest allocations that may still be given their type: index of the event, or -1.
    private var newest = -1
    private var newestButOne = -1

    /// Records at most `limit` events of `heap`, which has at most 65,535 blocks.
    public init(
        heap: Heap, limit: Int = 2_000_000, place: @escaping () -> SourcePlace,
        content: @escaping (UInt32) -> BlockContent
    ) {
        precondition(heap.blockCount <= 65_535, "the recording counts blocks in 16 bits")
        recording = Recording(poolStart: heap.poolStart, blockCount: heap.blockCount)
        self.limit = limit
        self.place = place
        self.content = content
        births = .allocate(capacity: heap.blockCount)
        births.initialize(repeating: .max, count: heap.blockCount)
        super.init()
    }

    deinit {
        births.deallocate()
    }

    /// Events recorded so far.
    public var position: Int { recording.events.count }

    public override func heap(_ heap: Heap, did event: HeapEvent) {
        guard !recording.isFull, var recorded = RecordedEvent(event) else { return }
        if newest >= 0 { lookAgain(heap) }
        recorded.isLocked = recorded.kind == .allocationFailed && heap.isLocked
        if recorded.kind == .reallocated, recorded.outcome == .moved {
            recorded.content = contentOf(head: Int(recorded.block))
        }
        if let head = recorded.newHead {
            births[head] = UInt32(truncatingIfNeeded: position)
            newestButOne = newest
            newest = position
        }
        append(recorded)
        if recorded.kind == .collectionEnded { whenCollected() }
    }

    /// A phase of the run begins: parsing in and out are 10 and 11, compiling 20 and 21, the boot 1, 2 and 3, the end 4.
    public func phaseBegins(_ number: Int) {
        guard !recording.isFull else { return }
        var event = RecordedEvent(kind: .phase)
        event.detail = UInt8(clamping: number)
        append(event)
    }

    /// The script has printed `bytes`.
    public func printed(_ bytes: [UInt8]) {
        if let last = recording.output.indices.last, recording.output[last].position == position {
            recording.output[last].bytes += bytes
        } else {
            recording.output.append(OutputChunk(position: position, bytes: bytes))
        }
    }

    /// The recording so far, with the last blocks' content settled, and the functions' names that the machine knows.
    public func finish(heap: Heap, functions: [FunctionName], mainFile: String) -> Recording {
        if newest >= 0 { lookAgain(heap) }
        recording.functions = functions
        recording.mainFile = mainFile
        return recording
    }

    private func append(_ event: RecordedEvent) {
        var event = event
        let place = place()
        event.line = UInt16(clamping: place.line)
        event.function = UInt16(clamping: place.function)
        event.phase = place.phase
        event.beginsTurn = place.turn != turn
        turn = place.turn
        recording.events.append(event)
        if position == limit {
            recording.isFull = true
            whenFull()
        }
    }

    private func contentOf(head: Int) -> BlockContent {
        let birth = births[head]
        return birth == .max ? .other : recording.events[Int(birth)].content
    }

    private func lookAgain(_ heap: Heap) {
        if newestButOne >= 0, !settle(newestButOne, heap) { newestButOne = -1 }
        if !settle(newest, heap) {
            newest = newestButOne
            newestButOne = -1
        }
    }

    /// Reads the type of what event `index` made. False if that is gone.
    private func settle(_ index: Int, _ heap: Heap) -> Bool {
        guard let head = recording.events[index].newHead, births[head] == UInt32(truncatingIfNeeded: index),
            heap.kind(ofBlock: head) == .head
        else { return false }
        let address = heap.address(ofBlock: head)
        let found = content(heap.ram.load32(address))
        guard found != .other else { return true }
        if recording.events[index].content != found { recording.events[index].content = found }
        if let behind = found.contentBehind, let block = heap.block(at: heap.ram.load32(address + 12)),
            heap.kind(ofBlock: block) == .head
        {
            let birth = births[block]
            if birth != .max, recording.events[Int(birth)].content == .other {
                recording.events[Int(birth)].content = behind
            }
        }
        return true
    }
}
