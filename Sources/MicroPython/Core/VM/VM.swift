// The machine: one board's memory and what MicroPython keeps about it outside of the heap. py/mpstate.h, mp_state_ctx_t.
//
// Invariant: every Python object lies in `ram`. What Swift holds here are addresses, counters and host-side helpers, so
// that a run depends on nothing but the board, the source and the answers of its virtual devices.

import BlockHeap

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

    /// Where texts that a run needs in ROM are added next.
    var romCursor: Address
    /// The numbers of all interned strings, by their characters: an index of what lies in ROM and RAM, to find it quickly.
    @exclusivity(unchecked) var qstrIndex: QstrIndex
    /// Where their characters lie, in the order of their numbers from `rom.strings.count` on.
    @exclusivity(unchecked) var internedPlaces: ContiguousArray<StringPlace> = []
    /// Names of local variables by the address of their function's bytecode, for who looks on.
    var localNames: [Address: [String]] = [:]
    /// Addresses of the texts of error messages that have been put in ROM.
    var romTexts: [String: Address] = [:]

    /// The simulated C stack pointer: it grows down from `board.stackTop`.
    @exclusivity(unchecked) var stackPointer: Address
    /// What calls take of the C stack: the board's.
    let stackCost: StackCost
    /// Below this address the C stack is used up.
    let stackLimit: Address
    /// The frame record of the innermost running Python function, 0 when none runs. See `Frame`.
    @exclusivity(unchecked) @usableFromInline var frame: Address = 0
    /// Words of the C stack that native functions use for arguments and iterators: roots.
    @exclusivity(unchecked) var stackRanges: ContiguousArray<StackRange> = []
    /// Steps until the interpreter looks up from its work. See `VM+Steps`.
    @exclusivity(unchecked) @usableFromInline var ticks = Ticks()
    @exclusivity(unchecked) var scheduler = Scheduler()
    /// How deep native code is in a structure that it follows by calling itself. See `nested`.
    @exclusivity(unchecked) var nesting = 0
    /// Names and ROM objects that the runtime itself needs.
    let names: KnownNames
    let known: KnownObjects
    /// Bytes of the emergency exception buffer (`micropython.alloc_emergency_exception_buf`).
    @exclusivity(unchecked) var emergencyBufferBytes = 0
    /// The address of the module's own raw code while the script's module code runs, a root: Sources/MicroPython/README.md.
    var moduleRawCode: [Address] = []
    /// What the running native functions hold in their C locals, as far as a collection must know. See `VM+Memory`.
    @exclusivity(unchecked) var held: ContiguousArray<UInt32> = []
    /// The last few blocks allocated by the running native function; the C stack would still show them.
    @exclusivity(unchecked) var recent = RecentAllocations()
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
    /// Open files by the handle in their file object.
    var openFiles: [UInt32: OpenFile] = [:]
    var nextFileHandle: UInt32 = 0
    /// The paths that a folder iterator has yet to yield, by its address.
    var folderListings: [Address: [String]] = [:]
    /// The state of `os.urandom`'s noise source.
    var noise: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// The globals of asyncio.core, which tasks look names up in (`mp_asyncio_context`).
    var asyncContext = Obj.null
    /// The state of the chip's devices.
    var devices = Devices()
    /// The chip is about to start anew: the run ends.
    var isResetting = false
    /// `network.country()`: two letters.
    var country: [UInt8] = Array("XX".utf8)
    /// `micropython.opt_level()`: 0 keeps assertions and makes `__debug__` true, 3 leaves line numbers out.
    var optimisationLevel = 0
    /// The number constants as a computer knows them, where the machine only compiles for an .mpy file.
    var hostNumbers: HostNumbers?
    /// What `json.dumps` puts between items, and between a key and its value.
    var jsonSeparators = (item: ", ", key: ": ")
    /// Where the next object goes that is lent to Python for one call.
    var lentEnd = MemoryMap.lentStart
    /// Texts under construction, whose buffers a collection keeps.
    @exclusivity(unchecked) var vstrs: ContiguousArray<Unmanaged<VStr>> = []
    /// Lexers at work (`mp_lexer_t`), which a collection keeps with all that they point to.
    var lexers: ContiguousArray<Address> = []

    /// Buffers whose addresses the script has asked for (uctypes).
    var exposedBuffers: [ExposedBuffer] = []

    /// Bytes that count as typed, before those of `input`.
    var typedAhead: [UInt8] = []

    /// The byte that raises KeyboardInterrupt in the program that runs (`mp_interrupt_char`): Ctrl-C, unless `micropython.kbd_intr` says
    /// otherwise; none while the prompt reads.
    var interruptByte: UInt8?
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

    /// A board that has been switched on: `gc_init` is done, nothing else. Traps where `board.layout` is not valid.
    public convenience init(board: Board) { self.init(board: board, rom: .firmware(board.firmware)) }

    /// The same with other contents of ROM.
    init(board: Board, rom: ROM) {
        self.board = board
        self.rom = rom
        flash = FlashStore(blockCount: board.firmware.fileBlocks)
        natives = rom.natives
        slotTable = rom.slots
        qstrIndex = rom.strings.index
        ram = RAM(base: MemoryMap.romStart, size: Int(max(MemoryMap.end, board.stackTop) - MemoryMap.romStart))
        ram.store(rom.image, at: MemoryMap.romStart)
        romCursor = rom.end
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
