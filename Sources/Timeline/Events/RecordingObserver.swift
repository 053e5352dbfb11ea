// Listens to a heap and writes a Recording, adding to each event the line that was running.

import BlockHeap
import MicroPython

/// Records the heap that it is the observer of. `place` says where the program is, `signatures` what an
/// allocation is that begins with the address of a type.
///
/// What an allocation holds is not known when it is made: its type is stored afterwards. So it is looked at when it dies, before anything
/// is written over it, or at the end. What an object points to is known for what it is then too (a str's characters, a list's items), and
/// what was moved held before the move what it held after it.
public final class RecordingObserver: HeapObserver {
    /// Where the program is now. Asked at each event, and a constant, so that asking counts no references.
    private let place: () -> SourcePlace
    /// The content that the first word of an allocation tells, the address of a type, by its distance from the lowest of them.
    private let contents: UnsafeMutableBufferPointer<BlockContent>
    /// What an object's own block is, by the object's type: the distance of the word that leads to it, and what it is.
    private let parts: [UInt32: (offset: UInt32, content: BlockContent)]
    private let lowestType: UInt32
    /// What the board is doing.
    @exclusivity(unchecked) public var phase = RunPhase.start {
        didSet { shared = nil }
    }
    /// Called after each collection: addresses may mean something else from now on.
    public var whenCollected: () -> Void = {}
    /// Called when an allocation has failed, before that is recorded.
    public var whenFailed: () -> Void = {}
    /// Called once when `limit` events have been recorded, or as much output as is kept; nothing is recorded after it.
    public var whenFull: () -> Void = {}

    /// Bytes that a program may print before its recording is full.
    static let mostOutput = 32 << 20

    private let writer = EventWriter()
    private let limit: Int
    /// Where the program was at the last event that was no sweep; a collection's sweep is all in one place.
    @exclusivity(unchecked) private var lastPlace = SourcePlace()
    /// What packed events at `lastPlace` have in common; `nil` where that has to be found out.
    @exclusivity(unchecked) private var shared: UInt64?
    @exclusivity(unchecked) private var isFull = false
    /// Which event made the allocation that begins, or last began, at each block.
    private let births: UnsafeMutablePointer<UInt32>
    private let blockCount: Int
    /// The event that made the newest allocation.
    @exclusivity(unchecked) private var lastAllocation = -1
    /// What took another's place: the event that made the new one, and the one that had made the old. Moves, and tables of dicts that grew:
    /// the new one is made, filled, and the old one freed, when nothing leads to it any more.
    private var moves: [(move: UInt32, birth: UInt32, isTableOnly: Bool)] = []
    private var output: [OutputChunk] = []
    private var outputBytes = 0
    private var turns: [UInt32] = []

    /// Records at most `limit` events of `heap`, which has at most 65,535 blocks.
    public init(
        heap: Heap, limit: Int = 2_000_000, place: @escaping () -> SourcePlace,
        signatures: [Address: ObjectSignature]
    ) {
        precondition(heap.blockCount <= 65_535, "the recording counts blocks in 16 bits")
        self.limit = limit
        self.place = place
        let lettered = signatures.filter { $0.value.letter != .other }
        let lowest = lettered.keys.min() ?? 0
        lowestType = lowest
        contents = .allocate(capacity: lettered.keys.max().map { Int($0 - lowest) + 1 } ?? 0)
        contents.initialize(repeating: .other)
        for (type, signature) in lettered { contents[Int(type - lowest)] = BlockContent(signature.letter) }
        parts = lettered.compactMapValues { signature in
            signature.part.flatMap { part in BlockContent(part.part).map { (part.offset, $0) } }
        }
        blockCount = heap.blockCount
        births = .allocate(capacity: heap.blockCount)
        births.initialize(repeating: .max, count: heap.blockCount)
        super.init()
    }

    deinit {
        births.deallocate()
        contents.deallocate()
    }

    /// Events recorded so far.
    public var position: Int { writer.count }

    public override func heap(_ heap: Heap, allocated bytes: Int, block: Int, count: Int, finaliser: Bool) {
        guard !isFull else { return }
        births[block] = UInt32(truncatingIfNeeded: writer.count)
        lastAllocation = writer.count
        let beginsTurn = look()
        if let shared {
            writer.append(
                PackedEvent(
                    allocated: bytes, block: block, count: count, finaliser: finaliser, beginsTurn: beginsTurn, shared: shared))
            if writer.count == limit { endRecording() }
        } else {
            append(.allocated(bytes: bytes, block: block, count: count, finaliser: finaliser), beginsTurn)
        }
    }

    public override func heap(_ heap: Heap, swept block: Int, count: Int) {
        guard !isFull else { return }
        settle(block, heap)
        if let shared {
            writer.append(PackedEvent(isSwept: true, block: block, count: count, beginsTurn: false, shared: shared))
            if writer.count == limit { endRecording() }
        } else {
            append(.swept(block: block, count: count), false)
        }
    }

    public override func heap(_ heap: Heap, did event: HeapEvent) {
        guard !isFull else { return }
        switch event {
        // From an observer that hands on what it is told.
        case .allocated(let bytes, let block, let count, let finaliser):
            return self.heap(heap, allocated: bytes, block: block, count: count, finaliser: finaliser)
        case .swept(let block, let count): return self.heap(heap, swept: block, count: count)
        case .freed(let block, _):
            settle(block, heap)
            if lastAllocation == writer.count - 1 { noteReplacement(block) }
        case .reallocated(_, let from, _, let to, _, .moved): noteMove(from, to, heap)
        case .scanning, .marked, .rescanStarted: return
        default: break
        }
        if case .allocationFailed = event { whenFailed() }
        append(event, look(), isLocked: heap.isLocked)
        if case .collectionEnded = event { whenCollected() }
    }

    /// The event that made the allocation which begins, or last began, at `head`; `UInt32.max` where none did.
    func birth(ofHead head: Int) -> UInt32 { births[head] }

    /// A phase of the run begins: parsing in and out are 10 and 11, compiling 20 and 21, the boot 1, 2 and 3, a line
    /// read at the prompt 5, the end 4.
    public func phaseBegins(_ number: Int) {
        guard !isFull else { return }
        var event = RecordedEvent(kind: .phase)
        event.detail = UInt8(clamping: number)
        append(event, look())
    }

    /// The program's outermost loop comes round.
    public func turnEnds() {
        if !isFull { turns.append(UInt32(truncatingIfNeeded: writer.count)) }
    }

    /// The script has printed `bytes`.
    public func printed(_ bytes: [UInt8]) {
        outputBytes += bytes.count
        if outputBytes > Self.mostOutput {
            if !isFull { endRecording() }
            return
        }
        if let last = output.indices.last, output[last].position == position {
            output[last].bytes += bytes
        } else {
            output.append(OutputChunk(position: position, bytes: bytes))
        }
    }

    /// The whole recording, with what the living hold, and the functions' names that the machine knows. Called once, at the end.
    public func finish(heap: Heap, functions: [FunctionName], mainFile: String) -> Recording {
        learnContents(heap)
        return recording(writer.finish(), heap, functions, mainFile)
    }

    /// The recording as far as it has come; it goes on.
    public func snapshot(heap: Heap, functions: [FunctionName], mainFile: String) -> Recording {
        learnContents(heap)
        return recording(writer.copy(), heap, functions, mainFile)
    }

    /// Notes what the living hold.
    private func learnContents(_ heap: Heap) {
        for block in 0..<blockCount where heap.kind(ofBlock: block) == .head { settle(block, heap) }
        for (move, birth, isTableOnly) in moves.reversed() where writer.content(of: Int(birth)) == .other {
            let content = writer.content(of: Int(move))
            if !isTableOnly || content == .table { writer.setContent(content, of: Int(birth)) }
        }
    }

    private func recording(_ events: EventList, _ heap: Heap, _ functions: [FunctionName], _ mainFile: String) -> Recording {
        var recording = Recording(poolStart: heap.poolStart, blockCount: blockCount)
        recording.events = events
        recording.functions = functions
        recording.output = output
        recording.turns = turns
        recording.mainFile = mainFile
        recording.isFull = isFull
        return recording
    }

    /// Asks where the program is; whether a new turn has begun since the last event.
    @inline(__always)
    private func look() -> Bool {
        let now = place()
        let before = lastPlace
        lastPlace = now
        if now.line != before.line || now.function != before.function || shared == nil { shareAnew() }
        return now.turn != before.turn
    }

    @inline(never)
    private func shareAnew() {
        let place = PackedPlace(line: lastPlace.line, function: lastPlace.function)
        shared = writer.number(of: place).map { PackedEvent.shared(place: $0, phase: phase) }
    }

    /// Writes what the heap said. In a failed allocation `isLocked` tells whether it could have succeeded.
    private func append(_ event: HeapEvent, _ beginsTurn: Bool, isLocked: Bool = false) {
        guard var recorded = RecordedEvent(event) else { return }
        if recorded.kind == .allocationFailed { recorded.isLocked = isLocked }
        append(recorded, beginsTurn)
    }

    private func append(_ event: RecordedEvent, _ beginsTurn: Bool) {
        var event = event
        event.line = lastPlace.line
        event.function = lastPlace.function
        event.phase = phase
        event.beginsTurn = beginsTurn
        writer.append(event)
        if writer.count == limit { endRecording() }
    }

    private func endRecording() {
        isFull = true
        whenFull()
    }

    /// An allocation is freed right after another was made.
    private func noteReplacement(_ head: Int) {
        let birth = births[head]
        guard birth != .max, writer.content(of: Int(birth)) == .other else { return }
        moves.append((UInt32(truncatingIfNeeded: lastAllocation), birth, true))
    }

    private func noteMove(_ from: Int, _ to: Int, _ heap: Heap) {
        settle(from, heap)
        if births[from] != .max { moves.append((UInt32(truncatingIfNeeded: writer.count), births[from], false)) }
        births[to] = UInt32(truncatingIfNeeded: writer.count)
    }

    /// Reads what the allocation at `head` is, while it still lies there, or still as it was.
    @inline(__always)
    private func settle(_ head: Int, _ heap: Heap) {
        let birth = births[head]
        guard birth != .max else { return }
        let address = heap.address(ofBlock: head)
        let offset = Int(heap.ram.load32(address) &- lowestType)
        guard offset < contents.count, contents[offset] != .other else { return }
        settle(contents[offset], birth, address, heap)
    }

    private func settle(_ found: BlockContent, _ birth: UInt32, _ address: Address, _ heap: Heap) {
        writer.setContent(found, of: Int(birth))
        guard let (offset, content) = parts[heap.ram.load32(address)],
            let block = heap.block(at: heap.ram.load32(address + offset)), births[block] != .max
        else { return }
        writer.setContent(content, ifUnknownOf: Int(births[block]))
    }
}
