/// MicroPython's heap on the board's RAM: first fit in 16-byte blocks, conservative mark and sweep. Answers to py/gc.c, v1.24.0.
///
/// Both tables lie in RAM at their real addresses (see `HeapLayout`). An allocation is a head and the tails behind it. Invariant, outside
/// of a collection:
///
///     every tail follows a head or a tail;  no block is marked;  a finaliser bit is set only on heads;
///     no block below 4 * lastFreeATBIndex is free;  no block above lastUsedBlock is used
///
/// Nothing ever moves except by `reallocate`. Address 0 means "none", as NULL does on the board. Not safe for use by several threads at
/// once. README.md beside this file draws the rules.
///
/// The counters are `@exclusivity(unchecked)`: they are integers that are only ever read or written whole, and the run-time check of
/// each access made an allocation cost seven times as much.
public final class Heap {
    /// Bytes in a block.
    public static let blockSize = 16
    /// Blocks that wait to be scanned during marking (MICROPY_ALLOC_GC_STACK_SIZE).
    public static let markStackSize = 64

    public let ram: RAM
    public let layout: HeapLayout
    public let poolStart: Address
    public let blockCount: Int

    /// Called by every collection after its start, to hand all roots to `markRoot` and `markRoots`.
    public var rootScanner: ((Heap) -> Void)?
    /// Called for each dead head that was allocated with a finaliser, before it is freed. The heap is locked meanwhile.
    public var finaliser: ((Heap, Address) -> Void)?
    /// Is told of every event, if there is one. The heap keeps it alive.
    public var observer: HeapObserver? {
        didSet {
            isObserved = observer != nil
            listener = observer.map(Unmanaged.passUnretained)
        }
    }
    /// gc.enable() and gc.disable(): whether an allocation may start a collection by itself.
    @exclusivity(unchecked) public var isAutoCollectEnabled = true
    /// Blocks that may be handed out after a collection until the next one starts by itself; `Int.max` is off.
    @exclusivity(unchecked) public var allocThreshold = Int.max

    /// The table byte where a search begins. No free block lies before its four blocks.
    @exclusivity(unchecked) public internal(set) var lastFreeATBIndex = 0
    /// No used block lies above this one.
    @exclusivity(unchecked) public internal(set) var lastUsedBlock = 0
    /// Blocks handed out since the last collection began; growing in place does not count.
    @exclusivity(unchecked) public internal(set) var allocAmount = 0
    @exclusivity(unchecked) public internal(set) var lockDepth = 0

    /// No run of `noRunCount` or more free blocks begins below `noRunBlock`: where a search for that many may begin. It changes no
    /// result; the board searches again from `lastFreeATBIndex` each time.
    @exclusivity(unchecked) var noRunCount = Int.max
    @exclusivity(unchecked) var noRunBlock = 0

    let table: AllocationTable
    let finaliserBits: UnsafeMutablePointer<UInt8>
    let pool: UnsafeMutableRawPointer
    let markStack: UnsafeMutablePointer<UInt32>
    @exclusivity(unchecked) var markStackOverflowed = false
    @exclusivity(unchecked) var isCollecting = false
    /// While roots are marked: whether an allocation started the collection (not `gc.collect()`), so that what the running
    /// native code holds in registers and on the C stack counts as roots too.
    public internal(set) var isCollectingInAllocation = false
    @exclusivity(unchecked) var isObserved = false
    /// During a collection: whether the observer is told of each mark.
    @exclusivity(unchecked) var wantsMarks = false
    /// `observer`, to be told without counting references.
    @exclusivity(unchecked) private var listener: Unmanaged<HeapObserver>?
    /// The head that `reallocate` is finding a new place for: the board's C code holds it, so a collection meanwhile keeps it.
    @exclusivity(unchecked) public internal(set) var blockBeingMoved: Int?

    /// gc_init. `[start, end)` must lie in `ram` and have room for four blocks (`HeapLayout` tells beforehand).
    public init(ram: RAM, start: Address, end: Address) {
        guard let layout = HeapLayout(start: start, end: end) else {
            preconditionFailure("the heap must have room for four blocks")
        }
        self.ram = ram
        self.layout = layout
        poolStart = layout.poolStart
        blockCount = layout.blockCount
        ram.fill(start, count: layout.allocationTableByteCount + 1 + layout.finaliserTableByteCount)
        table = AllocationTable(
            bytes: ram.writable(start, count: Int(layout.end - start)).assumingMemoryBound(to: UInt8.self),
            byteCount: layout.allocationTableByteCount)
        finaliserBits = ram.writable(layout.finaliserTableStart, count: layout.finaliserTableByteCount)
            .assumingMemoryBound(to: UInt8.self)
        pool = ram.writable(layout.poolStart, count: layout.poolByteCount)
        markStack = .allocate(capacity: Heap.markStackSize)
    }

    deinit {
        markStack.deallocate()
    }

    /// The layout that a heap from `start` to `end` would have; `nil` if four blocks do not fit.
    public static func layout(start: Address, end: Address) -> HeapLayout? {
        HeapLayout(start: start, end: end)
    }
}

/// Blocks and addresses.
extension Heap {
    public func address(ofBlock block: Int) -> Address {
        poolStart &+ Address(truncatingIfNeeded: block &<< 4)
    }

    /// The block that begins at `address`; `nil` for an address that is not a block's first byte.
    @inline(__always)
    public func block(at address: Address) -> Int? {
        let offset = address &- poolStart
        // Rotating brings the low four bits to the top: any of them makes the number too large.
        let number = Int(offset &>> 4 | offset &<< 28)
        return number < blockCount ? number : nil
    }

    public func kind(ofBlock block: Int) -> BlockKind {
        precondition(block >= 0 && block < blockCount, "no such block")
        return table[block]
    }

    /// Blocks of the allocation whose head is `block`.
    public func count(ofHead block: Int) -> Int {
        precondition(block >= 0 && block < blockCount, "no such block")
        return table.chainLength(block)
    }

    /// gc_nbytes: the bytes of the allocation at `address`, or 0 where none begins.
    public func byteCount(of address: Address) -> Int {
        guard let block = block(at: address), table.bits(block) == BlockKind.head.rawValue else { return 0 }
        return table.chainLength(block) * Heap.blockSize
    }

    /// The head that `address` must be of. Only a damaged object asks for anything else: a fault.
    @inline(__always)
    func head(at address: Address) -> Int {
        guard let block = block(at: address), table.bits(block) == BlockKind.head.rawValue else { ram.fault(address, .release) }
        return block
    }
}

/// The lock: while it is held nothing is allocated, freed or resized. It counts.
extension Heap {
    public var isLocked: Bool { lockDepth > 0 }

    public func lock() {
        lockDepth += 1
    }

    public func unlock() {
        lockDepth -= 1
    }
}

/// Finaliser bits.
extension Heap {
    public func hasFinaliser(block: Int) -> Bool {
        precondition(block >= 0 && block < blockCount, "no such block")
        return finaliserBit(block)
    }

    @inline(__always)
    func finaliserBit(_ block: Int) -> Bool {
        finaliserBits[block >> 3] &>> UInt8(truncatingIfNeeded: block & 7) & 1 != 0
    }

    @inline(__always)
    func setFinaliser(block: Int) {
        finaliserBits[block >> 3] |= 1 &<< UInt8(truncatingIfNeeded: block & 7)
    }

    @inline(__always)
    func clearFinaliser(block: Int) {
        finaliserBits[block >> 3] &= ~(1 &<< UInt8(truncatingIfNeeded: block & 7))
    }
}

/// Telling the observer.
extension Heap {
    @inline(__always)
    func tell(_ event: @autoclosure () -> HeapEvent) {
        if isObserved { send(event()) }
    }

    @inline(never)
    private func send(_ event: HeapEvent) {
        listener?._withUnsafeGuaranteedRef { $0.heap(self, did: event) }
    }

    @inline(__always)
    func tellAllocated(bytes: Int, block: Int, count: Int, finaliser: Bool) {
        listener?._withUnsafeGuaranteedRef { $0.heap(self, allocated: bytes, block: block, count: count, finaliser: finaliser) }
    }

    @inline(__always)
    func tellSwept(block: Int, count: Int) {
        listener?._withUnsafeGuaranteedRef { $0.heap(self, swept: block, count: count) }
    }
}
