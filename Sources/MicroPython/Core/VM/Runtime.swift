// What the machine keeps outside of the heap, by what it lives and dies with: mp_state_vm_t's plain data, and what C has in its locals.

import BlockHeap

/// What lives from one soft reset to the next. A new one is all that a reset needs.
struct Runtime {
    var scheduler = Scheduler()
    /// Bytes of the emergency exception buffer (`micropython.alloc_emergency_exception_buf`).
    var emergencyBufferBytes = 0
    /// `micropython.opt_level()`: 0 keeps assertions and makes `__debug__` true, 3 leaves line numbers out.
    var optimisationLevel = 0
    /// Bytes that count as typed, before those of `input`.
    var typedAhead: [UInt8] = []
    /// The byte that raises KeyboardInterrupt in the program that runs (`mp_interrupt_char`): Ctrl-C, unless `micropython.kbd_intr` says
    /// otherwise; none while the prompt reads.
    var interruptByte: UInt8?
    /// Open files by the handle in their file object.
    var openFiles: [UInt32: OpenFile] = [:]
    var nextFileHandle: UInt32 = 0
    /// The paths that a folder iterator has yet to yield, by its address.
    var folderListings: [Address: [String]] = [:]
    /// Buffers whose addresses the script has asked for (uctypes).
    var exposedBuffers: [ExposedBuffer] = []
    /// The globals of asyncio.core, which tasks look names up in (`mp_asyncio_context`).
    var asyncContext = Obj.null
}

/// What running native functions have in their C locals and on the C stack, as far as a collection must know.
struct NativeState {
    /// See `VM+Memory`.
    var held: ContiguousArray<UInt32> = []
    /// The last few blocks allocated by the running native function; the C stack would still show them.
    var recent = RecentAllocations()
    /// Words of the C stack that native functions use for arguments and iterators: roots.
    var stackRanges: ContiguousArray<StackRange> = []
    /// Texts under construction, whose buffers a collection keeps.
    var vstrs: ContiguousArray<Unmanaged<VStr>> = []
    /// Lexers at work (`mp_lexer_t`), which a collection keeps with all that they point to.
    var lexers: ContiguousArray<Address> = []
    /// The address of the module's own raw code while the script's module code runs, a root: Sources/MicroPython/README.md.
    var moduleRawCode: [Address] = []
    /// How deep native code is in a structure that it follows by calling itself. See `nested`.
    var nesting = 0
    /// Where the next object goes that is lent to Python for one call.
    var lentEnd = MemoryMap.lentStart
}

/// The interned strings: an index of what lies in ROM and RAM, to find it quickly. A soft reset forgets those in RAM.
struct Strings {
    /// The numbers of all interned strings, by their characters.
    var index: QstrIndex
    /// Where their characters lie, in the order of their numbers from `rom.strings.count` on.
    var places: ContiguousArray<StringPlace> = []
    /// Names of local variables by the address of their function's bytecode, for who looks on.
    var localNames: [Address: [String]] = [:]
}

/// Texts of error messages, put in ROM when they are first needed. They stay there as long as the board.
struct ROMTexts {
    /// Where the next one goes.
    var cursor: Address
    /// Their addresses.
    var known: [String: Address] = [:]
}
