// The figures of one finished run, filled in by whoever ran it. All sizes are bytes.
//
// "Allocated" counts what the heap hands out: 16 times the blocks of each allocation, and the growth of each
// reallocation. It counts from the moment the module's code begins to run, so that the compiler's own work stands apart
// in `compileAllocated`.

/// What a run of a program came to.
public struct RunFigures: Sendable, Hashable, Codable {
    /// All that the board's console showed, an uncaught exception's traceback included.
    public var stdout: String
    public var outcome: Outcome
    /// The heap's blocks times 16: what mem_alloc() and mem_free() add up to.
    public var heapBytes: Int
    /// Bytes handed out by the allocator while the module's code ran.
    public var totalAllocated: Int
    /// Allocations while the module's code ran.
    public var allocations: Int
    /// Bytes handed out from the start of the script to the start of the module's code.
    public var compileAllocated: Int
    /// Collections while the module's code ran, of any cause.
    public var collections: Int
    /// Most bytes in use at any moment while the module's code ran, garbage not yet collected included.
    public var peakUsed: Int
    /// Bytes in use right after each collection, in order.
    public var liveAfterCollections: [Int]
    /// The free runs when the script had ended (no collection is added), in address order.
    public var holes: [Hole]
    /// Allocations by the Python function that was running; the module's own code is `<module>`.
    public var byFunction: [String: Churn]
    /// Simulated seconds from start to end.
    public var seconds: Double
    /// Where these are the figures of a run up to a place: the event that led there.
    public var event: Event?

    /// How a run ended.
    public enum Outcome: Sendable, Hashable, Codable {
        case finished
        /// An uncaught exception: its type's name and its text.
        case raised(type: String, message: String)
        /// The step budget was used up.
        case outOfSteps
        case cancelled
        /// The program damaged its own memory; what happened then, in words.
        case memoryFault(String)
    }

    /// What happened on the heap, in bytes.
    public struct Event: Sendable, Hashable, Codable {
        /// What was asked for.
        public var requested: Int
        /// The blocks that it is about, and where they begin.
        public var blocks: Int
        public var offset: Int
        /// What a collection gave back.
        public var swept: Int

        public init(requested: Int = 0, blocks: Int = 0, offset: Int = 0, swept: Int = 0) {
            self.requested = requested
            self.blocks = blocks
            self.offset = offset
            self.swept = swept
        }
    }

    /// A run of free blocks.
    public struct Hole: Sendable, Hashable, Codable {
        /// Bytes from the first block of the heap.
        public var offset: Int
        public var bytes: Int

        public init(offset: Int, bytes: Int) {
            self.offset = offset
            self.bytes = bytes
        }
    }

    /// What one function allocated.
    public struct Churn: Sendable, Hashable, Codable {
        public var bytes: Int
        public var allocations: Int

        public init(bytes: Int, allocations: Int) {
            self.bytes = bytes
            self.allocations = allocations
        }
    }

    public init(
        stdout: String, outcome: Outcome = .finished, heapBytes: Int = 0, totalAllocated: Int = 0,
        allocations: Int = 0, compileAllocated: Int = 0, collections: Int = 0, peakUsed: Int = 0,
        liveAfterCollections: [Int] = [], holes: [Hole] = [], byFunction: [String: Churn] = [:], seconds: Double = 0
    ) {
        self.stdout = stdout
        self.outcome = outcome
        self.heapBytes = heapBytes
        self.totalAllocated = totalAllocated
        self.allocations = allocations
        self.compileAllocated = compileAllocated
        self.collections = collections
        self.peakUsed = peakUsed
        self.liveAfterCollections = liveAfterCollections
        self.holes = holes
        self.byFunction = byFunction
        self.seconds = seconds
    }
}
