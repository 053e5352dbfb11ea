// The machine: one board's memory and what MicroPython keeps about it outside of the heap. py/mpstate.h, mp_state_ctx_t.
//
// Invariant: every Python object lies in `ram`. What Swift holds here are addresses, counters and host-side helpers, so
// that a run depends on nothing but the board, the source and the answers of its virtual devices.

import BlockHeap

/// How far parser and compiler have come with a source text.
public enum SourceProgress: Equatable, Sendable {
    /// The parser begins to read the file of this name.
    case begins(String)
    /// An exception has ended the work.
    case givesUp
}

/// A simulated board running MicroPython v1.24.0.
public final class VM {
    public let board: Board
    public let ram: RAM
    public let heap: Heap
    @exclusivity(unchecked) var rom: ROM
    /// The Swift functions behind the code words of built-in functions.
    let natives: ContiguousArray<Native>
    /// The slots of ROM types by `TypeID`, then of run-time types by `HeapTypeKind`.
    let slotTable: UnsafeMutablePointer<TypeSlots>

    /// The texts that this run has put in ROM.
    var romTexts: ROMTexts
    /// The interned strings, by their characters and by their numbers.
    @exclusivity(unchecked) var strings: Strings
    /// What a soft reset begins anew.
    @exclusivity(unchecked) var runtime = Runtime()
    /// What native code is at.
    @exclusivity(unchecked) var native = NativeState()

    /// The simulated C stack pointer: it grows down from `board.stackTop`.
    @exclusivity(unchecked) var stackPointer: Address
    /// What calls take of the C stack: the board's.
    let stackCost: StackCost
    /// Below this address the C stack is used up.
    let stackLimit: Address
    /// The frame record of the innermost running Python function, 0 when none runs. See `Frame`.
    @exclusivity(unchecked) @usableFromInline var frame: Address = 0
    /// Steps until the interpreter looks up from its work. See `VM+Steps`.
    @exclusivity(unchecked) @usableFromInline var ticks = Ticks()
    /// Names and ROM objects that the runtime itself needs.
    let names: KnownNames
    let known: KnownObjects
    /// Where each key was last found in a table (`map_lookup_cache`): a guess that saves most searches.
    let mapCache: UnsafeMutablePointer<UInt8> = {
        let cache = UnsafeMutablePointer<UInt8>.allocate(capacity: 128)
        cache.initialize(repeating: 0, count: 128)
        return cache
    }()
    /// Whether the board came as far as the script. Where it did not, its heap was too small for the boot.
    public internal(set) var hasBooted = false
    /// The files on the board's flash.
    public internal(set) var flash: FlashStore
    /// The state of `os.urandom`'s noise source.
    var noise: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The state of the chip's devices.
    var devices = Devices()
    /// The chip is about to start anew: the run ends.
    var isResetting = false
    /// `network.country()`: two letters.
    var country: [UInt8] = Array("XX".utf8)
    /// Whose numbers the constants of a source are.
    let numbers: NumberModel

    /// The prompt is served: the end of input ends the run.
    var isServingPrompt = false
    /// Bytes that have come from the console.
    var typedCount = 0

    /// Bytes that the script prints go here.
    public var console: ([UInt8]) -> Void = { _ in }
    /// The bytes that `console` gets now are sent as they are. Before all others' LF a board sends a CR.
    public internal(set) var isShowingBytes = false
    /// The prompt that is served is the raw one, for tools; also while a program runs that came by it.
    public internal(set) var isAtRawPrompt = false
    /// Bytes that the script reads from its console; `nil` at the end of input.
    public var input: () -> UInt8? = { nil }
    /// Is told when a phase of the run begins or ends, by the numbers of trace files: 1 heap ready, 2 runtime ready, 3 the script begins,
    /// 10 and 11 parsing begins and is over, 20 and 21 compiling, 5 the prompt reads a line, 4 the end.
    public var phaseObserver: ((Int) -> Void)?
    /// Is told what a program asks for that a board has and picoheap lacks, before the exception is raised; each time.
    public var missingObserver: ((MissingFeature) -> Void)?
    /// Is told what becomes of a source text: the script's own, an imported module's, a line's.
    public var sourceObserver: ((SourceProgress) -> Void)?
    /// The exception that ended the script, if one did.
    public internal(set) var uncaught: UncaughtException?
    /// Is told when an exception has ended the script, before the console gets its traceback.
    public var uncaughtObserver: (() -> Void)?
    /// The virtual clock, in microseconds since the board was switched on.
    public var clock: UInt64 = 0
    /// Jumps, calls and items of iterators that may still run before the run is stopped, less `workSteps`.
    @exclusivity(unchecked) public var stepsLeft: Int = .max
    /// What built-in code has worked so far, as that many steps.
    @exclusivity(unchecked) public internal(set) var workSteps = 0
    /// Steps between two looks at `stepsLeft` and `isCancelled`, at least 1.
    @exclusivity(unchecked) public var stepsBetweenLooks = 4096
    /// Asked at every look: true stops the run.
    @exclusivity(unchecked) public var isCancelled: () -> Bool = { false }

    /// Is told of each jump back of Python code with its target, between two instructions: a loop comes round. Costs time at every jump.
    public var whenJumpedBack: ((Address) -> Void)? {
        didSet { cutTicksShort() }
    }

    /// A board that has been switched on: `gc_init` is done, nothing else. Traps where `board.layout` is not valid, and where the files
    /// cannot be on its flash (`BoardFiles.problem`).
    public convenience init(board: Board, files: BoardFiles = BoardFiles()) {
        self.init(board: board, rom: .firmware(board.firmware))
        guard board.boot == .flash else { return }
        do { try flash.put(files) } catch { preconditionFailure("\(error.path) cannot be on the flash: \(error.failure)") }
    }

    /// The same with other contents of ROM, or only to compile.
    init(board: Board, rom: ROM, numbers: NumberModel = .board) {
        self.numbers = numbers
        self.board = board
        self.rom = rom
        flash = FlashStore(blockCount: board.firmware.fileBlocks)
        natives = rom.natives
        slotTable = rom.slots
        strings = Strings(index: rom.strings.index)
        ram = RAM(base: MemoryMap.romStart, size: Int(max(MemoryMap.end, board.stackTop) - MemoryMap.romStart))
        ram.store(rom.image, at: MemoryMap.romStart)
        romTexts = ROMTexts(cursor: rom.end)
        heap = Heap(ram: ram, start: board.heapStart, end: board.heapStart + UInt32(board.heapBytes))
        names = rom.names
        known = KnownObjects(rom)
        stackCost = board.stackCost
        stackPointer = board.stackTop - stackCost.boot
        stackLimit = board.stackTop - UInt32(board.stackBytes)
        heap.rootScanner = { [unowned self] _ in markRoots() }
        heap.finaliser = { [unowned self] _, address in finalise(address) }
    }

    deinit {
        mapCache.deallocate()
        ram.deallocate()
    }
}
